import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { scriptFonts } from "../scripts/languages/script-fonts.ts";
import { wordScript } from "../scripts/languages/writing-system.ts";
import { fontCharacters } from "../scripts/render/assets/font-characters.ts";
import { stylesXml } from "../scripts/render/docx/styles-xml.ts";
import { pdfOutline } from "../scripts/review/pdf-outline.ts";
import { openPipeline } from "./support/build-in-process.ts";
import { type CommandResult, createWorkspace, projectRoot, type Workspace } from "./support/workspace.ts";

/*
 * Every character has a face: signs and emoji in those that ship, other scripts in a package from npm that one message names and
 * that needs nothing but being installed.
 */
const emoji = "✅ 🎉 ❤️ 1️⃣ #️⃣ 🇧🇬 👨‍👩‍👧 👩🏽‍🔬 🏳️‍🌈 🏴󠁧󠁢󠁥󠁮󠁧󠁿 ⚠️";
const signs = "☎ ✔ ★ ⑳ Ⓐ ∀ ∈ ⌘ ♺ ☎\ufe0e";
const georgian = "ქართული ენა";

const plain =
  "---\ntitle: Plain words\ntemplate: briefing\n---\n\n## Heading\n\nWords with “marks” → and 5 °C.\n";
const signed = `---
title: Signs ✅
template: [briefing, brochure]
---

## Heading ☎ ⭐

Text ${signs} and ${emoji} end. **✅ bold** *★ slanted* \`✔ code\`

::chart{data="data.csv" type=bar title="Chart ✅"}
`;
const chart = "country,people\n✅ Bulgaria,5\nمكتبة,7\n";
const caucasian = (lang: string): string => `---
title: ${georgian}
template: [briefing, brochure]
---

## ${georgian}

${georgian} (${lang}). **${georgian}** \`${georgian}\`
`;

let scratch: Workspace;
let built: CommandResult;
let checked: CommandResult;

beforeAll(async () => {
  scratch = await createWorkspace({
    "content/plain/en.md": plain,
    "content/signed/en.md": signed,
    "content/signed/data.csv": chart,
    "content/georgian/ka.md": caucasian("ka"),
    "content/mixed/bg.md": `---\ntitle: Смес\ntemplate: briefing\n---\n\nДума.\n\nДума 日本の, ελληνικά ἀρχή, 한국 и ${georgian}.\n`,
    "content/none/bg.md":
      "---\ntitle: Нищо\ntemplate: briefing\n---\n\nДума.\n\nДума \u{13000} и \u{13001}, **\u{13000}**.\n\nДума \u{13002}.\n",
  });
  checked = await scratch.run("check", "--json", "--no-report");
  built = await scratch.run("build", "--json");
}, 240_000);
afterAll(() => scratch.remove());

const errorsIn = ({ events }: CommandResult, part: string): Record<string, unknown>[] =>
  events.filter(
    ({ event, level, place }) =>
      event === "diagnostic" && level === "error" && JSON.stringify(place).includes(part),
  );

/** The words of a PDF as its structure has them: what a screen reader says, and what is copied. */
const textOf = async (path: string): Promise<string> => {
  const outline = await pdfOutline(await scratch.read(path));
  return JSON.stringify(outline);
};

describe("signs and emoji", () => {
  it("are in every format, and the check finds nothing", () => {
    expect(errorsIn(checked, "content/signed")).toEqual([]);
    expect(errorsIn(built, "content/signed")).toEqual([]);
  });

  it("are read from the PDF as they were written", async () => {
    const text = await textOf("out/signed/en/signed.briefing.en.pdf");
    for (const sign of `${signs} ${emoji}`.split(" ")) expect(text).toContain(sign);
  });

  it("are one run in Word each, in a font that has them and is in the file", async () => {
    const parts = unzipSync(await scratch.read("out/signed/en/signed.briefing.en.docx"));
    const xml = strFromU8(parts["word/document.xml"] ?? new Uint8Array());
    const fontOf = (sign: string): string | undefined => {
      const run = [...xml.matchAll(/<w:r>(.*?)<\/w:r>/gs)].find(([, inside = ""]) => inside.includes(sign));
      return /w:eastAsia="([^"]*)"/.exec(run?.[1] ?? "")?.[1];
    };
    for (const sign of emoji.split(" ")) expect([sign, fontOf(sign)]).toEqual([sign, "Noto Emoji"]);
    expect(fontOf("⑳")).toBe("Noto Sans Symbols");
    expect(fontOf("∀")).toBe("Noto Sans Math");
    const table = strFromU8(parts["word/fontTable.xml"] ?? new Uint8Array());
    for (const name of ["Noto Emoji", "Noto Sans Symbols", "Noto Sans Symbols 2", "Noto Sans Math"])
      expect(table).toContain(`w:name="${name}"`);
  });

  it("bring only themselves into Word and HTML", async () => {
    const docx = await scratch.read("out/signed/en/signed.briefing.en.docx");
    const other = await scratch.read("out/plain/en/plain.en.docx");
    expect(docx.length - other.length).toBeLessThan(400_000);
    const html = await scratch.text("out/signed/en/signed.briefing.en.html");
    expect(html).toMatch(/font-family:"Noto Emoji";[^}]*unicode-range:[^}]*U\+1F1E7/);
    expect(html).toContain('[data-role="chart-picture"] g{font-family:var(--font-sans)}');
    expect(html.length).toBeLessThan(900_000);
  });

  it("cost nothing where there are none", async () => {
    const html = await scratch.text("out/plain/en/plain.en.html");
    expect(html).not.toMatch(/Noto|unicode-range/);
    const manifest = JSON.parse(await scratch.text("out/manifest.json"));
    const fonts: string[] = manifest.artifacts
      .filter(({ path }: { path: string }) => path.startsWith("plain/"))
      .flatMap((artifact: { fonts?: string[] }) => artifact.fonts ?? []);
    expect(fonts.length).toBeGreaterThan(0);
    expect(fonts.filter((name) => name.startsWith("Noto"))).toEqual([]);
  });
});

describe("scripts whose fonts do not ship", () => {
  it("are told once for a document, with the command, and nothing else is told", () => {
    const [found, ...others] = errorsIn(built, "content/georgian");
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      code: "font-package-missing",
      place: { file: "content/georgian/ka.md", line: 2 },
      facts: { packages: "@expo-google-fonts/noto-sans-georgian" },
    });
    expect(errorsIn(checked, "content/georgian")).toEqual([found]);
  });

  it("are told together where there are several", () => {
    expect(errorsIn(built, "content/mixed").map(({ facts }) => facts)).toEqual([
      expect.objectContaining({
        packages:
          "@expo-google-fonts/noto-sans-georgian @expo-google-fonts/noto-sans-kr @expo-google-fonts/noto-sans",
      }),
    ]);
  });

  it("that no package is known for are told for each line", () => {
    const found = errorsIn(built, "content/none");
    expect(found.map(({ code, place }) => [code, (place as { line: number }).line])).toEqual([
      ["glyph-missing", 8],
      ["glyph-missing", 10],
    ]);
    expect(found[0]).toMatchObject({
      facts: { character: "\u{13000} \u{13001}", codepoint: "U+13000, U+13001" },
    });
  });

  it("are set as soon as the package is there, in every format", async () => {
    const folder = join(projectRoot, "node_modules", "georgian-font");
    await scratch.copy(folder, "node_modules/@expo-google-fonts/noto-sans-georgian");
    const { events } = await scratch.run("check", "georgian", "--json", "--no-report");
    expect(events.filter(({ event, level }) => event === "diagnostic" && level === "error")).toEqual([]);
    await scratch.run("build", "georgian", "--json");
    expect(await textOf("out/georgian/ka/georgian.brochure.ka.pdf")).toContain(georgian);
    const html = await scratch.text("out/georgian/ka/georgian.briefing.ka.html");
    expect(html).toMatch(/--font-serif:"Source Serif 4","Noto Sans Georgian",serif/);
    const parts = unzipSync(await scratch.read("out/georgian/ka/georgian.briefing.ka.docx"));
    const xml = strFromU8(parts["word/document.xml"] ?? new Uint8Array());
    expect(xml).toMatch(
      /w:eastAsia="Noto Sans Georgian" w:cs="Noto Sans Georgian"\/><\/w:rPr><w:t[^>]*>ქართული ენა/,
    );
    expect(strFromU8(parts["word/fontTable.xml"] ?? new Uint8Array())).toContain(
      'w:name="Noto Sans Georgian"',
    );
  });
});

it("the page on languages names the package that the message names", async () => {
  const page = await readFile(join(projectRoot, ".github/docs/languages.md"), "utf8");
  const rows = [...page.matchAll(/^\| ([^|]+) \| ([^|]+) \| `(@expo-google-fonts\/[^`]+)` \|$/gm)];
  expect(rows.length).toBeGreaterThan(28);
  for (const [, language = "", sample = "", npm] of rows) {
    const lang = /`(zh-\w\w|zh|ja)`/.exec(language)?.[1] ?? "en";
    for (const sign of sample.split(" "))
      expect([sign, scriptFonts(lang, [...sign])[0]?.npm]).toEqual([sign, npm]);
  }
});

it("the fonts that ship have the signs that people paste", async () => {
  const names = ["noto-sans-symbols-2", "noto-sans-symbols", "noto-sans-math", "noto-emoji"];
  const files = ["NotoSansSymbols2", "NotoSansSymbols", "NotoSansMath", "NotoEmoji"];
  const fonts = await Promise.all(
    names.map(async (name, index) =>
      fontCharacters(
        await readFile(
          join(
            projectRoot,
            "node_modules/@expo-google-fonts",
            name,
            `400Regular/${files[index]}_400Regular.ttf`,
          ),
        ),
      ),
    ),
  );
  const points = Array.from({ length: 0x1fb00 - 0x2190 }, (_, index) => 0x2190 + index);
  const missing = points.filter(
    (point) => /\p{Emoji}/u.test(String.fromCodePoint(point)) && !fonts.some((font) => font.has(point)),
  );
  expect(missing).toEqual([]);
});

describe("languages whose script Word treats apart", () => {
  it.each([
    ["bg", "latin"],
    ["ka", "latin"],
    ["am", "latin"],
    ["ja", "east-asian"],
    ["ko", "east-asian"],
    ["zh-Hant-HK", "east-asian"],
    ["th", "complex"],
    ["hi", "complex"],
    ["my", "complex"],
    ["fa", "complex"],
    ["he", "complex"],
  ])("%s is %s", (tag, script) => {
    expect(wordScript(tag)).toBe(script);
  });

  it("are the document's language for Word's complex text, and Arabic nowhere else", async () => {
    const pipeline = await openPipeline();
    const [made] = (await pipeline.build(scratch.root, "plain")).flatMap((result) => result.made);
    await pipeline.close();
    const styles = (lang: string): string | undefined =>
      made && /<w:lang [^>]*>/.exec(stylesXml({ ...made.publication, lang }))?.[0];
    expect(styles("th")).toBe('<w:lang w:val="th" w:eastAsia="th" w:bidi="th"/>');
    expect(styles("zh-Hans")).toBe('<w:lang w:val="zh-Hans" w:eastAsia="zh-Hans" w:bidi="ar-SA"/>');
    expect(styles("fa")).toBe('<w:lang w:val="fa" w:eastAsia="fa" w:bidi="fa"/>');
  });

  it("are not spaced where their letters hang together", async () => {
    const page = (title: string): string => `---\ntitle: ${title}\ntemplate: brochure\n---\n\nWords.\n`;
    const workspace = await createWorkspace({
      "content/text/hi.md": page("Words"),
      "content/text/en.md": page("Words"),
    });
    await workspace.run("build", "--format", "html");
    const spaced = async (lang: string): Promise<boolean> =>
      /letter-spacing:-?[\d.]+em/.test(await workspace.text(`out/text/${lang}/text.${lang}.html`));
    expect(await spaced("en")).toBe(true);
    expect(await spaced("hi")).toBe(false);
    await workspace.remove();
  });
});
