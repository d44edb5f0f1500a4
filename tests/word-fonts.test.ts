import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fontCharacters } from "../scripts/render/assets/font-characters.ts";
import { sdkErrors } from "./support/sdk-errors.ts";
import { typedSentences, typedSigns } from "./support/typed-sentences.ts";
import { wordFontsIn } from "./support/word-fonts.ts";
import { createWorkspace, type Workspace } from "./support/workspace.ts";

/* A copy in Word is light, and somebody can type on in its faces: it carries the alphabets of its languages. */
const languages = Object.keys(typedSentences);
const ids = ["plain", "french", "polish", "greek"];
const names = ["Office", "Élodie Ÿ", "Łódź", "Οδός"];
const rows = languages.flatMap((lang) => ids.map((id, index) => `${lang}-${id},${names[index]},${lang}`));

let workspace: Workspace;
beforeAll(async () => {
  workspace = await createWorkspace({
    ...Object.fromEntries(
      languages.map((lang) => [
        `content/note/${lang}.md`,
        `---\ntitle: ${typedSentences[lang]?.split(" ")[0]}\ntemplate: briefing\nlang: ${lang}\nrecipients: list.csv\n---\n\n## 1\n\n{{ recipient.name }} **1**\n`,
      ]),
    ),
    "content/note/list.csv": `id,name,lang\n${rows.join("\n")}\n`,
  });
  await workspace.run("new", "briefing", "sample");
  await workspace.run("build", "--copies", "--format", "docx");
});
afterAll(() => workspace.remove());

const bytesOf = (path: string): Promise<Uint8Array> => workspace.read(path);
const copyOf = (lang: string, id: string): Promise<Uint8Array> =>
  bytesOf(`out/note/${lang}/copies/${lang}-${id}/note.${lang}.docx`);

describe.each(languages)("a copy in %s", (lang) => {
  it("carries every letter, Latin, figures and punctuation in one face of each family or its stand-in", async () => {
    const fonts = wordFontsIn(await copyOf(lang, "plain")).map(fontCharacters);
    expect(fonts.length).toBeGreaterThan(1);
    // № is in no Arabic or Hebrew font that ships.
    for (const sign of `${typedSentences[lang]}${typedSigns}${["ar", "he"].includes(lang) ? "" : "№"}`)
      expect(
        fonts.filter((known) => known.has(sign.codePointAt(0) ?? 0)).length,
        `${sign} in how many of ${fonts.length} fonts`,
      ).toBeGreaterThanOrEqual(["ar", "he"].includes(lang) ? 1 : fonts.length);
  });

  it("is light", async () => {
    // Joined letters need all of their fonts.
    if (!/^(?:ar|he)$/.test(lang)) expect((await copyOf(lang, "plain")).length).toBeLessThan(130_000);
  });

  it("is valid by the Open XML SDK", async () => {
    expect(await sdkErrors(await copyOf(lang, "plain"), workspace.root)).toEqual([]);
  });

  it("takes a script's letters along where a name has one that the language has not", async () => {
    for (const [index, id] of ids.entries()) {
      const fonts = wordFontsIn(await copyOf(lang, id)).map(fontCharacters);
      for (const sign of names[index] ?? "")
        expect(
          fonts.some((known) => known.has(sign.codePointAt(0) ?? 0)),
          `${id}: ${sign}`,
        ).toBe(true);
    }
  });
});

it("is smaller than 130 KB for the sample, 40 KB without fonts; the document keeps whole ones", async () => {
  const sizes = async (): Promise<number[]> =>
    Promise.all(
      ["bg/copies/fourth/sample.bg.docx", "en/copies/first/sample.en.docx", "bg/sample.bg.docx"].map(
        async (path) => (await bytesOf(`out/sample/${path}`)).length,
      ),
    );
  const light = await sizes();
  expect(Math.max(...light.slice(0, 2))).toBeLessThanOrEqual(130_000);
  expect(light[2]).toBeGreaterThan(300_000);
  await workspace.write("dipla.config.json", '{"word-fonts": "none"}');
  await workspace.run("build", "sample", "--copies", "--format", "docx");
  expect(Math.max(...(await sizes()))).toBeLessThanOrEqual(40_000);
  await workspace.write("dipla.config.json", '{"word-fonts": "whole"}');
  await workspace.run("build", "sample", "--copies", "--format", "docx");
  expect(Math.min(...(await sizes()))).toBeGreaterThan(300_000);
});
