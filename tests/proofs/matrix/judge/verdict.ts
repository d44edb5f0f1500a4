import type { Made } from "../make/make-documents.ts";
import type { Finding } from "../make/run-dipla.ts";
import type { Defect } from "./defects.ts";
import { wordsWithoutRoom } from "./hopeless-places.ts";

/** What a document or pair deserves to be called. */
export const verdicts = [
  "sound",
  "refused at its line",
  "refused elsewhere",
  "refused without cause",
  "not refused",
  "false alarm",
  "silent loss",
  "told loss",
  "invalid file",
  "crash",
] as const;
export type Verdict = (typeof verdicts)[number];

/** The verdicts that nobody has to do anything about. */
export const goodVerdicts: readonly Verdict[] = ["sound", "refused at its line"];

/** A document that was made and looked into. */
export interface Examined {
  made: Made;
  defects: Defect[];
}

/** Findings that say that Dipla itself has failed. */
const ownFaults = /^(?:renderer-failed|browser-crashed|browser-missing)$/;
/** What the review of finished files says; its hints ask to report it. */
export const aboutFiles =
  /^(?:parity-differs|docx-rule-broken|docx-style-missing|pdf-rule-broken|pdf-untagged)$/;

/** So many columns have no room in a box, an item or a note, however small their type is. */
const manyColumns = 12;
/** So many have none in a box that stands in another: Arabic words are not divided. */
const someColumns = 3;
const deepIndent = 6;

/**
 * The verdict on a document of everything by chance, where nobody has said beforehand what is refused: only tables may be, in
 * places that are too narrow for them, and items of lists that are wider than what they stand in before they begin.
 */
export function verdictOfRandom(examined: Examined): Verdict {
  const verdict = verdictOf(examined);
  if (verdict !== "refused at its line") return verdict;
  const { written, document } = examined.made;
  const withoutRoom = wordsWithoutRoom(document);
  const hasCause = errorsOf(examined.made).every(({ code, message, place: { file, line = 0 } }) => {
    const text = String(written.files.get(file.split("/").at(-1) ?? "")).split("\n")[line - 1] ?? "";
    const columns = text.split(" | ").length;
    const isDeep = text.search(/[^\s>]/) >= deepIndent;
    const hasNoRoom = columns >= (isDeep ? someColumns : manyColumns);
    const [, said = ""] = /“([^”]+)”/.exec(message) ?? [];
    // The mark of a note is told with the word that it stands behind.
    const isWithoutRoom = said
      .split(/\s+/)
      .some((word) => [word, word.replace(/\d+$/, "")].some((one) => withoutRoom.has(one)));
    return aboutFiles.test(code) || (code === "overflow-width" && (hasNoRoom || isWithoutRoom));
  });
  return hasCause ? verdict : "refused without cause";
}

/** The verdict on a document as a whole. */
export function verdictOf({ made, defects }: Examined): Verdict {
  const errors = errorsOf(made);
  if (made.died !== undefined || errors.some(({ code }) => ownFaults.test(code))) return "crash";
  if (!made.files) return isRefusedAtLine(made, errors) ? "refused at its line" : "refused elsewhere";
  if (defects.some(({ kind }) => kind === "invalid" || kind === "not opened")) return "invalid file";
  if (defects.length > 0) return errors.length > 0 ? "told loss" : "silent loss";
  if (errors.some(({ code }) => aboutFiles.test(code))) return "false alarm";
  if (errors.length > 0) return isPlaced(made, errors) ? "refused at its line" : "refused elsewhere";
  return "sound";
}

/** What the review says of files that are held back is nobody's business. */
function isRefusedAtLine(made: Made, errors: readonly Finding[]): boolean {
  const reasons = errors.filter(({ code }) => !aboutFiles.test(code));
  return isPlaced(made, reasons.length > 0 ? reasons : errors);
}

/** Findings that would keep a document from being sent. */
export function errorsOf({ findings }: Made): Finding[] {
  return findings.filter(({ level }) => level === "error");
}

/** The sections that findings stand in. */
export function ownersAt({ written }: Made, findings: readonly Finding[]): string[] {
  return findings.flatMap(({ place: { file, line } }) =>
    written.spans
      .filter(
        (span) =>
          file.endsWith(`/${span.file}`) && line !== undefined && line >= span.from && line <= span.to,
      )
      .map(({ owner }) => owner),
  );
}

function isPlaced(made: Made, errors: readonly Finding[]): boolean {
  return errors.length > 0 && ownersAt(made, errors).length >= errors.length;
}

/** What is wrong, without the words of the one document: two documents with a trait in common are faulty alike. */
export function traitsOf({ made, defects }: Examined): string[] {
  const traits = [
    ...(made.died === undefined ? [] : ["it dies"]),
    ...errorsOf(made).map(({ code, message }) => `${code}${formatIn(message)}`),
    ...defects.map(({ kind, format }) => `${kind} (${format})`),
  ];
  return [...new Set(traits)].sort();
}

/** The format that a finding about files speaks of. */
function formatIn(message: string): string {
  const [, format] = /\.(docx|pdf)\b/.exec(message) ?? [];
  return format ? ` (${format})` : "";
}
