import { expect, it } from "vitest";
import { readFrontMatter } from "../scripts/content/read-front-matter.ts";
import { writtenDate } from "../scripts/content/written-date.ts";
import { createDiagnostics } from "../scripts/findings/diagnostics.ts";

/* Days as other tools and people write them in front matter. */
it.each([
  ["en", "5 May 2024"],
  ["en", "May 5, 2024"],
  ["en", "5th of May 2024"],
  ["en", "Sunday, May 5th, 2024"],
  ["bg", "5 май 2024 г."],
  ["bg", "неделя, 5 май 2024 година"],
  ["bg", "05.05.2024 г."],
  ["de", "5. Mai 2024"],
  ["fr", "dimanche 5 mai 2024"],
  ["es", "5 de mayo de 2024"],
  ["ru", "5 мая 2024 г."],
  ["uk", "5 травня 2024 р."],
  ["pl", "5 maja 2024"],
  ["cs", "5. května 2024"],
  ["el", "5 Μαΐου 2024"],
  ["tr", "5 Mayıs 2024"],
  ["ar", "٥ مايو ٢٠٢٤"],
  ["he", "5 במאי 2024"],
  ["ja", "2024年5月5日"],
  ["ko", "2024년 5월 5일"],
  ["bg", "5 May 2024"],
  ["en", "2024/05/05"],
  ["en", "2024-5-5"],
  ["en", "05/05/2024"],
  ["en", "20240505"],
])("reads in %s: %s", (lang, text) => {
  expect(writtenDate(text, [lang, "en"])).toBe("2024-05-05");
});

it.each([
  ["25/12/2024", "2024-12-25"],
  ["12/25/2024", "2024-12-25"],
  ["1. 2. 2024", "2024-02-01"],
  ["Dec 1, 2024", "2024-12-01"],
])("reads %s", (text, expected) => {
  expect(writtenDate(text, ["en"])).toBe(expected);
});

it("knows the months of the text's language before those of English", () => {
  expect(writtenDate("3 listopad 2024", ["pl"])).toBe("2024-11-03");
  expect(writtenDate("3. listopada 2024", ["hr"])).toBe("2024-10-03");
});

it.each([
  "05/06/2024",
  "May 2024",
  "2024",
  "today",
  "last-modified",
  "31 February 2024",
  "2024-02-30",
  "5 May",
  "5 6 May 2024",
  "5 May 2024 or later",
  "1403/02/16",
  "Version 5 of 2024",
])("takes %s for no day", (text) => {
  expect(writtenDate(text, ["en"])).toBeUndefined();
});

it.each([
  ["date: 5 May 2024", "2024-05-05", []],
  ["date: 20240505", "2024-05-05", []],
  ['date: "5. Mai 2024"\nlang: de', "2024-05-05", []],
  ["date: 2024-05-05T10:00:00Z", "2024-05-05", []],
  ["date: spring", undefined, ["date-unclear"]],
  ["date: 05/06/2024", undefined, ["date-unclear"]],
  ["date: 2024-02-30", undefined, ["front-matter-invalid"]],
  ["date: [1]", undefined, ["front-matter-invalid"]],
])("front matter with %j", (yaml, date, codes) => {
  const diagnostics = createDiagnostics();
  const { meta } = readFrontMatter(`title: A\n${yaml}`, "a.md", diagnostics);
  expect(meta.date).toBe(date);
  expect(diagnostics.list().map(({ code }) => code)).toEqual(codes);
});
