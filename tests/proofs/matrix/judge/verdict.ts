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

/** So many characters of what is too wide are told. */
const longestTold = 60;

/**
 * The verdict on a document of everything by chance, where nobody has said beforehand what is refused: only words may be that stand
 * where no word has room, every one of those that are told.
 */
export function verdictOfRandom(examined: Examined): Verdict {
  const verdict = verdictOf(examined);
  if (verdict !== "refused at its line") return verdict;
  const reasons = errorsOf(examined.made).filter(({ code }) => !aboutFiles.test(code));
  if (reasons.length === 0) return "false alarm";
  const withoutRoom = wordsWithoutRoom(examined.made.document);
  const hasCause = reasons.every(
    ({ code, message }) => code === "overflow-width" && isWithoutRoom(message, withoutRoom),
  );
  return hasCause ? verdict : "refused without cause";
}

function isWithoutRoom(message: string, withoutRoom: ReadonlySet<string>): boolean {
  const [, told = ""] = /“([^”]+)”/.exec(message) ?? [];
  const said = told.split(/\s+/).filter((word) => word !== "");
  return (
    said.length > 0 &&
    said.every((word, index) => {
      const isCut = told.length >= longestTold && index === said.length - 1;
      return withoutRoom.has(word) || (isCut && [...withoutRoom].some((known) => known.startsWith(word)));
    })
  );
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
