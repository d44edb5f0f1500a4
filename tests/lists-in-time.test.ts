import { utils, write } from "@e965/xlsx";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { expect, it } from "vitest";
import { listFormats } from "../scripts/content/recipients/list-formats.ts";
import type { RawSheet } from "../scripts/content/recipients/raw-list.ts";
import { readInTime } from "../scripts/content/recipients/read-in-time.ts";

/* Whatever a list is, it is read within ten seconds, the same beside the main thread as in it, or told; and none is cut. */
const ofText = (text: string) => ({ bytes: strToU8(text), text: () => text, sheet: undefined });
const ofFile = (bytes: Uint8Array) => ({ bytes, text: () => "", sheet: undefined });

function rowsOf(count: number): string[][] {
  const rows = Array.from({ length: count }, (_, at) => [
    `r${at}`,
    `Ministry of everything, number ${at}`,
    "1.5",
  ]);
  return [["id", "name", "share"], ...rows];
}

function workbook(rows: string[][]): Uint8Array {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows), "List");
  return write(book, { type: "array", bookType: "xlsx", compression: true }) as Uint8Array;
}

it.each([
  [
    ".csv",
    ofText(
      rowsOf(60_000)
        .map((cells) => cells.map((cell) => `"${cell}"`).join())
        .join("\n"),
    ),
  ],
  [".xlsx", ofFile(new Uint8Array(workbook(rowsOf(15_000))))],
  [".ods", ofFile(new Uint8Array(write(sheetBook(), { type: "array", bookType: "ods" }) as Uint8Array))],
])(
  "a large %s is what it would be without its bounds",
  async (ending, source) => {
    const beside = (await readInTime(ending, source)) as RawSheet;
    const here = (await listFormats[ending]?.(source)) as RawSheet;
    expect(beside.rows.length).toBeGreaterThan(10_000);
    expect(beside.rows.length).toBe(here.rows.length);
    for (const at of [0, 1, 777, here.rows.length - 1]) expect(beside.rows[at]).toEqual(here.rows[at]);
  },
  60_000,
);

function sheetBook(): ReturnType<typeof utils.book_new> {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rowsOf(15_000)), "List");
  return book;
}

it("one with more rows than a list has is told at the first that is too many", async () => {
  const text = rowsOf(100_004)
    .map((cells) => `"${cells.join('","')}"`)
    .join("\n");
  expect(await readInTime(".csv", ofText(text))).toMatchObject({ reason: "list-too-long", line: 100_001 });
}, 60_000);

it("one that takes minutes is told after ten seconds", async () => {
  // Without styles the library stumbles over each cell.
  const parts = unzipSync(new Uint8Array(workbook([["id"], ["a"]])));
  const cells = (row: number): string =>
    [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"].map((one) => `<c r="${one}${row}"><v>${row}</v></c>`).join("");
  const rows = Array.from({ length: 100_000 }, (_, at) => `<row r="${at + 1}">${cells(at + 1)}</row>`).join(
    "",
  );
  const sheet = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`;
  const { "xl/styles.xml": _, ...others } = parts;
  const withoutStyles = Object.fromEntries(
    Object.entries(others).map(([name, bytes]) => [
      name,
      strToU8(strFromU8(bytes).replace(/<(?:Relationship|Override)\b[^<>]*styles\.xml[^<>]*>/g, "")),
    ]),
  );
  const file = zipSync({ ...withoutStyles, "xl/worksheets/sheet1.xml": strToU8(sheet) }, { level: 1 });
  const began = performance.now();
  const read = await readInTime(".xlsx", ofFile(file));
  const seconds = (performance.now() - began) / 1000;
  expect(read, JSON.stringify(read).slice(0, 300)).toMatchObject({
    reason: expect.stringMatching(/^(?:list-slow|archive-too-large)$/),
    line: 1,
  });
  expect(seconds).toBeLessThan(14);
}, 60_000);
