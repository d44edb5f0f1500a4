import type { ElementContent, Root } from "hast";
import type { Root as MdastRoot } from "mdast";
import { type DataRecord, recordOf } from "../document/data-value.ts";
import type { DocumentModel } from "../document/document-model.ts";
import type { Extensions } from "../document/extensions.ts";
import type { Letterhead } from "../document/letterhead.ts";
import { placeOfSource, type SourceTexts, textsOf } from "../document/position.ts";
import type { PrintSettings } from "../document/print-settings.ts";
import type { AttachedFile, Publication } from "../document/publication.ts";
import type { TemplateModel } from "../document/template-model.ts";
import { visitMarkdown } from "../document/tree.ts";
import { defaultTypography, type TypographyPolicy } from "../document/typography-policy.ts";
import type { Diagnostics } from "../findings/diagnostics.ts";
import { direction } from "../languages/writing-system.ts";
import { addCheckboxes } from "./add-checkboxes.ts";
import { allowBreaks } from "./allow-breaks.ts";
import { checkVocabulary } from "./check-vocabulary.ts";
import { applyConditions, type Choice } from "./conditions.ts";
import { fillContents } from "./contents.ts";
import { dataFor, type MergeRecord } from "./data-sources.ts";
import { dropEmptyHeadings } from "./drop-empty-headings.ts";
import { dropEmptyLinks } from "./drop-empty-links.ts";
import { dropRepeatedTitle } from "./drop-repeated-title.ts";
import { emptyBlankCells } from "./empty-blank-cells.ts";
import { fillFields } from "./fill-fields.ts";
import { hangClauses } from "./hang-clauses.ts";
import { paragraphsForBareText } from "./hast/bare-text.ts";
import { type BodyHast, bodyToHast } from "./hast/body-to-hast.ts";
import { createContext } from "./hast/create-context.ts";
import type { MergeContext } from "./hast/merge-context.ts";
import { headingDepths } from "./hast/raw-html.ts";
import { checkIdsAndLinks } from "./heading-ids.ts";
import { headingsIn, joinParts } from "./join-parts.ts";
import { markTitle } from "./mark-title.ts";
import { nameLinkedPictures } from "./name-linked-pictures.ts";
import { numberNotes } from "./number-notes.ts";
import { numberSections } from "./number-sections.ts";
import { ownLetterhead } from "./own-letterhead.ts";
import { assignSlots } from "./page/assign-slots.ts";
import { fillPanels, flowingPanels } from "./page/fill-panels.ts";
import { pageData } from "./page/page-data.ts";
import { renderPage } from "./page/render-page.ts";
import { parseFieldStrings } from "./parse-field-strings.ts";
import { pickLabels } from "./pick-labels.ts";
import { reportLongAddresses } from "./report-long-addresses.ts";
import { createFieldResolver, type ResolveField } from "./resolve-field.ts";
import { runningLines } from "./running-lines.ts";
import { keepOrder } from "./typography/keep-order.ts";
import { type SetTypeOptions, setType, setTypeOfText, type TypeChange } from "./typography/set-type.ts";
import { whatIsIn } from "./what-is-in.ts";

/** What one merge is made of. */
export interface MergeRequest {
  document: DocumentModel;
  template: TemplateModel;
  record: MergeRecord;
  defaultLang: string | undefined;
  /** Absolute path of the letterhead named in the front matter. */
  referenceDoc?: string | undefined;
  /** What stands in it. */
  letterhead?: Letterhead | undefined;
  /** The file date of documents without a date, `YYYY-MM-DDThh:mm:ssZ`. */
  fileDate: string;
  attachments: readonly AttachedFile[];
  print: PrintSettings;
  /** The configuration's; the document's own is laid over it. */
  typography?: Partial<TypographyPolicy> | undefined;
  /** The workspace's own blocks and helpers. */
  extensions?: Extensions | undefined;
  /** Every change of typography is told. */
  listTypography?: boolean | undefined;
  /** Hears of each block for some recipients only. */
  onChoice?: ((choice: Choice) => void) | undefined;
}

/** Document × template × record → the publication, without any field left. Pure; undefined when the page can't be made. */
export function mergeDocument(request: MergeRequest, diagnostics: Diagnostics): Publication | undefined {
  const merging = startMerging(request, diagnostics);
  const { context, data, strings, typography } = merging;
  const { template, record, document } = request;
  const { lang } = document;
  const hast = fillBody(request, merging);
  const slots = assignSlots(hast, template);
  reportEmptySlots(slots, template, document, diagnostics);
  const panels = fillPanels(slots, template);
  const page = pageData(
    { ...data, meta: { ...recordOf(data.meta), toc: document.meta.toc ?? template.defaults.toc } },
    {
      document,
      template,
      labels: context.labels,
      filled: new Set(panels.keys()),
      specimen: record.specimen,
    },
    diagnostics,
  );
  const root = renderPage(page, panels, context);
  if (!root) return undefined;
  finishTree(root, merging);
  const recipients = document.places.get("recipients") ?? { file: document.path };
  reportLongAddresses(root, record.place ?? recipients, diagnostics);
  const pictures = Object.fromEntries(context.pictures);
  const { title, subtitle, reference, watermark } = strings;
  const own =
    request.letterhead && ownLetterhead({ body: root, template, data: page }, request.letterhead, context);
  return {
    ...fromFrontMatter(document, request.fileDate),
    document: document.name,
    template: template.name,
    lang,
    dir: direction(lang),
    title: setTypeOfText(title ?? "", lang, typography),
    subtitle: (subtitle && setTypeOfText(subtitle, lang, typography)) || undefined,
    reference,
    organisation: document.meta.organisation ?? organisationName(data),
    body: root,
    has: whatIsIn(root, pictures),
    page: own?.page ?? template.page,
    print: request.print,
    flow: flowingPanels(template, slots, new Set(hast.panels.keys())),
    fit: template.fit,
    running: runningLines(template, page, context),
    theme: template.theme,
    css: template.css,
    labels: context.labels,
    pictures: { ...pictures, ...request.letterhead?.pictures },
    letterhead: own?.letterhead,
    ...merging.texts,
    watermark,
    specimen: record.specimen,
    referenceDoc: request.referenceDoc,
    attachments: request.attachments,
  };
}

/** What merging needs of a text that goes on no page. */
export type BodyRequest = Pick<
  MergeRequest,
  | "document"
  | "template"
  | "record"
  | "defaultLang"
  | "typography"
  | "listTypography"
  | "extensions"
  | "onChoice"
>;

/** The text alone, without the template's page: for a message. Its notes stand at its end. */
export function mergeBody(request: BodyRequest, diagnostics: Diagnostics): Root {
  const merging = startMerging(request, diagnostics);
  const { flow, notes } = fillBody(request, merging);
  const root: Root = { type: "root", children: notes ? [...flow, notes] : flow };
  finishTree(root, merging);
  return root;
}

/** What the steps of one merge share. */
interface Merging {
  context: MergeContext;
  texts: SourceTexts;
  /** All that fields may name, the front matter's own fields filled. */
  data: DataRecord;
  resolve: ResolveField;
  /** Title, subtitle and the like without their fields. */
  strings: ReturnType<typeof parseFieldStrings>;
  typography: SetTypeOptions;
}

function startMerging(request: BodyRequest, diagnostics: Diagnostics): Merging {
  const { template, record, document } = request;
  const { lang } = document;
  const place = { file: document.path, line: 1, column: 1 };
  const labels = pickLabels(template, lang, request.defaultLang, place, diagnostics);
  const raw = dataFor({ document, template, record });
  const context = createContext(request, labels, diagnostics);
  const resolve = createFieldResolver(
    raw,
    {
      lang,
      specimen: record.specimen,
      recipientColumns: document.recipients?.columns,
      row: record.place,
      extensions: request.extensions,
    },
    diagnostics,
  );
  const strings = parseFieldStrings(document, resolve, diagnostics);
  return {
    context,
    texts: textsOf(document),
    data: { ...raw, meta: { ...recordOf(raw.meta), ...strings } },
    resolve,
    strings,
    typography: typeOptions(request, diagnostics),
  };
}

/** The body for this reader: its parts joined, its conditions decided, its fields filled, numbered. */
function fillBody(
  { document, record, template, onChoice }: BodyRequest,
  { context, texts, data, resolve, strings }: Merging,
): BodyHast {
  const { diagnostics } = context;
  const body = joinParts(document, record.annexes, context.labels);
  const columns = document.recipients?.columns ?? [];
  applyConditions(body, { data, columns, specimen: record.specimen, texts, diagnostics, onChoice });
  fillFields(body, resolve);
  dropEmptyHeadings(body, texts, diagnostics);
  dropRepeatedTitle(body, strings.title ?? "", { lang: document.lang, texts }, diagnostics);
  context.headingShift = headingShift(body);
  const hast = bodyToHast(body, context);
  const wish = { asked: document.meta.numberSections, usual: template.defaults.numberSections };
  numberSections(hast.flow, wish, { texts, diagnostics });
  return hast;
}

/** What is done to the whole page, once the body is in it. */
function finishTree(root: Root, { context, texts, typography }: Merging): void {
  const { document, template, labels, diagnostics } = context;
  checkVocabulary(root, `${template.display}/page.hbs`, diagnostics);
  dropEmptyLinks(root, texts, diagnostics);
  emptyBlankCells(root);
  paragraphsForBareText(root);
  numberNotes(root);
  nameLinkedPictures(root);
  markTitle(root, document.places, texts);
  setType(root, document.lang, typography);
  hangClauses(root);
  checkIdsAndLinks(root, texts, diagnostics);
  fillContents(root, labels);
  allowBreaks(root);
  keepOrder(root, direction(document.lang));
  checkVocabulary(root, `${template.display}/page.hbs`, diagnostics);
  addCheckboxes(root, context);
}

function fromFrontMatter(
  { meta }: DocumentModel,
  fileDate: string,
): Pick<Publication, "description" | "authors" | "keywords" | "date" | "fileDate"> {
  const { description, authors, keywords, date } = meta;
  return { description, authors, keywords, date, fileDate: date ? `${date}T00:00:00Z` : fileDate };
}

/** The policy for this document, and a note of every change where the caller wants to read them. */
function typeOptions(
  { document, typography, listTypography }: BodyRequest,
  diagnostics: Diagnostics,
): SetTypeOptions {
  const policy = { ...defaultTypography, ...typography, ...document.meta.typography };
  if (!listTypography) return { policy };
  const texts = textsOf(document);
  const onChange = ({ rule, before, after, src }: TypeChange): void => {
    diagnostics.add("text-set", placeOfSource(src, texts), {
      what: `rule-${rule}`,
      before,
      after: after.replaceAll("\u00a0", "⍽"),
    });
  };
  return { policy, onChange };
}

function organisationName(data: DataRecord): string | undefined {
  const { organisation } = data;
  if (!organisation || typeof organisation !== "object" || Array.isArray(organisation)) return undefined;
  return typeof organisation.name === "string" ? organisation.name : undefined;
}

/** The highest heading of a document becomes an h2: the title is the only h1. */
function headingShift(body: MdastRoot): number {
  const depths: number[] = headingsIn(body).map(({ depth }) => depth);
  visitMarkdown(body, (node) => {
    if (node.type === "html") depths.push(...headingDepths(node.value));
  });
  return depths.length > 0 ? 2 - Math.min(...depths) : 0;
}

function reportEmptySlots(
  slots: ReadonlyMap<string, ElementContent[]>,
  template: TemplateModel,
  document: DocumentModel,
  diagnostics: Diagnostics,
): void {
  for (const slot of template.slots) {
    if (!slots.has(slot.name) && !slot.calm)
      diagnostics.add("slot-empty", { file: document.path, line: 1, column: 1 }, { name: slot.name });
  }
}
