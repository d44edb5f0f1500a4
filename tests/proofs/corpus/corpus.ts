/*
 * Documents that nobody here wrote, and twelve of our own in their manner (`tests/corpus`): each is built as briefing and brochure, short
 * ones as a tri-fold too, in every format. Whose script needs a package of fonts is built again after exactly the packages that its
 * message names have been installed from npm (or its cache); where npm can't be reached, that is not run.
 *
 * Then `check` may accuse only what is truly the document's; no word of the source is missing in any file, by an independent reading of
 * both; and of a sample, or of all, the official validators find no rule broken, and `check` accuses nothing when their own faults are
 * removed. Of the world's, a sample is built where not all are.
 *
 *   node tests/proofs/corpus/corpus.ts [FOLDER] [--scale ci|full] [--seed WORDS] [--only ID,…] [--report FILE] [--keep]
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import {
  brokenInHtml,
  brokenInPdfs,
  brokenInWord,
  claiming,
  madeBelow,
} from "../../conformance/broken-rules.ts";
import { createWorkspace, projectRoot } from "../../support/workspace.ts";
import { accusations, accusationsWhenMended, buildWithFonts, toldBy } from "./build-corpus.ts";
import { type CorpusResult, tableOf } from "./corpus-table.ts";
import { lostIn } from "./judge-words.ts";
import { asContent, type CorpusText, documentsOf, readCorpus } from "./read-corpus.ts";
import { sourceBlocks } from "./source-blocks.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    scale: { type: "string", default: "ci" },
    seed: { type: "string", default: "corpus" },
    only: { type: "string" },
    report: { type: "string" },
    keep: { type: "boolean", default: false },
  },
});
/** How many of the world's documents are built where not all are, and how many of all are mended and validated. */
const inSample = { built: 16, validated: 7 };

const folder = positionals[0] ?? join(projectRoot, "..", "shared", "corpus");
const isHere = existsSync(join(folder, "sources.tsv"));
if (!isHere) console.log(`corpus: the world's documents are not run, ${folder} is not here`);
const only = values.only?.split(",");
const isFull = values.scale === "full" || only !== undefined;
const own = readCorpus(join(projectRoot, "tests", "corpus"));
const theirs = isHere ? readCorpus(folder) : [];
const texts = [...own, ...(isFull ? theirs : sampled(theirs, inSample.built))].filter(
  ({ id }) => only === undefined || only.includes(id),
);
const sample = isFull ? texts : sampled(texts, inSample.validated);

const began = Date.now();
const workspace = await createWorkspace(Object.fromEntries(texts.flatMap(asContent)));
const built = await buildWithFonts(workspace, texts);
const checked = await toldBy(workspace, "check", "--no-report");
const made = await madeBelow(workspace.root);
const results = new Map<string, CorpusResult>();
for (const text of texts) results.set(text.id, await judge(text));
const validated = new Set(sample.filter(({ id }) => !built.withoutFonts.has(id)));
await validate();
for (const [id, faults] of await accusationsWhenMended(workspace, [...validated]))
  results.get(id)?.faults.push(...faults.map((fault) => `mended, ${fault}`));

const all = [...results.values()];
const table = tableOf(all);
console.log(table);
for (const { id, faults } of all) for (const fault of faults) console.error(`${id}: ${fault}`);
const faults = all.reduce((sum, one) => sum + one.faults.length, 0);
const minutes = ((Date.now() - began) / 60_000).toFixed(1);
const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], { cwd: projectRoot, encoding: "utf8" });
const summary = `corpus: ${all.length} documents, ${all.filter(({ files }) => files > 0).length} built, ${validated.size} mended and validated (commit ${commit.trim()}, seed ${values.seed}), ${faults} faults, ${minutes} minutes`;
console.log(summary);
if (values.report) await writeFile(values.report, `${summary}\n\n${table}\n`);
if (faults > 0) process.exitCode = 1;
if (values.keep) console.log(workspace.root);
else await workspace.remove();

function sampled(from: readonly CorpusText[], count: number): CorpusText[] {
  const rank = ({ id }: CorpusText): string =>
    createHash("sha256").update(`${values.seed} ${id}`).digest("hex");
  return [...from].sort((a, b) => (rank(a) < rank(b) ? -1 : 1)).slice(0, count);
}

/** What a text became: its files, what is said of it, and the words that its files lack. */
async function judge(text: CorpusText): Promise<CorpusResult> {
  const names = documentsOf(text);
  const blocks = sourceBlocks(text.text);
  const files = made.filter(({ entry }) => names.includes(entry.document));
  const faults = built.withoutFonts.has(text.id) ? [] : accusations(names, checked, "its own");
  if (files.length === 0 && !built.withoutFonts.has(text.id)) faults.push("does not build");
  let lost = 0;
  // What is imposed or separated is the same PDF once more.
  for (const one of files.filter(({ entry }) => !entry.output.includes("."))) {
    const words = await lostIn(one, blocks);
    lost += words.length;
    if (words.length > 0)
      faults.push(`${one.entry.path} lacks ${words.length} words: ${words.slice(0, 20).join(" ")}`);
  }
  const templates = Map.groupBy(files, ({ entry }) => entry.template);
  return {
    id: text.id,
    lang: text.lang,
    words: countWords(blocks, text.lang),
    files: files.length,
    built: [...templates].map(
      ([name, group]) => `${name} ${group.map(({ entry }) => entry.output).join(" ")}`,
    ),
    packages: built.packages.get(text.id) ?? [],
    findings: names
      .flatMap((name) => checked.get(name) ?? [])
      .filter(({ level }) => level !== "info")
      .map(({ code }) => code),
    lost,
    broken: undefined,
    faults,
  };
}

/** Scripts without spaces have words, too. */
function countWords(blocks: readonly string[], lang: string): number {
  const segmenter = new Intl.Segmenter(lang, { granularity: "word" });
  return blocks.reduce(
    (sum, block) => sum + [...segmenter.segment(block)].filter(({ isWordLike }) => isWordLike).length,
    0,
  );
}

/** What the official validators say of the sample's files. */
async function validate(): Promise<void> {
  const owners = new Map(
    [...validated].flatMap((text) => documentsOf(text).map((name) => [name, results.get(text.id)] as const)),
  );
  const files = made.filter(({ entry }) => owners.has(entry.document));
  const { pdf, docx, html } = claiming(files);
  const broken = [...(await brokenInPdfs(pdf)), ...(await brokenInWord(docx)), ...(await brokenInHtml(html))];
  const byPath = new Map(files.map(({ entry }) => [entry.path, owners.get(entry.document)]));
  for (const result of owners.values()) if (result) result.broken = 0;
  for (const { path, rule } of broken) {
    const result = byPath.get(path);
    if (!result) throw new Error(`${path} is no file of the sample`);
    result.broken = (result.broken ?? 0) + 1;
    result.faults.push(`${path}: ${rule}`);
  }
}
