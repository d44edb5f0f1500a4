import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Element, Root } from "hast";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { parse } from "yaml";
import type { Publication } from "../scripts/document/publication.ts";
import type { TemplateModel } from "../scripts/document/template-model.ts";
import { createDiagnostics } from "../scripts/findings/diagnostics.ts";
import { typedSigns } from "../scripts/languages/alphabet.ts";
import { captionWords } from "../scripts/languages/caption-words.ts";
import { isRightToLeft } from "../scripts/languages/embedded-text.ts";
import type { Language } from "../scripts/languages/language.ts";
import { languageOf, languages } from "../scripts/languages/languages.ts";
import { folded, inCapitals } from "../scripts/languages/letter-case.ts";
import { direction, scriptOf, scriptsOf } from "../scripts/languages/writing-system.ts";
import { pickLabels } from "../scripts/merge/pick-labels.ts";
import type { ContentRule } from "../scripts/review/content-rules/content-rule.ts";
import {
  type CommandResult,
  createWorkspace,
  projectRoot,
  runCommand,
  type Workspace,
} from "./support/workspace.ts";

const captions: Readonly<Record<string, readonly string[]>> = captionWords;

const bareParagraph = (text: string): Root => ({
  type: "root",
  children: [element("p", {}, text)],
});

function element(tagName: string, properties: Element["properties"], text: string): Element {
  return { type: "element", tagName, properties, children: [{ type: "text", value: text }] };
}

/** How rules on text are broken, each under its code. */
const breachesIn = (rules: readonly ContentRule[], read: Publication): unknown[] =>
  rules.flatMap(({ code, check }) => [...check(read)].map((breach) => [code, breach]));

/** A publication as far as the rules on text look at it. */
const publication = (lang: string, ...children: Element[]): Publication =>
  ({ lang, body: { type: "root", children } satisfies Root }) as Partial<Publication> as Publication;

/*
 * Each fact of a record: another value for it, and something that Dipla does which has to come out differently then. Readers are
 * imported anew for each, so that nothing is remembered. A new fact does not compile here until somebody reads it.
 */
interface Reader {
  lang: string;
  change: Partial<Language>;
  see: () => Promise<unknown>;
}

const setText = async (text: string, lang: string): Promise<string> => {
  const { setTypeOfText } = await import("../scripts/merge/typography/set-type.ts");
  return setTypeOfText(text, lang);
};

const readers: Readonly<Record<keyof Language, Reader>> = {
  tag: {
    lang: "en",
    change: { tag: "xx" },
    see: async () =>
      (await import("../scripts/languages/guess-language.ts")).guessLanguage(
        "what the people of the town have",
      ),
  },
  scripts: {
    lang: "bg",
    change: { scripts: ["Glag"] },
    see: async () =>
      (await import("../scripts/languages/foreign-words.ts")).foreignWords("Това беше кратък текст", "bg"),
  },
  direction: {
    lang: "ar",
    change: { direction: "ltr" },
    see: async () => (await import("../scripts/languages/writing-system.ts")).direction("ar"),
  },
  quotes: {
    lang: "de",
    change: { quotes: { outer: ["»", "«"], inner: ["›", "‹"] } },
    see: () => setText('"Das "hier" da"', "de"),
  },
  apostrophe: { lang: "en", change: { apostrophe: "ʼ" }, see: () => setText("don't", "en") },
  rules: { lang: "bg", change: { rules: [] }, see: () => setText("в града има много хора", "bg") },
  undivided: {
    lang: "bg",
    change: { undivided: undefined },
    see: async () => {
      const { setType } = await import("../scripts/merge/typography/set-type.ts");
      const root = bareParagraph("по-добър");
      setType(root, "bg");
      return root;
    },
  },
  hyphenation: {
    lang: "uk",
    change: { hyphenation: {} },
    see: async () => (await import("../scripts/languages/hyphenation.ts")).hyphenationOf("uk"),
  },
  alphabet: {
    lang: "cs",
    change: { alphabet: undefined },
    see: async () => (await import("../scripts/languages/alphabet.ts")).typedSigns(["cs"], [])("ű"),
  },
  letterCase: {
    lang: "tr",
    change: { letterCase: "plain" },
    see: async () => (await import("../scripts/languages/letter-case.ts")).inCapitals("bilgi", "tr"),
  },
  dateLocale: {
    lang: "en",
    change: { dateLocale: "en-US" },
    see: async () =>
      (await import("../scripts/merge/format-value.ts")).formatHelpers.date?.("2026-11-23", "en"),
  },
  unclearLinks: {
    lang: "ro",
    change: { unclearLinks: [] },
    see: async () => {
      const { linkRules } = await import("../scripts/review/content-rules/link-rules.ts");
      return breachesIn(linkRules, publication("ro", element("a", { href: "https://example.org" }, "Aici")));
    },
  },
  emptyDescriptions: {
    lang: "de",
    change: { emptyDescriptions: [] },
    see: async () => {
      const { pictureRules } = await import("../scripts/review/content-rules/picture-rules.ts");
      return breachesIn(
        pictureRules,
        publication("de", element("img", { dataRole: "picture", alt: "Abbildung 3" }, "")),
      );
    },
  },
  frequentWords: {
    lang: "fr",
    change: { frequentWords: [] },
    see: async () =>
      (await import("../scripts/languages/guess-language.ts")).guessLanguage("le début de la fin est là"),
  },
};

describe("every fact of a record is read", () => {
  const seen = async ({ lang, see }: Reader, change: Partial<Language>): Promise<unknown> => {
    vi.resetModules();
    const fresh = await import("../scripts/languages/languages.ts");
    Object.defineProperty(fresh.languages, lang, { value: { ...fresh.languages[lang], ...change } });
    return see();
  };

  it.each(Object.entries(readers))("%s", async (_, reader) => {
    const before = JSON.stringify(await seen(reader, {}));
    expect(JSON.stringify(await seen(reader, reader.change))).not.toBe(before);
  });
});

describe.each(Object.entries(languages))("%s", (tag, language) => {
  it("is written as CLDR says", () => {
    expect(language.tag).toBe(tag);
    const locale = new Intl.Locale(tag).maximize();
    expect(language.scripts[0]).toBe(locale.script);
    expect(direction(`${tag}-${language.scripts[0]}`)).toBe(language.direction);
    expect(scriptsOf(tag)).toBe(language.scripts);
  });

  it("has facts in the form that they are compared in", () => {
    const compared = [...language.unclearLinks, ...language.emptyDescriptions, ...language.frequentWords];
    expect(compared.filter((word) => word !== word.toLocaleLowerCase(tag))).toEqual([]);
    for (const rule of language.rules) expect(rule.pattern.flags).toContain("g");
    expect(language.undivided?.flags ?? "g").toContain("g");
    expect(language.unclearLinks.length).toBeGreaterThan(0);
    expect(captions[tag]?.length).toBeGreaterThan(0);
    expect(language.frequentWords.length).toBeGreaterThanOrEqual(10);
  });

  it("has an alphabet, unless its letters are joined or of one script only", () => {
    const { alphabet = "", hyphenation, scripts } = language;
    const listed = [alphabet, ...Object.values(hyphenation).map(({ letters }) => letters)].join("");
    expect(listed !== "" || /^(?:Arab|Hebr)$/.test(scripts[0])).toBe(true);
    expect(alphabet).toBe(alphabet.toLocaleLowerCase(tag));
    expect(new Set(alphabet).size).toBe([...alphabet].length);
    // What its own small words are written with.
    const typed = typedSigns([tag], []);
    const words = [...language.frequentWords, ...language.unclearLinks].join("");
    // Of the usual script: another one comes along with the first word in it.
    const own = new RegExp(`[\\p{sc=${scripts[0]}}\\p{M}]`, "v");
    const all = [...words, ...words.toLocaleUpperCase(tag)].filter((sign) => own.test(sign));
    expect(all.length).toBeGreaterThan(20);
    expect(all.filter((sign) => !typed(sign))).toEqual([]);
  });
});

/* A label that is missing comes out in English, with a warning: a translation is whole, or it is none. */
describe("labels of every language and script", async () => {
  const folder = join(projectRoot, "templates", "_base");
  const read = async (tag: string): Promise<Record<string, string>> =>
    parse(await readFile(join(folder, `labels.${tag}.yaml`), "utf8"));
  const english = await read("en");

  it.each([...Object.keys(languages), "sr-Latn"])(
    "%s has each, in the order of the English ones",
    async (tag) => {
      const own = await read(tag);
      expect(Object.keys(own)).toEqual(Object.keys(english));
      expect(
        Object.values(own).filter((label) => label.trim() === "" || label !== label.normalize()),
      ).toEqual([]);
      const language = languageOf(tag);
      // The words that are put before a table's caption are read there, too, and are in the language's letters.
      const table = own.table ?? "";
      expect(captions[language?.tag ?? ""]?.map((word) => folded(word, tag))).toContain(folded(table, tag));
      expect(scriptsOf(tag).some((script) => new RegExp(`\\p{scx=${script}}`, "u").test(table))).toBe(true);
    },
  );
});

/* Patterns come from many authors: none is used whose licence asks more of a document's maker than to name them. */
describe("the page of languages", async () => {
  const page = await readFile(join(projectRoot, ".github", "docs", "languages.md"), "utf8");
  const permissive = new Set(["MIT", "BSD-3-Clause", "BSD-like", "LPPL", "FSF all-permissive"]);

  it.each(Object.values(languages).map((language) => [language.tag, language] as const))(
    "%s: its marks, its patterns and their licence",
    (tag, { quotes, hyphenation }) => {
      const row = page.split("\n").find((line) => line.startsWith(`| ${tag} |`));
      const [, , , marks, patterns, licences] = row?.split("|").map((cell) => cell.trim()) ?? [];
      const pairs = [quotes.outer, quotes.inner].map((pair) => pair.join("…").replaceAll("\u00a0", " "));
      expect(marks).toBe(pairs.join(" "));
      const names = Object.values(hyphenation).map((one) => `\`${one.patterns}\``);
      expect(patterns).toBe(names.join(", ") || "–");
      if (names.length > 0)
        for (const licence of licences?.split(", ") ?? []) expect(permissive, licence).toContain(licence);
    },
  );
});

describe("languages without a record", () => {
  it.each([
    ["ckb", "rtl", "Arab"],
    ["dv", "rtl", "Thaa"],
    ["yi", "rtl", "Hebr"],
    ["ug", "rtl", "Arab"],
    ["ku", "ltr", "Latn"],
    ["az", "ltr", "Latn"],
    ["az-Arab", "rtl", "Arab"],
    ["pa-PK", "rtl", "Arab"],
    ["ja", "ltr", "Jpan"],
    ["sr-Latn", "ltr", "Latn"],
    ["mk", "ltr", "Cyrl"],
    ["xx", "ltr", undefined],
    ["not a tag", "ltr", undefined],
  ])("%s runs %s in %s", (tag, dir, script) => {
    expect(direction(tag)).toBe(dir);
    expect(scriptOf(tag)).toBe(script);
  });

  it("are set from right to left in Word where their letters are", () => {
    for (const text of ["نص", "טקסט", "ދިވެހި", "ߒߞߏ", "ܣܘܪܝܝܐ", "𞤀𞤣𞤤𞤢𞤥"])
      expect(isRightToLeft(text), text).toBe(true);
    for (const text of ["текст", "ქართული", "12 %, (!)", "中文"])
      expect(isRightToLeft(text), text).toBe(false);
  });

  it("has none for names of Object's own properties", () => {
    expect(languageOf("constructor")).toBeUndefined();
  });
});

describe("capitals", () => {
  it.each([
    ["tr", "Bilgi ışığı", "BİLGİ IŞIĞI"],
    ["az", "bilik ışığı", "BİLİK IŞIĞI"],
    ["el", "Οδός της Ελλάδας", "ΟΔΟΣ ΤΗΣ ΕΛΛΑΔΑΣ"],
    ["de", "Straße", "STRASSE"],
    ["nl", "ijs", "IJS"],
    ["bg", "Информация", "ИНФОРМАЦИЯ"],
    ["en", "information", "INFORMATION"],
    ["not a tag", "i", "I"],
  ])("%s: %s is set as %s, and is the same where case does not count", (tag, text, capitals) => {
    expect(inCapitals(text, tag)).toBe(capitals);
    expect(folded(capitals, tag)).toBe(folded(text, tag));
  });

  it("compares without regard to ß and ẞ, σ and ς, but tells the Turkish letters apart", () => {
    expect(folded("STRAẞE", "de")).toBe(folded("strasse", "de"));
    expect(folded("οδοσ", "el")).toBe(folded("Οδός", "el"));
    expect(folded("KIZ", "tr")).not.toBe(folded("kiz", "tr"));
  });
});

describe("labels that a template lacks", () => {
  const labels = { en: { page: "page", of: "of" }, bg: { page: "стр." }, cy: { page: "t.", of: "o" } };
  const pick = (lang: string, fallback?: string): [Readonly<Record<string, string>>, string[]] => {
    const found: string[] = [];
    const diagnostics = { ...createDiagnostics(), add: (code: string) => found.push(code) };
    const template = { labels } as Partial<TemplateModel> as TemplateModel;
    return [pickLabels(template, lang, fallback, { file: "a.md" }, diagnostics), found];
  };

  it.each([
    ["en", undefined, { page: "page", of: "of" }, []],
    ["en-GB", undefined, { page: "page", of: "of" }, []],
    ["bg", undefined, { page: "стр.", of: "of" }, ["labels-missing"]],
    ["bg", "bg", { page: "стр.", of: "of" }, ["labels-missing"]],
    ["ru", "bg", { page: "стр.", of: "of" }, ["language-fallback"]],
    ["mk", "xx", { page: "page", of: "of" }, ["labels-missing"]],
    ["cy", "bg", { page: "t.", of: "o" }, ["not-yet-supported-language"]],
  ])("in %s, with %s to fall back to: one warning at most", (lang, fallback, expected, codes) => {
    expect(pick(lang, fallback)).toEqual([expected, codes]);
  });
});

/* One table of what authors write, apart from the records: a word that a record loses is missed here. */
const written: Readonly<Record<string, { caption: string; link: string; picture: string }>> = {
  ar: { caption: "الجدول: السكان", link: "هنا", picture: "صورة" },
  bg: { caption: "Таблица: Население", link: "тук", picture: "Снимка" },
  de: { caption: "Tabelle: Bevölkerung", link: "Hier", picture: "Bild" },
  el: { caption: "Πίνακας: Πληθυσμός", link: "εδώ", picture: "Εικόνα" },
  en: { caption: "Table: Population", link: "here", picture: "Photo" },
  fr: { caption: "Tableau : Population", link: "ici", picture: "Photo" },
  he: { caption: "טבלה: אוכלוסייה", link: "כאן", picture: "תמונה" },
  ro: { caption: "Tabel: Populație", link: "aici", picture: "Fotografie" },
  ru: { caption: "Таблица: Население", link: "здесь", picture: "Фотография" },
  sr: { caption: "Табела: Становништво", link: "овде", picture: "Слика" },
  "sr-Latn": { caption: "Tabela: Stanovništvo", link: "ovde", picture: "Slika" },
  tr: { caption: "Tablo: Nüfus", link: "BURADA", picture: "Fotoğraf" },
  pl: { caption: "Tabela: Ludność", link: "tutaj", picture: "Zdjęcie" },
  es: { caption: "Tabla: Población", link: "aquí", picture: "Fotografía" },
  it: { caption: "Tabella: Popolazione", link: "qui", picture: "Fotografia" },
  pt: { caption: "Quadro: População", link: "aqui", picture: "Fotografia" },
  nl: { caption: "Tabel: Bevolking", link: "hier", picture: "Foto" },
  sv: { caption: "Tabell: Befolkning", link: "här", picture: "Fotografi" },
  da: { caption: "Tabel: Befolkning", link: "her", picture: "Fotografi" },
  hu: { caption: "Táblázat: Népesség", link: "itt", picture: "Fénykép" },
  hr: { caption: "Tablica: Stanovništvo", link: "ovdje", picture: "Fotografija" },
  sk: { caption: "Tabuľka: Obyvateľstvo", link: "tu", picture: "Fotografia" },
  sl: { caption: "Preglednica: Prebivalstvo", link: "tukaj", picture: "Fotografija" },
  mk: { caption: "Табела: Население", link: "овде", picture: "Фотографија" },
  sq: { caption: "Tabela: Popullsia", link: "këtu", picture: "Fotografi" },
  bs: { caption: "Tabela: Stanovništvo", link: "ovdje", picture: "Fotografija" },
  cs: { caption: "Tabulka: Obyvatelstvo", link: "zde", picture: "Fotografie" },
  et: { caption: "Tabel: Rahvastik", link: "siin", picture: "Foto" },
  fa: { caption: "جدول: جمعیت", link: "اینجا", picture: "تصویر" },
  fi: { caption: "Taulukko: Väestö", link: "tästä", picture: "Valokuva" },
  ga: { caption: "Tábla: Daonra", link: "anseo", picture: "Grianghraf" },
  hy: { caption: "Աղյուսակ: Բնակչություն", link: "այստեղ", picture: "Լուսանկար" },
  is: { caption: "Tafla: Mannfjöldi", link: "hér", picture: "Ljósmynd" },
  ka: { caption: "ცხრილი: მოსახლეობა", link: "აქ", picture: "ფოტო" },
  lt: { caption: "Lentelė: Gyventojai", link: "čia", picture: "Nuotrauka" },
  lv: { caption: "Tabula: Iedzīvotāji", link: "šeit", picture: "Fotogrāfija" },
  mt: { caption: "Tabella: Popolazzjoni", link: "hawn", picture: "Ritratt" },
  nb: { caption: "Tabell: Befolkning", link: "her", picture: "Fotografi" },
  nn: { caption: "Tabell: Folketal", link: "her", picture: "Bilete" },
  no: { caption: "Tabell: Befolkning", link: "her", picture: "Fotografi" },
  uk: { caption: "Таблиця: Населення", link: "тут", picture: "Фото" },
};

const pixel = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

/** Printed in one language of each script, and where a space stands before the colon: print takes longest, and asks no language. */
const printed = new Set(["ar", "bg", "el", "en", "fr", "he"]);

const document = (lang: string, { caption, link, picture }: (typeof written)[string]): string => `---
title: "1951"
template: briefing
formats: [${printed.has(lang) ? "pdf, " : ""}docx, html]
---

| 1 | 2 |
|---|---|
| 3 | 4 |

${caption}

| 5 | 6 |
|---|---|
| 7 | 8 |

Table: 1951–2026

[${link}](https://www.example.org/a)

![${picture}](pixel.png)
`;

describe("documents in every language", () => {
  let workspace: Workspace;
  let checked: CommandResult;
  beforeAll(async () => {
    workspace = await createWorkspace({ "dipla.config.json": "{}" });
    for (const script of ["georgian", "armenian"])
      await workspace.copy(
        join(projectRoot, "node_modules", `${script}-font`),
        `node_modules/@expo-google-fonts/noto-sans-${script}`,
      );
    await workspace.write("content/text/pixel.png", pixel);
    for (const [lang, words] of Object.entries(written))
      await workspace.write(`content/text/${lang}.md`, document(lang, words));
    checked = await workspace.run("check", "--json", "--no-report");
    await workspace.run("build", "--format", "html");
  });
  afterAll(() => workspace.remove());

  it("are all in the table", () => {
    expect(Object.keys(languages).filter((tag) => !(tag in written))).toEqual([]);
  });

  it.each(Object.entries(written))(
    "%s: captions in its words and in English, in all formats",
    async (lang, { caption }) => {
      const html = await workspace.text(`out/text/${lang}/text.${lang}.html`);
      const captions = [...html.matchAll(/<caption[^>]*>([\s\S]*?)<\/caption>/g)].map(([text]) =>
        text.replace(/<[^>]+>/g, ""),
      );
      expect(captions).toHaveLength(2);
      expect(captions[0]).toContain(caption.replace(/^.*?:\s*/, ""));
      expect(captions[1]).toContain("1951–2026");
      // A language in two scripts has labels in the document's one.
      if (lang.startsWith("sr")) expect(captions[0]).toContain(caption.replace(/:.*/, ""));
      // PDF and Word say the same as the page, caption for caption: parity is an error.
      const of = checked.events.filter(
        ({ event, place }) =>
          event === "diagnostic" && (place as { file: string }).file.endsWith(`/${lang}.md`),
      );
      const found = of
        .map(({ code, place }) => `${(place as { line?: number }).line}: ${String(code)}`)
        .sort();
      const ofPrint = printed.has(lang) ? ["21: image-resolution-low"] : [];
      expect(found).toEqual(["19: link-text-unclear", "21: image-alt-unhelpful", ...ofPrint]);
    },
  );
});

it("a build loads the records of its own languages, and no others", async () => {
  const workspace = await createWorkspace({
    "content/text/uk.md": "---\ntitle: Текст\ntemplate: briefing\n---\n\nКонтакт: слово [слово]{lang=ka}.\n",
  });
  const program = `
    process.on("exit", () => console.log(JSON.stringify(Object.keys(require("node:module")._cache))));
    process.argv = [process.argv[0], "dipla", "build", "--quiet", "--format", "html", "--root", ${JSON.stringify(workspace.root)}];
    import(${JSON.stringify(join(projectRoot, "scripts", "dipla.mjs"))});`;
  const { stdout, stderr } = await runCommand(process.execPath, ["-e", program]);
  const loaded = [...stdout.matchAll(/scripts\/languages\/(\w\w)\.ts/g)].map(([, tag]) => tag);
  expect(loaded, stderr).toContain("uk");
  expect(loaded.length).toBeLessThan(5);
  await workspace.remove();
});
