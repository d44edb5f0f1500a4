import type { Publication } from "../../document/publication.ts";
import { watermarkColour } from "../assets/watermark-colour.ts";

/** A letter is about this wide, as a share of its size, in bold capitals. */
const letterWidth = 0.68;
const degrees = 35;

/**
 * The watermark in print: behind the text of every page, since what is fixed is drawn on each. Not in the text's order and not
 * tagged: what it says also stands in the text. Empty without one.
 */
export function watermarkCss({ watermark, theme, page }: Publication): string {
  if (!watermark) return "";
  const { family, weight } = theme.roles.title;
  const { left, right } = page.margins;
  // What is fixed is cut at the margins, so the turned word has to fit between them.
  const room = ((page.width - left - right) * 72) / 25.4 / Math.cos((degrees * Math.PI) / 180);
  const size = Math.min(120, Math.round((room * 0.82) / (Math.max(4, watermark.length) * letterWidth)));
  const colour = watermarkColour(theme);
  return `.watermark{display:none}
@media print{.watermark{position:fixed;inset:0;z-index:-1;display:flex;align-items:center;justify-content:center;white-space:nowrap;font:${weight ?? 700} ${size}pt/1 var(--font-${family ?? "sans"});color:${colour};transform:rotate(-${degrees}deg)}}`;
}
