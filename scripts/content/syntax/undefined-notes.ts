import type { Root } from "mdast";
import { visitMarkdown } from "../../document/tree.ts";
import type { Diagnostics } from "../../findings/diagnostics.ts";
import { placesIn } from "./places-in.ts";

/**
 * `[^name]` that stayed text: a reference to a note that nothing defines. GFM prints it as it stands, silently. Texts
 * beside a bare address have no position, so each reference is looked up in the source, after the one before.
 */
export function reportUndefinedNotes(
  tree: Root,
  source: string,
  file: string,
  diagnostics: Diagnostics,
): void {
  const placeOf = placesIn(source);
  let from = 0;
  visitMarkdown(tree, (node) => {
    if (node.type !== "text") return;
    for (const [reference, id = ""] of node.value.matchAll(/\[\^([^\]\s]+)\]/g)) {
      const at = source.indexOf(reference, Math.max(from, node.position?.start.offset ?? 0));
      if (at < 0) continue;
      from = at + 1;
      diagnostics.add("footnote-undefined", { file, ...placeOf(at) }, { id });
    }
  });
}
