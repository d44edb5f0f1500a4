import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Manifest } from "../../../../scripts/artifacts/manifest.ts";
import type { Document } from "../grammar/document-tree.ts";
import { type WrittenDocument, writeDocument } from "../grammar/write-document.ts";
import { type Finding, runDiplaIn } from "./run-dipla.ts";

/** What became of a document. */
export interface Made {
  document: Document;
  written: WrittenDocument;
  findings: Finding[];
  /** Absolute paths of its files; none where an error has kept them back. */
  files: { pdf: string; docx: string; html: string; txt: string } | undefined;
  /** Why making it ended before its end. */
  died: string | undefined;
}

/** A folder to work in, with a cache of its own. */
export interface Workshop {
  root: string;
  make(documents: readonly Document[]): Promise<Made[]>;
  close(): Promise<void>;
}

/** As many commands side by side: two cores are the smallest machine that this is run on. */
const lanes = 2;

/** Opens a workshop below the system's temporary folder. */
export async function openWorkshop(): Promise<Workshop> {
  const root = await mkdtemp(join(tmpdir(), "dipla-matrix-"));
  let round = 0;
  return {
    root,
    async make(documents) {
      round += 1;
      const queue = documents.map((document, index) => ({ document, lane: index % lanes }));
      const made = await Promise.all(
        Array.from({ length: lanes }, (_, lane) => {
          const own = queue.filter((one) => one.lane === lane).map(({ document }) => document);
          return makeInOneRun(own, join(root, `round-${round}-${lane}`), join(root, "cache"));
        }),
      );
      return made.flat();
    },
    close: () => rm(root, { recursive: true, force: true }),
  };
}

/** Checks documents and then writes their files, which the check has left in the cache. */
async function makeInOneRun(documents: readonly Document[], root: string, cache: string): Promise<Made[]> {
  if (documents.length === 0) return [];
  const written = await writeWorkspace(documents, root);
  const checked = await runDiplaIn(root, cache, ["check", "--no-report"]);
  if (checked.died !== undefined) {
    // Documents are checked one after the other: the last one begun is the one.
    const culprit = documents.find(({ name }) => name === checked.begun.at(-1)) ?? documents[0];
    const others = documents.filter((document) => document !== culprit);
    const rest = await makeInOneRun(others, `${root}x`, cache);
    if (!culprit) return rest;
    const text = written.get(culprit) ?? writeDocument(culprit);
    return [
      ...rest,
      { document: culprit, written: text, findings: [], files: undefined, died: checked.died },
    ];
  }
  const built = await runDiplaIn(root, cache, ["build"]);
  if (built.died !== undefined) throw new Error(`build ended where check did not: ${built.died}`);
  const manifest = JSON.parse(await readFile(join(root, "out", "manifest.json"), "utf8")) as Manifest;
  return documents.map((document) => ({
    document,
    written: written.get(document) ?? writeDocument(document),
    findings: checked.findings.filter(({ place }) => place.file.startsWith(`content/${document.name}/`)),
    files: filesOf(document, manifest, root),
    died: undefined,
  }));
}

function filesOf({ name }: Document, { artifacts }: Manifest, root: string): Made["files"] {
  const path = (format: string): string | undefined => {
    const entry = artifacts.find((artifact) => artifact.document === name && artifact.output === format);
    return entry && join(root, "out", entry.path);
  };
  const [pdf, docx, html, txt] = [path("pdf"), path("docx"), path("html"), path("txt")];
  return pdf && docx && html && txt ? { pdf, docx, html, txt } : undefined;
}

async function writeWorkspace(
  documents: readonly Document[],
  root: string,
): Promise<Map<Document, WrittenDocument>> {
  const all = new Map<Document, WrittenDocument>();
  for (const document of documents) {
    const written = writeDocument(document);
    all.set(document, written);
    for (const [path, data] of written.files) {
      const file = join(root, "content", document.name, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, data);
    }
  }
  return all;
}
