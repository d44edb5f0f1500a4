import { type Letterhead, type PageKind, pageKinds } from "../document/letterhead.ts";
import { hasPageNumber, letterheadPage } from "../document/letterhead-words.ts";
import type { Running, RunningPart } from "../document/publication.ts";
import type { RunningDeclaration, RunningPageDeclaration } from "../document/template-model.ts";

/** What a letterhead says itself, or the text: who writes, to whom, when and about what. */
const saidElsewhere = /^(?:organisation\.|recipient\.|meta\.(?:title|subtitle|date)$|title$)/;

/**
 * What a template's running lines keep on a letterhead: classification, numbers of copies and documents, and the page's number where
 * the letterhead's pages of that kind have none. A first page that is without by the letterhead's own design stays so.
 */
export function declaredOnLetterhead(
  running: RunningDeclaration,
  letterhead: Letterhead,
): RunningDeclaration {
  const of = (kind: PageKind): RunningPageDeclaration => {
    const isNumbered = [kind, ...(kind === "first" ? ["default" as const] : [])].some((one) =>
      hasPageNumber(letterheadPage(letterhead, one)),
    );
    return kept(running[kind] ?? running.default, isNumbered);
  };
  const wanted = pageKinds.filter((kind) => running[kind] || letterhead[kind]);
  return { default: of("default"), ...Object.fromEntries(wanted.map((kind) => [kind, of(kind)])) };
}

function kept(page: RunningPageDeclaration, isNumbered: boolean): RunningPageDeclaration {
  const place = (parts: readonly RunningPart[]): RunningPart[] =>
    parts.filter((part) => isKept(part, parts.includes("page"), isNumbered));
  const line = ({
    start,
    centre,
    end,
  }: RunningPageDeclaration["header"]): RunningPageDeclaration["header"] => ({
    start: place(start),
    centre: place(centre),
    end: place(end),
  });
  return { header: line(page.header), footer: line(page.footer) };
}

function isKept(part: RunningPart, besideNumber: boolean, isNumbered: boolean): boolean {
  if (part === "title") return false;
  if (part === "reference") return true;
  if (typeof part === "string") return !isNumbered;
  const paths = [...part.text.matchAll(/\{\{\s*(?:[a-z-]+\s+)?([\p{L}\p{N}_.-]+)\s*\}\}/gu)].map(
    ([, path = ""]) => path,
  );
  // “Page” and “of” go with the numbers.
  if (paths.every((path) => path.startsWith("labels."))) return !(besideNumber && isNumbered);
  return !paths.some((path) => saidElsewhere.test(path));
}

/** Pages of a kind that have what the others have need no lines of their own, where the letterhead has none for them either. */
export function withoutTwins(running: Running, letterhead: Letterhead): Running {
  const usual = JSON.stringify(running.default);
  const own = pageKinds.filter(
    (kind) =>
      kind !== "default" && running[kind] && (letterhead[kind] || JSON.stringify(running[kind]) !== usual),
  );
  return { default: running.default, ...Object.fromEntries(own.map((kind) => [kind, running[kind]])) };
}
