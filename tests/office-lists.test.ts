import { describe, expect, it } from "vitest";
import { readRecipients } from "../scripts/content/recipients/read-recipients.ts";
import type { RecipientList } from "../scripts/document/recipient.ts";
import { createDiagnostics } from "../scripts/findings/diagnostics.ts";
import type { Host } from "../scripts/host/host.ts";
import { type OfficeQuirk, officeQuirks } from "./office-lists/office-quirks.ts";
import {
  type OfficeCell,
  type OfficeFormat,
  type OfficeTable,
  officeFile,
  officeFormats,
} from "./office-lists/office-table.ts";

/* Lists as offices keep them: each quirk alone and with every other, in every kind of file. */

function plainTable(): OfficeTable {
  return {
    titles: [],
    head: ["id", "name", "salutation", "address", "lang", "email"],
    rows: [
      [
        "mt",
        "Министерство на труда",
        "Уважаема г-жо Министър,",
        "ул. „Триадица“ 2\n1051 София",
        "bg",
        "mt@example.org",
      ],
      [
        "mi",
        "Министерство на ИКТ; информация, връзки",
        "Уважаеми г-н Министър,",
        "ул. „Гурко“ 6",
        "bg",
        "a@example.org, b@example.org",
      ],
      ["mn", "Ministry of Nature", "Dear Minister,", "", "en", ""],
    ],
    text: { separator: ",", encoding: "utf-8", isAnnounced: false, lineEnd: "\n" },
    sheet: { hiddenRows: [], hiddenColumns: [], mergesTitle: false, isSecond: false },
  };
}

/** What the spreadsheets of Bulgarian offices show, and what their CSV therefore holds. */
const shownAs: Readonly<Record<string, string>> = {
  "000": "007",
  "0.0%": "12,5%",
  '#,##0.00 "лв."': "1 234 567,50 лв.",
  "dd.mm.yyyy": "2026-09-01",
  General: "359888123456",
};
const shown = (cell: OfficeCell): string => (typeof cell === "string" ? cell : (shownAs[cell.format] ?? ""));

async function read(
  table: OfficeTable,
  format: OfficeFormat,
): Promise<{ list: RecipientList | undefined; codes: string[] }> {
  const bytes = officeFile(table, format, shown);
  const diagnostics = createDiagnostics();
  const host = {
    read: async () => bytes,
    stat: async () => ({ kind: "file", size: bytes.length, modified: 0 }),
  } as unknown as Host;
  const list = await readRecipients(
    { file: `list.${format}` },
    "/w/content/n/bg.md",
    { host, root: "/w", lang: "bg" },
    { file: "content/n/bg.md" },
    diagnostics,
  );
  return { list, codes: diagnostics.list().map(({ code }) => code) };
}

async function expectRead(quirks: readonly OfficeQuirk[], format: OfficeFormat): Promise<void> {
  const table = plainTable();
  // What stands beside the table is written last.
  for (const quirk of officeQuirks) if (quirks.includes(quirk)) quirk.change(table);
  const { list, codes } = await read(table, format);
  const has = (name: string): boolean => quirks.some((quirk) => quirk.name === name);
  const told = quirks
    .flatMap(({ told = [] }) => told)
    .filter((code) => !(format === "csv" && code === "recipients-hidden"));
  expect([...new Set(codes)].sort(), "what is told").toEqual([...new Set(told)].sort());
  const hasMail = !has("an address column in the office's words");
  expect(
    list?.recipients.map(({ id, lang, emails, channel, fields }) => ({
      id,
      lang,
      emails,
      channel,
      name: fields.name,
      address: fields.address,
    })),
  ).toEqual(
    plainTable().rows.map(([id, name, , address, lang, email], index) => {
      const emails = hasMail ? String(email).split(", ").filter(Boolean) : [];
      return {
        id: has("no ids") ? String(index + 1) : id,
        lang,
        emails,
        channel: emails.length > 0 ? "mail" : "paper",
        name,
        address: address || undefined,
      };
    }),
  );
  for (const row of list?.recipients ?? [])
    for (const [name, text] of extras(row.lang ?? ""))
      if (table.head.includes(name))
        expect(row.fields[name], name).toBe(format === "xlsx" ? text.sheet : text.csv);
}

/** Columns that quirks add, as fields have them. In sheets numbers are written as the row's language writes them. */
function extras(lang: string): [string, { csv: string; sheet: string }][] {
  const isBulgarian = lang === "bg";
  const both = (text: string): { csv: string; sheet: string } => ({ csv: text, sheet: text });
  return [
    ["код", both("007")],
    ["дял", { csv: "12,5%", sheet: isBulgarian ? "12,5%" : "12.5%" }],
    [
      "сума",
      { csv: "1 234 567,50 лв.", sheet: isBulgarian ? "1\u00a0234\u00a0567,50 лв." : "1,234,567.50 лв." },
    ],
    ["срок", both("2026-09-01")],
    ["тел", both("359888123456")],
  ];
}

const fits = (one: OfficeQuirk, other: OfficeQuirk): boolean =>
  !one.not?.includes(other.name) && !other.not?.includes(one.name);

describe.each(officeFormats)("an office's list in %s is read", (format) => {
  const quirks = officeQuirks.filter(({ formats }) => formats.includes(format));
  it("as a program would write it", () => expectRead([], format));
  it.each(quirks.map((quirk) => [quirk.name, quirk] as const))(
    "with %s, alone and with every other quirk",
    async (_, quirk) => {
      await expectRead([quirk], format);
      for (const other of quirks)
        if (other !== quirk && fits(quirk, other))
          await expectRead([quirk, other], format).catch((error: Error) => {
            throw new Error(`with ${other.name}: ${error.message}`);
          });
    },
  );
});
