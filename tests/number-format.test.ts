import { describe, expect, it } from "vitest";
import { localNumber } from "../scripts/content/recipients/local-number.ts";
import { parseNumber } from "../scripts/document/number-format.ts";
import { formatHelpers } from "../scripts/merge/format-value.ts";

/* Numbers as lists have them: written by programs, or by people of a language. */
describe("a number in text is read", () => {
  it.each([
    ["1234.5", "bg", 1234.5],
    ["-3", "bg", -3],
    ["1e3", "en", 1000],
    ["1 234 567,50", "bg", 1_234_567.5],
    ["1\u00a0234\u202f567,5", "fr", 1_234_567.5],
    ["1,234,567.5", "en", 1_234_567.5],
    ["1.234.567,5", "de", 1_234_567.5],
    ["12,5", "bg", 12.5],
    ["007", "bg", 7],
    ["", "bg", undefined],
    ["n/a", "bg", undefined],
    ["1,5,5", "bg", undefined],
    ["12 лв.", "bg", undefined],
  ] as const)("%s in %s", (text, lang, number) => {
    expect(parseNumber(text, lang)).toBe(number);
  });
});

it("a number that a sheet formats is written as the language does", () => {
  expect(localNumber("1,234,567.50 лв.", "bg")).toBe("1\u00a0234\u00a0567,50 лв.");
  expect(localNumber("12.5%", "en")).toBe("12.5%");
  expect(localNumber("007", "ar")).toBe("007");
});

it("helpers take numbers and per cent from lists", () => {
  expect(formatHelpers.number?.("12 345,6", "bg")).toBe("12\u00a0345,6");
  expect(formatHelpers.percent?.("12,5%", "bg")).toBe(formatHelpers.percent?.(12.5, "bg"));
  expect(formatHelpers.percent?.("25", "en")).toBe("25%");
  expect(formatHelpers.number?.("many", "en")).toBeUndefined();
});
