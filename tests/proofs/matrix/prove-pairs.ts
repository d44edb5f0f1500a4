import type { Document, Section } from "./grammar/document-tree.ts";
import type { Examiner } from "./judge/examine.ts";
import { shrink } from "./judge/shrink.ts";
import { type Examined, errorsOf, ownersAt, traitsOf, type Verdict, verdictOf } from "./judge/verdict.ts";
import { withSections } from "./matrix-documents.ts";

/** What was found out about a pair in a setting. */
export interface PairVerdict {
  owner: string;
  verdict: Verdict;
  /** The document that shows it, with as few other pairs as possible. */
  evidence: Examined;
}

/** Into so many pieces a document is cut in which something is wrong: three rounds then tell fifty sections apart. */
const pieces = 7;

/**
 * A verdict on every section of the documents. A document in which something is wrong is cut into pieces, and the sections
 * that seem to be the cause are made alone, until each has a verdict of its own. Those that are sound alone have to be so together.
 */
export async function provePairs(
  documents: readonly Document[],
  examiner: Examiner,
  say: (text: string) => void,
): Promise<PairVerdict[]> {
  const found = new Map<string, PairVerdict>();
  const settle = (examined: Examined): void => {
    const { document } = examined.made;
    for (const { owner } of document.sections)
      found.set(keyOf(owner, document), { owner, verdict: verdictOf(examined), evidence: examined });
  };
  let open = [...documents];
  for (let round = 1; open.length > 0; round += 1) {
    const next: Document[] = [];
    for (const examined of await examiner.examine(open))
      if (examined.made.document.sections.length === 1 || verdictOf(examined) === "sound") settle(examined);
      else next.push(...divided(examined));
    say(`round ${round}: ${open.length} documents, ${next.length} to look into`);
    open = next;
  }
  const together = documents.flatMap((document) => soundTogether(document, found));
  for (const examined of await examiner.examine(together)) {
    const [trait] = traitsOf(examined);
    if (trait !== undefined) settle(await shrink(examined, trait, examiner, 60));
  }
  return [...found.values()];
}

/** The sections of a document that are sound alone, where some others were not: they have not been seen together yet. */
function soundTogether(document: Document, found: ReadonlyMap<string, PairVerdict>): Document[] {
  const { sections } = document;
  const sound = sections.filter(({ owner }) => found.get(keyOf(owner, document))?.verdict === "sound");
  const isNew = sound.length > 1 && sound.length < sections.length;
  return isNew ? [withSections(document, sound, "together")] : [];
}

function keyOf(owner: string, { template, lang }: Document): string {
  return `${owner} ${template} ${lang}`;
}

function divided(examined: Examined): Document[] {
  const { document } = examined.made;
  const suspects = suspectsIn(examined);
  const isSuspect = ({ owner }: Section): boolean => suspects.has(owner);
  const rest = document.sections.filter((section) => !isSuspect(section));
  const size = Math.max(1, Math.ceil(rest.length / pieces));
  const parts = Array.from({ length: Math.ceil(rest.length / size) }, (_, part) =>
    rest.slice(part * size, (part + 1) * size),
  );
  return [...parts, ...document.sections.filter(isSuspect).map((section) => [section])].map(
    (sections, index) => withSections(document, sections, String(index)),
  );
}

/** Sections whose lines findings name, or whose words are wrong. */
function suspectsIn({ made, defects }: Examined): Set<string> {
  const errors = errorsOf(made);
  // Text that is too much for a fold is nobody's fault: there is less of it in a piece.
  if (errors.some(({ code }) => code === "overflow")) return new Set();
  const named = [...ownersAt(made, errors), ...defects.map(({ owner }) => owner)];
  return new Set(named.filter((owner) => owner !== undefined));
}
