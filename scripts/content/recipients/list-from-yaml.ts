import { isMap, isScalar, isSeq, LineCounter, parseDocument } from "yaml";
import type { RawSheet, UnreadableList } from "./raw-list.ts";

const sizeLimit = 20_000_000;
const aliasLimit = 50;

/** YAML or JSON: a list of maps, by itself or under `recipients`. Lists in a value become lines. */
export function listFromYaml(text: string): RawSheet | UnreadableList {
  if (text.length > sizeLimit) return { reason: "archive-too-large" };
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const [error] = document.errors;
  if (error) return { reason: error.message.replace(/\.$/, ""), line: lines.linePos(error.pos[0]).line };
  const top = isMap(document.contents) ? document.get("recipients", true) : document.contents;
  if (!isSeq(top)) return { reason: "list-of-maps" };
  const header: string[] = [];
  const rows: { cells: string[]; line: number }[] = [];
  for (const item of top.items) {
    const line = lines.linePos((item as { range?: [number] }).range?.[0] ?? 0).line;
    if (!isMap(item)) return { reason: "list-of-maps", line };
    const cells: string[] = [];
    for (const pair of item.items) {
      const key = isScalar(pair.key) ? String(pair.key.value) : "";
      if (!header.includes(key)) header.push(key);
      const value = (pair.value as { toJS?: (document: unknown, options: object) => unknown } | null)?.toJS?.(
        document,
        { maxAliasCount: aliasLimit },
      );
      cells[header.indexOf(key)] = valueText(value);
    }
    rows.push({ cells, line });
  }
  if (rows.length === 0) return { reason: "no-rows" };
  return { rows: [{ cells: header, line: rows[0]?.line ?? 1 }, ...rows], startsWithHead: true, isGrid: true };
}

function valueText(value: unknown): string {
  if (value === null || value === undefined) return "";
  return Array.isArray(value) ? value.map(String).join("\n") : String(value).trim();
}
