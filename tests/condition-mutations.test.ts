import type { Root } from "mdast";
import { expect, it } from "vitest";
import { parseMarkdown } from "../scripts/content/parse-markdown.ts";
import type { DocumentModel } from "../scripts/document/document-model.ts";
import { textOfMarkdown } from "../scripts/document/tree.ts";
import { createDiagnostics } from "../scripts/findings/diagnostics.ts";
import { judge } from "../scripts/findings/judge.ts";
import { blocks } from "../scripts/merge/blocks/index.ts";
import { checkConditionValues } from "../scripts/merge/check-condition-values.ts";
import { applyConditions } from "../scripts/merge/conditions.ts";

/*
 * What a slip of the hand does to a block for some readers only. Every text has one secret, for readers in Bulgarian; each line that
 * opens or closes its block is damaged in every place and every way that fingers, editors and word processors know. Whatever comes
 * of it, a reader in English must not get the secret from a text that leaves the house.
 */
const secret = "Тайна дума";

const texts: Readonly<Record<string, readonly string[]>> = {
  when: ["Преди.", "", "▸:::when{recipient.lang=bg}", secret, "▸:::", "", "След."],
  unless: ["Преди.", "", "▸:::unless{recipient.lang=en}", "", secret, "", "▸:::", "", "След."],
  "one of several": ['▸:::when{recipient.lang in="bg mk"}', secret, "▸:::"],
  "two in a row": [
    ":::when{recipient.lang=en}",
    "Public.",
    "▸:::",
    "▸:::when{recipient.lang=bg}",
    secret,
    ":::",
  ],
  "in a callout": [":::callout{kind=note}", "▸:::when{recipient.lang=bg}", secret, "▸:::", "▸:::"],
  "around a callout": ["▸:::when{recipient.lang=bg}", "▸:::callout{kind=note}", secret, "▸:::", "▸:::"],
  "in a list": ["- точка", "", "  ▸:::when{recipient.lang=bg}", `  ${secret}`, "  ▸:::", "", "- точка"],
  "in a quotation": ["> цитат", ">", "> ▸:::when{recipient.lang=bg}", `> ${secret}`, "> ▸:::"],
  "below a line": ["Ред без празен след него", "▸:::when{recipient.lang=bg}", secret, "▸:::"],
  "with a table": ["▸:::when{recipient.lang=bg}", "", "| А |", "|---|", `| ${secret} |`, "", "▸:::"],
};

/** Letters that look like others: word processors and keyboards in two alphabets leave them. */
const lookalikes: Readonly<Record<string, string>> = {
  e: "е",
  a: "а",
  c: "с",
  o: "о",
  p: "р",
  i: "і",
  ":": "：",
  "{": "｛",
  "}": "｝",
  "=": "＝",
  ".": "․",
  '"': "”",
};
const strays = [
  " ",
  "\t",
  ":",
  "{",
  "}",
  "=",
  '"',
  "\u00a0",
  "\u200b",
  "x",
  "\\",
  "`",
  "*",
  "<",
  "\n",
  "\n\n",
  "    ",
];

function* damaged(line: string): Generator<string> {
  for (let at = 0; at < line.length; at += 1) {
    const [before, sign, after] = [line.slice(0, at), line[at] ?? "", line.slice(at + 1)];
    yield before + after;
    yield before + sign + line.slice(at);
    if (after) yield before + after[0] + sign + after.slice(1);
    for (const stray of strays) yield before + stray + line.slice(at);
    if (lookalikes[sign]) yield before + lookalikes[sign] + after;
    if (sign !== sign.toUpperCase()) yield before + sign.toUpperCase() + after;
  }
  for (const stray of strays) yield line + stray;
  yield "";
  yield `<div>${line}</div>`;
  yield `<!-- ${line}`;
  yield `> ${line}`;
  yield `- ${line}`;
  yield `\`\`\`\n${line}`;
  yield line.replace("recipient.lang=bg", "recipient.language=bg");
  yield line.replace("{", " {").replace("=", " = ");
  yield line.replace(/[{}]/g, "");
  yield line.replace("recipient.", "");
  yield line.replace(/=(\w+)/, "=“$1”");
}

/** A document with a list of three recipients. */
function documentOf(body: Root): DocumentModel {
  const recipients = ["bg", "en", "mk"].map((lang) => ({
    fields: {
      id: lang,
      name: `The ${lang}`,
      lang,
      group: { bg: "Group A", en: "room-1", mk: "Group" }[lang],
    },
  }));
  return {
    path: "a.md",
    body,
    parts: [],
    data: {},
    recipients: { columns: ["id", "name", "lang"], recipients },
  } as never;
}

interface Reading {
  /** Whether the text may leave the house. */
  isLet: boolean;
  seen: (lang: string) => boolean;
}

function read(text: string): Reading {
  const found = createDiagnostics();
  const shown = new Map(
    ["bg", "en"].map((lang) => {
      const tree = parseMarkdown(text, "a.md", blocks, found);
      if (lang === "bg") checkConditionValues(documentOf(tree), found);
      const data = { recipient: { id: "x", name: "X", lang }, facts: { lang: "bg" } };
      applyConditions(tree, {
        data,
        columns: ["id", "name", "lang"],
        specimen: false,
        texts: { source: "a.md", parts: [] },
        diagnostics: found,
      });
      return [lang, textOfMarkdown(tree).includes(secret)];
    }),
  );
  const judged = judge(found.list(), { rules: {}, gates: true });
  return { isLet: judged.every(({ level }) => level !== "error"), seen: (lang) => shown.get(lang) === true };
}

it.each(Object.entries(texts))(
  "%s: no slip of the hand shows the secret to a reader in English",
  (_, lines) => {
    const sound = read(lines.join("\n").replaceAll("▸", ""));
    expect([sound.isLet, sound.seen("bg"), sound.seen("en")]).toEqual([true, true, false]);
    const leaks = new Set<string>();
    let count = 0;
    for (const [index, line] of lines.entries()) {
      if (!line.includes("▸")) continue;
      const [indent = "", own = ""] = line.split("▸");
      for (const slip of damaged(own)) {
        const text = lines
          .map((other, at) => (at === index ? indent + slip : other.replace("▸", "")))
          .join("\n");
        const { isLet, seen } = read(text);
        count += 1;
        if (isLet && seen("en")) leaks.add(JSON.stringify(text));
      }
    }
    expect(count).toBeGreaterThan(300);
    expect([...leaks]).toEqual([]);
  },
);

it.each([
  ["recipient.lang=uk", "condition-unmet"],
  ["recipient.lang=tr", "condition-unmet"],
  ["recipient.lang=EN", "condition-invalid"],
  ["recipient.lang=ne", "condition-invalid"],
  ["recipient.name='The en'", undefined],
  ["recipient.name='The enn'", "condition-invalid"],
  ["recipient.group='Group B'", "condition-unmet"],
  ["recipient.group=room-2", "condition-unmet"],
  ["recipient.group=Gruop", "condition-invalid"],
  ["recipient.id=2026", "condition-unmet"],
  ["facts.year=2025", undefined],
])("%s: %s", (condition, expected) => {
  const found = createDiagnostics();
  const tree = parseMarkdown(`:::unless{${condition}}\nWords.\n:::\n`, "a.md", blocks, found);
  checkConditionValues(documentOf(tree), found);
  expect(found.list().map(({ code }) => code)).toEqual(expected ? [expected] : []);
});
