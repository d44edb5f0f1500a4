import { chartCsv, drawing, pictureFile, recipientsCsv } from "./attached-files.ts";
import type { Block, Document, Section } from "./document-tree.ts";
import { hanging, writeBlocks } from "./write-blocks.ts";
import type { Behind } from "./write-inline.ts";

/** Where a section stands: its own lines in its file, from 1, both included. */
export interface Span {
  owner: string;
  file: string;
  from: number;
  to: number;
}

/** A document's files by their path below `content/<name>/`, and where its sections stand in them. */
export interface WrittenDocument {
  files: Map<string, string | Uint8Array>;
  spans: Span[];
}

/** A document as a folder of Markdown and what it refers to. */
export function writeDocument(document: Document): WrittenDocument {
  const { lang, part } = document;
  const text = `${lang}.md`;
  const partFile = part === "text" ? text : `${part}.${lang}.md`;
  const head = frontMatter(document);
  const files = new Map<string, string | Uint8Array>();
  const partHead = part === "text" ? head : ["---", `title: ${document.partTitle.join(" ")}`, "---", ""];
  const { lines, spans } = writeSections(document, partFile, partHead.length);
  files.set(partFile, `${[...partHead, ...lines].join("\n")}\n`);
  if (part !== "text") files.set(text, `${head.join("\n")}\n`);
  if (document.withRecipients) files.set("recipients.csv", recipientsCsv);
  for (const file of filesOf(document.sections.flatMap(({ blocks }) => blocks))) files.set(...file);
  return { files, spans };
}

function frontMatter(document: Document): string[] {
  const { title, template, part, withContents, allowHtml, withRecipients } = document;
  return [
    "---",
    `title: ${title.join(" ")}`,
    `template: ${template}`,
    "formats: [pdf, docx, html, txt]",
    "print: {outputs: []}",
    ...(part === "annex" ? ["annexes: [annex]"] : []),
    ...(part === "cover-letter" ? ["cover-letter: cover-letter"] : []),
    ...(withContents ? ["toc: true"] : []),
    ...(allowHtml ? ["allow-html: true"] : []),
    ...(withRecipients ? ["recipients: recipients.csv"] : []),
    "---",
    "",
  ];
}

function writeSections(document: Document, file: string, before: number): { lines: string[]; spans: Span[] } {
  const lines: string[] = [];
  const spans: Span[] = [];
  for (const section of document.sections) {
    const written = writeSection(section, document);
    spans.push({
      owner: section.owner,
      file,
      from: before + lines.length + 1,
      to: before + lines.length + written.length,
    });
    lines.push(...written, "");
  }
  return { lines, spans };
}

function writeSection({ blocks, panel }: Section, { lang }: Document): string[] {
  const behind: Behind = { notes: [], pictures: new Map() };
  const own = writeBlocks(blocks, lang, behind);
  const lines = panel ? [`:::panel{name=${panel}}`, "", ...own, "", ":::"] : own;
  // Notes may cite further notes, so the list can grow while it is written.
  for (let index = 0; index < behind.notes.length; index += 1) {
    const note = behind.notes[index];
    if (note) lines.push("", ...hanging(`[^${note.name}]: `, writeBlocks(note.children, lang, behind), 4));
  }
  for (const [name, picture] of behind.pictures) lines.push("", `[${name}]: ${picture}`);
  return lines;
}

/** The files that blocks refer to, wherever they stand. */
function filesOf(blocks: readonly Block[]): [string, string | Uint8Array][] {
  const text = JSON.stringify(blocks);
  const charts = [...chartsIn(blocks)].map((chart): [string, string] => [chart.file, chartCsv(chart)]);
  return [
    ...(text.includes("picture.png") ? [["picture.png", pictureFile()] as [string, Uint8Array]] : []),
    ...(text.includes("drawing.svg") ? [["drawing.svg", drawing] as [string, string]] : []),
    ...charts,
  ];
}

/** Every chart below a value, wherever the tree holds it. */
function* chartsIn(value: unknown): Generator<Block & { kind: "chart" }> {
  if (typeof value !== "object" || value === null) return;
  if ("kind" in value && value.kind === "chart") yield value as Block & { kind: "chart" };
  for (const child of Object.values(value)) yield* chartsIn(child);
}
