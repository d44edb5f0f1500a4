/*
 * Documents that nobody here wrote: each is built as briefing and brochure, short ones as a tri-fold too, and checked. What
 * stands in the way, and what the check says, is listed by code.
 *
 *   node tests/proofs/corpus/corpus.ts [FOLDER] [--only ID,…] [--check]
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { createWorkspace, projectRoot } from "../../support/workspace.ts";
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

const built = await found("build");
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
  if (checked)
    console.log(`       check: ${summary(checked.get(id)?.filter(({ level }) => level === "error"))}`);
}
console.log(`corpus: ${complete} of ${texts.length} build`);
if (values.keep) console.log(workspace.root);
else await workspace.remove();
