import type { ElementContent } from "hast";
import { element, text } from "../../document/tree.ts";

/** “Figure 2. Words”: the label and number are part of the text, Word makes a SEQ field of the number. */
export function captionText(
  label: string,
  number: number,
  words: readonly ElementContent[],
): ElementContent[] {
  return [
    element("span", { dataRole: "span", dataKind: "caption-label" }, [text(`${label}\u00a0${number}.`)]),
    text(" "),
    ...words,
  ];
}
