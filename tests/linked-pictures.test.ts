import { expect, it } from "vitest";
import { createWorkspace } from "./support/workspace.ts";

/* Pictures that are all of a link. */
const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="30" height="30"><rect width="30" height="30"/></svg>`;

async function check(text: string): Promise<{ codes: unknown[]; html: string }> {
  const workspace = await createWorkspace({
    "content/note/en.md": `---\ntitle: A\ntemplate: briefing\n---\n\n## Part {#part}\n\n${text}\n`,
    "content/note/a.svg": svg,
  });
  const { events } = await workspace.run("check", "--json");
  await workspace.run("build", "--format", "html");
  const html = await workspace.text("out/note/en/note.en.html");
  await workspace.remove();
  const codes = events.filter(({ event }) => event === "diagnostic").map(({ code }) => code);
  return { codes, html };
}

it("a described picture may lead to a place of its own document", async () => {
  const { codes } = await check(
    "See [![The plan](a.svg)](#part) and [![The site](a.svg)](https://example.org).",
  );
  expect(codes).toEqual([]);
});

it("one without a description is called by its address, and told once", async () => {
  const { codes, html } = await check("See [![](a.svg)](https://example.org/a) and [![](a.svg)](#part).");
  expect(codes).toEqual(["link-text-missing", "link-text-missing"]);
  expect(html).toContain('alt="https://example.org/a"');
});
