import { readFileSync } from "node:fs";
import { join } from "node:path";
import { casesFolder } from "../../../support/golden-workspace.ts";
import type { Block } from "./document-tree.ts";

/** A small photograph. */
export function pictureFile(): Uint8Array {
  return new Uint8Array(readFileSync(join(casesFolder, "kitchen-sink", "images", "square.png")));
}

/** A drawing without words. */
export const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40" viewBox="0 0 60 40"><rect width="60" height="40" fill="#146580"/><circle cx="30" cy="20" r="12" fill="#ffffff"/></svg>\n`;

/** One recipient: enough for a document that says some things to some only. */
export const recipientsCsv = "id,name\nfirst,Ministry\n";

/** A chart's numbers, as a program that writes lists would. */
export function chartCsv({ header, rows }: Block & { kind: "chart" }): string {
  const lines = [header, ...rows.map(({ label, values }) => [label.join(" "), ...values.map(String)])];
  return `${lines.map((cells) => cells.join(",")).join("\n")}\n`;
}
