import { afterEach, beforeAll, expect, it, vi } from "vitest";
import { type BuildEvent, ClosedError, ConfigurationError, openWorkspace, render } from "../scripts/index.ts";
import { createWorkspace, type Workspace } from "./support/workspace.ts";

/* Dipla as a program uses it: data and events, nothing printed, nothing ended. */

const note = (title: string, body: string): string =>
  `---\ntitle: ${title}\nlang: bg\ntemplate: briefing\n---\n\n${body}\n`;
const folders: Workspace[] = [];
async function folder(files: Readonly<Record<string, string>>): Promise<Workspace> {
  const made = await createWorkspace(files);
  folders.push(made);
  return made;
}

const printed = vi.fn();
beforeAll(() => {
  for (const name of ["log", "error", "warn", "info"] as const)
    vi.spyOn(console, name).mockImplementation(printed);
  return async () => {
    vi.restoreAllMocks();
    await Promise.all(folders.map((one) => one.remove()));
  };
});
afterEach(() => expect(printed).not.toHaveBeenCalled());

it("builds, tells what happens, and gives the files that are there, made now or before", async () => {
  const disk = await folder({ "content/note.md": note("Вода", "Текст.") });
  await using workspace = await openWorkspace(disk.root, { formats: ["html", "txt"] });
  const building = workspace.build();
  const [events, others]: BuildEvent[][] = [[], []];
  const listen = async (heard: BuildEvent[] = []): Promise<void> => {
    for await (const event of building) heard.push(event);
  };
  await Promise.all([listen(events), listen(others)]);
  expect(others).toEqual(events);
  // Another test may have made the same before.
  const made = expect.stringMatching(/^(?:rendered|cached)$/);
  expect(events?.map(({ event }) => event)).toEqual(["started", "reading", made, made, "wrote"]);
  const first = await building;
  expect(first).toMatchObject({ made: 2, unchanged: 0, exitCode: 0, diagnostics: [] });
  expect(first.artifacts.map(({ path }) => path)).toEqual(["note/bg/note.bg.html", "note/bg/note.bg.txt"]);
  const second = await workspace.build();
  expect(second).toMatchObject({ made: 0, unchanged: 1, artifacts: first.artifacts });
});

it("tells what is wrong in words, with the exit code that the command would have", async () => {
  const disk = await folder({ "content/note.md": note("Вода", "Има {{facts.nothing}} и ![](няма.png).") });
  await using workspace = await openWorkspace(disk.root, { formats: ["html"], uiLang: "bg" });
  const { diagnostics, exitCode, artifacts } = await workspace.build();
  expect([exitCode, artifacts]).toEqual([4, []]);
  expect(diagnostics[0]).toMatchObject({
    code: "field-unresolved",
    level: "error",
    place: { file: "content/note.md", line: 7 },
    message: "„facts.nothing“ няма стойност.",
  });
});

it("reads the configuration anew, and throws what is wrong with it or with the options", async () => {
  const disk = await folder({
    "content/note.md": note("Вода", "Текст."),
    "dipla.config.json": '{ "formats": ["txt"] }',
  });
  await using workspace = await openWorkspace(disk.root);
  expect((await workspace.build()).artifacts.map(({ format }) => format)).toEqual(["txt"]);
  await disk.write("dipla.config.json", '{ "formats": ["html"] }');
  expect((await workspace.build()).artifacts.map(({ format }) => format)).toEqual(["html"]);
  await disk.write("dipla.config.json", '{ "formats": ["htm"] }');
  await expect(workspace.build()).rejects.toMatchObject({
    name: "ConfigurationError",
    diagnostics: [{ code: "config-invalid", place: { file: "dipla.config.json" } }],
  });
  await using wrong = await openWorkspace(disk.root, { jobs: -1, lang: ["??"] });
  await expect(wrong.check()).rejects.toThrow(ConfigurationError);
  await expect(wrong.check()).rejects.toThrow(/options\.jobs.*1.*64/);
});

it("refuses a folder that isn't there, and lets an option turn off what a setting turns on", async () => {
  await expect(openWorkspace("/nowhere/at/all")).rejects.toThrow(ConfigurationError);
  const disk = await folder({
    "content/note.md": note("Вода", "Вижте [нищо](#nothing)."),
    "dipla.config.json": '{ "strict": true, "formats": ["txt"] }',
  });
  await using strict = await openWorkspace(disk.root);
  expect(await strict.build()).toMatchObject({ exitCode: 4, artifacts: [] });
  await using open = await openWorkspace(disk.root, { strict: false });
  expect(await open.build()).toMatchObject({ exitCode: 0, drafts: ["note (bg)"] });
});

it("throws to whoever listens, too", async () => {
  const disk = await folder({ "dipla.config.json": "{" });
  await using workspace = await openWorkspace(disk.root);
  const listening = async (): Promise<void> => {
    for await (const { event } of workspace.build()) expect.fail(event);
  };
  await expect(listening()).rejects.toThrow(ConfigurationError);
});

it("lets several workspaces work at once without disturbing each other, with what is asked of one in its turn", async () => {
  const disks = await Promise.all(
    ["Едно", "Две"].map((title) => folder({ "content/note.md": note(title, `Текст на ${title}.`) })),
  );
  const results = await Promise.all(
    disks.map(async (disk) => {
      await using workspace = await openWorkspace(disk.root, { formats: ["txt", "pdf"] });
      const both = await Promise.all([workspace.build({ force: true }), workspace.check({ report: false })]);
      return both.map(({ made, exitCode }) => [made, exitCode]);
    }),
  );
  expect(results).toEqual([
    [
      [2, 0],
      [2, 0],
    ],
    [
      [2, 0],
      [2, 0],
    ],
  ]);
  const texts = await Promise.all(disks.map((disk) => disk.text("out/note/bg/note.bg.txt")));
  expect(texts.map((text) => /Текст на .*\./.exec(text)?.[0])).toEqual(["Текст на Едно.", "Текст на Две."]);
});

it("makes files of a text in memory, the same that a build makes of the file", async () => {
  const text = note("Вода", "Членове: {{facts.members}}.\n\n![Квадрат](square.svg)");
  const square = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9H0z"/></svg>';
  const disk = await folder({
    "content/note.md": text,
    "content/square.svg": square,
    "content/_data/facts.yaml": "members: 166\n",
  });
  await using workspace = await openWorkspace(disk.root, { formats: ["docx", "html"] });
  const { artifacts } = await workspace.build();
  const alone = await render(text, {
    name: "note",
    formats: ["docx", "html"],
    data: { facts: { members: 166 } },
    files: { "square.svg": square },
  });
  expect(alone.diagnostics).toEqual([]);
  const inside = await workspace.render(text, { name: "note" });
  for (const { files } of [alone, inside])
    for (const [index, { output, bytes }] of files.entries()) {
      expect(output).toBe(artifacts[index]?.output);
      const made = await disk.read(`out/${artifacts[index]?.path}`);
      expect(Buffer.from(bytes).equals(made), output).toBe(true);
    }
});

it("makes a text for a recipient, in a template and language that the text does not name", async () => {
  const { files, diagnostics } = await render(
    "---\ntitle: Wasser\n---\n\nFür {{recipient.name}}.\n\n:::when{recipient.town=Bonn}\n\nNach Bonn.\n\n:::",
    { template: "briefing", lang: "de", formats: ["txt"], recipient: { name: "Frau Muster", town: "Bonn" } },
  );
  expect(diagnostics).toEqual([]);
  const text = new TextDecoder().decode(files[0]?.bytes);
  expect(text).toContain("Informationsvermerk");
  expect(text).toContain("Für Frau Muster.\n\nNach Bonn.");
});

it("tells what is wrong with a text in memory at its line, and makes nothing of it", async () => {
  const { files, diagnostics } = await render("---\ntitle: Water\nlang: en\n---\n\nSo {{facts.a}}.", {
    formats: ["html"],
  });
  expect(files).toEqual([]);
  expect(diagnostics).toMatchObject([
    { code: "field-unresolved", place: { file: "content/text.md", line: 6 } },
  ]);
});

it("ends what is under way when it is closed, and refuses what comes after", async () => {
  const disk = await folder({ "content/note.md": note("Вода", "Текст.") });
  const workspace = await openWorkspace(disk.root, { formats: ["txt"] });
  const building = workspace.build();
  const closing = workspace.close();
  const late = workspace.build();
  await closing;
  await expect(late).rejects.toThrow(ClosedError);
  // It was asked for first, and had not begun: either is an answer, but no other.
  const outcome = await Promise.resolve(building).then(
    ({ made }) => made,
    (error: unknown) => error instanceof ClosedError,
  );
  expect([1, true]).toContain(outcome);
});
