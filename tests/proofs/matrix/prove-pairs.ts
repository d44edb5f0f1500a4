import type { Document, Section } from "./grammar/document-tree.ts";
import { blameOf } from "./judge/blame.ts";
import type { Examiner } from "./judge/examine.ts";
import { shrink } from "./judge/shrink.ts";
import { type Examined, goodVerdicts, traitsOf, type Verdict, verdictOf } from "./judge/verdict.ts";
import { withSections } from "./matrix-documents.ts";

/** What was found out about a pair in a setting. */
export interface PairVerdict {
  owner: string;
  verdict: Verdict;
  /** The document that shows it, with as few other pairs as possible where the pair is not sound. */
  evidence: Examined;
}

/** Into so many pieces a document is cut in which something is wrong that belongs to no section. */
const pieces = 5;
/** Text that is too much for a fold is no section's fault: half of it may have room. */
const piecesOfTooMuch = 2;

/**
 * A verdict on every section of the documents. Sections stand together, and what is found is told apart by their lines and
 * words: those that are refused have their verdict, those that seem to be faulty are made alone, and the rest once more
 * without them, until nothing is left that could hide behind something else.
 *
 * @param tries smaller documents for each fault that sections only have together
 */
export async function provePairs(
  documents: readonly Document[],
  examiner: Examiner,
  { say, tries }: { say: (text: string) => void; tries: number },
): Promise<PairVerdict[]> {
  const found = new Map<string, PairVerdict>();
  const settle = ({ owner }: Section, verdict: Verdict, evidence: Examined): void => {
    found.set(keyOf(owner, evidence.made.document), { owner, verdict, evidence });
    if (!goodVerdicts.includes(verdict)) say(`${verdict}: ${owner}: ${traitsOf(evidence).join(", ")}`);
  };
  /** Documents in which something is wrong that its sections don't have alone. */
  const unexplained = new Set<Document>();
  let open = documents.map((document) => ({ document, origin: document }));
  for (let round = 1; open.length > 0; round += 1) {
    const next: typeof open = [];
    const results = await examiner.examine(open.map(({ document }) => document));
    for (const [index, examined] of results.entries()) {
      const { origin } = open[index] ?? { origin: examined.made.document };
      const { sections } = examined.made.document;
      if (sections.length === 1) {
        const verdict = verdictOf(examined);
        for (const section of sections) settle(section, verdict, examined);
        if (verdict === "sound" && origin.sections.length > 1) unexplained.add(origin);
      } else {
        tellFaulty(examined, say);
        next.push(...lookInto(examined, settle).map((document) => ({ document, origin })));
      }
    }
    say(`round ${round}: ${open.length} documents, ${next.length} to look into`);
    open = next;
  }
  const together = [...unexplained].flatMap((document) => soundTogether(document, found));
  for (const examined of await examiner.examine(together)) {
    const [trait] = traitsOf(examined);
    // What is too much for one fold is not wrong together.
    if (trait === undefined || blameOf(examined).isTooMuch) continue;
    const smallest = await shrink(examined, trait, examiner, tries);
    for (const section of smallest.made.document.sections) settle(section, verdictOf(smallest), smallest);
  }
  return [...found.values()];
}

/** What is looked into further: a proof that takes long says at once what it has met. */
function tellFaulty(examined: Examined, say: (text: string) => void): void {
  const { faulty, isAllTold } = blameOf(examined);
  if (isAllTold && faulty.size === 0) return;
  const { document } = examined.made;
  say(`${document.name}: ${traitsOf(examined).join(", ")}: ${[...faulty].slice(0, 20).join("; ")}`);
}

/** Settles the sections of a document whose verdict is known, and gives the documents that the others are looked for in. */
function lookInto(
  examined: Examined,
  settle: (section: Section, verdict: Verdict, evidence: Examined) => void,
): Document[] {
  const { document } = examined.made;
  const { sections } = document;
  const { refused, faulty, isAllTold, isTooMuch, hidesMore } = blameOf(examined);
  if (isTooMuch) return cut(document, sections, piecesOfTooMuch);
  const rest = sections.filter(({ owner }) => !refused.has(owner) && !faulty.has(owner));
  for (const section of sections) {
    const evidence = refused.get(section.owner);
    if (evidence) settle(section, "refused at its line", evidence);
  }
  if (isAllTold && !hidesMore) for (const section of rest) settle(section, "sound", examined);
  const again =
    isAllTold && !hidesMore
      ? []
      : rest.length < sections.length
        ? [withSections(document, rest, "rest")]
        : cut(document, rest, pieces);
  const alone = sections
    .filter(({ owner }) => faulty.has(owner))
    .map((section, index) => withSections(document, [section], `alone-${index}`));
  return [...again, ...alone].filter((one) => one.sections.length > 0);
}

function cut(document: Document, sections: readonly Section[], count: number): Document[] {
  const size = Math.max(1, Math.ceil(sections.length / count));
  return Array.from({ length: Math.ceil(sections.length / size) }, (_, part) =>
    withSections(document, sections.slice(part * size, (part + 1) * size), String(part)),
  );
}

/** The sections of a document that are sound alone, where some others were not: they have not been seen together yet. */
function soundTogether(document: Document, found: ReadonlyMap<string, PairVerdict>): Document[] {
  const sound = document.sections.filter(
    ({ owner }) => found.get(keyOf(owner, document))?.verdict === "sound",
  );
  return sound.length > 1 ? [withSections(document, sound, "together")] : [];
}

function keyOf(owner: string, { template, lang }: Document): string {
  return `${owner} ${template} ${lang}`;
}
