import writeExcelFile from "write-excel-file/node";
import type { RegisterTable } from "./register-rows.ts";

/** The register as an Excel workbook. Every cell is a string: a telephone number keeps its zeros, and nothing is computed. */
export async function registerXlsx({ head, rows }: RegisterTable, title: string): Promise<Uint8Array> {
  const cells = [
    head.map((value) => ({ value, type: String, fontWeight: "bold" as const })),
    ...rows.map((row) =>
      row.map((value) => (value === "" ? null : { value: withoutControls(value), type: String })),
    ),
  ];
  const columns = head.map((name, index) => ({
    width: Math.min(60, Math.max(name.length, ...rows.map((row) => row[index]?.length ?? 0)) + 2),
  }));
  const book = writeExcelFile(cells, { sheet: title.slice(0, 31), columns, stickyRowsCount: 1 });
  return new Uint8Array(await book.toBuffer());
}

/** XML 1.0 can't hold them, and a server's answer may. */
function withoutControls(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd").slice(0, 32_000);
}
