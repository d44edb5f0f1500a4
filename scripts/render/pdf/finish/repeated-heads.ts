import { contentKey, contentsOf } from "../../../pdf-objects/structure-element.ts";
import { type Draft, type DraftElement, draftElements } from "./draft.ts";
import type { Pass } from "./pass.ts";

/**
 * A table's head is printed on every page that the table reaches, and is read once: the copies are pagination artifacts.
 * ISO 32000-1 §14.8.2.2, ISO 14289-1 §7.1.
 */
export const repeatedHeads: Pass = {
  name: "repeated-heads",
  clause: "ISO 32000-1 §14.8.2.2",
  apply(draft: Draft) {
    for (const row of [...draftElements(draft.root)]) {
      if (row.type !== "TR" || row.origin?.inHead !== true) continue;
      const first = Math.min(...[...contentsOf(row)].map(({ page }) => page));
      keepPage(row, first, draft);
    }
  },
};

function keepPage(element: DraftElement, page: number, draft: Draft): void {
  element.children = element.children.filter((child) => {
    if (child.kind !== "content" || child.page === page) return true;
    draft.pagination.add(contentKey(child.page, child.mcid, child.stream));
    return false;
  });
  for (const child of element.children) if (child.kind === "element") keepPage(child, page, draft);
}
