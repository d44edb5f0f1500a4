import type { Element } from "hast";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Publication } from "../scripts/document/publication.ts";
import { elementsIn, textOf } from "../scripts/document/tree.ts";
import { createDiagnostics } from "../scripts/findings/diagnostics.ts";
import { type InProcess, openPipeline } from "./support/build-in-process.ts";
import { createWorkspace, type Workspace } from "./support/workspace.ts";

/* What no handler puts into a Word document is told at its line, whatever it is: here a role that Word makes nothing of. */
let workspace: Workspace;
let pipeline: InProcess;
let sound: Publication;

beforeAll(async () => {
  workspace = await createWorkspace({
    "content/note.md":
      "---\ntitle: A\nlang: en\ntemplate: briefing\n---\n\nKept words.\n\nLost words.\n\n- An item\n- ![A circle](circle.svg)\n\n| Head |\n|---|\n| Cell |\n",
    "content/circle.svg":
      '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><circle cx="20" cy="20" r="18" fill="#246"/></svg>',
  });
  pipeline = await openPipeline();
  const [result] = await pipeline.build(workspace.root, "note");
  sound = result?.made[0]?.publication as Publication;
});
afterAll(async () => {
  await pipeline.close();
  await workspace.remove();
});

const holdsPicture = (node: Element): boolean => elementsIn(node).some(({ tagName }) => tagName === "img");

async function foundWhen(change: (element: Element) => void): Promise<string[]> {
  const publication = { ...sound, body: structuredClone(sound.body) };
  for (const element of elementsIn(publication.body)) change(element);
  const found = createDiagnostics();
  await pipeline.render(publication, ["docx"], found);
  return found
    .list()
    .map(({ code, place, params }) => `${code} ${place.file.split("/").at(-1)}:${place.line} ${params.what}`);
}

it("has nothing to tell of a sound document", async () => {
  expect(await foundWhen(() => {})).toEqual([]);
});

it.each([
  [
    "a paragraph",
    (node: Element) => node.tagName === "p" && textOf(node) === "Lost words.",
    "note.md:9 words-here",
  ],
  [
    "an item's words",
    (node: Element) => node.tagName === "p" && textOf(node) === "An item",
    "note.md:11 words-here",
  ],
  ["a picture", (node: Element) => node.tagName === "p" && holdsPicture(node), "note.md:12 picture-here"],
])("tells of %s that Word does not get", async (_, isLost, expected) => {
  const found = await foundWhen((node) => {
    // An entry of the contents is none where there are no contents.
    if (isLost(node))
      Object.assign(
        node,
        { tagName: "section" },
        { properties: { ...node.properties, dataRole: "toc-entry" } },
      );
  });
  expect(found).toEqual([`not-in-docx ${expected}`]);
});
