import { stringify } from "csv-stringify/sync";
import type { RegisterTable } from "./register-rows.ts";

/** The register as CSV, with a byte order mark for Excel. No cell can be taken for a formula (OWASP, CSV injection). */
export function registerCsv({ head, rows }: RegisterTable): string {
  return stringify([[...head], ...rows.map((row) => [...row])], {
    bom: true,
    escape_formulas: true,
    record_delimiter: "\r\n",
  });
}
