import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Manifest } from "../scripts/artifacts/manifest.ts";
import type { Document } from "./proofs/matrix/grammar/document-tree.ts";
import { allPairs, pairName } from "./proofs/matrix/grammar/matrix-sections.ts";
import { Planter } from "./proofs/matrix/grammar/planted-words.ts";
import { SeededRandom } from "./proofs/matrix/grammar/seeded-random.ts";
import { writeDocument } from "./proofs/matrix/grammar/write-document.ts";
import { Judge } from "./proofs/matrix/judge/judge.ts";
import { judgeBytes } from "./proofs/matrix/judge/judge-files.ts";
import { type Finding, runDiplaIn } from "./proofs/matrix/make/run-dipla.ts";
import { matrixDocuments } from "./proofs/matrix/matrix-documents.ts";
import { createWorkspace, type Workspace } from "./support/workspace.ts";

/*
 * Blocks in containers that were lost, moved or accused before the proof with generated documents (tests/proofs/matrix/) met
 * them: one pair of each kind. The proof itself has all of them, in all templates.
 */
const pairs: Readonly<Record<string, readonly string[]>> = {
  "words of another language are marked in bold words, links, captions and terms": [
    "bold words/other language",
    "link/other language",
    "caption of a table/other language",
    "term/other language",
  ],
  "a picture in a caption is a picture": [
    "caption of a table/picture in a line",
    "caption of a table/reference picture",
  ],
  "a box in an item is a box, and an opening paragraph in it is accused by nobody": [
    "bulleted item/columns",
    "bulleted item/contact",
    "bulleted item/figures",
    "bulleted item/opening paragraph",
  ],
  "plain text keeps what stands below a term, and tables that an item begins with": [
    "bulleted item, first in it/bar chart",
    "timeline/heading",
    "timeline/table",
    "figures/bulleted list",
  ],
  "HTML in a contact block is not lost": ["contact/HTML block", "contact/HTML table"],
  "code that an item, a quotation or a note begins with ends where it ends, and blocks behind it nest": [
    "bulleted item, first in it/code",
    "quotation/code",
    "note/code",
    "callout/callout",
    "callout/contact",
  ],
  "what is wide in a contact block is set to its room": ["contact/wide table", "contact/long address"],
  "contents in notes lead to the headings of the text, and headings in notes are in none": [
    "note/heading",
    "note/contents",
    "quotation/contents",
  ],
};

/** The same in Arabic. */
const arabicPairs: Readonly<Record<string, readonly string[]>> = {
  "what a recipient's name is the condition of stands in a specimen whose language the template has no names in":
    ["when/paragraph", "numbered item/when block"],
  "notes have the numbers of their marks from right to left": ["body/note mark", "body/note cited twice"],
};

let workspace: Workspace;
const documents = new Map<string, Document[]>();
let found: readonly Finding[];
let manifest: Manifest;

beforeAll(async () => {
  workspace = await createWorkspace();
  for (const [index, [title, names]] of Object.entries({ ...pairs, ...arabicPairs }).entries()) {
    const lang = title in arabicPairs ? "ar" : "bg";
    const planter = new Planter(lang, new SeededRandom(title));
    const wanted = allPairs().filter((pair) => names.includes(pairName(pair)));
    const made = matrixDocuments(wanted, { template: "briefing", lang }, planter);
    const named = made.map((document, part) => ({ ...document, name: `pairs-${index}-${part}` }));
    documents.set(title, named);
    for (const document of named)
      for (const [path, data] of writeDocument(document).files)
        await workspace.write(`content/${document.name}/${path}`, data);
  }
  found = (await runDiplaIn(workspace.root, join(workspace.root, "cache"), ["check", "--no-report"]))
    .findings;
  await workspace.run("build");
  manifest = JSON.parse(await workspace.text("out/manifest.json")) as Manifest;
}, 240_000);
afterAll(() => workspace.remove());

it.each(Object.keys({ ...pairs, ...arabicPairs }))("%s", async (title) => {
  for (const document of documents.get(title) ?? []) {
    const errors = found.filter(
      ({ level, place }) => level === "error" && place.file.includes(`/${document.name}/`),
    );
    expect(errors).toEqual([]);
    const [html, docx, pdf] = await Promise.all(
      ["html", "docx", "pdf"].map((format) => bytesOf(document, format)),
    );
    const judge = new Judge(document);
    if (html && docx && pdf) await judgeBytes(judge, { html, docx, pdf }, undefined);
    judge.plainText(new TextDecoder().decode(await bytesOf(document, "txt")), "txt");
    expect(judge.defects).toEqual([]);
  }
});

function bytesOf({ name }: Document, format: string): Promise<Uint8Array> {
  const entry = manifest.artifacts.find((one) => one.document === name && one.output === format);
  return readFile(join(workspace.root, "out", entry?.path ?? `no ${format} of ${name}`));
}
