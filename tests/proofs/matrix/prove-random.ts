import type { Document } from "./grammar/document-tree.ts";
import { randomDocument } from "./grammar/random-document.ts";
import type { SeededRandom } from "./grammar/seeded-random.ts";
import type { Examiner } from "./judge/examine.ts";
import { shrink } from "./judge/shrink.ts";
import {
  type Examined,
  errorsOf,
  goodVerdicts,
  ownersAt,
  traitsOf,
  verdictOfRandom,
} from "./judge/verdict.ts";
import { type Setting, withSections } from "./matrix-documents.ts";

/** So many are made in one go: enough to keep both cores busy, few enough to see how far it is. */
const batch = 50;

/** What was found out about the random documents. */
export interface RandomResult {
  examined: Examined[];
  /** The smallest document for each thing that is wrong. */
  shrunk: { trait: string; smallest: Examined }[];
}

/** Which random documents are made, and how many of those that are faulty are shrunk. */
export interface RandomTask {
  first: number;
  count: number;
  settings: readonly Setting[];
  mostShrunk: number;
  /** Smaller documents that are tried for each of them. */
  tries: number;
}

/** Makes random documents and judges them; what is wrong is shown by a document as small as can be. */
export async function proveRandom(
  { first, count, settings, mostShrunk, tries }: RandomTask,
  random: SeededRandom,
  examiner: Examiner,
  say: (text: string) => void,
): Promise<RandomResult> {
  const examined: Examined[] = [];
  for (let from = 0; from < count; from += batch) {
    const documents = Array.from({ length: Math.min(batch, count - from) }, (_, index) => {
      const number = first + from + index;
      const own = random.fork(`random ${number}`);
      return randomDocument(`random-${number}`, own.pick(settings), own);
    });
    const made = await examiner.examine(documents);
    // A refusal holds back the files of all sections: what it does not name is looked at without those that it does.
    const rest = await examiner.examine(made.flatMap(withoutRefused));
    const found = [...made, ...rest.filter(isBad)];
    for (const one of found.filter(isBad))
      say(`${settingOf(one)}: ${verdictOfRandom(one)}: ${traitsOf(one).join(", ")}`);
    examined.push(...found);
    const bad = examined.filter(isBad).length;
    say(`random documents: ${examined.length} of ${count}, ${bad} with something wrong`);
  }
  const shrunk: RandomResult["shrunk"] = [];
  for (const [trait, [smallest]] of traitsToShow(examined.filter(isBad))) {
    if (shrunk.length >= mostShrunk || !smallest) break;
    shrunk.push({ trait, smallest: await shrink(smallest, trait, examiner, tries) });
    say(`${trait}: shrunk to ${shrunk.at(-1)?.smallest.made.document.sections.length} sections`);
  }
  return { examined, shrunk };
}

function withoutRefused(examined: Examined): Document[] {
  if (verdictOfRandom(examined) !== "refused at its line") return [];
  const { document } = examined.made;
  const refused = new Set(ownersAt(examined.made, errorsOf(examined.made)));
  const kept = document.sections.filter(({ owner }) => !refused.has(owner));
  // What now comes first may repeat the title: it is left out, and rightly.
  const sections = repeatsTitle(kept[0], document) ? kept.slice(1) : kept;
  return sections.length > 0 ? [withSections(document, sections, "rest")] : [];
}

function repeatsTitle(section: Document["sections"][number] | undefined, { title }: Document): boolean {
  const [first] = section?.blocks ?? [];
  if (first?.kind !== "heading") return false;
  const said = first.children.map((one) => (one.kind === "words" ? one.words.join(" ") : one.kind));
  return said.join(" ") === title.join(" ");
}

/** Enough to make a document again by `--first` and `--count`. */
function settingOf({ made: { document } }: Examined): string {
  return `${document.name} ${document.template} ${document.lang}`;
}

function isBad(examined: Examined): boolean {
  return !goodVerdicts.includes(verdictOfRandom(examined));
}

/** Each trait with the documents that have it, small ones first; what is seen most comes first. */
function traitsToShow(bad: readonly Examined[]): [string, Examined[]][] {
  const size = ({ made }: Examined): number => JSON.stringify(made.document).length;
  const sorted = [...bad].sort((one, other) => size(one) - size(other));
  const byTrait = new Map<string, Examined[]>();
  for (const examined of sorted)
    for (const trait of traitsOf(examined)) byTrait.set(trait, [...(byTrait.get(trait) ?? []), examined]);
  return [...byTrait].sort(([, one], [, other]) => other.length - one.length);
}
