import type { Text } from "mdast";
import type { Diagnostics } from "../../diagnostics.ts";

/** `[^name]` that stayed text: a reference to a note that nothing defines. GFM prints it as it stands, silently. */
export function reportUndefinedNotes(node: Text, file: string, diagnostics: Diagnostics): void {
  const start = node.position?.start;
  for (const { 1: id = "", index } of node.value.matchAll(/\[\^([^\]\s]+)\]/g)) {
    const before = node.value.slice(0, index).split("\n");
    const column = (before.length === 1 ? (start?.column ?? 1) : 1) + (before.at(-1)?.length ?? 0);
    diagnostics.add(
      "footnote-undefined",
      { file, line: (start?.line ?? 1) + before.length - 1, column },
      { id },
    );
  }
}
