import { dirname, join } from "node:path";
import type { Nodes, Root } from "mdast";
import type { PluggableList } from "unified";
import type { FileAttribute } from "../document/blocks/attributes.ts";
import type { BlockDeclarations } from "../document/blocks/block-declaration.ts";
import type { DataRecord } from "../document/data-value.ts";
import type { ChartTable, DocumentModel } from "../document/document-model.ts";
import { numberedCopies } from "../document/front-matter.ts";
import type { organisationLogos } from "../document/organisation.ts";
import type { FilePicture } from "../document/picture-request.ts";
import { visitMarkdown } from "../document/tree.ts";
import type { Diagnostics, Place } from "../findings/diagnostics.ts";
import type { Host } from "../host/host.ts";
import { displayPath } from "../host/workspace-paths.ts";
import { readChartTable } from "./data/read-chart-table.ts";
import { dataForLanguage, type SharedData } from "./data/read-shared-data.ts";
import type { SourceFile } from "./find-documents.ts";
import { findLinkedDocuments } from "./find-linked-documents.ts";
import { type Drawings, locateFile } from "./locate-file.ts";
import { parseMarkdown } from "./parse-markdown.ts";
import { type ReadFrontMatter, readFrontMatter } from "./read-front-matter.ts";
import { readMessage } from "./read-message.ts";
import { joinable, readParts } from "./read-parts.ts";
import { readPicture } from "./read-picture.ts";
import { readText } from "./read-text.ts";
import { numberCopies } from "./recipients/number-copies.ts";
import { readRecipients } from "./recipients/read-recipients.ts";

/** What reading a document needs beside its file. */
export interface ReadContext {
  host: Host;
  root: string;
  shared: SharedData;
  defaultLang: string | undefined;
  /** The formats of a document that names none. */
  formats: readonly string[];
  blocks: BlockDeclarations;
  plugins: PluggableList;
  /** Tells of SVGs what reading can't: what draws them is no business of its own. */
  drawings?: Drawings | undefined;
}

/** One Markdown file → DocumentModel, with everything it refers to looked up. Undefined only when it can't be read. */
export async function readDocument(
  source: SourceFile,
  context: ReadContext,
  diagnostics: Diagnostics,
): Promise<DocumentModel | undefined> {
  const { host, root, shared } = context;
  const text = await readText(host, root, source.path, diagnostics);
  if (text === undefined) return undefined;
  const path = displayPath(root, source.path);
  const { body, ...front } = readMain(text, path, { ...context, lang: source.lang }, diagnostics);
  const { meta, places } = front;
  const lang = languageOf(source.lang ?? meta.lang ?? context.defaultLang, path, diagnostics);
  if (await isTwin(source, lang, host)) {
    const twin = `${path.slice(0, -3)}/${lang}.md`;
    diagnostics.add("document-twice", places.get("lang") ?? { file: path, line: 1, column: 1 }, { twin });
    return undefined;
  }
  const list = await readRecipients(
    meta.recipients,
    source.path,
    { host, root, lang },
    places.get("recipients") ?? { file: path },
    diagnostics,
  );
  const isNumbered = meta.copyNumber === numberedCopies;
  if (isNumbered && meta.recipients === undefined)
    diagnostics.add("front-matter-invalid", places.get("copy-number") ?? { file: path }, {
      key: "copy-number",
      reason: "no-copies-to-number",
      expected: "copy-number-or-recipients",
    });
  const recipients = isNumbered && list ? numberCopies(list) : list;
  if (meta.referenceDoc !== undefined) {
    const place = places.get("reference-doc") ?? { file: path };
    const folder = dirname(source.path);
    await locateFile(meta.referenceDoc, "reference-doc-missing", { host, root, folder, place, diagnostics });
  }
  const lines = text.split("\n").length;
  const main = { source, lang, lines, places, path };
  const parts = await readParts(meta, main, context, diagnostics);
  const message = await readMessage(meta.message, main, context, diagnostics);
  const texts = [{ body, path }, ...parts];
  const referred = await readReferred(texts, source, { ...context, lang }, diagnostics);
  const linked = await findLinkedDocuments(texts, { ...source, lang }, meta, context);
  for (const part of parts) joinable(part);
  const data = dataForLanguage(shared.values, lang);
  const logo = await readLogo("logo", data, context, diagnostics);
  const logoOnDark = await readLogo("logo-on-dark", data, context, diagnostics);
  return {
    name: source.document,
    lang,
    path,
    ...front,
    body,
    parts,
    data,
    dataPlaces: shared.places,
    ...referred,
    linked,
    ...(message && { message }),
    ...(recipients && { recipients }),
    ...(logo && { logo }),
    ...(logoOnDark && { logoOnDark }),
  };
}

/** The main text, and its front matter taken out of it. */
function readMain(
  text: string,
  path: string,
  { blocks, plugins, lang, defaultLang }: ReadContext & { lang: string | undefined },
  diagnostics: Diagnostics,
): ReadFrontMatter & { body: Root } {
  const body = parseMarkdown(text, path, blocks, diagnostics, plugins);
  const yaml = body.children[0]?.type === "yaml" ? body.children.shift() : undefined;
  if (!yaml && /^\uFEFF?\+\+\+[ \t]*\r?\n/.test(text))
    diagnostics.add("front-matter-toml", { file: path, line: 1, column: 1 });
  const languages = [lang, defaultLang].filter((tag) => tag !== undefined);
  const front = yaml?.type === "yaml" ? yaml.value : undefined;
  return { body, ...readFrontMatter(front, path, diagnostics, languages) };
}

/** English where neither file name nor front matter nor configuration say a language; then that is asked for. */
function languageOf(lang: string | undefined, path: string, diagnostics: Diagnostics): string {
  // What front matter that cannot be read would have said is not asked for again.
  if (!lang && !diagnostics.hasErrors())
    diagnostics.add(
      "front-matter-invalid",
      { file: path, line: 1, column: 1 },
      { key: "lang", reason: "language-needed", expected: "add-language" },
    );
  return lang ?? "en";
}

/** Whether `content/note.md` would be written over by `content/note/en.md`, which has the same name and language. */
async function isTwin({ lang: named, path }: SourceFile, lang: string, host: Host): Promise<boolean> {
  return named === undefined && (await host.stat(join(path.slice(0, -3), `${lang}.md`))) !== undefined;
}

async function readReferred(
  texts: readonly { body: Root; path: string }[],
  source: SourceFile,
  { host, root, blocks, lang, drawings }: ReadContext & { lang: string },
  diagnostics: Diagnostics,
): Promise<{ pictures: Map<string, FilePicture>; tables: Map<string, ChartTable> }> {
  const folder = dirname(source.path);
  const pictures = new Map<string, FilePicture>();
  const tables = new Map<string, ChartTable>();
  const files = texts
    .flatMap(({ body, path }) => nodesWithPlaces(body, path))
    .flatMap(({ node, place }) => filesOf(node, blocks).map((file) => ({ ...file, place })));
  for (const { holds, address, place } of files) {
    const lookup = { host, root, folder, place, diagnostics, drawings };
    if (holds === "table") {
      const table = tables.get(address) ?? (await readChartTable(address, lookup, lang));
      if (table) tables.set(address, table);
    } else if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(address)) {
      // A picture within its own address may be as long as a book.
      const path = address.length > 80 ? `${address.slice(0, 80)}…` : address;
      diagnostics.add(/^data:/i.test(address) ? "image-type" : "image-on-web", place, { path });
    } else {
      const picture = pictures.get(address) ?? (await readPicture(address, lookup));
      if (picture) pictures.set(address, picture);
    }
  }
  return { pictures, tables };
}

/** The files that a node needs: an image its own, a block those that its record names. */
function filesOf(
  node: Nodes,
  blocks: BlockDeclarations,
): { holds: FileAttribute["holds"]; address: string }[] {
  if (node.type === "image") return [{ holds: "picture", address: node.url }];
  if (node.type === "html")
    return picturesOfHtml(node.value).map((address) => ({ holds: "picture", address }));
  if (node.type !== "leafDirective" && node.type !== "containerDirective") return [];
  const attributes = blocks.get(node.name)?.attributes;
  if (!attributes || attributes === "condition") return [];
  return Object.entries(attributes).flatMap(([name, attribute]) => {
    const address = node.data?.fields?.[name] ? undefined : node.attributes?.[name]?.trim();
    return attribute.type === "file" && address ? [{ holds: attribute.holds, address }] : [];
  });
}

/** The addresses of `<img src="…">`, as an HTML parser will read them. */
function picturesOfHtml(html: string): string[] {
  return [...html.matchAll(/<img\s(?:[^>]*?\s)?src\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))/gi)]
    .map(([, double, single, bare]) => (double ?? single ?? bare ?? "").replaceAll("&amp;", "&"))
    .filter((address) => address !== "");
}

function nodesWithPlaces(body: Root, file: string): { node: Nodes; place: Place }[] {
  const found: { node: Nodes; place: Place }[] = [];
  visitMarkdown(body, (node) => {
    const start = node.position?.start;
    found.push({ node, place: { file, line: start?.line, column: start?.column } });
  });
  return found;
}

async function readLogo(
  key: keyof typeof organisationLogos,
  data: DataRecord,
  { host, root, shared, drawings }: ReadContext,
  diagnostics: Diagnostics,
): Promise<FilePicture | undefined> {
  const organisation = data.organisation;
  const logo =
    organisation && typeof organisation === "object" && !Array.isArray(organisation)
      ? organisation[key]
      : undefined;
  if (typeof logo !== "string") return undefined;
  const place = shared.places.get(`organisation.${key}`) ?? { file: "content/_data/organisation.yaml" };
  const folder = join(root, "content", "_data");
  return readPicture(logo, { host, root, folder, place, diagnostics, drawings });
}
