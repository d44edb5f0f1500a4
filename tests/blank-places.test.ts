import { afterAll, beforeAll, expect, it } from "vitest";
import { type CommandResult, createWorkspace, type Workspace } from "./support/workspace.ts";

/* What people leave empty: it is one thing in every format, told once, and nobody is accused of a difference between files. */
const front = "---\ntitle: A title\ntemplate: briefing\n---\n\n";
const picture =
  '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><rect width="20" height="20"/></svg>';
const documents: Readonly<Record<string, { text: string; told: readonly string[] }>> = {
  "note-empty": { text: "Text one.[^a]\n\nMore.[^b]\n\n[^a]:\n\n[^b]: Words.\n", told: [] },
  "headings-empty": {
    text: "## One\n\n##\n\n## Two\n\n### <!-- nothing -->\n\n> ## \n>\n> Words.\n\nText.\n",
    told: ["heading-empty 8", "heading-empty 12", "heading-empty 14"],
  },
  "headings-empty-in-contents": {
    text: "## One\n\n## <br>\n\n## Two\n\nText.\n",
    told: ["heading-empty 8"],
  },
  "cells-blank": {
    text: "| x | y |\n|---|---|\n| a | &nbsp; |\n| <br> | &zwnj; |\n| c<br> | d |\n",
    told: ["cell-empty 8", "cell-empty 9", "html-passed 9"],
  },
  "corner-blank": { text: "| &nbsp; | y |\n|---|---|\n| a | b |\n", told: [] },
  "links-empty": {
    text: "## [](#one) One {#one}\n\nText [](https://example.org/a) more.\n\n| [](#one) a | y |\n|---|---|\n| [](#one) | c |\n",
    told: [
      "cell-empty 12",
      "link-text-missing 10",
      "link-text-missing 12",
      "link-text-missing 6",
      "link-text-missing 8",
    ],
  },
  "marks-of-sites": {
    text: '<h2><a id="user-content-two" class="anchor" href="#two" aria-hidden="true"><span class="octicon"></span></a>Two</h2>\n\nSee [two](#user-content-two).\n',
    told: ["html-passed 6"],
  },
  "linked-pictures": {
    text: "| [![one](p.svg)](https://example.org/a) | y |\n|---|---|\n| [![two](p.svg)](https://example.org/b) | c |\n\n- [![three](p.svg)](https://example.org/c)\n",
    told: [],
  },
};

let workspace: Workspace;
let checked: CommandResult;
beforeAll(async () => {
  workspace = await createWorkspace({
    ...Object.fromEntries(
      Object.entries(documents).map(([name, { text }]) => [`content/${name}/en.md`, front + text]),
    ),
    "content/linked-pictures/p.svg": picture,
  });
  checked = await workspace.run("check", "--json", "--no-report");
  await workspace.run("build", "corner-blank", "headings-empty", "--format", "html");
}, 120_000);
afterAll(() => workspace.remove());

it.each(Object.entries(documents))("%s", (name, { told }) => {
  const found = checked.events.flatMap((event) => {
    const { file, line } = (event.place ?? {}) as { file?: string; line?: number };
    return file?.startsWith(`content/${name}/`) ? [`${event.code} ${line}`] : [];
  });
  expect([...new Set(found)].sort()).toEqual([...told].sort());
});

it("no heading is numbered or shown without words, and an empty corner is the head of nothing", async () => {
  const headings = await workspace.text("out/headings-empty/en/headings-empty.en.html");
  expect(headings.match(/<h\d[^>]*>\s*<\/h\d>/g)).toBeNull();
  const corner = await workspace.text("out/corner-blank/en/corner-blank.en.html");
  expect(corner.match(/<th\b/g)).toHaveLength(1);
});
