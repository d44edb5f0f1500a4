import type { Finding, Place } from "../findings/diagnostics.ts";

/** A further text of a document: its cover letter, an annex. */
export interface SourcePart {
  /** Workspace-relative path of its Markdown. */
  path: string;
  /**
   * Number of its first line when all texts of the document stand one behind the other: positions in the merged tree count
   * like that, since they have room for a line only.
   */
  firstLine: number;
}

/** Findings on a document's joined texts, each at its file and line. */
export function findingsInParts(
  found: readonly Finding[],
  source: string,
  parts: readonly SourcePart[],
): Finding[] {
  if (parts.length === 0) return [...found];
  return found.map((item) => ({ ...item, place: placeInPart(item.place, source, parts) }));
}

/** The file and line behind a position in a document's joined texts; any other place is left as it is. */
export function placeInPart(place: Place, source: string, parts: readonly SourcePart[]): Place {
  const { file, line } = place;
  if (file !== source || line === undefined) return place;
  const part = parts.findLast(({ firstLine }) => firstLine <= line);
  return part ? { ...place, file: part.path, line: line - part.firstLine + 1 } : place;
}
