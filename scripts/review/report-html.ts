import type { Diagnostic } from "../diagnostics.ts";
import { diagnosticsEn } from "../messages.en.ts";
import { fill } from "../ui-words.ts";

/** One artifact as the report lists it. */
export interface ReportRow {
  format: string;
  path: string;
  bytes: number;
  pages?: number | undefined;
}

/** `out/report.html`: what was made and what was found, for people. */
export async function reportHtml(rows: readonly ReportRow[], found: readonly Diagnostic[]): Promise<string> {
  const artifacts = rows.map(({ path, format, bytes, pages }) => `<tr><td>${escape(path)}</td><td>${format}</td><td>${Math.ceil(bytes / 1000)} kB</td><td>${pages ?? ""}</td></tr>`);
  const problems = found.map(({ code, level, place, facts }) => {
    const words = diagnosticsEn[code];
    return `<tr><td>${level}</td><td>${escape([place.file, place.line, place.column].filter(Boolean).join(":"))}</td><td>${escape(fill(words.message, facts))}<br><small>${escape(fill(words.hint, facts))}</small></td></tr>`;
  });
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Dipla: report</title>
<style>body{font:16px/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse;width:100%}td,th{text-align:start;vertical-align:top;padding:.4rem .6rem;border-bottom:1px solid #ccc}</style></head>
<body><h1>Report</h1><h2>Files</h2><table><thead><tr><th>File</th><th>Format</th><th>Size</th><th>Pages</th></tr></thead><tbody>${artifacts.join("")}</tbody></table>
<h2>Found</h2>${problems.length > 0 ? `<table><thead><tr><th>Level</th><th>Place</th><th>What, and what to do</th></tr></thead><tbody>${problems.join("")}</tbody></table>` : "<p>Nothing.</p>"}
</body></html>
`;
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign] ?? sign);
}
