import type { Publication, RunningPart } from "./publication.ts";

/** The words of a running line's part; page numbers have none, each format counts them itself. */
export function runningText(
  part: Exclude<RunningPart, "page" | "pages">,
  { title, reference }: Pick<Publication, "title" | "reference">,
): string {
  if (part === "title") return title;
  return part === "reference" ? (reference ?? "") : part.text;
}
