import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createWorkspace, type Workspace } from "./support/workspace.ts";

/* The code of a contact block stands beside its lines; one that is a part of these lines stays where it is. */

let workspace: Workspace;
const codesOf = async (name: string): Promise<string> => {
  const parts = unzipSync(await workspace.read(`out/${name}/bg/${name}.bg.docx`));
  const xml = strFromU8(parts["word/document.xml"] ?? new Uint8Array());
  return [...xml.matchAll(/<wp:docPr [^>]*descr="[^"]*(example\.org\/\w+)|<w:t[^>]*>(преди|след)/g)]
    .map(([, code, word]) => code ?? word)
    .join(" ");
};

beforeAll(async () => {
  const note = (body: string): string =>
    `---\ntitle: Служба\nlang: bg\ntemplate: briefing\n---\n\n:::contact\n\n${body}\n\n:::\n`;
  workspace = await createWorkspace({
    "dipla.config.json": JSON.stringify({ formats: ["docx"], print: { outputs: [] } }),
    "content/beside.md": note('преди\n\n::qr{url="https://www.example.org/one"}\n\nслед'),
    "content/listed.md": note('преди\n\n- точка\n\n  ::qr{url="https://www.example.org/two"}\n\nслед'),
    "content/both.md": note(
      '::qr{url="https://www.example.org/one"}\n\nпреди\n\n> ::qr{url="https://www.example.org/two"}\n\nслед',
    ),
  });
  await workspace.run("build", "--json");
}, 60_000);
afterAll(() => workspace.remove());

it.each([
  ["beside", "example.org/one преди след"],
  ["listed", "преди example.org/two след"],
  ["both", "example.org/one преди example.org/two след"],
])("%s", async (name, order) => {
  expect(await codesOf(name)).toBe(order);
});
