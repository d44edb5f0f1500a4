/*
 * The matrix: every block in every container, in every language and template, and random documents of the same grammar.
 * What the generator planted is compared with what is in the finished files, by readers that have nothing in common with
 * Dipla's own review: a word that is lost, doubled or moved in one format, a file that the Open XML SDK, veraPDF or
 * LibreOffice refuses, and a sound document that `dipla check` accuses, all are failures. Needs poppler and LibreOffice, and
 * Java and Maven for veraPDF: node tests/proofs/matrix/matrix.ts [--scale ci|full] [--only CONTAINER/BLOCK] …
 */
import { writeFile } from "node:fs/promises";
import type { Document } from "./grammar/document-tree.ts";
import { mayBeRefused, refusalOf } from "./grammar/expected-refusals.ts";
import { allPairs, impossibleBecause, type Pair, pairName } from "./grammar/matrix-sections.ts";
import { type Language, languages, Planter } from "./grammar/planted-words.ts";
import { SeededRandom } from "./grammar/seeded-random.ts";
import { createExaminer, type Examiner } from "./judge/examine.ts";
import { errorsOf, goodVerdicts, type Verdict, verdictOfRandom } from "./judge/verdict.ts";
import { openWorkshop } from "./make/make-documents.ts";
import { matrixDocuments, type Setting } from "./matrix-documents.ts";
import { readOptions } from "./options.ts";
import { type PairVerdict, provePairs } from "./prove-pairs.ts";
import { proveRandom, type RandomResult } from "./prove-random.ts";
import { countVerdicts, describe, describePairs, describeRefusals } from "./report.ts";

const options = readOptions(process.argv.slice(2));
const begun = Date.now();
const minutes = (): string => ((Date.now() - begun) / 60_000).toFixed(1);
const say = (text: string): void => console.log(`${minutes().padStart(5)} min  ${text}`);
const random = new SeededRandom(options.seed);
const settings = chooseSettings();
const isFull = options.scale === "full";
say(`commit ${options.commit.slice(0, 7)}, seed ${options.seed}`);
const workshop = await openWorkshop();
try {
  const examiner = createExaminer(workshop, sampling(), planterFor);
  const pairs = options.parts.includes("pairs") ? await provePairsOf(examiner) : [];
  const result = options.parts.includes("random") ? await proveRandomOf(examiner) : undefined;
  close(pairs, result, examiner);
  if (options.report) await writeFile(options.report, JSON.stringify({ pairs, ...result }, null, 1));
} finally {
  await workshop.close();
}

/** Templates and languages: all of them, or one template in two languages. CI takes those that have been gone through. */
function chooseSettings(): Setting[] {
  const all = ["brochure", "briefing", "leaflet-trifold"];
  const goneThrough = ["briefing"];
  const templates =
    options.templates ?? (options.scale === "full" ? all : [random.fork("template").pick(goneThrough)]);
  const langs = options.langs ?? (options.scale === "full" ? languages : ["bg", "ar"]);
  return templates.flatMap((template) => langs.map((lang) => ({ template, lang: lang as Language })));
}

/** Words of a language that no other document of this run has. */
function planterFor(lang: Language): Planter {
  return new Planter(lang, random.fork(`plain ${lang}`));
}

/** veraPDF starts a Java machine for each round, the SDK a program for each file: a sample is enough for random texts. */
function sampling(): { word: (document: Document) => boolean; pdf: (document: Document) => boolean } {
  const isChosen = (name: string, share: number): boolean =>
    new SeededRandom(`${options.seed} ${name.replace(/-less-\d+$/, "")}`).chance(share);
  const isRandom = (name: string): boolean => name.startsWith("random-");
  return {
    word: ({ name }) => !isRandom(name) || isFull || isChosen(name, 0.3),
    pdf: ({ name }) => isChosen(name, isRandom(name) && !isFull ? 0.03 : 0.1),
  };
}

async function provePairsOf(examiner: Examiner): Promise<PairVerdict[]> {
  const { only } = options;
  const wanted = allPairs().filter((pair) => !only || only.some((part) => pairName(pair).includes(part)));
  const impossible = Map.groupBy(wanted, (pair) => impossibleBecause(pair) ?? "");
  const possible = impossible.get("") ?? [];
  say(`${wanted.length} pairs, ${possible.length} that Markdown can write`);
  for (const [reason, pairs] of impossible)
    if (reason) console.log(`           impossible, ${reason}: ${pairs.length}`);
  const documents = settings.flatMap((setting) => {
    const own = random.fork(`${setting.template} ${setting.lang}`);
    const taken = sampleOf(possible, setting, own.fork("pairs"));
    if (taken.length < possible.length)
      say(`${setting.template} ${setting.lang}: ${taken.length} of ${possible.length} pairs, by the seed`);
    return matrixDocuments(taken, setting, new Planter(setting.lang, own));
  });
  const found: PairVerdict[] = [];
  for (let from = 0; from < documents.length; from += 120)
    found.push(
      ...(await provePairs(documents.slice(from, from + 120), examiner, { say, tries: options.tries ?? 60 })),
    );
  return found.map(asExpected);
}

/** As many pairs as there is time for, in the order of the matrix. */
function sampleOf(pairs: readonly Pair[], { template }: Setting, chance: SeededRandom): readonly Pair[] {
  const isFold = template.startsWith("leaflet");
  const usual = isFull ? (isFold ? 300 : pairs.length) : isFold ? 30 : 110;
  const count = options.pairs ?? (options.only ? pairs.length : usual);
  const taken = new Set(chance.shuffled(pairs).slice(0, count));
  return pairs.filter((pair) => taken.has(pair));
}

/** Pairs that are refused have to be those that nothing can be made of. */
function asExpected(found: PairVerdict): PairVerdict {
  const [container = "", block = ""] = found.owner.split("/");
  const wanted = refusalOf({ container, block }, found.evidence.made.document.template);
  const codes = errorsOf(found.evidence.made).map(({ code }) => code);
  const isTooMuch = codes.some((code) => /^overflow(?:-width|-picture)?$/.test(code));
  if (mayBeRefused({ container, block }, found.evidence.made.document) && isTooMuch) return found;
  if (found.verdict === "refused at its line" && (wanted === undefined || !codes.includes(wanted)))
    return { ...found, verdict: "refused without cause" };
  if (found.verdict === "sound" && wanted !== undefined) return { ...found, verdict: "not refused" };
  return found;
}

function proveRandomOf(examiner: Examiner): Promise<RandomResult> {
  const count = options.count ?? (isFull ? 2000 : 150);
  return proveRandom(
    {
      first: options.first,
      count,
      settings,
      mostShrunk: isFull ? 60 : 3,
      tries: options.tries ?? (isFull ? 240 : 36),
    },
    random.fork("random"),
    examiner,
    say,
  );
}

function close(pairs: readonly PairVerdict[], result: RandomResult | undefined, { counts }: Examiner): void {
  const ofRandom = result?.examined.map(verdictOfRandom) ?? [];
  const ofPairs = pairs.map(({ verdict }) => verdict);
  if (pairs.length > 0) console.log(`\n## Pairs that are refused\n${describeRefusals(pairs)}`);
  const faulty = describePairs(pairs);
  if (faulty) console.log(`\n## Pairs\n${faulty}`);
  for (const { trait, smallest } of result?.shrunk ?? [])
    console.log(`\n## Random: ${trait}\n${describe(smallest)}`);
  const rows: [string, string][] = [
    ["commit", options.commit],
    ["seed", options.seed],
    ["settings", settings.map(({ template, lang }) => `${template} ${lang}`).join(", ")],
    ["pairs", `${pairs.length}: ${countVerdicts(ofPairs)}`],
    ["random documents", `${ofRandom.length}: ${countVerdicts(ofRandom)}`],
    ["documents made", String(counts.documents)],
    ["opened in LibreOffice", String(counts.libreOffice)],
    ["Open XML SDK, veraPDF", `${counts.sdk}, ${counts.veraPdf}`],
    ["minutes", minutes()],
  ];
  console.log(`\n${rows.map(([name, value]) => `${name.padEnd(22)} ${value}`).join("\n")}`);
  const isGood = (verdict: Verdict): boolean => goodVerdicts.includes(verdict);
  if (![...ofPairs, ...ofRandom].every(isGood)) process.exitCode = 1;
}
