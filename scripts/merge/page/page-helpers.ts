import Handlebars from "handlebars";
import { toHtml } from "hast-util-to-html";
import type { DataValue } from "../../document/data-value.ts";
import type { MergeContext } from "../hast/merge-context.ts";
import { qrImage } from "../hast/qr-image.ts";
import { organisationMark } from "./organisation-mark.ts";
import { ornament } from "./ornament.ts";

type Options = { hash: Record<string, unknown> };
const safe = (html: string): Handlebars.SafeString => new Handlebars.SafeString(html);
const escapeValue = (value: unknown): string => Handlebars.escapeExpression(String(value ?? ""));

/** Element that stands for a slot until the page has been parsed. */
export const slotTag = "dipla-slot";

/** The helpers a page may use, beside Handlebars' own if, unless, each and with. */
export function pageHelpers(context: MergeContext): Record<string, (...values: never[]) => unknown> {
  const format = Object.fromEntries(
    Object.entries(context.helpers).map(([name, helper]) => [
      name,
      (value: DataValue) => helper(value, context.lang) ?? "",
    ]),
  );
  return {
    ...format,
    slot: (name: string) => safe(`<${slotTag} data-name="${escapeValue(name)}"></${slotTag}>`),
    toc: () => safe(`<nav data-role="toc"></nav>`),
    mark: (options: Options) => safe(organisationMark(context, options.hash)),
    qr: (url: unknown) => (url ? safe(toHtml(qrImage(String(url), context))) : ""),
    ornament: (name: string, options: Options) => safe(ornament(context, name, options.hash)),
  };
}
