import { type Draft, draftElements } from "./draft.ts";
import type { Pass } from "./pass.ts";

/**
 * Headings before the title, as a cover letter may have, begin at H1: the title is above what follows it, and nothing is
 * above them. ISO 14289-1 §7.4.2.
 */
export const firstHeadings: Pass = {
  name: "first-headings",
  clause: "ISO 14289-1 §7.4.2",
  apply({ root }: Draft) {
    const headings = [...draftElements(root)].filter(({ type }) => /^H[1-6]$/.test(type));
    const title = headings.findIndex(({ type }) => type === "H1");
    const early = headings.slice(0, title < 0 ? headings.length : title);
    const raised = Math.min(...early.map(({ type }) => Number(type.slice(1)))) - 1;
    for (const heading of early) heading.type = `H${Number(heading.type.slice(1)) - raised}`;
  },
};
