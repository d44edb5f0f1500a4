import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { allSchemas, schemaFile } from "./support/schemas/all-schemas.ts";
import { withSettingsTables } from "./support/settings-tables.ts";
import { projectRoot } from "./support/workspace.ts";

const schemaNames = Object.keys(allSchemas) as (keyof typeof allSchemas)[];

/* What is made from the records of settings, front matter, templates, tokens and organisation. UPDATE=1 makes it anew. */
it.each([
  ...schemaNames.map((name) => [`scripts/schemas/${name}.json`, () => schemaFile(name)] as const),
  [".github/docs/settings.md", withSettingsTables],
  [".github/docs/sending.md", withSettingsTables],
] as const)("%s says what the records say", async (path, make) => {
  const file = join(projectRoot, path);
  const before = await readFile(file, "utf8").catch(() => "");
  const now = make(before);
  if (process.env.UPDATE === "1") await writeFile(file, now);
  else expect(before, "UPDATE=1 npx vitest run --config tests/vitest.config.ts settings-documents").toBe(now);
});

it("the manual has a table for all settings and one for those of sending", async () => {
  for (const [page, name] of [
    ["settings", "settings"],
    ["sending", "settings-send"],
  ]) {
    const text = await readFile(join(projectRoot, ".github", "docs", `${page}.md`), "utf8");
    expect(text).toContain(`<!-- /${name} -->`);
  }
});
