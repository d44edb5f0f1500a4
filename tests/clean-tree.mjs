// Fails when the repository holds what it must not: files in the wrong place, build output, paths of a machine, or
// addresses of a registry. With --unchanged it also fails when a run has changed tracked files.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const git = (...args) => execFileSync("git", args, { cwd: root, encoding: "utf8" });
const files = git("ls-files", "-z").split("\0").filter(Boolean);
const top =
  /^(content|templates|scripts|out|tests)\/|^(package\.json|package-lock\.json|tsconfig\.json|README\.md|LICENSE|CHANGELOG\.md)$|^\./;
const wrong = [];
for (const file of files) {
  if (!top.test(file)) wrong.push(`${file}: not a place of this repository`);
  if (file.startsWith("out/") && file !== "out/.gitkeep") wrong.push(`${file}: build output`);
  if (/\.(png|jpe?g|gif|webp|svg|pdf|docx|html|ttf|woff2?)$/.test(file)) {
    const allowed = file.startsWith(".github/media/") || /^(content|tests)\//.test(file);
    if (!allowed) wrong.push(`${file}: a binary or made file`);
    continue;
  }
  const text = readFileSync(join(root, file), "utf8");
  if (/(^|[\s"'(=])\/(home|Users|root|work)\/[\w.-]+\/[\w.-]+/m.test(text) && !/tests\/proofs\//.test(file))
    wrong.push(`${file}: a path of somebody's machine`);
  if (/registry\.npmjs\.org|"resolved"/.test(text) && file !== "tests/clean-tree.mjs")
    wrong.push(`${file}: the address of a registry`);
}
for (const file of files.filter((name) => name.startsWith(".github/media/"))) {
  const { length } = readFileSync(join(root, file));
  if (length > 150_000) wrong.push(`${file}: ${length} bytes, more than 150 KB`);
}
if (process.argv.includes("--unchanged")) {
  const changed = git("status", "--porcelain").trim();
  if (changed) wrong.push(`changed by the run:\n${changed}`);
}
if (wrong.length > 0) {
  console.error(wrong.join("\n"));
  process.exitCode = 1;
}
