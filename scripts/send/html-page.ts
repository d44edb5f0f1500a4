import { escapeHtml } from "../document/escape-html.ts";

const style = `body{font:16px/1.5 sans-serif;max-width:75rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%}
td,th{text-align:start;vertical-align:top;padding:.4rem .6rem;border-bottom:1px solid #bbb}
td ul{margin:0;padding:0;list-style:none}
code{font-size:.85em;overflow-wrap:anywhere}`;

/** A cell: text, or several lines as a list. */
export type PageCell = string | readonly string[];

/** A part of a page: a sentence, or a table under its heading. */
export type PagePart =
  | string
  | { heading: string; head: readonly string[]; rows: readonly (readonly PageCell[])[] };

/** A page for people, by itself in one file. All that it is given is text. */
export function htmlPage(title: string, lang: string, parts: readonly PagePart[]): string {
  const body = parts.map((part) => (typeof part === "string" ? `<p>${escapeHtml(part)}</p>` : table(part)));
  return `<!doctype html>
<html lang="${escapeHtml(lang)}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title>
<style>${style}</style></head>
<body><main><h1>${escapeHtml(title)}</h1>
${body.join("\n")}
</main></body></html>
`;
}

function table({ heading, head, rows }: Exclude<PagePart, string>): string {
  const heads = head.map((text) => `<th scope="col">${escapeHtml(text)}</th>`).join("");
  const lines = rows.map((row) => `<tr>${row.map((value) => `<td>${cell(value)}</td>`).join("")}</tr>`);
  return `<h2>${escapeHtml(heading)}</h2>
<div class="wide" tabindex="0" role="region" aria-label="${escapeHtml(heading)}"><table><thead><tr>${heads}</tr></thead>
<tbody>${lines.join("\n")}</tbody></table></div>`;
}

function cell(value: PageCell): string {
  if (typeof value === "string") return escapeHtml(value);
  const items = value.map((item) => `<li>${escapeHtml(item)}</li>`);
  return items.length > 0 ? `<ul>${items.join("")}</ul>` : "–";
}
