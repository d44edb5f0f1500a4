import type { Publication } from "../../document/publication.ts";
import { roles, type TextRole } from "../../document/publication-nodes.ts";
import type { Border, RoleStyle, Theme } from "../../document/theme.ts";
import { wordScript } from "../../languages/writing-system.ts";
import { boxTableStyle, dataTableStyle, paragraphStyles, spacerStyle } from "./style-names.ts";
import { eighths, halfPoints, pointTwips, wordColour } from "./units.ts";
import { wordFont } from "./word-fonts.ts";

const namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/**
 * The complete `word/styles.xml`, made of the theme's tokens: document defaults, one paragraph style per text role,
 * character and table styles. docx's own defaults are not used: half of them would be missing or look different.
 */
export function stylesXml({ theme, lang, dir }: Publication): string {
  const body = theme.roles.paragraph;
  const font = wordFont(theme, body);
  const textRoles = (Object.keys(roles) as (keyof typeof roles)[]).filter(
    (role): role is TextRole => roles[role] === "text",
  );
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="${namespace}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="${font.name}" w:hAnsi="${font.name}" w:eastAsia="${font.name}" w:cs="${font.name}"/><w:sz w:val="${halfPoints(body.size ?? 10)}"/><w:szCs w:val="${halfPoints(body.size ?? 10)}"/><w:lang w:val="${lang}" w:eastAsia="${lang}" w:bidi="${wordScript(lang) === "complex" ? lang : "ar-SA"}"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>${[
    `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>${dir === "rtl" ? "<w:pPr><w:bidi/></w:pPr>" : ""}</w:style>`,
    `<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>`,
    `<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>`,
    `<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/></w:style>`,
    ...textRoles.map((role) => paragraphStyle(role, theme)),
    alias("TOC3", "toc 3", "TOC2", `<w:ind w:left="340"/>`),
    alias("Footer", "footer", "Header", ""),
    alias("EndnoteText", "endnote text", "FootnoteText", ""),
    `<w:style w:type="paragraph" w:customStyle="1" w:styleId="${spacerStyle.id}"><w:name w:val="${spacerStyle.name}"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr><w:rPr><w:sz w:val="2"/></w:rPr></w:style>`,
    ...characterStyles(theme),
    tableStyle(boxTableStyle.id, boxTableStyle.name, ""),
    tableStyle(dataTableStyle.id, dataTableStyle.name, dataTableBorders(theme)),
  ].join("")}</w:styles>`;
}

function alias(id: string, name: string, base: string, paragraph: string): string {
  return `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="${base}"/>${paragraph ? `<w:pPr>${paragraph}</w:pPr>` : ""}</w:style>`;
}

function paragraphStyle(role: TextRole, theme: Theme): string {
  const style = theme.roles[role];
  const { id, name } = paragraphStyles[role];
  const builtIn =
    /^(Title|Subtitle|Heading\d|BodyText|Quote|ListParagraph|Caption|FootnoteText|TOC2|TOCHeading|Header)$/.test(
      id,
    );
  const level = role === "title" ? 0 : /^heading-(\d)$/.test(role) ? Number(role.at(-1)) - 1 : undefined;
  return `<w:style w:type="paragraph"${builtIn ? "" : ' w:customStyle="1"'} w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/>${level !== undefined ? '<w:next w:val="BodyText"/>' : ""}<w:qFormat/><w:pPr>${paragraphProperties(style, theme, level)}</w:pPr><w:rPr>${runProperties(style, theme)}</w:rPr></w:style>`;
}

/** `w:pPr` in the order that the schema wants. */
function paragraphProperties(style: RoleStyle, theme: Theme, level: number | undefined): string {
  const line = style.leading ? ` w:line="${pointTwips(style.leading)}" w:lineRule="atLeast"` : "";
  return [
    style.keepWithNext ? "<w:keepNext/><w:keepLines/>" : "",
    borders(style, theme),
    style.background
      ? `<w:shd w:val="clear" w:color="auto" w:fill="${wordColour(colourOf(theme, style.background))}"/>`
      : "",
    style.hyphens ? "" : "<w:suppressAutoHyphens/>",
    `<w:spacing w:before="${pointTwips(style.before ?? 0)}" w:after="${pointTwips(style.after ?? 0)}"${line}/>`,
    style.indent ? `<w:ind w:left="${pointTwips(style.indent)}"/>` : "",
    style.align && style.align !== "start"
      ? `<w:jc w:val="${style.align === "centre" ? "center" : "end"}"/>`
      : "",
    level !== undefined ? `<w:outlineLvl w:val="${level}"/>` : "",
  ].join("");
}

function borders(style: RoleStyle, theme: Theme): string {
  const side = (name: string, border: Border | undefined): string =>
    border
      ? `<w:${name} w:val="single" w:sz="${eighths(border.width)}" w:space="4" w:color="${wordColour(colourOf(theme, border.colour))}"/>`
      : "";
  const all = side("top", style.borderTop) + side("left", style.borderStart);
  return all ? `<w:pBdr>${all}</w:pBdr>` : "";
}

/** `w:rPr` in the order that the schema wants. */
function runProperties(style: RoleStyle, theme: Theme): string {
  const font = style.family || style.weight ? wordFont(theme, style) : undefined;
  return [
    font
      ? `<w:rFonts w:ascii="${font.name}" w:hAnsi="${font.name}" w:eastAsia="${font.name}" w:cs="${font.name}"/>`
      : "",
    font?.bold ? "<w:b/><w:bCs/>" : "",
    style.italic ? "<w:i/><w:iCs/>" : "",
    style.uppercase ? "<w:caps/>" : "",
    style.colour ? `<w:color w:val="${wordColour(colourOf(theme, style.colour))}"/>` : "",
    style.tracking && style.size
      ? `<w:spacing w:val="${Math.round(style.tracking * style.size * 20)}"/>`
      : "",
    style.size ? `<w:sz w:val="${halfPoints(style.size)}"/><w:szCs w:val="${halfPoints(style.size)}"/>` : "",
  ].join("");
}

/** Hex of a tone (`on.kicker`) on paper or of a colour (`brand`). */
export function colourOf(theme: Theme, name: string): string {
  return (name.startsWith("on.") ? theme.tones[name.slice(3)] : theme.colours[name]?.hex) ?? "#000000";
}

function characterStyles(theme: Theme): string[] {
  const make = (id: string, name: string, properties: string, custom = false): string =>
    `<w:style w:type="character"${custom ? ' w:customStyle="1"' : ""} w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="DefaultParagraphFont"/><w:rPr>${properties}</w:rPr></w:style>`;
  const link = wordColour(colourOf(theme, theme.roles.link.colour ?? "on.link"));
  return [
    make("Strong", "Strong", "<w:b/><w:bCs/>"),
    make("Emphasis", "Emphasis", "<w:i/><w:iCs/>"),
    make("CodeText", "Code Text", runProperties(theme.roles.code, theme), true),
    make("Hyperlink", "Hyperlink", `<w:color w:val="${link}"/><w:u w:val="single"/>`),
    make(
      "FootnoteReference",
      "footnote reference",
      `<w:color w:val="${link}"/><w:vertAlign w:val="superscript"/>`,
    ),
    make("EndnoteReference", "endnote reference", `<w:vertAlign w:val="superscript"/>`),
  ];
}

function tableStyle(id: string, name: string, more: string): string {
  return `<w:style w:type="table" w:customStyle="1" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="TableNormal"/>${more}</w:style>`;
}

function dataTableBorders(theme: Theme): string {
  const { borderBottom, padding = 4 } = theme.roles["table-cell"];
  const line = borderBottom
    ? `w:val="single" w:sz="${eighths(borderBottom.width)}" w:space="0" w:color="${wordColour(colourOf(theme, borderBottom.colour))}"`
    : `w:val="nil"`;
  const margin = pointTwips(padding);
  return `<w:tblPr><w:tblBorders><w:bottom ${line}/><w:insideH ${line}/></w:tblBorders><w:tblCellMar><w:top w:w="${Math.round(margin * 0.6)}" w:type="dxa"/><w:left w:w="${margin}" w:type="dxa"/><w:bottom w:w="${Math.round(margin * 0.6)}" w:type="dxa"/><w:right w:w="${margin}" w:type="dxa"/></w:tblCellMar></w:tblPr>`;
}
