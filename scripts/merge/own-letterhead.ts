import type { Element, Root } from "hast";
import type { DataRecord } from "../document/data-value.ts";
import type { Letterhead } from "../document/letterhead.ts";
import { hasLetterhead } from "../document/letterhead-words.ts";
import type { OwnLetterhead, PageGeometry } from "../document/publication.ts";
import type { TemplateModel } from "../document/template-model.ts";
import { findRole, numberProperty, replaceBelow } from "../document/tree.ts";
import type { MergeContext } from "./hast/merge-context.ts";
import { runningLines } from "./running-lines.ts";
import { declaredOnLetterhead, withoutTwins } from "./running-on-letterhead.ts";

/**
 * The letterhead of a Word file for this publication. Where the template has a letterhead of its own, the other takes its place: it is
 * taken out of the body, all but the room that it has on the sheet.
 */
export function ownLetterhead(
  { body, template, data }: { body: Root; template: TemplateModel; data: DataRecord },
  letterhead: Letterhead,
  context: Pick<MergeContext, "lang" | "helpers" | "diagnostics">,
): { letterhead: OwnLetterhead; page: PageGeometry } {
  const hasPlace = findRole(body, "letterhead") !== undefined;
  const says = hasLetterhead(letterhead);
  const isDrawn = hasPlace && says;
  if (isDrawn) clearPlace(body);
  const { display, running } = template;
  const declared = says ? declaredOnLetterhead(running, letterhead) : running;
  const lines = runningLines({ display, running: declared }, data, context);
  const { width, height, margins } = letterhead.page;
  const page = hasPlace ? { ...template.page, width, height, margins, first: undefined } : template.page;
  return { letterhead: { pages: letterhead, running: withoutTwins(lines, letterhead), isDrawn }, page };
}

function clearPlace(body: Root): void {
  replaceBelow(body, (child, enter) => {
    if (child.type !== "element") return [child];
    if (child.properties.dataRole !== "letterhead") {
      enter(child);
      return [child];
    }
    return numberProperty(child, "dataUntil") === undefined ? [] : [room(child)];
  });
}

/** What follows keeps its place on the sheet. */
function room({ properties: { dataUntil, dataFrom } }: Element): Element {
  const properties = { dataRole: "placed", dataUntil, ...(dataFrom !== undefined && { dataFrom }) };
  return { type: "element", tagName: "div", properties, children: [] };
}
