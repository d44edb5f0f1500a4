import Handlebars from "handlebars";
import { toHtml } from "hast-util-to-html";
import type { DataValue } from "../../document/data-value.ts";
import { markPixels, usualMark } from "../../document/mark-size.ts";
import { formatHelpers } from "../format-value.ts";
import type { MergeContext } from "../hast/merge-context.ts";
import { qrImage } from "../hast/qr-image.ts";
import { ornament } from "./ornament.ts";

type Options = { hash: Record<string, unknown> };
const safe = (html: string): Handlebars.SafeString => new Handlebars.SafeString(html);
const escapeValue = (value: unknown): string => Handlebars.escapeExpression(String(value ?? ""));

/** Element that stands for a slot until the page has been parsed. */
export const slotTag = "dipla-slot";

/** The helpers a page may use, beside Handlebars' own if, unless, each and with. */
export function pageHelpers(context: MergeContext): Record<string, (...values: never[]) => unknown> {
  const format = Object.fromEntries(
    Object.entries(formatHelpers).map(([name, helper]) => [
      name,
      (value: DataValue) => helper(value, context.lang) ?? "",
    ]),
  );
  return {
    ...format,
    slot: (name: string) => safe(`<${slotTag} data-name="${escapeValue(name)}"></${slotTag}>`),
    toc: () => safe(`<nav data-role="toc"></nav>`),
    mark: (options: Options) => safe(mark(context, options.hash)),
    qr: (url: unknown) => (url ? safe(toHtml(qrImage(String(url), context))) : ""),
    ornament: (name: string, options: Options) => safe(ornament(context, name, options.hash)),
  };
}

/**
 * The organisation's logo: its variant for the ground, or the one there is on a plate that it can be seen on. Only without
 * any there is the neutral mark, in the surface's colours.
 */
function mark(context: MergeContext, hash: Options["hash"]): string {
  const { document, template } = context;
  const surface = String(hash.surface ?? "");
  const ground = template.theme.surfaces[surface]?.background;
  const onDark = ground !== undefined && isDark(ground);
  const logo = (onDark ? document.logoOnDark : document.logo) ?? document.logo ?? document.logoOnDark;
  const key = `mark-${surface || "paper"}`;
  const tones = template.theme.surfaces[surface]?.tones ?? template.theme.tones;
  const neutral = {
    kind: "mark",
    ring: tones.mark ?? "#000000",
    core: template.theme.colours.accent?.hex ?? "#000000",
  } as const;
  context.pictures.set(key, logo ?? neutral);
  // Word has no dark grounds: it shows the mark for paper everywhere.
  const paper = { kind: "mark", ring: template.theme.tones.mark ?? "#000000", core: neutral.core } as const;
  context.pictures.set("mark-paper", document.logo ?? document.logoOnDark ?? paper);
  const kind = logo ? ` data-kind="${markKind(document, onDark)}"` : "";
  const [size, least, widest] = [hash.size, hash.least, hash.widest].map(Number);
  const { width, height } = logo
    ? markPixels(logo.width / logo.height, size || usualMark.size, widest || usualMark.widest)
    : markPixels(1, least || size || usualMark.size, widest || usualMark.widest);
  return `<img data-role="mark"${kind} src="picture:${key}" data-size="${width}x${height}" alt="">`;
}

/** Which logo it is and whether it needs a ground of its own; `layout.css` and Word know these names. */
function markKind({ logo, logoOnDark }: MergeContext["document"], onDark: boolean): string {
  if (onDark) return logoOnDark ? (logo ? "logo-dark" : "logo-dark-only") : "logo-plate";
  return logo ? "logo" : "logo-dark-plate";
}

/** Whether white reads better than black on a colour (`#RRGGBB`); weights of ITU-R BT.601. */
function isDark(hex: string): boolean {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return 0.299 * red + 0.587 * green + 0.114 * blue < 140;
}
