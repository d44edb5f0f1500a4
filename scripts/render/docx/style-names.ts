import type { TextRole } from "../../document/publication-nodes.ts";

/** A Word style: its id in the file and its name, which for built-in styles is English in every Word. */
export interface WordStyle {
  id: string;
  name: string;
}

/**
 * The paragraph style of each role. Word's built-in styles are used where they mean the same, so that the navigation
 * pane, captions and contents work; the document's title is level 1, so sections start with Heading 2.
 */
export const paragraphStyles = {
  title: { id: "Title", name: "Title" },
  subtitle: { id: "Subtitle", name: "Subtitle" },
  kicker: { id: "Kicker", name: "Kicker" },
  lead: { id: "Lead", name: "Lead" },
  paragraph: { id: "BodyText", name: "Body Text" },
  "heading-2": { id: "Heading2", name: "heading 2" },
  "heading-3": { id: "Heading3", name: "heading 3" },
  "heading-4": { id: "Heading4", name: "heading 4" },
  "heading-5": { id: "Heading5", name: "heading 5" },
  "heading-6": { id: "Heading6", name: "heading 6" },
  quote: { id: "Quote", name: "Quote" },
  item: { id: "ListParagraph", name: "List Paragraph" },
  term: { id: "Term", name: "Term" },
  definition: { id: "Definition", name: "Definition" },
  caption: { id: "Caption", name: "caption" },
  "table-head": { id: "TableHead", name: "Table Head" },
  "table-cell": { id: "TableCell", name: "Table Cell" },
  "code-block": { id: "CodeBlock", name: "Code Block" },
  note: { id: "FootnoteText", name: "footnote text" },
  "callout-title": { id: "CalloutTitle", name: "Callout Title" },
  "callout-text": { id: "CalloutText", name: "Callout Text" },
  "callout-item": { id: "CalloutItem", name: "Callout Item" },
  "figure-number": { id: "FigureNumber", name: "Figure Number" },
  "figure-label": { id: "FigureLabel", name: "Figure Label" },
  "card-title": { id: "CardTitle", name: "Card Title" },
  "card-text": { id: "CardText", name: "Card Text" },
  "timeline-term": { id: "TimelineTerm", name: "Timeline Term" },
  "timeline-text": { id: "TimelineText", name: "Timeline Text" },
  "meta-term": { id: "MetaTerm", name: "Meta Term" },
  "meta-value": { id: "MetaValue", name: "Meta Value" },
  organisation: { id: "Organisation", name: "Organisation" },
  tagline: { id: "Tagline", name: "Tagline" },
  "address-line": { id: "AddressLine", name: "Address Line" },
  "contact-name": { id: "ContactName", name: "Contact Name" },
  "contact-line": { id: "ContactLine", name: "Contact Line" },
  signature: { id: "Signature", name: "Signature" },
  "toc-title": { id: "TOCHeading", name: "TOC Heading" },
  "toc-entry": { id: "TOC2", name: "toc 2" },
  running: { id: "Header", name: "header" },
} as const satisfies Record<TextRole, WordStyle>;

/** The table style of layout tables; readers of the file (the parity check too) see through tables of this style. */
export const boxTableStyle: WordStyle = { id: "DiplaBox", name: "Dipla Box" };

/** The style of data tables. */
export const dataTableStyle: WordStyle = { id: "DiplaTable", name: "Dipla Table" };

/** A paragraph of 1 pt that Word needs after a table at the end of a cell or section, and between two tables. */
export const spacerStyle: WordStyle = { id: "Spacer", name: "Spacer" };
