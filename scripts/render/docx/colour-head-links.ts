import type { Theme } from "../../document/theme.ts";
import { paragraphStyles } from "./style-names.ts";
import { colourOf } from "./styles-xml.ts";
import { wordColour } from "./units.ts";

/** What may stand behind a run's colour (ISO/IEC 29500-1 §17.3.2.28, the order of `w:rPr`). */
const behindColour =
  /<w:(?:spacing|w|kern|position|sz|szCs|highlight|u|effect|bdr|shd|fitText|vertAlign|rtl|cs|em|lang|eastAsianLayout|specVanish|oMath)\b/;

/**
 * Links and marks of notes in a table's head take the colour of its words: their own is made for paper, and a head has a ground of its own.
 */
export function colourHeadLinks(xml: string, theme: Theme): string {
  const { background, colour } = theme.roles["table-head"];
  if (background === undefined || colour === undefined) return xml;
  const head = `<w:pStyle w:val="${paragraphStyles["table-head"].id}"/>`;
  const element = `<w:color w:val="${wordColour(colourOf(theme, colour))}"/>`;
  return xml.replace(/<w:p[ >].*?<\/w:p>/gs, (paragraph) =>
    paragraph.includes(head)
      ? paragraph.replace(/<w:rPr>(?:(?!<\/w:rPr>).)*<\/w:rPr>/gs, (properties) =>
          coloured(properties, element),
        )
      : paragraph,
  );
}

function coloured(properties: string, element: string): string {
  if (
    !/<w:rStyle w:val="(?:Hyperlink|FootnoteReference)"\/>/.test(properties) ||
    properties.includes("<w:color ")
  )
    return properties;
  const at = behindColour.exec(properties)?.index ?? properties.lastIndexOf("</w:rPr>");
  return properties.slice(0, at) + element + properties.slice(at);
}
