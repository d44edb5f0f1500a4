import { afterEach, beforeEach, expect, it } from "vitest";
import { sensitiveSettings } from "../scripts/config/schema.ts";
import { createWorkspace, type Workspace } from "./support/workspace.ts";

/* `--no-config-code`: a stranger's workspace is built without running it, and chooses nothing that reaches beyond it. */
let workspace: Workspace;
beforeEach(async () => {
  workspace = await createWorkspace({
    "content/note.md": "---\ntitle: A\nlang: en\ntemplate: briefing\nformats: [html]\n---\n\nWords.\n",
    "house.tokens.json": "{}",
  });
});
afterEach(() => workspace.remove());

const told = (events: readonly Record<string, unknown>[]): string[] =>
  events
    .filter(({ event }) => event === "diagnostic")
    .map(({ code, place, facts }) => {
      const { file, line } = place as { file: string; line?: number };
      return `${file}:${line ?? ""} ${code} ${(facts as { key?: string }).key} ${(facts as { reason?: string }).reason}`;
    });

it.each(["ts", "mjs", "cjs"])("runs no .%s", async (ending) => {
  const mark = JSON.stringify(`${workspace.root}/was-run`);
  const write = ending === "cjs" ? 'require("node:fs")' : 'process.getBuiltinModule("node:fs")';
  const end = ending === "cjs" ? "module.exports = {};" : "export default {};";
  await workspace.write(`dipla.config.${ending}`, `${write}.writeFileSync(${mark}, "");\n${end}\n`);
  const file = `dipla.config.${ending}`;
  for (const command of ["build", "check"]) {
    const { code, events } = await workspace.run(command, "--json", "--no-config-code");
    expect([code, ...told(events)]).toEqual([2, `${file}: config-invalid ${file} config-is-code`]);
  }
  await expect(workspace.text("was-run")).rejects.toThrow();
  expect((await workspace.run("build", "--json")).code).toBe(0);
  expect(await workspace.text("was-run")).toBe("");
});

it("takes plain settings, and paths within the workspace", async () => {
  const settings = {
    out: "made",
    theme: "house.tokens.json",
    params: { a: "b" },
    jobs: 1,
    formats: ["html"],
  };
  await workspace.write("dipla.config.json", JSON.stringify(settings));
  const { code, events } = await workspace.run("build", "--json", "--no-config-code");
  expect([code, ...told(events)]).toEqual([0]);
  expect(await workspace.text("made/note/en/note.en.html")).toContain("Words.");
});

const values: Readonly<Record<string, unknown>> = {
  string: "../{path}/x",
  number: 25,
  picklist: "none",
  boolean: true,
  array: ["../x"],
};

it.each(
  sensitiveSettings().map(({ path, schema, notes }) => [path.join("."), path, schema.type, notes] as const),
)("refuses %s", async (name, path, type) => {
  const value = values[type] ?? {};
  const written = path.toReversed().reduce<unknown>((inner, key) => ({ [key]: inner }), value);
  await workspace.write("dipla.config.json", JSON.stringify(written, null, 1));
  const { code, events } = await workspace.run("build", "--json", "--no-config-code");
  expect(code).toBe(2);
  expect(told(events)).toContain(
    `dipla.config.json:${path.length + 1} config-invalid ${name} not-plain-data`,
  );
});
