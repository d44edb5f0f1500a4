import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type CommandResult, projectRoot, runCommand, runDiplaOf } from "./workspace.ts";

/**
 * A copy of the project's own sources, in which a test follows a recipe of CONTRIBUTING.md as a contributor would: it adds files,
 * puts in lines, and sees whether the types pass and the program does the new thing.
 */
export interface TreeCopy {
  root: string;
  /** Makes or replaces a file; folders come along. */
  write(path: string, text: string): Promise<void>;
  /** Puts text in behind the one place where `after` stands; throws when it stands nowhere or twice. */
  insert(path: string, after: string, text: string): Promise<void>;
  /** Runs the type checker over scripts/; its complaints are in `stdout`. */
  types(): Promise<CommandResult>;
  /** Runs the copy's own `dipla`. */
  run(...args: string[]): Promise<CommandResult>;
  remove(): Promise<void>;
}

/** Copies what the program consists of; packages are those of the checkout. */
export async function createTreeCopy(): Promise<TreeCopy> {
  const root = await mkdtemp(join(tmpdir(), "dipla-tree-"));
  const at = (path: string): string => join(root, path);
  for (const path of ["scripts", "templates", "package.json", "tsconfig.json"])
    await cp(join(projectRoot, path), at(path), { recursive: true });
  await symlink(join(projectRoot, "node_modules"), at("node_modules"));
  const write = async (path: string, text: string): Promise<void> => {
    await mkdir(dirname(at(path)), { recursive: true });
    await writeFile(at(path), text);
  };
  // Its code is another one, so that it may share no artifacts with the checkout; the unpacked browser it may.
  const run = (...args: string[]): Promise<CommandResult> => runDiplaOf(root, args, { cwd: root });
  return {
    root,
    write,
    insert: async (path, after, text) => {
      const before = await readFile(at(path), "utf8");
      if (before.split(after).length !== 2) throw new Error(`“${after}” must stand once in ${path}`);
      await write(
        path,
        before.replace(after, () => `${after}${text}`),
      );
    },
    types: () => {
      const compiler = join(projectRoot, "node_modules", ".bin", "tsc");
      return runCommand(compiler, ["-p", root, "--pretty", "false"], { cwd: root });
    },
    run,
    remove: () => rm(root, { recursive: true, force: true }),
  };
}
