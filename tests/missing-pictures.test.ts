import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { textOf } from "../scripts/document/tree.ts";
import { missingPicture } from "../scripts/merge/hast/missing-picture.ts";
import { readPages } from "./support/read-pages.ts";
import { type CommandResult, createWorkspace, type Workspace } from "./support/workspace.ts";

/*
 * A picture that isn't there keeps no document from being made: its description stands in its place, in a frame, in every
 * format and wherever a picture may stand; and nothing of it leaves the house.
 */
const text = `---
title: Pictures that are elsewhere
lang: en
template: briefing
---

![Alone in a paragraph](one.png)

![In a figure](two.png "With a caption") {#fig}

In a line ![within words](three.png) and as HTML <img src="four.png" alt="of an element">.

- ![In an item](https://www.example.org/five.png)

| ![In a cell](//www.example.org/six.png) |
|---|
| ![](images/seven.png) |

A note.[^1]

[^1]: ![In a note][ref]

[ref]: /assets/eight.png
`;
const shown = [
  "Alone in a paragraph",
  "In a figure",
  "within words",
  "of an element",
  "In an item",
  "In a cell",
  "seven.png",
  "In a note",
];

let workspace: Workspace;
let built: CommandResult;
beforeAll(async () => {
  workspace = await createWorkspace({ "content/gone/en.md": text });
  built = await workspace.run("build", "--json", "--format", "pdf,docx,html,txt");
}, 60_000);
afterAll(() => workspace.remove());

const out = "out/gone/en/gone.en";
const formats: Record<string, () => Promise<string>> = {
  html: () => workspace.text(`${out}.html`),
  txt: () => workspace.text(`${out}.txt`),
  docx: async () => {
    const parts = unzipSync(await workspace.read(`${out}.docx`));
    return ["document", "footnotes"]
      .map((name) => strFromU8(parts[`word/${name}.xml`] ?? new Uint8Array()))
      .join("");
  },
  pdf: async () =>
    (await readPages(await workspace.read(`${out}.pdf`)))
      .flatMap(({ texts }) => texts.map(({ text }) => text))
      .join(" "),
};

describe.each(Object.keys(formats))("in %s", (format) => {
  it("descriptions stand where the pictures would be", async () => {
    const words = ((await formats[format]?.()) ?? "").replace(/\s+/g, " ");
    expect(shown.filter((description) => !words.includes(description))).toEqual([]);
  });
});

it("has a frame around each, on the page and in Word", async () => {
  const html = await workspace.text(`${out}.html`);
  expect(html.match(/<span data-role="missing-picture"/g)).toHaveLength(shown.length);
  expect((await formats.docx?.())?.match(/<w:bdr /g)).toHaveLength(shown.length);
});

it("tells of each at its line, as what hinders no build", () => {
  const told = built.events
    .filter(({ event, code }) => event === "diagnostic" && code !== "html-passed")
    .map(({ code, weight, place }) => `${(place as { line: number }).line} ${code} ${weight}`);
  expect(told).toEqual([
    "7 image-missing gate",
    "9 image-missing gate",
    "11 image-missing gate",
    "11 image-missing gate",
    "13 image-on-web gate",
    "15 image-on-web gate",
    "17 image-missing gate",
    "21 image-missing gate",
  ]);
  expect(built.code).toBe(0);
});

it("lets nothing of it pass the gate", async () => {
  const checked = await workspace.run("check", "--json", "--no-report");
  expect(checked.code).toBe(3);
  const codes = checked.events.filter(({ level }) => level === "error").map(({ code }) => code);
  expect([...new Set(codes)].sort()).toEqual(["image-missing", "image-on-web"]);
}, 60_000);

it("shows no signs of a picture that stands within its own address", () => {
  expect(textOf(missingPicture("data:image/gif;base64,R0lGOD/yH5BAE", ""))).toBe("–");
  expect(textOf(missingPicture("data:image/gif;base64,R0lGOD/yH5BAE", "A view"))).toBe("A view");
});
