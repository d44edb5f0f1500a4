import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, expect, it } from "vitest";
import { pdfOutline } from "../scripts/review/pdf-outline.ts";
import { createTreeCopy, type TreeCopy } from "./support/tree-copy.ts";

/* The recipe for a new block in CONTRIBUTING.md, followed to the letter: one file, its name in the index, nothing else. */
const portrait = `import { element, text } from "../../document/tree.ts";
import { captionText } from "../hast/caption-text.ts";
import { defineBlock } from "./define-block.ts";

/** \`:::portrait{photo="…" of="…"}\` … \`:::\`. */
export const portrait = defineBlock({
  name: "portrait",
  kind: "container",
  description: "a person's picture and words about them",
  example: ':::portrait{photo="maria.svg" of="Maria Petrova"}\\nText.\\n:::',
  attributes: {
    photo: { type: "file", holds: "picture", required: true, description: "the picture" },
    of: { type: "text", required: true, description: "whom it shows" },
    side: { type: "choice", values: { left: "on the left", right: "on the right" }, default: "left", description: "where" },
  },
  content: "blocks",
  roles: ["callout", "figure", "picture", "caption", "span"],
  run({ attributes: { photo, of, side }, content, source, context }) {
    const picture = context.document.pictures.get(photo);
    if (!picture) return undefined;
    context.pictures.set("portrait", picture);
    context.counters.figure += 1;
    const words = captionText(context.labels.figure ?? "", context.counters.figure, [text(of)]);
    const figure = element("figure", source, [
      element("img", { src: "picture:portrait", alt: of, ...source }),
      element("figcaption", source, words),
    ]);
    const kind: "left" | "right" = side;
    return element("div", { dataRole: "callout", dataKind: kind, ...source }, [figure, ...content]);
  },
});
`;
const head = "---\ntitle: People\nlang: en\n---\n\n";
const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="40" height="40"/></svg>';

let tree: TreeCopy;
beforeAll(async () => {
  tree = await createTreeCopy();
  await tree.write("scripts/merge/blocks/portrait.ts", portrait);
  await tree.insert(
    "scripts/merge/blocks/index.ts",
    'import { panel } from "./panel.ts";\n',
    'import { portrait } from "./portrait.ts";\n',
  );
  await tree.insert("scripts/merge/blocks/index.ts", "  signatures,\n", "  portrait,\n");
});
afterAll(() => tree.remove());

it("makes a block that is in all three formats", async () => {
  await tree.write("work/content/maria.svg", svg);
  await tree.write(
    "work/content/people.md",
    `${head}:::portrait{photo="maria.svg" of="Maria Petrova"}\n\nShe leads.\n\n:::\n`,
  );
  const built = await tree.run("build", "--root", join(tree.root, "work"), "--json");
  expect(built.stdout).not.toContain('"level":"error"');
  expect(built.code).toBe(0);
  const file = (format: string): Promise<Buffer> =>
    readFile(join(tree.root, `work/out/people/en/people.en.${format}`));
  const word = strFromU8(unzipSync(await file("docx"))["word/document.xml"] ?? new Uint8Array());
  const pdf = JSON.stringify(await pdfOutline(await file("pdf")));
  for (const text of [word, await file("html"), pdf])
    for (const words of ["Maria Petrova", "She leads."]) expect(String(text)).toContain(words);
});

it("has its attributes and files checked without a further line", async () => {
  await tree.write(
    "work/content/wrong.md",
    `${head}:::portrait{phto="maria.svg" of="Maria" side=up}\nText.\n:::\n\n:::portrait{photo="none.svg" of="Nobody"}\nText.\n:::\n`,
  );
  const { events } = JSON.parse(
    `{"events":[${(await tree.run("build", "wrong", "--root", join(tree.root, "work"), "--json")).stdout.trim().split("\n").join(",")}]}`,
  ) as { events: { code?: string; place?: { line: number; column: number } }[] };
  const found = events.flatMap(({ code, place }) => (place ? [`${place.line}:${place.column} ${code}`] : []));
  expect(found).toEqual(["6:13 directive-attribute", "6:41 directive-attribute", "10:1 image-missing"]);
});

it("passes the types, which also refuse a value that the record doesn't have", async () => {
  expect((await tree.types()).stdout).toBe("");
  await tree.write(
    "scripts/merge/blocks/portrait.ts",
    portrait.replace('"left" | "right" = side', '"up" | "down" = side'),
  );
  expect((await tree.types()).stdout).toContain("portrait.ts");
});
