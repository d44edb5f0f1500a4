import type { Edit } from "./draft.ts";

/** The text with its edits made. Edits at one place keep their order; overlapping ones are a fault of a pass. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end, text: replacement } of [...edits].sort((a, b) => a.start - b.start)) {
    if (start < at)
      throw new Error(`Two passes change the same place of a content stream (offset ${start}).`);
    pieces.push(text.slice(at, start), replacement);
    at = end;
  }
  pieces.push(text.slice(at));
  return pieces.join("");
}
