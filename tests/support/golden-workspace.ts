import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { createWorkspace, projectRoot, type Workspace } from "./workspace.ts";

/** The folder of golden cases. */
export const casesFolder = join(projectRoot, "tests", "cases");

/** The names of all cases; a folder that begins with `_` is none. */
export async function goldenNames(folder = casesFolder): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith("_"))
    .map(({ name }) => name);
}

/** A workspace in which every golden case of a folder is a document, and their names. */
export async function goldenWorkspace(
  folder = casesFolder,
): Promise<{ workspace: Workspace; names: string[] }> {
  const names = await goldenNames(folder);
  const workspace = await createWorkspace();
  await workspace.copy(join(folder, "_data"), "content/_data");
  for (const name of names) {
    const text = await readFile(join(folder, name, "input.md"), "utf8");
    const lang = /^lang: (.+)$/m.exec(text)?.[1] ?? "en";
    await workspace.copy(join(folder, name), `content/${name}`);
    await rm(join(workspace.root, "content", name, "input.md"));
    await workspace.write(`content/${name}/${lang}.md`, text);
  }
  return { workspace, names };
}
