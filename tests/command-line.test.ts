import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createWorkspace, projectRoot, runCommand, runDipla, type Workspace } from "./support/workspace.ts";

let workspace: Workspace;
beforeAll(async () => {
  workspace = await createWorkspace({
    "content/note/en.md": "---\ntitle: A note\ntemplate: briefing\n---\n\n## One\n\nText.\n",
    "content/typo/en.md": "---\ntitle: A typo\nsutbitle: B\n---\n\nText.\n",
    "content/brief/fr.md": "---\ntitle: Une note\ntemplate: briefing\n---\n\n## Un\n\nTexte.\n",
  });
});
afterAll(() => workspace.remove());

const commands = ["build", "check", "new", "init", "clean", "preview", "send", "doctor"];

describe("help", () => {
  it.each(commands)("of %s shows one example, in both languages", async (name) => {
    const english = await runDipla([name, "--help"]);
    const bulgarian = await runDipla([name, "--help", "--ui-lang", "bg"]);
    expect([english.code, bulgarian.code]).toEqual([0, 0]);
    expect(english.stdout.match(/^Example: dipla /gm)).toHaveLength(1);
    expect(bulgarian.stdout.match(/^Пример: dipla /gm)).toHaveLength(1);
    // Every flag has its line of help.
    for (const { stdout } of [english, bulgarian])
      for (const line of stdout.split("\n").filter((one) => one.startsWith("  --")))
        expect(line).toMatch(/^ {2}--\S+( \S+)? {2,}\S/);
  });

  it("lists the commands that exist, and no others", async () => {
    const { stderr, code } = await runDipla(["--help"]);
    expect(code).toBe(0);
    expect([...stderr.matchAll(/^ {2}dipla (\w+)/gm)].map(([, name]) => name)).toEqual(commands);
  });

  it("gives the version", async () => {
    expect((await runDipla(["--version"])).stdout.trim()).toMatch(/^\d+\.\d+\.\d+$/);
  });
});

describe("exit codes", () => {
  it.each([
    ["no command", [], 2],
    ["unknown command", ["bild"], 2],
    ["unknown flag", ["build", "--fast"], 2],
    ["unknown format", ["build", "--format", "odt"], 2],
    ["unknown document", ["build", "nothing"], 4],
    ["a count that is none", ["build", "--jobs", "many"], 2],
    ["sources as output", ["build", "--out", "."], 2],
    ["a warning", ["build", "typo", "--format", "html"], 0],
    ["a warning that fails", ["build", "typo", "--format", "html", "--fail-on-warnings"], 3],
    ["a template that is none", ["new", "leaflet-trifolt", "x"], 2],
    ["a name that is none", ["new", "briefing", "../x"], 2],
    ["new without a name", ["new", "briefing"], 2],
  ])("%s: %j → %i", async (_, args, expected) => {
    const { code, stderr } = await runDipla(
      [...args, ...(args.length > 0 ? ["--root", workspace.root] : [])],
      { cwd: workspace.root },
    );
    expect(code, stderr).toBe(expected);
  });

  it("is 5 when the browser that was asked for is missing, and the other documents' state says so", async () => {
    const { code, stderr } = await runDipla(
      ["build", "note", "--format", "pdf", "--force", "--root", workspace.root],
      {
        env: { PUPPETEER_EXECUTABLE_PATH: "/nowhere/chrome" },
      },
    );
    expect(stderr).toContain("error browser-missing");
    expect(code).toBe(5);
  });

  it.each([
    ["can't be run", "content/note/en.md", "browser-missing"],
    ["ends at once", process.execPath, "browser-crashed"],
  ])("is 5 when the browser %s", async (_, path, problem) => {
    const { code, stderr } = await runDipla(
      ["build", "note", "--format", "pdf", "--force", "--root", workspace.root],
      { env: { PUPPETEER_EXECUTABLE_PATH: resolve(workspace.root, path) } },
    );
    expect(stderr).toContain(`error ${problem}`);
    expect(code).toBe(5);
  });
});

describe("a call that is wrong", () => {
  it.each([
    [["build", "--fromat", "pdf"], "There is no flag --fromat; --format was probably meant."],
    [
      ["build", "--fromat", "pdf", "--ui-lang", "bg"],
      "Няма настройка --fromat; вероятно имате предвид --format.",
    ],
    [["build", "--faster"], "There is no flag --faster."],
    [["build", "-x"], "There is no flag -x."],
    [["build", "--format"], "--format needs a value: --format pdf,docx,html"],
    [["build", "--format", "--force", "--ui-lang", "bg"], "--format иска стойност: --format pdf,docx,html"],
    [["check", "--no-report=yes"], "--no-report takes no value."],
    [["buidl"], "There is no command “buidl”; “build” was probably meant."],
    [["buidl", "--ui-lang=bg"], "Няма команда „buidl“; вероятно имате предвид „build“."],
    [["everything"], "There is no command “everything”."],
    [["send", "resum"], "There is no command “send resum”; “send resume” was probably meant."],
    [["send", "in-dobut", "list"], "“send in-doubt” was probably meant."],
    [["build", "--ui-lang", "fr"], "Dipla does not speak “fr”; it speaks: bg, en"],
    [["--ui-lang=tlh", "doctor"], "Dipla does not speak “tlh”; it speaks: bg, en"],
    [["build", "--ui-lang"], "--ui-lang needs a value: --ui-lang bg|en"],
  ])("is told in one sentence, in the language asked for: %j", async (args, sentence) => {
    const { code, stderr } = await runDipla(args, { cwd: workspace.root });
    expect(stderr.split("\n")[0]).toContain(sentence);
    expect(code).toBe(2);
  });

  it.each(["build", "check", "clean", "preview", "new briefing x", "send status", "send ledger check"])(
    "makes no workspace of a mistyped --root: %s",
    async (verb) => {
      await workspace.write("a-file", "");
      for (const [root, reason] of [
        ["nowhere", "it does not exist"],
        ["a-file", "a file stands where a folder is needed"],
      ] as const) {
        const place = join(workspace.root, root);
        const { code, stderr } = await runDipla([...verb.split(" "), "--root", place]);
        expect(stderr).toContain(`“--root” is not valid: ${reason}.`);
        expect(code).toBe(2);
      }
      expect(existsSync(join(workspace.root, "nowhere"))).toBe(false);
    },
  );

  it("is not one when its value begins with a hyphen after an equals sign", async () => {
    const { stderr } = await runDipla(["build", "--out=-x", "--format=html", "nothing"], {
      cwd: workspace.root,
    });
    expect(stderr).toContain("document-unknown");
  });

  it("takes a document for what it is, though a verb is spelt nearly alike", async () => {
    await workspace.write("content/resum/en.md", "---\ntitle: Resum\n---\n\nText.\n");
    const { stderr } = await workspace.run("send", "resum");
    expect(stderr).not.toContain("send resume");
  });
});

it("speaks the locale's language, and English where a locale has none of ours", async () => {
  const said = async (env: Record<string, string>): Promise<string> =>
    (await runDipla(["everything"], { env: { LC_ALL: "", LC_MESSAGES: "", LANG: "", ...env } })).stderr;
  expect(await said({ LANG: "bg_BG.UTF-8" })).toContain("Няма команда");
  expect(await said({ LANG: "bg_BG.UTF-8", LC_MESSAGES: "en_GB.UTF-8" })).toContain("There is no command");
  expect(await said({ LANG: "fr_FR.UTF-8" })).toContain("There is no command");
  expect(await said({})).toContain("There is no command");
});

describe("a build", () => {
  it("puts the common flags before or after the command", async () => {
    const { code } = await runDipla(["--root", workspace.root, "build", "note", "--format", "html"]);
    expect(code).toBe(0);
  });

  it("says nothing on --quiet when all is well, and one JSON object a line on --json", async () => {
    const quiet = await workspace.run("build", "note", "--format", "html", "--force", "--quiet");
    expect([quiet.stdout, quiet.stderr]).toEqual(["", ""]);
    const json = await workspace.run("build", "note", "--format", "html", "--force", "--json");
    expect(json.stdout.trim().split("\n")).toHaveLength(json.events.length);
    expect(json.events.at(-1)).toMatchObject({ event: "finished", exitCode: 0 });
    expect(json.stderr).toBe("");
  });

  it("speaks Bulgarian when asked", async () => {
    const { stderr } = await workspace.run("build", "typo", "--format", "html", "--ui-lang", "bg");
    expect(stderr).toContain("content/typo/en.md:3:1 предупреждение front-matter-typo");
    expect(stderr).toMatch(/съвет: /);
  });

  it("builds only the languages asked for", async () => {
    const { events } = await workspace.run("build", "--lang", "fr", "--format", "html", "--force", "--json");
    expect(events.filter(({ event }) => event === "reading").map(({ document }) => document)).toEqual([
      "brief",
    ]);
  });

  it("leaves out a one-file document in another language", async () => {
    await workspace.write("content/single.md", "---\ntitle: One\nlang: en\n---\n\nText.\n");
    const bulgarian = await workspace.run("build", "single", "--lang", "bg", "--format", "html", "--json");
    expect(bulgarian.events.at(-1)).toMatchObject({ rendered: 0, exitCode: 0 });
    const english = await workspace.run(
      "build",
      "single",
      "--lang",
      "en",
      "--format",
      "html",
      "--force",
      "--json",
    );
    expect(english.events.at(-1)).toMatchObject({ rendered: 1, exitCode: 0 });
  });
});

describe("new and init", () => {
  it("make documents that build without a finding", async () => {
    const home = await createWorkspace();
    try {
      expect((await runDipla(["init", "first"], { cwd: home.root })).code).toBe(0);
      const root = join(home.root, "first");
      for (const template of ["brochure", "briefing"])
        expect((await runDipla(["new", template, `my-${template}`, "--root", root])).code).toBe(0);
      const built = await runDipla(["build", "--root", root, "--json"]);
      expect(built.events.filter(({ event }) => event === "diagnostic")).toEqual([]);
      expect(built.events.at(-1)).toMatchObject({ rendered: 26, exitCode: 0 });
      // What is there already is never overwritten.
      expect((await runDipla(["init", "first"], { cwd: home.root })).code).toBe(2);
      expect((await runDipla(["new", "briefing", "my-briefing", "--root", root])).code).toBe(2);
    } finally {
      await home.remove();
    }
  });
});

it("doctor names the browser and what it can do", async () => {
  const { code, stdout } = await runDipla(["doctor"]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^browser +\S+\/\d+/m);
  expect(stdout).toMatch(/^sandbox +(on|off)/m);
  const codes = await runDipla(["doctor", "--codes", "--ui-lang", "bg"]);
  expect(codes.stdout).toContain("path-outside-workspace (error)");
});

it("says in one sentence that Node is too old", async () => {
  const old =
    'Object.defineProperty(process, "versions", { value: { ...process.versions, node: "20.20.2" } })';
  const { code, stderr } = await runCommand(process.execPath, [
    "--import",
    `data:text/javascript,${encodeURIComponent(old)}`,
    join(projectRoot, "scripts", "dipla.mjs"),
    "build",
  ]);
  expect(code).toBe(2);
  expect(stderr.trim().split("\n")).toHaveLength(1);
  expect(stderr).toContain("Dipla needs Node 22.18 or newer; this is 20.20.2.");
});
