import { escapeHtml } from "../document/escape-html.ts";
import { type DiagnosticCode, diagnosticCodes } from "../findings/diagnostic-codes.ts";
import { diagnosticWords } from "../findings/diagnostic-words.ts";
import type { Diagnostic } from "../findings/diagnostics.ts";
import type { Rules } from "../findings/judge.ts";
import { type Catalogue, catalogue } from "../words/catalogues.ts";
import type { UiLang } from "../words/interface-languages.ts";

/** One artifact as the report lists it. */
export interface ReportRow {
  format: string;
  path: string;
  bytes: number;
  pages?: number | undefined;
  /** Standards that the file keeps, as far as the review could see. */
  standards: readonly string[];
  /** PNG pictures of its first pages; undefined where pages can't be painted. */
  thumbnails: readonly Uint8Array[] | undefined;
}

const style = `body{font:16px/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
table{border-collapse:collapse;width:100%}
figure{margin:1.5rem 0}
figure img{height:11rem;margin:0 .5rem .5rem 0;border:1px solid #767676}
td,th{text-align:start;vertical-align:top;padding:.4rem .6rem;border-bottom:1px solid #ccc}`;

/** `out/report.html`: what was made and what was found, for people, in the language of the interface. */
export async function reportHtml(
  rows: readonly ReportRow[],
  found: readonly Diagnostic[],
  { lang, rules }: { lang: UiLang; rules: Rules },
): Promise<string> {
  const words = await catalogue(lang, "report");
  const levels = await catalogue(lang, "commandLine");
  const word = (key: keyof typeof words): string => escapeHtml(words[key]);
  const files = rows.map(({ path, format, bytes, pages, standards }) => [
    path,
    format,
    `${Math.ceil(bytes / 1000)} kB`,
    String(pages ?? "–"),
    standards.join(", ") || words.noStandard,
  ]);
  const problems = await Promise.all(found.map((item) => problemRow(item, levels, lang)));
  return `<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Dipla: ${word("report")}</title>
<style>${style}</style></head>
<body><main><h1>${word("report")}</h1>
<h2>${word("files")}</h2>
${table([word("file"), word("format"), word("size"), word("pages"), word("standards")], files)}
${rows.map((row) => pictures(row, words)).join("\n")}
<h2>${word("found")}</h2>
${problems.length > 0 ? table([word("level"), word("place"), word("whatToDo")], problems) : `<p>${word("nothingFound")}</p>`}
${ruleTable(rules, words, levels)}</main></body></html>
`;
}

/** What the workspace weighs otherwise: a report that is silent has to say by which rules. */
function ruleTable(rules: Rules, words: Catalogue<"report">, weights: Catalogue<"commandLine">): string {
  const rows = (Object.keys(rules) as DiagnosticCode[]).map((code) => [
    code,
    weights[diagnosticCodes[code].weight],
    weights[rules[code] ?? diagnosticCodes[code].weight],
  ]);
  const heads = [words.code, words.usually, words.here].map(escapeHtml);
  return rows.length > 0 ? `<h2>${escapeHtml(words.rules)}</h2>\n${table(heads, rows)}\n` : "";
}

async function problemRow(
  item: Diagnostic,
  levels: Catalogue<"commandLine">,
  lang: UiLang,
): Promise<string[]> {
  const { message, hint } = await diagnosticWords(item, lang);
  const { file, line, column } = item.place;
  const place = [file, line, column].filter((part) => part !== undefined).join(":");
  return [levels[item.level], place, `${message} ${hint}`];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = (row: readonly string[]): string =>
    `<tr>${row.map((text) => `<td>${escapeHtml(text)}</td>`).join("")}</tr>`;
  const heads = head.map((text) => `<th scope="col">${text}</th>`).join("");
  return `<table><thead><tr>${heads}</tr></thead><tbody>${rows.map(cells).join("")}</tbody></table>`;
}

/** The first pages, side by side under the file's name. */
function pictures({ path, thumbnails }: ReportRow, words: Catalogue<"report">): string {
  if (!thumbnails) return `<p>${escapeHtml(`${path}: ${words.noPictures}`)}</p>`;
  if (thumbnails.length === 0) return "";
  const images = thumbnails.map((bytes, index) => {
    const alt = escapeHtml(`${words.page} ${index + 1}`);
    return `<img alt="${alt}" src="data:image/png;base64,${Buffer.from(bytes).toString("base64")}">`;
  });
  return `<figure><figcaption>${escapeHtml(path)}</figcaption>${images.join("")}</figure>`;
}
