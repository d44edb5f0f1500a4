import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  embeddedText,
  withDirectionMarks,
  withoutDirectionMarks,
} from "../scripts/languages/embedded-text.ts";
import { visualLines } from "./support/visual-lines.ts";
import { type CommandResult, createWorkspace, type Workspace } from "./support/workspace.ts";

/*
 * What keeps its order in lines that run from right to left: a telephone number is dialled from left to right, a range, a price, a
 * date with hyphens and an address are read so. The right order is the order in which each is written here.
 */
const kinds = [
  "+20 2 2795 0000",
  "(02) 123-45-67",
  "00359 2 944 55 66",
  "+359 (2) 981 23 45",
  "10–20",
  "3 – 7",
  "10:30–12:00",
  "2026-05-12",
  "12/05/2026",
  "1.234,56",
  "50%",
  "60 %",
  "-5",
  "−7 °C",
  "€51",
  "52 €",
  "1,200.50 USD",
  "https://library.example/a-b/",
  "desk@library.example",
  "C:\\Letters\\old 1.txt",
  "DE89 3704 0044 0532 0130 00",
  "AB-12/2026",
  "№ 8",
  "Reading Room (RR)",
  "ул. Река 3, Русе",
  "12, rue des Lilas, 1202 Genève",
  "C++",
];
/** An author's backslash is written as two. */
const written = (kind: string): string => kind.replaceAll("\\", "\\\\");
const words = { ar: ["القسم", "كل يوم"], he: ["חדר", "בכל יום"], fa: ["اتاق", "هر روز"] } as const;
type Tag = keyof typeof words;
const tags = Object.keys(words) as Tag[];

describe("pieces of a line", () => {
  it.each(kinds)("are found whole in all scripts: %s", (kind) => {
    for (const [before, after] of Object.values(words)) {
      const text = `${before} ${kind} ${after}.`;
      const pieces = embeddedText(text, "rtl").map(({ from, to }) => text.slice(from, to));
      expect(pieces).toEqual(/^(?:12\/05\/2026|1\.234,56)$/.test(kind) ? [] : [kind]);
    }
  });

  it.each([
    ["two numbers of a list", "حي 1951, 2016 حي", []],
    ["a number behind an author's own mark", "حي \u200e+20 2 111 حي", ["+20 2 111"]],
    ["a number with marks in it", "حي +20\u200e 2\u200e 111 حي", ["+20\u200e 2\u200e 111"]],
    ["two telephone numbers", "حي +20 2 111, +20 2 222 حي", ["+20 2 111", "+20 2 222"]],
    ["signs between things", "حي 02 11 · a@b.example | c حي", ["02 11", "a@b.example", "c"]],
    ["sentences that end in numbers", "حي 5-6. 7-8 حي", ["5-6", "7-8"]],
    ["a hyphen that binds a number to its word", "ב-5 ב-10–20 ב-7%", ["10–20", "7%"]],
    ["the dots and brackets around", "(חדר 5-6), [+20 2 1]. (c)", ["5-6", "+20 2 1", "c"]],
    ["Arabic digits in a telephone number", "حي ٠٢ ٢٧٩٥ ٠٠٠٠ حي", ["٠٢ ٢٧٩٥ ٠٠٠٠"]],
    ["Arabic digits elsewhere", "حي ١٢/٠٥/٢٠٢٦ ٥٠٪ حي", []],
    ["Persian digits", "حي ۰۲۱ ۸۸۷۷ ۶۶۵۵ حي", ["۰۲۱ ۸۸۷۷ ۶۶۵۵"]],
  ])("%s", (_, text, expected) => {
    expect(embeddedText(text, "rtl").map(({ from, to }) => text.slice(from, to))).toEqual(expected);
  });

  it.each([
    ["Залата חדר הקריאה, 2019 г.", ["חדר הקריאה"]],
    ["Залата (غرفة القراءة), 2019 г.", ["غرفة القراءة"]],
    ["The room غرفة 5 القراءة 7 is open", ["غرفة 5 القراءة"]],
    ["Без чужди думи, 10–20", []],
  ])("of Arabic and Hebrew in other texts: %s", (text, expected) => {
    expect(embeddedText(text, "ltr").map(({ from, to }) => text.slice(from, to))).toEqual(expected);
  });

  it("have marks where there is no markup, which a comparison leaves out", () => {
    expect(withDirectionMarks("حي 50% حي", "rtl")).toBe("حي \u200e50%\u200e\u200f حي");
    expect(withDirectionMarks("حي ٠٢ ٢٧٩٥ ٠٠٠٠ حي", "rtl")).toContain("٠٢\u200e \u200e٢٧٩٥");
    expect(withDirectionMarks("Зала חדר, 2019", "ltr")).toBe("Зала חדר\u200e, 2019");
    expect(withDirectionMarks("Зала חדר +20 2 11 חדר, 2019", "ltr")).toBe(
      "Зала \u202bחדר \u200e+20 2 11\u200f חדר\u202c\u200e, 2019",
    );
    for (const kind of kinds) expect(withoutDirectionMarks(withDirectionMarks(kind, "rtl"))).toBe(kind);
  });
});

let scratch: Workspace;
let checked: CommandResult;

/** A number for each place, since the same one twice would hide that one of them is wrong. */
const phone = (place: number): string => `+20 2 ${4000 + place}-5`;
const places = [
  ...[
    "title",
    "subtitle",
    "reference",
    "heading",
    "bold",
    "link",
    "half bold",
    "head of a table",
    "cell",
    "caption",
  ],
  ...[
    "list",
    "numbered list",
    "quotation",
    "callout",
    "contact",
    "note",
    "definition",
    "chart",
    "deep heading",
  ],
] as const;
const at = (place: (typeof places)[number]): string => phone(places.indexOf(place));

function pageOf(tag: Tag): string {
  const [a, b] = words[tag];
  const half = at("half bold");
  return `---
title: ${a} ${at("title")} ${b}
subtitle: ${a} ${at("subtitle")} ${b}
reference: ${a} ${at("reference")}
template: briefing
toc: true
formats: [pdf, docx, html, txt]
---

## ${a} ${at("heading")} ${b}

${a} **${at("bold")}** ${b} [${at("link")}](tel:+2025) ${b} ${half.slice(0, 7)}**${half.slice(7)}** ${b}[^1]

### ${a} ${at("deep heading")}

| ${a} ${at("head of a table")} | ${b} |
|---|---|
| ${at("cell")} | ${b} |

Table: ${a} ${at("caption")} ${b}

- ${a} ${at("list")} ${b}

1. ${at("numbered list")}

> ${a} ${at("quotation")} ${b}

:::callout
${a} ${at("callout")} ${b}
:::

:::contact
${a}

${at("contact")}
:::

${a}
: ${at("definition")} ${b}

::chart{data="data.csv" type=bar title="${a} ${at("chart")} ${b}"}

[^1]: ${a} ${at("note")} ${b}
`;
}

/** What only a copy has, and what stands before and behind the text: fields of recipients, a cover letter, an annex. */
const ofCopies = [
  "name",
  "address",
  "salutation",
  "field",
  "letter",
  "annex",
  "annex title",
  "subject",
] as const;
const inCopy = (place: (typeof ofCopies)[number]): string => `+20 3 ${5000 + ofCopies.indexOf(place)}-7`;

function copyFiles(tag: Tag): Record<string, string> {
  const [a, b] = words[tag];
  const said = (place: (typeof ofCopies)[number]): string => `${a} ${inCopy(place)} ${b}`;
  const front = `title: ${a}\ntemplate: briefing\nformats: [pdf, docx, html, txt]\nsubject: ${said("subject")}`;
  return {
    [`content/sent-${tag}/${tag}.md`]: `---\n${front}\nrecipients: r.csv\ncover-letter: cover\nannexes: [annex-1]\n---\n\n${a} {{ recipient.phone }} ${b}\n`,
    [`content/sent-${tag}/cover.${tag}.md`]: `${said("letter")}\n`,
    [`content/sent-${tag}/annex-1.${tag}.md`]: `---\ntitle: ${said("annex title")}\n---\n\n${said("annex")}\n`,
    [`content/sent-${tag}/r.csv`]: `id,name,address,salutation,phone,lang\none,${said("name")},${said("address")},${said("salutation")},${inCopy("field")},${tag}\n`,
  };
}

beforeAll(async () => {
  const files = tags.flatMap((tag) => [
    [
      `content/kinds/${tag}.md`,
      `---\ntitle: ${words[tag][0]}\ntemplate: briefing\nformats: [pdf, docx, html, txt]\n---\n\n${kinds
        .map((kind) => `${words[tag][0]} ${written(kind)} ${words[tag][1]}`)
        .join("\n\n")}\n`,
    ],
    [`content/places/${tag}.md`, pageOf(tag)],
  ]);
  scratch = await createWorkspace({
    ...Object.fromEntries(files),
    ...Object.assign({}, ...tags.map(copyFiles)),
    "content/places/data.csv": `,2024\n10–20,5\n"+20 2 4099-5",7\n`,
    // One glyph for two letters beside one for a sign: as many glyphs as letters, and none the other's.
    "content/ligatures/ar.md":
      "---\ntitle: مساعدة\ntemplate: briefing\nformats: [pdf, docx, html, txt]\n---\n\n## هل تحب مساعدة الآخرين؟\n\n## الأسئلة، الإجابات!\n\n**الآخرين؟** لا، «الأشخاص».\n",
    "content/other/bg.md": `---\ntitle: Залата חדר 2019–2024\ntemplate: briefing\nformats: [pdf, docx, html, txt]\n---\n\nЗалата חדר הקריאה, 2019 г., тел. +359 2 944.\n\nЗалата [חדר 10–20 הקריאה]{lang=he}, 2020 г.\n`,
  });
  checked = await scratch.run("check", "--json", "--no-report");
  const { code, stderr } = await scratch.run("build", "--copies");
  expect(code, stderr).toBe(0);
}, 240_000);
afterAll(() => scratch.remove());

it("is the same in all formats", () => {
  const found = checked.events.filter(
    ({ event, level }) => event === "diagnostic" && (level === "error" || level === "warning"),
  );
  expect(found.filter(({ code }) => code !== "labels-missing" && code !== "language-unsupported")).toEqual(
    [],
  );
});

const plain = (text: string): string => text.replace(/\s/g, "");
const output = (name: string, tag: string, format: string): string =>
  `out/${name}/${tag}/${name}.${tag}.${format}`;

describe.each(tags)("in %s", (tag) => {
  it("a page shows each kind from left to right", async () => {
    const lines = await visualLines(await scratch.read(output("kinds", tag, "pdf")));
    const missing = kinds.filter((kind) => !lines.some((line) => line.includes(plain(kind))));
    expect(missing, lines.join("\n")).toEqual([]);
  });

  it("a page shows a number from left to right in every place", async () => {
    const lines = await visualLines(await scratch.read(output("places", tag, "pdf")));
    const missing = places.filter((place) => !lines.some((line) => line.includes(plain(at(place)))));
    expect(missing, lines.join("\n")).toEqual([]);
    // A chart's labels, the contents, and the title above the second page.
    for (const words of ["10–20", phone(99), at("heading"), at("title")])
      expect(lines.filter((line) => line.includes(plain(words))).length, words).toBeGreaterThan(0);
    expect(lines.filter((line) => line.includes(plain(at("heading")))).length).toBe(2);
    expect(lines.filter((line) => line.includes(plain(at("title")))).length).toBeGreaterThan(1);
  });

  it("a recipient's copy shows a number from left to right in every place", async () => {
    const folder = `out/sent-${tag}/${tag}/copies/one`;
    const name = `${folder}/sent-${tag}.${tag}`;
    const lines = await visualLines(await scratch.read(`${name}.pdf`));
    expect(
      ofCopies.filter((place) => !lines.some((line) => line.includes(plain(inCopy(place))))),
      lines.join("\n"),
    ).toEqual([]);
    const parts = unzipSync(await scratch.read(`${name}.docx`));
    const runs = runsOf(strFromU8(parts["word/document.xml"] ?? new Uint8Array()));
    for (const place of ofCopies) {
      const own = runs.filter(({ text }) => plain(text).includes(plain(inCopy(place))));
      expect(
        own.map(({ isRight }) => isRight),
        place,
      ).toContain(false);
      expect(
        own.every(({ text }) => plain(text).includes(`\u200e${plain(inCopy(place))}`)),
        place,
      ).toBe(true);
    }
  });

  it("Word has each in runs from left to right, among runs from right to left", async () => {
    for (const name of ["kinds", "places"] as const) {
      const wanted = name === "kinds" ? kinds : places.map(at).filter((one) => one !== at("half bold"));
      const parts = unzipSync(await scratch.read(output(name, tag, "docx")));
      const xml = ["document", "footnotes"]
        .map((part) => strFromU8(parts[`word/${part}.xml`] ?? new Uint8Array()))
        .join("");
      const text = plain(
        [...xml.matchAll(/<w:p[ >].*?<\/w:p>/gs)]
          .map(([paragraph]) =>
            runsOf(paragraph)
              .map((run) => run.text)
              .join(""),
          )
          .join("\n"),
      );
      for (const kind of wanted.filter((one) => !/^(?:12\/05\/2026|1\.234,56)$/.test(one)))
        expect(text).toContain(`\u200e${plain(kind)}`);
      const runs = runsOf(xml);
      for (const { text: words, isRight } of runs)
        if (
          !/[\u0590-\u06ff]/.test(words) &&
          wanted.some((kind) => plain(words).includes(`\u200e${plain(kind)}`))
        )
          expect(isRight, words).toBe(false);
      for (const { text, isRight } of runs)
        if (/^[\u0590-\u06ff\s.,:]*[\u0590-\u06ff][\u0590-\u06ff\s.,:]*$/.test(text))
          expect(isRight, text).toBe(true);
    }
  });

  it("HTML isolates each", async () => {
    const html = await scratch.text(output("kinds", tag, "html"));
    const isolated = [...html.matchAll(/<span[^>]* dir="ltr"[^>]*>(.*?)<\/span>/gs)].map(([, inside = ""]) =>
      plain(inside.replace(/<[^>]*>/g, "")),
    );
    for (const kind of kinds.filter((one) => !/^(?:12\/05\/2026|1\.234,56)$/.test(one)))
      expect(isolated.join("\n")).toContain(plain(kind));
  });

  it("plain text has marks around each", async () => {
    const text = await scratch.text(output("kinds", tag, "txt"));
    for (const kind of kinds.filter((one) => !/^(?:12\/05\/2026|1\.234,56)$/.test(one)))
      expect(plain(text)).toContain(`\u200e${plain(kind)}`);
  });
});

it("leaves the year after a Hebrew name where it stands in Bulgarian", async () => {
  const lines = await visualLines(await scratch.read(output("other", "bg", "pdf")));
  expect(
    lines.some((line) => /^Залата[\u0590-\u05ff]+,2019г\.,тел\.\+3592944\.$/.test(line)),
    lines.join("\n"),
  ).toBe(true);
  expect(
    lines.some((line) => /^Залата[\u0590-\u05ff]+10–20[\u0590-\u05ff]+,2020г\.$/.test(line)),
    lines.join("\n"),
  ).toBe(true);
  expect(await scratch.text(output("other", "bg", "html"))).toMatch(
    /<span[^>]* dir="rtl"[^>]*>חדר הקריאה<\/span>, 2019/,
  );
});

interface Run {
  text: string;
  isRight: boolean;
}

function runsOf(xml: string): Run[] {
  return [...xml.matchAll(/<w:r>(.*?)<\/w:r>/gs)].map(([, inside = ""]) => ({
    text: [...inside.matchAll(/<w:t[ >][^<]*<\/w:t>|<w:t>[^<]*<\/w:t>/g)]
      .map(([text]) => text.replace(/<[^>]*>/g, ""))
      .join(""),
    isRight: inside.includes("<w:rtl/>"),
  }));
}
