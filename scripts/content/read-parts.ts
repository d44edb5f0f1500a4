import { dirname, join } from "node:path";
import type { PluggableList } from "unified";
import type { BlockDeclarations } from "../document/blocks/block-declaration.ts";
import type { DocumentPart } from "../document/document-model.ts";
import type { FrontMatter } from "../document/front-matter.ts";
import { countOn } from "../document/position.ts";
import { visitMarkdown } from "../document/tree.ts";
import type { Diagnostics, Place } from "../findings/diagnostics.ts";
import type { Host } from "../host/host.ts";
import { displayPath } from "../host/workspace-paths.ts";
import type { SourceFile } from "./find-documents.ts";
import { locateFile } from "./locate-file.ts";
import { parseMarkdown } from "./parse-markdown.ts";
import { parseYaml } from "./parse-yaml.ts";
import { readText } from "./read-text.ts";

/** The main text that the parts belong to. */
export interface MainText {
  source: SourceFile;
  lang: string;
  /** How many lines it has. */
  lines: number;
  places: ReadonlyMap<string, Place>;
  /** Workspace-relative. */
  path: string;
}

/** What reading parts needs beside their main text. */
export interface PartContext {
  host: Host;
  root: string;
  blocks: BlockDeclarations;
  plugins: PluggableList;
}

/**
 * Cover letter and annexes that the front matter names: `cover-letter: cover` is `cover.bg.md` beside `bg.md`. One that
 * isn't there in the text's language is told at the key. Positions are still those in the part's own file.
 */
export async function readParts(
  { coverLetter, annexes = [] }: FrontMatter,
  main: MainText,
  context: PartContext,
  diagnostics: Diagnostics,
): Promise<DocumentPart[]> {
  const wanted = [
    ...(coverLetter === undefined ? [] : [{ kind: "cover-letter" as const, name: coverLetter, number: 0 }]),
    ...annexes.map((name, index) => ({ kind: "annex" as const, name, number: index + 1 })),
  ];
  const parts: DocumentPart[] = [];
  let firstLine = main.lines + 1;
  for (const part of wanted) {
    const read = await readPart(part, main, context, diagnostics);
    if (!read) continue;
    parts.push({ ...part, ...read.part, firstLine });
    firstLine += read.lines;
  }
  return parts;
}

async function readPart(
  { kind, name }: Pick<DocumentPart, "kind" | "name">,
  { source, lang, places, path: main }: MainText,
  { host, root, blocks, plugins }: PartContext,
  diagnostics: Diagnostics,
): Promise<{ part: Pick<DocumentPart, "path" | "title" | "body">; lines: number } | undefined> {
  const place = places.get(kind === "annex" ? "annexes" : kind) ?? { file: main };
  const folder = dirname(source.path);
  const address = `${name.replace(/\.md$/, "")}.${lang}.md`;
  const file = await locateFile(address, "part-missing", { host, root, folder, place, diagnostics });
  const text = file && (await readText(host, root, file, diagnostics));
  if (file === undefined || text === undefined) return undefined;
  const path = displayPath(root, join(file));
  const body = parseMarkdown(text, path, blocks, diagnostics, plugins);
  const yaml = body.children[0]?.type === "yaml" ? body.children.shift() : undefined;
  const { values } = parseYaml(yaml?.type === "yaml" ? yaml.value : "", path, diagnostics, { firstLine: 2 });
  const title = typeof values.title === "string" && values.title ? values.title : undefined;
  if (title === undefined && kind === "annex")
    diagnostics.add("front-matter-missing", { file: path, line: 1, column: 1 });
  return { part: { path, title, body }, lines: text.split("\n").length };
}

/** Makes a part fit to stand beside the other texts: its positions tell it from them, and so do the names of its notes and links. */
export function joinable({ body, firstLine, name }: DocumentPart): void {
  countOn(body, firstLine);
  visitMarkdown(body, (node) => {
    if ("identifier" in node) node.identifier = `${name}-${node.identifier}`;
  });
}
