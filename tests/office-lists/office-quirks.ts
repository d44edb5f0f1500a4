import type { OfficeFormat, OfficeTable } from "./office-table.ts";

/** One way in which lists of offices differ from the one that a program would write. */
export interface OfficeQuirk {
  name: string;
  formats: readonly OfficeFormat[];
  change(table: OfficeTable): void;
  /** Codes that are told of it, and nothing else. */
  told?: readonly string[];
  /** Quirks that it can't stand beside. */
  not?: readonly string[];
}

const all: readonly OfficeFormat[] = ["csv", "xlsx", "xls", "ods"];
/** What the writer of old workbooks in this test keeps of numbers is their value only. */
const formatted: readonly OfficeFormat[] = ["csv", "xlsx", "ods"];
const text: readonly OfficeFormat[] = ["csv"];
const sheets: readonly OfficeFormat[] = ["xlsx", "xls", "ods"];

/** A further column with a value in each row. */
function addColumn(table: OfficeTable, name: string, cell: OfficeTable["rows"][number][number]): void {
  table.head.push(name);
  for (const row of table.rows) row.push(cell);
}

function rename(table: OfficeTable, from: string, to: string): void {
  table.head = table.head.map((name) => (name.replace(/[\s:]/g, "").toLowerCase() === from ? to : name));
}

/** The quirks; a further one is a line here. */
export const officeQuirks: readonly OfficeQuirk[] = [
  {
    name: "capitals in the head",
    formats: all,
    change: (table) => {
      table.head = table.head.map((name) => name.toUpperCase());
    },
  },
  {
    name: "E-mail",
    formats: all,
    change: (table) => rename(table, "email", "E-mail"),
    not: ["an address column in the office's words"],
  },
  {
    name: "spaces and colons in the head",
    formats: all,
    change: (table) => {
      table.head = table.head.map((name) => (name === "" ? "" : ` ${name}: `));
    },
  },
  {
    name: "a title above",
    formats: all,
    change: (table) => void table.titles.push(["Списък на ведомствата, 2026 г."]),
  },
  {
    name: "a title and a date above",
    formats: all,
    change: (table) => void table.titles.push(["Ведомства"], [], ["", "към 01.09.2026"]),
  },
  {
    name: "a merged title",
    formats: sheets,
    change: (table) => {
      table.titles.unshift(["Министерства и агенции"]);
      table.sheet.mergesTitle = true;
    },
  },
  {
    name: "empty columns at the end",
    formats: all,
    change: (table) => {
      addColumn(table, "", "");
      addColumn(table, "", "");
    },
  },
  {
    name: "a column twice that nobody uses",
    formats: all,
    change: (table) => {
      addColumn(table, "Бележка", "а");
      addColumn(table, "Бележка", "б");
    },
    told: ["recipients-column-left"],
  },
  {
    name: "a column with a dot",
    formats: all,
    change: (table) => addColumn(table, "изх.№", "12"),
    told: ["recipients-column-left"],
  },
  {
    name: "no ids",
    formats: all,
    change: (table) => {
      const at = table.head.findIndex((name) => /^\W*id\W*$/i.test(name));
      table.head.splice(at, 1);
      for (const row of table.rows) row.splice(at, 1);
    },
    told: ["recipients-numbered"],
    not: ["a hidden column"],
  },
  {
    name: "languages in capitals",
    formats: all,
    change: (table) => {
      const at = table.head.findIndex((name) => /^\W*lang\W*$/i.test(name));
      for (const row of table.rows) row[at] = String(row[at]).toUpperCase();
    },
  },
  {
    name: "numbers with zeros before them",
    formats: formatted,
    change: (table) => addColumn(table, "код", { value: 7, format: "000" }),
  },
  {
    name: "shares",
    formats: formatted,
    change: (table) => addColumn(table, "дял", { value: 0.125, format: "0.0%" }),
  },
  {
    name: "sums",
    formats: formatted,
    change: (table) => addColumn(table, "сума", { value: 1234567.5, format: '#,##0.00 "лв."' }),
  },
  {
    name: "dates",
    formats: formatted,
    change: (table) => addColumn(table, "срок", { value: 46266, format: "dd.mm.yyyy" }),
  },
  {
    name: "long numbers",
    formats: all,
    change: (table) => addColumn(table, "тел", { value: 359888123456, format: "General" }),
  },
  {
    name: "a hidden row",
    formats: ["xlsx", "ods"],
    change: (table) => void table.sheet.hiddenRows.push(1),
    told: ["recipients-hidden"],
  },
  {
    name: "a hidden column",
    formats: ["xlsx", "ods"],
    change: (table) => void table.sheet.hiddenColumns.push(0),
    told: ["recipients-hidden"],
  },
  {
    name: "a second sheet",
    formats: sheets,
    change: (table) => {
      table.sheet.isSecond = true;
    },
  },
  {
    name: "an address column in the office's words",
    formats: all,
    change: (table) => rename(table, "email", "Имейл адрес"),
    told: ["recipients-email-column"],
  },
  {
    name: "a remark beside the table",
    formats: sheets,
    change: (table) => {
      table.rows[0]?.push("", "да се провери");
    },
  },
  {
    name: "semicolons",
    formats: text,
    change: (table) => {
      table.text.separator = ";";
    },
    not: ["tabs in UTF-16"],
  },
  {
    name: "sep=",
    formats: text,
    change: (table) => {
      table.text.separator = ";";
      table.text.isAnnounced = true;
    },
    not: ["tabs in UTF-16"],
  },
  {
    name: "tabs in UTF-16",
    formats: text,
    change: (table) => {
      table.text.separator = "\t";
      table.text.encoding = "utf-16le";
    },
  },
  {
    name: "windows-1251",
    formats: text,
    change: (table) => {
      table.text.encoding = "windows-1251";
    },
    told: ["recipients-encoding"],
    not: ["tabs in UTF-16"],
  },
  {
    name: "Windows line ends",
    formats: text,
    change: (table) => {
      table.text.lineEnd = "\r\n";
    },
  },
];
