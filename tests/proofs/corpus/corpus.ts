/*
 * Documents that nobody here wrote: each is built as briefing and brochure, short ones as a tri-fold too, and checked. What
 * stands in the way, and what the check says, is listed by code. Those whose script needs a package of fonts are built again after
 * exactly the packages that their message names have been installed from npm (or its cache); where npm can't be reached, that is not
 * run.
 *
 *   node tests/proofs/corpus/corpus.ts [FOLDER] [--only ID,…] [--check]
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { createWorkspace, projectRoot, runCommand } from "../../support/workspace.ts";
import { asContent, readCorpus } from "./read-corpus.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: "string" },
    check: { type: "boolean", default: false },
    keep: { type: "boolean", default: false },
  },
});
const folder = positionals[0] ?? join(projectRoot, "..", "shared", "corpus");
if (!existsSync(join(folder, "sources.tsv"))) {
  console.log(`corpus: not run, ${folder} is not here`);
  process.exit(0);
}
const only = values.only?.split(",");
const texts = readCorpus(folder).filter(({ id }) => only === undefined || only.includes(id));
const workspace = await createWorkspace(Object.fromEntries(texts.flatMap(asContent)));

interface Told {
  code: string;
  weight: string;
  level: string;
  place: { file: string; line?: number };
  facts: Record<string, unknown>;
}

/** What a command finds, by the document it is in. */
async function found(command: "build" | "check"): Promise<Map<string, Told[]>> {
  const { events, stderr } = await workspace.run(command, "--json");
  const list = events.filter(({ event, type }) => (event ?? type) === "diagnostic") as unknown as Told[];
  if (events.length === 0) console.error(stderr);
  return Map.groupBy(list, ({ place }) => place.file.split("/")[1] ?? "");
}

const unaided = await found("build");
/** The packages that a document's message names. */
const packagesOf = (id: string): string[] =>
  (unaided.get(id) ?? []).flatMap(({ code, facts }) =>
    code === "font-package-missing" ? String(facts.packages).split(" ") : [],
  );
const needed = [...new Set(texts.flatMap(({ id }) => packagesOf(id)))];
const built = needed.length > 0 && (await install(needed)) ? await found("build") : unaided;
/** Installs packages into the workspace as its user would; false where npm can't be reached. */
async function install(packages: readonly string[]): Promise<boolean> {
  const flags = ["--no-audit", "--no-fund", "--prefer-offline"];
  const { code, stderr } = await runCommand("npm", ["install", ...flags, ...packages], {
    cwd: workspace.root,
  });
  if (code !== 0) console.log(`corpus: fonts not run, npm gives none: ${stderr.split("\n")[0] ?? ""}`);
  return code === 0;
}

const checked = values.check ? await found("check") : undefined;
const manifest = JSON.parse(readFileSync(join(workspace.root, "out", "manifest.json"), "utf8"));
const files: string[] = manifest.artifacts.map(({ path }: { path: string }) => path);
let complete = 0;
for (const { id } of texts) {
  const made = files.filter((path) => path.startsWith(`${id}/`)).length;
  if (made > 0) complete += 1;
  const summary = (list: readonly Told[] = []): string =>
    [...Map.groupBy(list, ({ code, level }) => `${level} ${code}`)]
      .map(([key, all]) => `${key} ×${all.length}`)
      .sort()
      .join(", ");
  console.log(
    `${made > 0 ? "built " : "FAILED"} ${id.padEnd(24)} ${String(made).padStart(2)} files  ${summary(built.get(id))}`,
  );
  if (packagesOf(id).length > 0) console.log(`       after: npm install ${packagesOf(id).join(" ")}`);
  if (checked)
    console.log(`       check: ${summary(checked.get(id)?.filter(({ level }) => level === "error"))}`);
}
/** What is truly the document's: its pictures are not here, some of its places and marks are dead. */
const itsOwn = /^(?:image-missing|image-on-web|link-internal-broken|field-foreign|overflow)$/;
const foreign = texts.flatMap(({ id }) =>
  (checked?.get(id) ?? [])
    .filter(({ code, level }) => level === "error" && !itsOwn.test(code))
    .map(({ code }) => `${id}: check says ${code}`),
);
for (const line of foreign) console.error(line);
// Those whose fonts npm didn't give are not run.
const expected = built === unaided ? texts.filter(({ id }) => packagesOf(id).length === 0) : texts;
if (foreign.length > 0 || complete < expected.length) process.exitCode = 1;
console.log(`corpus: ${complete} of ${texts.length} build, ${foreign.length} findings that are not theirs`);
if (values.keep) console.log(workspace.root);
else await workspace.remove();
