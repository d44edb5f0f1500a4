import { escapeHtml } from "../../document/escape-html.ts";
import type { Publication } from "../../document/publication.ts";
import type { Face } from "../assets/faces.ts";
import { watermarkColour } from "../assets/watermark-colour.ts";
import { wordFontOf } from "./word-fonts.ts";

/** What a page's watermark is drawn with. */
export interface WordWatermark {
  text: string;
  /** `#RRGGBB`. */
  colour: string;
  font: string;
  /** Width of the page's text in pt: the word is a little narrower. */
  width: number;
}

/**
 * A publication's watermark in its paper's palest colour; undefined without one. Word art has one font only: of the publication's
 * faces, the one that has most of the words.
 */
export function watermarkOf(
  { watermark, theme, page }: Publication,
  faces: readonly Face[],
): WordWatermark | undefined {
  if (!watermark) return undefined;
  const family = theme.roles.title.family ?? "sans";
  const signsIn = ({ characters }: Face): number =>
    [...watermark].filter((sign) => /\S/u.test(sign) && characters.has(sign)).length;
  const [best] = faces
    .filter((face) => face.family === family && face.fallback)
    .sort((a, b) => signsIn(b) - signsIn(a));
  const isLent = best && signsIn(best) * 2 > watermark.replace(/\s/gu, "").length;
  const width = ((page.width - page.margins.left - page.margins.right) * 72) / 25.4;
  return {
    text: watermark,
    colour: watermarkColour(theme),
    font: isLent ? wordFontOf(best.name, best.file.weight).name : (theme.fonts[family]?.name ?? "sans-serif"),
    width,
  };
}

/**
 * A header part with the watermark as Word itself makes it: word art behind the text, in a shape whose name Word knows, so that
 * Design → Watermark → Remove takes it away. It is decoration to a screen reader; what it says also stands in the text.
 */
export function withWatermark(header: string, { text, colour, font, width }: WordWatermark): string {
  const height = Math.min(160, (width / Math.max(3, text.length)) * 1.6);
  const style = `position:absolute;margin-left:0;margin-top:0;width:${Math.round(width * 0.95)}pt;height:${Math.round(height)}pt;rotation:315;z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin`;
  const namespaces =
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"';
  const type =
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas><v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/></v:shapetype>';
  const word = escapeHtml(text);
  const shape = `<v:shape id="PowerPlusWaterMarkObject1" type="#_x0000_t136" alt="" style="${style}" fillcolor="${colour}" stroked="f"><v:textpath style="font-family:&quot;${escapeHtml(font)}&quot;;font-size:1pt;font-weight:bold" string="${word}"/></v:shape>`;
  const run = `<w:r ${namespaces}><w:rPr><w:noProof/></w:rPr><w:pict>${type}${shape}</w:pict></w:r>`;
  return header.replace(/(<w:p(?: [^>]*)?>(?:<w:pPr>[\s\S]*?<\/w:pPr>)?)/, `$1${run}`);
}
