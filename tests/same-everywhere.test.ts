import type { Element, Root } from "hast";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Publication } from "../scripts/document/publication.ts";
import { elementsIn, textOf } from "../scripts/document/tree.ts";
import type { Format } from "../scripts/formats/formats.ts";
import type { RenderedArtifact } from "../scripts/render/render-publication.ts";
import { reviewArtifacts } from "../scripts/review/review-artifacts.ts";
import { type InProcess, openPipeline } from "./support/build-in-process.ts";
import { sentencesOf, textWithEverything } from "./support/text-with-everything.ts";
import { createWorkspace, type Workspace } from "./support/workspace.ts";

/*
 * What is written in one language and another reads the same in all formats, whatever it is and wherever it stands: a text of
 * all constructs, made in each language, has no difference. Then each construct is damaged in one format, and is found.
 */
const languages = Object.keys(sentencesOf);
let workspace: Workspace;
let pipeline: InProcess;

beforeAll(async () => {
  workspace = await createWorkspace({
    "dipla.config.json": JSON.stringify({ formats: ["pdf", "docx", "html"] }),
  });
  for (const lang of languages) {
    await workspace.write(`content/${lang}.md`, textWithEverything(lang));
    await workspace.write(
      `content/dot.svg`,
      '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><circle cx="20" cy="20" r="18" fill="#246"/></svg>',
    );
  }
  pipeline = await openPipeline();
});
afterAll(async () => {
  await pipeline.close();
  await workspace.remove();
});

const review = async (artifacts: readonly RenderedArtifact[], file: string): Promise<string[]> =>
  (await reviewArtifacts(artifacts, { source: file, parts: [] })).map(
    ({ code, place, params }) => `${code} ${place.line ?? ""} ${JSON.stringify(params)}`,
  );

const made = new Map<string, { publication: Publication; artifacts: RenderedArtifact[] }>();

describe.each(languages)("a text with everything in %s", (lang) => {
  it("is the same in all formats", async () => {
    const [result] = await pipeline.build(workspace.root, lang);
    const found: string[] = [];
    for (const one of result?.made ?? []) {
      made.set(`${lang} ${one.publication.template}`, one);
      found.push(...(await review(one.artifacts, `${lang}.md`)));
    }
    expect(result?.made).toHaveLength(2);
    expect(found).toEqual([]);
  });
});

interface Damage {
  what: string;
  find: (node: Element) => boolean;
  harm: (node: Element) => void;
  formats?: readonly Format[];
}

const inItem = (body: Root, test: (node: Element) => boolean): ((node: Element) => boolean) => {
  const inside = new Set(
    elementsIn(body)
      .filter(({ tagName }) => tagName === "li")
      .flatMap((item) => elementsIn(item)),
  );
  return (node) => inside.has(node) && test(node);
};

const damages = (body: Root): Damage[] => {
  const note = elementsIn(body).find(
    (node) => node.tagName === "li" && node.properties.dataNote !== undefined && elementsIn(node).length > 6,
  );
  const ofNote = new Set(note ? elementsIn(note) : []);
  return [
    {
      what: "the fragment of an address",
      find: ({ properties }) => /#/.test(String(properties.href).slice(1)),
      harm: (node) => {
        node.properties.href = String(node.properties.href).replace(/#.*/, "#other");
      },
    },
    {
      what: "the host of an address",
      find: ({ properties }) => /^https:/.test(String(properties.href)),
      harm: (node) => {
        node.properties.href = "https://other.example/";
      },
    },
    {
      what: "the first paragraph of a long note",
      find: (node) => ofNote.has(node) && node.tagName === "p",
      harm: alter,
    },
    {
      what: "the program in a note",
      find: (node) => ofNote.has(node) && node.tagName === "pre",
      harm: alter,
    },
    {
      what: "a program in a list",
      find: inItem(body, ({ tagName }) => tagName === "pre"),
      harm: alter,
    },
    {
      what: "a quotation in a list",
      find: inItem(body, ({ tagName }) => tagName === "blockquote"),
      harm: (node) => alter(elementsIn(node)[0] ?? node),
    },
    {
      what: "the number that a heading ends in",
      find: (node) => node.tagName === "h2" && /\p{Nd}$/u.test(textOf(node)),
      harm: (node) => {
        const last = node.children.at(-1);
        if (last?.type === "text") last.value = last.value.replace(/\s*\p{Nd}+$/u, "");
      },
    },
    {
      what: "that words are struck out",
      find: ({ tagName }) => tagName === "del",
      harm: (node) => {
        node.tagName = "span";
        node.properties.dataRole = "span";
      },
    },
    {
      what: "a box in a list",
      find: inItem(body, ({ properties }) => properties.dataRole === "callout-text"),
      harm: alter,
    },
  ];
};

/** A word more: in the first text that has letters. */
function alter(node: Element): void {
  for (const one of [node, ...elementsIn(node)])
    for (const child of one.children)
      if (child.type === "text" && /\p{L}/u.test(child.value)) {
        child.value = child.value.replace(/\p{L}+/u, (word) => `${word}${word}`);
        return;
      }
  throw new Error("there is no word to alter");
}

describe.each(["pdf", "docx"] as const)("damage in %s is found:", (format) => {
  it.each(damages({ type: "root", children: [] }).map(({ what }) => what))("%s", async (what) => {
    const original = made.get("bg briefing");
    if (!original) throw new Error("the text was not built");
    const publication = structuredClone(original.publication);
    const damage = damages(publication.body).find((one) => one.what === what);
    const node = elementsIn(publication.body).find((one) => damage?.find(one));
    if (!damage || !node) throw new Error(`the text has no ${what}`);
    damage.harm(node);
    const broken = await pipeline.render(publication, [format]);
    const others = original.artifacts.filter((artifact) => artifact.format !== format);
    expect(await review([...others, ...broken], "bg.md")).toContainEqual(
      expect.stringContaining("parity-differs"),
    );
  });
});
