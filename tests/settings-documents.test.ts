import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { configJsonSchema } from "./support/config-json-schema.ts";
import { withSettingsTables } from "./support/settings-tables.ts";
import { projectRoot } from "./support/workspace.ts";

/* What is made from the schema of the configuration. UPDATE=1 makes it anew. */
it.each([
  ["scripts/config/config.schema.json", () => configJsonSchema()],
  ["README.md", withSettingsTables],
] as const)("%s says what the schema says", async (path, make) => {
  const file = join(projectRoot, path);
  const before = await readFile(file, "utf8").catch(() => "");
  const now = make(before);
  if (process.env.UPDATE === "1") await writeFile(file, now);
  else expect(before, "UPDATE=1 npx vitest run --config tests/vitest.config.ts settings-documents").toBe(now);
});

it("the README has a table for all settings and one for those of sending", async () => {
  const readme = await readFile(join(projectRoot, "README.md"), "utf8");
  for (const name of ["settings", "settings-send"]) expect(readme).toContain(`<!-- /${name} -->`);
});
