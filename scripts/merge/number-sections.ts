import type { Element, ElementContent } from "hast";
import { textWithoutMarks } from "../document/note-marks.ts";
import { placeOfSource, type SourceTexts } from "../document/position.ts";
import { element, text, textProperty } from "../document/tree.ts";
import type { Diagnostics } from "../findings/diagnostics.ts";
import { headingWithOwnNumber } from "./own-number.ts";

/** What is wanted: `number-sections` of the document, and of its template for documents that say nothing. */
interface Wish {
  asked: boolean | undefined;
  usual: boolean;
}

/**
 * Puts “1.”, “1.1” before h2 and h3 of the flowing text; headings in boxes (callouts, panels) keep none. Where the headings bring
 * their own numbers, and nobody has asked for ours, that is told and none are put before them.
 */
export function numberSections(
  flow: readonly ElementContent[],
  { asked, usual }: Wish,
  { texts, diagnostics }: { texts: SourceTexts; diagnostics: Diagnostics },
): void {
  if (!(asked ?? usual)) return;
  const own = asked === undefined ? headingWithOwnNumber(flow) : undefined;
  if (!own) return putNumbers(flow);
  const place = placeOfSource(textProperty(own, "dataSrc"), texts);
  diagnostics.add("numbers-own", place, { heading: textWithoutMarks(own) });
}

function putNumbers(flow: readonly ElementContent[]): void {
  let section = 0;
  let subsection = 0;
  for (const node of flow) {
    if (node.type !== "element") continue;
    if (node.tagName === "h2") {
      section += 1;
      subsection = 0;
      prefix(node, `${section}.`);
    } else if (node.tagName === "h3" && section > 0) {
      subsection += 1;
      prefix(node, `${section}.${subsection}`);
    }
  }
}

function prefix(heading: Element, number: string): void {
  heading.children.unshift(element("span", { dataRole: "section-number" }, [text(number)]), text(" "));
}
