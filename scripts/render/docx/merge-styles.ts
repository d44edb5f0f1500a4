import { wordScript } from "../../languages/writing-system.ts";

/** Styles of a letterhead and of a document in one part. */
export interface MergedStyles {
  xml: string;
  /** Our style id → the id under which the style is in the merged part, where it differs. */
  renamed: ReadonlyMap<string, string>;
}

interface Style {
  id: string;
  key: string;
  xml: string;
}

/**
 * Merges by style type and name, for ids are localised ("a", "1") and names are not: the letterhead's style wins,
 * ours fills what it lacks, without fonts, so that it looks like the letterhead's text.
 */
export function mergeStyles(reference: string, ours: string, lang: string): MergedStyles {
  const theirs = stylesOf(reference);
  const byKey = new Map(theirs.map((style) => [style.key, style]));
  const ids = new Set(theirs.map((style) => style.id));
  const own = stylesOf(ours);
  const renamed = new Map<string, string>();
  for (const { id, key } of own) {
    const same = byKey.get(key);
    if (same) renamed.set(id, same.id);
    else if (ids.has(id)) renamed.set(id, `Dipla${id}`);
  }
  const levels = new Map(own.map(({ key, xml }) => [key, /<w:outlineLvl [^>]*>/.exec(xml)?.[0]]));
  const kept = theirs.map(({ key, xml }) => withLevel(withoutNumbering(xml), levels.get(key)));
  const added = [...own.filter(({ key }) => !byKey.has(key)), ...runningStyle(own)].map(({ xml }) =>
    asAddition(xml, renamed),
  );
  const head = reference.slice(0, reference.search(/<w:style\b/));
  return { xml: `${withLanguage(head, lang)}${[...kept, ...added].join("")}</w:styles>`, renamed };
}

/** Lines of ours below those of a letterhead, whose own style for headers has tab stops and sizes for other words. */
export const runningOnLetterhead = "DiplaRunning";

function runningStyle(own: readonly Style[]): Style[] {
  const header = own.find(({ key }) => key === "paragraph header");
  if (!header) return [];
  const xml = header.xml
    .replace(/w:styleId="[^"]*"/, `w:customStyle="1" w:styleId="${runningOnLetterhead}"`)
    .replace(/<w:name w:val="[^"]*"\/>/, '<w:name w:val="Dipla running"/>');
  return [{ ...header, xml }];
}

function stylesOf(xml: string): Style[] {
  return [...xml.matchAll(/<w:style\b[^>]*>.*?<\/w:style>/gs)].map(([style]) => ({
    id: /w:styleId="([^"]*)"/.exec(style)?.[1] ?? "",
    key: `${/w:type="([^"]*)"/.exec(style)?.[1]} ${/<w:name w:val="([^"]*)"/.exec(style)?.[1]?.toLowerCase()}`,
    xml: style,
  }));
}

// The letterhead's lists stay in the letterhead: their numbers mean other lists here.
function withoutNumbering(style: string): string {
  return style.replace(/<w:numPr>.*?<\/w:numPr>/gs, "");
}

/** A title without outline level would be missing in the navigation pane. `w:outlineLvl` comes late in `w:pPr`. */
function withLevel(style: string, level: string | undefined): string {
  if (!level || style.includes("<w:outlineLvl")) return style;
  if (style.includes("</w:pPr>")) return style.replace("</w:pPr>", `${level}</w:pPr>`);
  const paragraph = `<w:pPr>${level}</w:pPr>`;
  return style.includes("<w:rPr>")
    ? style.replace("<w:rPr>", `${paragraph}<w:rPr>`)
    : style.replace("</w:style>", `${paragraph}</w:style>`);
}

/** Only one style of a type may be the default, and the letterhead has its own. */
function asAddition(style: string, renamed: ReadonlyMap<string, string>): string {
  return style
    .replace(/ w:default="1"/, "")
    .replace(/<w:rFonts [^>]*>/g, "")
    .replace(/(w:styleId|<w:(?:basedOn|next|link) w:val)="([^"]*)"/g, (_, name: string, id: string) => {
      return `${name}="${renamed.get(id) ?? id}"`;
    });
}

function withLanguage(head: string, lang: string): string {
  const tag = `<w:lang w:val="${lang}" w:eastAsia="${lang}" w:bidi="${wordScript(lang) === "complex" ? lang : "ar-SA"}"/>`;
  if (/<w:lang [^>]*>/.test(head)) return head.replace(/<w:lang [^>]*>/, tag);
  return head.replace(/(<w:rPrDefault>\s*<w:rPr>.*?)(<\/w:rPr>)/s, `$1${tag}$2`);
}
