import { attribute, below, children, isOn, number, type XmlElement } from "./word-xml.ts";

/** Properties of a paragraph or a run as a cascade leaves them: each the last that was said, by name. */
export type Properties = ReadonlyMap<string, XmlElement>;

/** What styles say, and the fonts and colours that a theme gives names to. */
export interface WordStyles {
  /** Properties of a paragraph: the document's, its style's, its own. */
  paragraph(own: XmlElement | undefined): Properties;
  /** Properties of a run: the document's, those of its paragraph's style, of its own style, its own. */
  run(paragraph: XmlElement | undefined, own: XmlElement | undefined): Properties;
  /** Properties of a table's style and its own. */
  table(own: XmlElement | undefined): Properties;
  /** A font of the theme (`minorHAnsi`) by its name. */
  themeFont(name: string): string | undefined;
  /** A colour of the theme (`accent1`) as `#rrggbb`. */
  themeColour(name: string): string | undefined;
  /** The class of a font, as the file's list of fonts says it: `roman`, `swiss`, `modern`. */
  classOf(font: string): string | undefined;
}

/** Parts that the cascade is read from. */
export interface StyleParts {
  styles: XmlElement | undefined;
  theme: XmlElement | undefined;
  fonts: XmlElement | undefined;
}

/** Reads the cascade of ISO/IEC 29500-1 §17.7.2, without what tables say of their text by conditions. */
export function readStyles({ styles, theme, fonts }: StyleParts): WordStyles {
  const all = children(styles, "w:style");
  const byId = new Map(all.map((style) => [attribute(style, "w:styleId") ?? "", style]));
  const usual = new Map(
    all
      .filter((style) => attribute(style, "w:default") === "1")
      .map((style) => [attribute(style, "w:type") ?? "", attribute(style, "w:styleId") ?? ""]),
  );
  const defaults = below(styles, "w:docDefaults");
  const chain = (id: string | undefined): XmlElement[] => chainOf(id, byId);
  const styleOf = (own: XmlElement | undefined, name: string): string | undefined =>
    attribute(below(own, name), "w:val");
  return {
    paragraph: (own) => {
      const styled = chain(styleOf(own, "w:pStyle") ?? usual.get("paragraph"));
      return cascade([
        below(defaults, "w:pPrDefault", "w:pPr"),
        ...styled.map((style) => below(style, "w:pPr")),
        own,
      ]);
    },
    run: (paragraph, own) =>
      cascade([
        below(defaults, "w:rPrDefault", "w:rPr"),
        ...chain(styleOf(paragraph, "w:pStyle") ?? usual.get("paragraph")).map((style) =>
          below(style, "w:rPr"),
        ),
        ...chain(styleOf(own, "w:rStyle")).map((style) => below(style, "w:rPr")),
        own,
      ]),
    table: (own) =>
      cascade([
        ...chain(styleOf(own, "w:tblStyle") ?? usual.get("table")).map((style) => below(style, "w:tblPr")),
        own,
      ]),
    themeFont: (name) => fontOfTheme(name, theme),
    themeColour: (name) => colourOfTheme(name, theme),
    classOf: (font) =>
      attribute(
        below(
          children(fonts, "w:font").find((one) => attribute(one, "w:name") === font),
          "w:family",
        ),
        "w:val",
      ),
  };
}

/** A style and those that it is based on, the farthest first; no further than a circle. */
function chainOf(id: string | undefined, byId: ReadonlyMap<string, XmlElement>): XmlElement[] {
  const found: XmlElement[] = [];
  for (let at = id; at !== undefined; ) {
    const style = byId.get(at);
    if (!style || found.includes(style)) break;
    found.unshift(style);
    at = attribute(below(style, "w:basedOn"), "w:val");
  }
  return found;
}

/** Attributes are laid over those of the same property (`w:ind`, `w:spacing`, `w:rFonts`), and tab stops are collected. */
function cascade(layers: readonly (XmlElement | undefined)[]): Properties {
  const found = new Map<string, XmlElement>();
  for (const property of layers.flatMap((layer) => children(layer))) {
    const known = found.get(property.name);
    const merges = /^w:(?:ind|spacing|rFonts)$/.test(property.name);
    const tabs = property.name === "w:tabs";
    if (known && merges) found.set(property.name, { ...property, attributes: laid(known, property) });
    else if (known && tabs)
      found.set(property.name, { ...property, children: [...known.children, ...property.children] });
    else found.set(property.name, property);
  }
  return found;
}

/** A font by name takes the place of one of the theme, and the other way round. */
function laid(under: XmlElement, over: XmlElement): XmlElement["attributes"] {
  const plain = (name: string): string => name.replace(/theme$/i, "");
  const given = new Set(Object.keys(over.attributes).map(plain));
  const kept = Object.entries(under.attributes).filter(([name]) => !given.has(plain(name)));
  return { ...Object.fromEntries(kept), ...over.attributes };
}

function fontOfTheme(name: string, theme: XmlElement | undefined): string | undefined {
  const fonts = below(
    theme,
    "a:themeElements",
    "a:fontScheme",
    name.startsWith("major") ? "a:majorFont" : "a:minorFont",
  );
  const script = /Bidi$/.test(name) ? "a:cs" : /EastAsia$/.test(name) ? "a:ea" : "a:latin";
  return attribute(below(fonts, script), "typeface") || attribute(below(fonts, "a:latin"), "typeface");
}

const colourNames: Readonly<Record<string, string>> = {
  text1: "dk1",
  dark1: "dk1",
  tx1: "dk1",
  background1: "lt1",
  light1: "lt1",
  bg1: "lt1",
  text2: "dk2",
  dark2: "dk2",
  tx2: "dk2",
  background2: "lt2",
  light2: "lt2",
  bg2: "lt2",
  hyperlink: "hlink",
  followedHyperlink: "folHlink",
};

function colourOfTheme(name: string, theme: XmlElement | undefined): string | undefined {
  const colour = below(theme, "a:themeElements", "a:clrScheme", `a:${colourNames[name] ?? name}`);
  const [said] = children(colour);
  const value = attribute(said, "lastClr") ?? attribute(said, "val");
  return value && /^[0-9a-f]{6}$/i.test(value) ? `#${value.toLowerCase()}` : undefined;
}

/** The value of a property that is a switch. */
export function isSet(properties: Properties, name: string): boolean {
  return isOn(properties.get(name)) === true;
}

/** An attribute of a property as a number. */
export function measure(properties: Properties, name: string, attributeName = "w:val"): number | undefined {
  return number(properties.get(name), attributeName);
}

/** An attribute of a property. */
export function said(properties: Properties, name: string, attributeName = "w:val"): string | undefined {
  return attribute(properties.get(name), attributeName);
}
