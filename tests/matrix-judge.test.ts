import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Manifest } from "../scripts/artifacts/manifest.ts";
import type { Document } from "./proofs/matrix/grammar/document-tree.ts";
import { sectionOf } from "./proofs/matrix/grammar/matrix-sections.ts";
import { Planter } from "./proofs/matrix/grammar/planted-words.ts";
import { SeededRandom } from "./proofs/matrix/grammar/seeded-random.ts";
import { writeDocument } from "./proofs/matrix/grammar/write-document.ts";
import { Judge } from "./proofs/matrix/judge/judge.ts";
import { type FileBytes, judgeBytes } from "./proofs/matrix/judge/judge-files.ts";
import { createWorkspace, type Workspace } from "./support/workspace.ts";

/*
 * The proof with generated documents (tests/proofs/matrix/) is worth as much as its judge. Here a document is made as it
 * is, and again with one thing changed in its Markdown. One format of the changed document among the files of the
 * unchanged one is what a renderer would leave that drops, doubles or moves something: the judge has to see it.
 */
const blocks = [
  "paragraph",
  "numbered list",
  "table with a caption",
  "note mark",
  "figure",
  "callout",
  "code",
];
const planter = new Planter("bg", new SeededRandom("judge"));
const document: Document = {
  name: "sound",
  lang: "bg",
  template: "briefing",
  title: planter.words(2),
  part: "text",
  partTitle: [],
  withContents: true,
  allowHtml: false,
  withRecipients: false,
  sections: blocks.map((block) => sectionOf({ container: "body", block }, planter)),
};
const { files } = writeDocument(document);
const markdown = String(files.get("bg.md"));

/** What is done to the Markdown, and the kind of defect that it makes of a format. */
const changes: Record<string, { change: (text: string) => string; kind: string }> = {
  "a word is dropped": { change: (text) => text.replace(wordOf("paragraph"), ""), kind: "lost" },
  "a word is doubled": {
    change: (text) => text.replace(wordOf("paragraph"), `${wordOf("paragraph")} ${wordOf("paragraph")}`),
    kind: "doubled",
  },
  "two cells change places": {
    change: (text) => text.replace(/\| (\S+) \| (\S+) \|/, "| $2 | $1 |"),
    kind: "moved",
  },
  "letters are doubled": { change: (text) => text.replace(/^\| (.)/m, "| $1 $1"), kind: "stray text" },
  "markup stays": {
    change: (text) => text.replace(wordOf("paragraph"), "$& мда[object]"),
    kind: "stray text",
  },
  "a note is another": { change: (text) => text.replace(/^(\[\^\w+\]:) \S+/m, "$1"), kind: "note differs" },
  "a note is gone": { change: (text) => text.replace(/\[\^\w+\](?!:)/, ""), kind: "lost" },
  "a picture says something else": {
    change: (text) => text.replace(/!\[\S+/, "!["),
    kind: "description lost",
  },
  "code is squeezed": {
    change: (text) => text.replace(/\((\S+)\)\n```/, "( $1)\n```"),
    kind: "code changed",
  },
};

let workspace: Workspace;
const made = new Map<string, FileBytes>();

beforeAll(async () => {
  workspace = await createWorkspace();
  const texts = { sound: markdown, ...changedTexts() };
  for (const [name, text] of Object.entries(texts))
    for (const [path, data] of files)
      await workspace.write(`content/${name}/${path}`, path === "bg.md" ? text : data);
  await workspace.run("build");
  const { artifacts } = JSON.parse(await workspace.text("out/manifest.json")) as Manifest;
  const bytesOf = async (name: string, format: string): Promise<Uint8Array> => {
    const path = artifacts.find((entry) => entry.document === name && entry.output === format)?.path ?? "";
    return readFile(join(workspace.root, "out", path));
  };
  for (const name of Object.keys(texts))
    made.set(name, {
      html: await bytesOf(name, "html"),
      docx: await bytesOf(name, "docx"),
      pdf: await bytesOf(name, "pdf"),
    });
});
afterAll(() => workspace.remove());

it("finds nothing in a sound document", async () => {
  expect(await defectsOf(filesOf("sound"))).toEqual([]);
});

describe.each(["html", "docx", "pdf"] as const)("%s", (format) => {
  it.each(Object.entries(changes))("is not taken for sound when %s", async (name, { kind }) => {
    // A PDF has no code that could be read back with its spaces.
    if (kind === "code changed" && format === "pdf") return;
    const found = await defectsOf({ ...filesOf("sound"), [format]: filesOf(slug(name))[format] });
    expect(found).toContainEqual(expect.objectContaining({ kind, format }));
    expect(found.filter((defect) => defect.format !== format)).toEqual([]);
  });
});

async function defectsOf(bytes: FileBytes): Promise<Judge["defects"]> {
  const judge = new Judge(document);
  await judgeBytes(judge, bytes, undefined);
  return judge.defects;
}

function filesOf(name: string): FileBytes {
  const bytes = made.get(name);
  if (!bytes) throw new Error(`${name} was not made`);
  return bytes;
}

function changedTexts(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(changes).map(([name, { change }]) => {
      const text = change(markdown);
      if (text === markdown) throw new Error(`nothing is changed where ${name}`);
      return [slug(name), text];
    }),
  );
}

/** The second word of a pair's block. */
function wordOf(block: string): string {
  const section = document.sections.find(({ owner }) => owner === `body/${block}`);
  const paragraph = section?.blocks[2];
  const piece = paragraph?.kind === "paragraph" ? paragraph.children[0] : undefined;
  const word = piece && "words" in piece ? piece.words[1] : undefined;
  if (word === undefined) throw new Error(`${block} has no words`);
  return word;
}

function slug(name: string): string {
  return name.replaceAll(" ", "-");
}
