import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { strToU8, zipSync } from "fflate";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readReference } from "../scripts/letterhead/read-reference.ts";
import { guarded } from "../scripts/workspace/run-build.ts";
import { killBrowsersBelow } from "./support/processes.ts";
import { createWorkspace, type Workspace } from "./support/workspace.ts";

/* What is wrong with one document is told of it, and the others are built and checked. */
let scratch: Workspace;

beforeAll(async () => {
  const briefing = (title: string): string =>
    `---\ntitle: ${title}\ntemplate: briefing\nlang: en\n---\n\nText.\n`;
  scratch = await createWorkspace({
    "content/a-field.md": briefing("{{ facts.members }}"),
    "content/b-alias.md": briefing("A\nkeywords: &a [*a]"),
    "content/c-folder.md": `${briefing("C")}\n![A view](.)\n`,
    "content/d-sound.md": briefing("D"),
  });
}, 60_000);
afterAll(() => scratch.remove());

it.each(["build", "check"])("%s tells each fault at its line, and goes on", async (command) => {
  for (const lang of ["en", "bg"]) {
    const { code, stdout, stderr, events } = await scratch.run(command, "--json", "--ui-lang", lang);
    const found = events.filter(({ event }) => event === "diagnostic");
    const errors = found.filter(({ level }) => level === "error");
    expect(found.map(({ code: name, place }) => [name, place])).toEqual([
      ["yaml-invalid", { file: "content/a-field.md", line: 2, column: 8 }],
      ["yaml-invalid", { file: "content/b-alias.md", line: 3, column: 15 }],
      ["image-folder", { file: "content/c-folder.md", line: 9, column: 1 }],
    ]);
    expect(code).toBe(4);
    expect(errors.length).toBe(command === "check" ? 3 : 2);
    expect(`${stdout}${stderr}`).not.toMatch(/please report|съобщете|\n\s+at |Warning:/i);
  }
});

it("a check whose browser ends goes on with another", async () => {
  let isRunning = true;
  let kills = 0;
  const checked = scratch.run("check", "d-sound", "--json", "--force", "--no-report").finally(() => {
    isRunning = false;
  });
  while (isRunning && kills === 0) {
    if (killBrowsersBelow(scratch.root)) kills += 1;
    await wait(20);
  }
  const { code, events } = await checked;
  expect(kills).toBe(1);
  expect(events.filter(({ event }) => event === "diagnostic")).toEqual([]);
  expect(code).toBe(0);
});

it("a table without a head is told once at its line, and is a table in every format", async () => {
  const table = await createWorkspace({
    "content/table.md":
      "---\ntitle: A\ntemplate: briefing\nlang: en\nallow-html: true\n---\n\n<table><tr><td>One</td><td>Two</td></tr></table>\n\n<table><tr><td>\n\nOnly *one*\n\n</td></tr></table>\n",
  });
  const { events } = await table.run("check", "--json", "--no-report");
  await table.remove();
  const found = events.filter(({ event }) => event === "diagnostic");
  expect(found.map(({ code, place }) => `${code} ${(place as { line: number }).line}`)).toEqual([
    "table-header-missing 8",
    "table-header-missing 10",
  ]);
});

it("a fault that nobody foresaw is one finding of its document", async () => {
  const source = { path: join(scratch.root, "content", "d-sound.md"), document: "d-sound", lang: "en" };
  const fail = (): Promise<never> => Promise.reject(new Error("unforeseen"));
  const { diagnostics } = await guarded(source as never, fail, { root: scratch.root } as never);
  expect(diagnostics).toEqual([
    expect.objectContaining({ code: "renderer-failed", place: { file: "content/d-sound.md" } }),
  ]);
});

it.each([
  ["word/../../evil.(png", "<w:styles></w:styles>", "word-part-name"],
  ["word/media/mark.png", "<w:styles/>", "word-parts-missing"],
])("a letterhead that is none is told as such: %s, %s", (name, styles, reason) => {
  const file = zipSync({
    "word/document.xml": strToU8("<w:document/>"),
    "word/styles.xml": strToU8(styles),
    [name]: strToU8("x"),
  });
  expect(() => readReference(file)).toThrow(reason);
});

it("a template's mistakes are told in the reader's language", async () => {
  await scratch.write("templates/own/page.hbs", "<main>{{{ slots.body }}}</main>");
  await scratch.write(
    "templates/own/template.yaml",
    "name: own\ntoc: maybe\nsize: A4\npage: { size: A4 }\npattern: { seed: a, density: 7 }\nslots: []\n",
  );
  await scratch.write("content/e-own.md", "---\ntitle: E\ntemplate: own\nlang: en\n---\n\nText.\n");
  const { events } = await scratch.run("build", "e-own", "--json", "--ui-lang", "bg");
  const said = events.filter(({ code }) => code === "template-invalid").map(({ message }) => String(message));
  expect(said.length).toBeGreaterThan(4);
  for (const message of said) expect(message).not.toMatch(/Invalid|Expected|received/);
});

it("a word that is cut where its panel ends is told once, not as a difference of files as well", async () => {
  const leaflet = await createWorkspace({
    "content/broad.md":
      "---\ntitle: XA1234567890123456789012345678901234567\ntemplate: leaflet-trifold\nlang: en\n---\n\nWords.\n",
  });
  const { events } = await leaflet.run("check", "--json", "--no-report");
  await leaflet.remove();
  const found = events.filter(({ event, level }) => event === "diagnostic" && level === "error");
  expect(found.map(({ code, place }) => `${code} ${(place as { line: number }).line}`)).toEqual([
    "overflow-width 2",
  ]);
});
