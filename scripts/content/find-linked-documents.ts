import { dirname, sep } from "node:path";
import type { Root } from "mdast";
import type { FrontMatter } from "../document/front-matter.ts";
import type { LinkedDocument } from "../document/linked-document.ts";
import { visitMarkdown } from "../document/tree.ts";
import { createDiagnostics } from "../findings/diagnostics.ts";
import type { Host } from "../host/host.ts";
import { displayPath } from "../host/workspace-paths.ts";
import { findDocuments, type SourceFile } from "./find-documents.ts";
import { findFile } from "./find-file.ts";
import { readFrontMatter } from "./read-front-matter.ts";

/** What finding the documents behind links needs. */
interface LinkContext {
  host: Host;
  root: string;
  defaultLang: string | undefined;
  /** The formats of a document that names none. */
  formats: readonly string[];
}

/**
 * The documents that a text's links name, by address as it is written: a file of `content/` (`../guide/en.md`, `/content/note.md`),
 * its folder (`../guide/`: in this language, else the workspace's, else any), or either without its ending. What is no document
 * has no entry, and in a document with recipients only its own parts have one: they get no other file.
 */
export async function findLinkedDocuments(
  texts: readonly { body: Root }[],
  source: SourceFile & { lang: string },
  { recipients }: Pick<FrontMatter, "recipients">,
  context: LinkContext,
): Promise<Map<string, LinkedDocument>> {
  const addresses = new Set(texts.flatMap(({ body }) => relativeAddresses(body)));
  const found = new Map<string, LinkedDocument>();
  if (addresses.size === 0) return found;
  const { host, root } = context;
  // What is wrong with the folders is told by the build that lists them for itself.
  const documents = await findDocuments(host, root, createDiagnostics());
  for (const address of addresses) {
    const path = await pathOf(address, source, context);
    const linked = path === undefined ? undefined : await documentAt(path, documents, source, context);
    if (linked?.kind === "own" || (linked && recipients === undefined)) found.set(address, linked);
  }
  return found;
}

/** The addresses of links and of `<a href>` that only mean something beside this text. */
function relativeAddresses(body: Root): string[] {
  const addresses: string[] = [];
  visitMarkdown(body, (node) => {
    if (node.type === "link" || node.type === "definition") addresses.push(node.url);
    if (node.type === "html")
      for (const [, double, single] of node.value.matchAll(/<a\s[^>]*?href\s*=\s*(?:"([^"]*)"|'([^']*)')/gi))
        addresses.push((double ?? single ?? "").replaceAll("&amp;", "&"));
  });
  return addresses.filter((address) => address !== "" && !/^(?:[a-z][a-z0-9+.-]*:|\/\/|#)/i.test(address));
}

async function pathOf(
  address: string,
  source: SourceFile,
  { host, root }: LinkContext,
): Promise<string | undefined> {
  const folder = dirname(source.path);
  const plain = address.replace(/[?#].*$/s, "");
  for (const name of [plain, `${plain}.md`]) {
    const path = plain === "" ? source.path : await findFile(name, { host, root, folder });
    if (path !== "outside" && (await host.stat(path))) return path.replace(/[/\\]$/, "");
  }
  return undefined;
}

async function documentAt(
  path: string,
  documents: readonly SourceFile[],
  own: SourceFile & { lang: string },
  context: LinkContext,
): Promise<LinkedDocument | undefined> {
  if (path === own.path) return { kind: "own", part: undefined };
  const exact = documents.find((one) => one.path === path);
  const part = exact ? undefined : partAt(path, documents);
  if (part && part.of.path === own.path) return { kind: "own", part: part.name };
  const inFolder = documents.filter((one) => one.lang !== undefined && dirname(one.path) === path);
  const meant = exact ?? part?.of ?? inLanguage(inFolder, own.lang, context.defaultLang);
  if (meant?.path === own.path) return { kind: "own", part: undefined };
  return meant && describe(meant, context);
}

/** `annex-1.bg.md` belongs to the `bg.md` beside it. */
function partAt(
  path: string,
  documents: readonly SourceFile[],
): { of: SourceFile; name: string } | undefined {
  const [, name, lang] = /^(.+)\.([^.]+)\.md$/.exec(path.slice(path.lastIndexOf(sep) + 1)) ?? [];
  if (name === undefined) return undefined;
  const of = documents.find((one) => one.lang === lang && dirname(one.path) === dirname(path));
  return of && { of, name };
}

function inLanguage(
  documents: readonly SourceFile[],
  lang: string,
  defaultLang: string | undefined,
): SourceFile | undefined {
  const wanted = [lang, lang.split("-")[0], defaultLang];
  return wanted.map((tag) => documents.find((one) => one.lang === tag)).find(Boolean) ?? documents[0];
}

/** What its front matter says of the other document's files; its faults are told where it is built. */
async function describe(
  { document, lang, path }: SourceFile,
  { host, root, defaultLang, formats }: LinkContext,
): Promise<LinkedDocument | undefined> {
  const text = new TextDecoder().decode(await host.read(path));
  const [, yaml] = /^---[ \t]*\r?\n(.*?)\r?\n---[ \t]*(?:\r?\n|$)/s.exec(text) ?? [];
  const { meta } = readFrontMatter(yaml, displayPath(root, path), createDiagnostics());
  const tag = lang ?? meta.lang ?? defaultLang;
  if (tag === undefined) return undefined;
  return {
    kind: "other",
    name: document,
    lang: tag,
    templates: meta.template,
    formats: meta.formats ?? formats,
  };
}
