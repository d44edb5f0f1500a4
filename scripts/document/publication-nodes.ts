/**
 * The closed vocabulary of a Publication. All three renderers show exactly this: an element or role that is
 * not listed here is a template diagnostic at merge, and a role without a Word handler does not compile.
 */

/** What a role is for: `text` is a paragraph style, `inline` a character style, `box` a container, `picture` an image. */
export type RoleKind = "text" | "inline" | "box" | "picture";

/** Every role and its kind. Each has one entry `role.<name>` in the theme's tokens. */
export const roles = {
  // what a reader reads, paragraph by paragraph
  title: "text",
  subtitle: "text",
  kicker: "text",
  lead: "text",
  paragraph: "text",
  "heading-2": "text",
  "heading-3": "text",
  "heading-4": "text",
  "heading-5": "text",
  "heading-6": "text",
  quote: "text",
  item: "text",
  term: "text",
  definition: "text",
  caption: "text",
  "table-head": "text",
  "table-cell": "text",
  "code-block": "text",
  note: "text",
  "callout-title": "text",
  "callout-text": "text",
  "callout-item": "text",
  "figure-number": "text",
  "figure-label": "text",
  "card-title": "text",
  "card-text": "text",
  "timeline-term": "text",
  "timeline-text": "text",
  "meta-term": "text",
  "meta-value": "text",
  organisation: "text",
  tagline: "text",
  "address-line": "text",
  "contact-name": "text",
  "contact-line": "text",
  signature: "text",
  "toc-title": "text",
  "toc-entry": "text",
  running: "text",
  // within a line
  emphasis: "inline",
  strong: "inline",
  deleted: "inline",
  code: "inline",
  link: "inline",
  span: "inline",
  "note-mark": "inline",
  "note-back": "inline",
  "missing-picture": "inline",
  "section-number": "inline",
  "toc-page": "inline",
  // containers
  panel: "box",
  cover: "box",
  back: "box",
  body: "box",
  aside: "box",
  letterhead: "box",
  placed: "box",
  meta: "box",
  address: "box",
  contact: "box",
  signatures: "box",
  callout: "box",
  columns: "box",
  figures: "box",
  "figures-item": "box",
  cards: "box",
  card: "box",
  timeline: "box",
  "timeline-item": "box",
  quotation: "box",
  list: "box",
  "list-numbered": "box",
  "list-tasks": "box",
  definitions: "box",
  table: "box",
  figure: "box",
  chart: "box",
  notes: "box",
  toc: "box",
  group: "box",
  rule: "box",
  "page-break": "box",
  // pictures
  picture: "picture",
  "chart-picture": "picture",
  qr: "picture",
  mark: "picture",
  glyph: "picture",
  checkbox: "picture",
  ornament: "picture",
} as const satisfies Record<string, RoleKind>;

/** A role's name. */
export type Role = keyof typeof roles;

/** The roles that are paragraph styles. */
export type TextRole = { [R in Role]: (typeof roles)[R] extends "text" ? R : never }[Role];

/** True for the name of a role. */
export function isRole(name: unknown): name is Role {
  return typeof name === "string" && Object.hasOwn(roles, name);
}

/**
 * The role an element has when none is written. `null`: the element needs no role (it only groups or carries
 * text of the role around it), or has to name one (`div`, `section`).
 */
export const elements = {
  main: "body",
  section: "group",
  div: "group",
  header: "group",
  footer: "group",
  aside: "aside",
  nav: "toc",
  h1: "title",
  h2: "heading-2",
  h3: "heading-3",
  h4: "heading-4",
  h5: "heading-5",
  h6: "heading-6",
  p: "paragraph",
  ul: "list",
  ol: "list-numbered",
  li: "item",
  dl: "definitions",
  dt: null,
  dd: null,
  blockquote: "quotation",
  pre: "code-block",
  table: "table",
  caption: "caption",
  thead: null,
  tbody: null,
  tr: null,
  th: "table-head",
  td: "table-cell",
  figure: "figure",
  figcaption: "caption",
  hr: "rule",
  img: "picture",
  a: "link",
  em: "emphasis",
  strong: "strong",
  del: "deleted",
  code: "code",
  span: "span",
  sup: null,
  sub: null,
  br: null,
} as const satisfies Record<string, Role | null>;

/** An element's tag name in a publication. */
export type ElementName = keyof typeof elements;

/** True for a tag name of the vocabulary. */
export function isElementName(name: string): name is ElementName {
  return Object.hasOwn(elements, name);
}

/**
 * Attributes that nodes may carry, in hast's property names. `dataSrc` is `line:column` in the document's
 * source; `dataSurface` names a surface of the theme; `dataBox: "fixed"` asks for overflow to be measured;
 * `dataSize` is a mark's in whole px, `114x19`. `dataCalm` marks a box that may stay empty; `dataDocx: "omit"` leaves decoration out of Word.
 * What has `dataBreaks` is too long to be kept whole on a page, and `dataLevel` says how
 * deep a paragraph with a number of its own hangs, from 1. A `placed` box has `dataUntil`, how far from the sheet's upper edge it
 * ends, from `dataFrom` or from the page's margin on; `dataBeside`, where its second column begins in the text; or
 * `dataRoom`, its height where it is empty. All of them in mm. `dataLines` says how many paragraphs a box has room for: those of an
 * address in the window of an envelope.
 */
export const properties: readonly string[] = [
  "id",
  "lang",
  "dir",
  "href",
  "src",
  "alt",
  "colSpan",
  "rowSpan",
  "scope",
  "start",
  "dataAlign",
  "dataRole",
  "dataSrc",
  "dataSurface",
  "dataBox",
  "dataName",
  "dataCalm",
  "dataDocx",
  "dataKind",
  "dataCount",
  "dataSize",
  "dataNote",
  "dataPage",
  "dataNowrap",
  "dataBreaks",
  "dataLevel",
  "dataFrom",
  "dataUntil",
  "dataBeside",
  "dataRoom",
  "dataLines",
  "ariaHidden",
  "ariaLabel",
  "ariaLabelledBy",
  "className",
  "role",
];
