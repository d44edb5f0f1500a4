import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createWorkspace, type Workspace } from "./support/workspace.ts";

/* A specimen stands for all recipients: what a list has a column for, its made-up recipient has, in texts and in conditions alike. */

let workspace: Workspace;
let specimen: string;
let copies: string[];
beforeAll(async () => {
  workspace = await createWorkspace();
  await workspace.write(
    "content/note/recipients.csv",
    "id,name,town,region\nedno,Едно,Сливен,\ndve,Две,,изток\n",
  );
  await workspace.write(
    "content/note/bg.md",
    [
      "---\ntitle: Водомери\nlang: bg\ntemplate: briefing\nrecipients: recipients.csv\nformats: [docx]\n---",
      ":::when{recipient.town}\n\nС град. Град {{recipient.town}}.\n\n:::",
      ":::unless{recipient.town}\n\nБез град.\n\n:::",
      ":::when{recipient.town=Сливен}\n\nЗа Сливен.\n\n:::",
      ':::when{recipient.region in="изток запад"}\n\nЗа изток и запад.\n\n:::',
      ":::when{recipient.phone}\n\nС телефон.\n\n:::",
    ].join("\n\n"),
  );
  await workspace.run("build", "note", "--copies");
  specimen = await textOf("out/note/bg/note.bg.docx");
  copies = await Promise.all(["edno", "dve"].map((id) => textOf(`out/note/bg/copies/${id}/note.bg.docx`)));
}, 120_000);
afterAll(() => workspace.remove());

async function textOf(file: string): Promise<string> {
  const parts = unzipSync(await workspace.read(file));
  return strFromU8(parts["word/document.xml"] ?? new Uint8Array())
    .replace(/<[^>]+>/g, "")
    .replaceAll("\u00a0", " ");
}

const shown = (html: string): string[] =>
  ["С град.", "Без град.", "За Сливен.", "За изток и запад.", "С телефон."].filter((words) =>
    html.includes(words),
  );

it("shows what is for recipients who have something in a column of the list", () => {
  expect(specimen).toContain("Град «town».");
  expect(shown(specimen)).toEqual(["С град."]);
});

it("decides in each copy by its row", () => {
  expect(copies.map(shown)).toEqual([
    ["С град.", "За Сливен."],
    ["Без град.", "За изток и запад."],
  ]);
});
