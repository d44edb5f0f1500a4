import { dirname, join } from "node:path";
import type { Nodes, Root } from "mdast";
import type { ChartTable, DataRecord, DocumentModel } from "../document/document-model.ts";
import type { FilePicture } from "../document/picture-request.ts";
import { visitMarkdown } from "../document/tree.ts";
import type { Diagnostics, Place } from "../findings/diagnostics.ts";
import type { Host } from "../host/host.ts";
import { displayPath } from "../host/workspace-paths.ts";
import { readChartTable } from "./data/read-chart-table.ts";
import { dataForLanguage, type SharedData } from "./data/read-shared-data.ts";
import type { SourceFile } from "./find-documents.ts";
import { locateFile } from "./locate-file.ts";
import { parseMarkdown } from "./parse-markdown.ts";
import { readFrontMatter } from "./read-front-matter.ts";
import { joinable, readParts } from "./read-parts.ts";
import { readPicture } from "./read-picture.ts";
import { readText } from "./read-text.ts";
import { readRecipients } from "./recipients/read-recipients.ts";

/** What reading a document needs beside its file. */
export interface ReadContext {
  host: Host;
  root: string;
  shared: SharedData;
  defaultLang: string | undefined;
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
  const body = parseMarkdown(text, path, diagnostics);
  const yaml = body.children[0]?.type === "yaml" ? body.children.shift() : undefined;
  const { meta, extra, places } = readFrontMatter(
    yaml?.type === "yaml" ? yaml.value : undefined,
    path,
    diagnostics,
  );
  const lang = source.lang ?? meta.lang ?? context.defaultLang;
  // What front matter that cannot be read would have said is not asked for again.
  if (!lang && !diagnostics.hasErrors())
    diagnostics.add(
      "front-matter-invalid",
      { file: path, line: 1, column: 1 },
      {
        key: "lang",
        reason: "language-needed",
        expected: "add-language",
      },
    );
  const recipients = await readRecipients(
    meta.recipients,
    source.path,
    context,
    places.get("recipients") ?? { file: path },
    diagnostics,
  );
  if (meta.referenceDoc !== undefined) {
    const place = places.get("reference-doc") ?? { file: path };
    const folder = dirname(source.path);
    await locateFile(meta.referenceDoc, "reference-doc-missing", { host, root, folder, place, diagnostics });
  }
  const lines = text.split("\n").length;
  const parts = await readParts(
    meta,
    { source, lang: lang ?? "en", lines, places, path },
    context,
    diagnostics,
  );
  const texts = [{ body, path }, ...parts];
  const referred = await readReferred(texts, source, context, diagnostics);
  for (const part of parts) joinable(part);
  const data = dataForLanguage(shared.values, lang ?? "en");
  const logo = await readLogo("logo", data, context, diagnostics);
  const logoOnDark = await readLogo("logo-on-dark", data, context, diagnostics);
  return {
    name: source.document,
    lang: lang ?? "en",
    path,
    meta,
    extra,
    places,
    body,
    parts,
    data,
    ...referred,
    ...(recipients && { recipients }),
    ...(logo && { logo }),
    ...(logoOnDark && { logoOnDark }),
  };
}

async function readReferred(
  texts: readonly { body: Root; path: string }[],
  source: SourceFile,
  { host, root }: ReadContext,
  diagnostics: Diagnostics,
): Promise<{ pictures: Map<string, FilePicture>; tables: Map<string, ChartTable> }> {
  const folder = dirname(source.path);
  const pictures = new Map<string, FilePicture>();
  const tables = new Map<string, ChartTable>();
  const nodes = texts.flatMap(({ body, path }) => nodesWithPlaces(body, path));
  for (const { node, place } of nodes) {
    const address = node.type === "image" || node.type === "definition" ? node.url : chartAddress(node);
    if (address === undefined) continue;
    if (node.type === "image" && /^[a-z][a-z0-9+.-]*:/i.test(address)) {
      diagnostics.add("image-missing", place, { path: address });
    } else if (node.type === "image") {
      const picture =
        pictures.get(address) ?? (await readPicture(host, root, folder, address, place, diagnostics));
      if (picture) pictures.set(address, picture);
    } else if (node.type === "leafDirective") {
      const table = await readChartTable(host, root, folder, address, place, diagnostics);
      if (table) tables.set(address, table);
    }
  }
  return { pictures, tables };
}

function chartAddress(node: Nodes): string | undefined {
  return node.type === "leafDirective" && node.name === "chart"
    ? (node.attributes?.data ?? undefined)
    : undefined;
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
  key: "logo" | "logo-on-dark",
  data: DataRecord,
  { host, root, shared }: ReadContext,
  diagnostics: Diagnostics,
): Promise<FilePicture | undefined> {
  const organisation = data.organisation;
  const logo =
    organisation && typeof organisation === "object" && !Array.isArray(organisation)
      ? organisation[key]
      : undefined;
  if (typeof logo !== "string") return undefined;
  const place = shared.places.get(`organisation.${key}`) ?? { file: "content/_data/organisation.yaml" };
  return readPicture(host, root, join(root, "content", "_data"), logo, place, diagnostics);
}
