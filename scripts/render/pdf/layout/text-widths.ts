import type { Margins } from "../../../document/margins.ts";
import type { PageGeometry } from "../../../document/publication.ts";
import type { Paper } from "../../paper.ts";

/** How wide the text of each kind of page is, in mm. */
export interface TextWidths {
  usual: number;
  /** By the name of the page. */
  named: Readonly<Record<string, number>>;
}

/** The widths of text between the margins of pages; where there is no margin, up to the paper's edge. */
export function textWidths({ width, margins, named }: PageGeometry, { bleed, slack }: Paper): TextWidths {
  const between = ({ left, right }: Margins): number =>
    width - left - right + (left === 0 ? bleed : 0) + (right === 0 ? bleed + slack : 0);
  return {
    usual: between(margins),
    named: Object.fromEntries(Object.entries(named).map(([name, own]) => [name, between(own)])),
  };
}
