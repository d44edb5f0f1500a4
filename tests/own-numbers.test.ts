import type { ElementContent } from "hast";
import { expect, it } from "vitest";
import { element, text } from "../scripts/document/tree.ts";
import { headingWithOwnNumber } from "../scripts/merge/own-number.ts";

/* Which texts bring their headings' numbers with them, and which only have headings with a number in them. */
const flow = (headings: readonly string[]): ElementContent[] =>
  headings.map((words) =>
    words.startsWith("#") ? element("h3", {}, [text(words.slice(1))]) : element("h2", {}, [text(words)]),
  );

it.each([
  [["1. Общи положения", "Чл. 2. Цели"]],
  [["Въведение", "1) Цели"]],
  [["§ 1 Geltungsbereich", "§ 2 Begriffe"]],
  [["Чл. 1. Предмет"]],
  [["Article 4", "Article 5"]],
  [["Глава 2. Членове", "Глава 3. Органи"]],
  [["I. Einleitung", "II. Ziele"]],
  [["C. Means", "D. Ends"]],
  [["а) предмет", "б) обхват"]],
  [["Ziele", "#1.1. Heute", "#1.2. Morgen"]],
  [["Step 1: ask", "Step 2: listen"]],
  [["IX. Ninth", "X. Tenth"]],
])("%j have numbers of their own", (headings) => {
  expect(headingWithOwnNumber(flow(headings))).toBeDefined();
});

it.each([
  [["2025 г. накратко", "2026 г. накратко"]],
  [["Бюджет 2025", "Бюджет 2026"]],
  [["3 steps to a permit", "5 questions"]],
  [["50. Sitzung des Rates", "Beschlüsse"]],
  [["3.5 million people", "Elsewhere"]],
  [["Г. Иванов", "А. Петров"]],
  [["A plan", "B side"]],
  [["I am here", "You are there"]],
  [["24-hour service"]],
  [["1 and 2", "2 and 3"].slice(0, 1)],
  [[]],
])("%j have none", (headings) => {
  expect(headingWithOwnNumber(flow(headings))).toBeUndefined();
});
