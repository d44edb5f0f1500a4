import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PDFDict, PDFDocument, PDFName, PDFString } from "../scripts/pdf-objects/pdf-lib.ts";
import { type CommandResult, createWorkspace, type Workspace } from "./support/workspace.ts";

/* A link to another document of the workspace leads to its file of the same format, wherever the link stands. */
const links = {
  "../guide/en.md": "guide/en/guide.briefing.en",
  "../guide/en.md#first-part": "guide/en/guide.briefing.en",
  "../guide/": "guide/en/guide.briefing.en",
  "../guide/bg": "guide/bg/guide.briefing.bg",
  "/content/note.md": "note/en/note.en",
  "../note.md?raw=true": "note/en/note.en",
  "../guide/annex-1.bg.md": "guide/bg/guide.briefing.bg",
  "<../брифинг/en.md>": "брифинг/en/брифинг.en",
} as const;
const front = (more: string): string => `---\ntitle: A title\n${more}\n---\n\n`;
const addresses = Object.keys(links);
const text = `${front("template: briefing\nannexes: [annex-1, annex-2]\nformats: [pdf, docx, html, txt]")}
${addresses.map((address, index) => `[Link ${index}](${address}).`).join("\n\n")}

| [In a cell](../note.md) |
|---|
| [By reference][n] and a note.[^1] |

[n]: ../note.md
[^1]: [In a note](../note.md).

:::callout{kind=note}
<a href="../note.md">As HTML</a>.
:::

[The annex](annex-1.en.md), [a part of it](annex-2.en.md#inside), [this text](en.md), [its folder](../own/), [the folder here](./), [its part](en.md#own-part).

## Own part

[Nothing](../none.md), [data](../_data/facts.yaml), [outside](../../../etc/passwd.md).
`;
const further = ["note/en/note.en", "note/en/note.en", "note/en/note.en", "note/en/note.en"];

let workspace: Workspace;
let built: CommandResult;
let checked: CommandResult;
beforeAll(async () => {
  const guide = front("template: [briefing, brochure]\nformats: [pdf, html]");
  workspace = await createWorkspace({
    "content/own/en.md": text,
    "content/own/annex-1.en.md": `${front("")}Words.\n`,
    "content/own/annex-2.en.md": `${front("")}## Inside\n\n[In an annex](../note.md).\n`,
    "content/guide/en.md": `${guide}## First part\n\nWords.\n`,
    "content/guide/bg.md": `${guide}Думи.\n`,
    "content/guide/annex-1.bg.md": "Думи.\n",
    "content/note.md": `${front("template: briefing\nlang: en")}[The guide](guide/en.md).\n`,
    "content/брифинг/en.md": `${front("template: briefing")}Words.\n`,
    "content/sent/en.md": `${front("template: briefing\nrecipients: recipients.csv")}[The guide](../guide/en.md).\n`,
    "content/sent/recipients.csv": "id,name,email\na,A,a@example.org\n",
  });
  built = await workspace.run("build", "--json");
  checked = await workspace.run("check", "own", "note", "guide", "--json", "--no-report");
}, 120_000);
afterAll(() => workspace.remove());

const own = "out/own/en/own.en";
/** Addresses of other files, in the order of the page. */
const found: Record<string, () => Promise<string[]>> = {
  html: async () =>
    [...(await workspace.text(`${own}.html`)).matchAll(/href="(\.\.\/[^"]*)"/g)].map(([, it = ""]) => it),
  docx: async () => {
    const parts = unzipSync(await workspace.read(`${own}.docx`));
    return ["document", "footnotes"].flatMap((part) =>
      [
        ...strFromU8(parts[`word/_rels/${part}.xml.rels`] ?? new Uint8Array()).matchAll(
          /Target="(\.\.\/[^"]*)"/g,
        ),
      ].map(([, it = ""]) => it),
    );
  },
  pdf: async () => {
    const document = await PDFDocument.load(await workspace.read(`${own}.pdf`));
    return document.context.enumerateIndirectObjects().flatMap(([, object]) => {
      const action = object instanceof PDFDict ? object.lookup(PDFName.of("A")) : undefined;
      const uri = action instanceof PDFDict ? action.lookup(PDFName.of("URI")) : undefined;
      return uri instanceof PDFString ? [uri.decodeText()] : [];
    });
  },
};

describe.each(["html", "docx", "pdf"])("in %s", (format) => {
  it("leads to files that are there", async () => {
    const wanted = [...Object.values(links), ...further, "note/en/note.en"];
    const targets = await found[format]?.();
    const named = targets?.map((it) => decodeURIComponent(it).replace(/^\.\.\/\.\.\/|#.*$/g, ""));
    const ending = (path: string): string =>
      `${path}.${format === "docx" && path.startsWith("guide") ? "pdf" : format}`;
    expect([...new Set(named)].sort()).toEqual([...new Set(wanted.map(ending))].sort());
    expect(targets?.length).toBeGreaterThanOrEqual(wanted.length);
    for (const file of named ?? []) expect(await workspace.read(`out/${file}`)).toBeInstanceOf(Uint8Array);
  });
});

it("leads to a place in HTML only, and to parts of the document in it", async () => {
  const html = await workspace.text(`${own}.html`);
  expect(html).toContain('href="../../guide/en/guide.briefing.en.html#first-part"');
  for (const [words, id] of [
    ["The annex", "annex-1-a-title"],
    ["a part of it", "inside"],
    ["this text", "a-title"],
    ["its folder", "a-title"],
    ["the folder here", "a-title"],
    ["its part", "own-part"],
  ])
    expect(new RegExp(`href="#([^"]+)"[^>]*>${words}</a>`).exec(html)?.[1]).toBe(id);
});

it("keeps the words where there is no document, or none that a recipient has", () => {
  const told = built.events
    .filter(({ code }) => code === "link-relative")
    .map(({ place, message }) => [(place as { file: string }).file, /“(.*?)”/.exec(String(message))?.[1]]);
  expect(told).toEqual([
    ["content/own/en.md", "../none.md"],
    ["content/own/en.md", "../_data/facts.yaml"],
    ["content/own/en.md", "../../../etc/passwd.md"],
    ["content/sent/en.md", "../guide/en.md"],
  ]);
});

it("is the same in all formats", () => {
  expect(checked.events.filter(({ level }) => level === "error")).toEqual([]);
});
