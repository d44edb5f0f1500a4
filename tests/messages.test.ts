import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { diagnosticCodes } from "../scripts/findings/diagnostic-codes.ts";
import { diagnosticWords } from "../scripts/findings/diagnostic-words.ts";
import { fill, uiWords } from "../scripts/findings/ui-words.ts";
import { partsBg } from "../scripts/findings/words/message-parts.bg.ts";
import { partsEn } from "../scripts/findings/words/message-parts.en.ts";
import { diagnosticsBg } from "../scripts/findings/words/messages.bg.ts";
import { diagnosticsEn } from "../scripts/findings/words/messages.en.ts";
import { projectRoot } from "./support/workspace.ts";

const blanks = (text: string): string[] =>
  [...text.matchAll(/(?<!\{)\{([a-zA-Z]+)\}/g)].map(([, name = ""]) => name).sort();

it("says the same in both languages, with the same blanks", () => {
  for (const code of Object.keys(diagnosticCodes) as (keyof typeof diagnosticCodes)[]) {
    const [en, bg] = [diagnosticsEn[code], diagnosticsBg[code]];
    expect(blanks(bg.message + bg.hint), code).toEqual(blanks(en.message + en.hint));
    expect(bg.message, code).toMatch(/[а-я]/);
  }
  for (const key of Object.keys(partsEn) as (keyof typeof partsEn)[])
    expect(blanks(partsBg[key]), key).toEqual(blanks(partsEn[key]));
  for (const key of Object.keys(uiWords.en) as (keyof typeof uiWords.en)[])
    expect(blanks(uiWords.bg[key]), key).toEqual(blanks(uiWords.en[key]));
});

it("fills every blank", () => {
  const sentences = [diagnosticsEn, diagnosticsBg].flatMap((catalogue) => Object.values(catalogue));
  for (const { message, hint } of sentences) {
    const text = `${message} ${hint}`;
    const filled = fill(text, Object.fromEntries(blanks(text).map((name) => [name, "x"])));
    // Double braces are a field that the hint shows.
    expect(filled.replace(/\{\{.*?\}\}/g, "")).not.toMatch(/\{[a-zA-Z]+\}/);
  }
});

it("ends a sentence with one full stop, however the reason ends", async () => {
  const said = (reason: string): Promise<string> =>
    diagnosticWords(
      { code: "renderer-failed", level: "error", place: { file: "a.md" }, facts: { format: "PDF", reason } },
      "en",
    ).then(({ message }) => message);
  expect(await said("The page has been closed.")).toMatch(/closed\.$/);
  expect(await said("no room left")).toMatch(/left\.$/);
  expect(await said("The page has been closed.")).not.toMatch(/\.\.$/);
});

it("keeps every code ever released, at its level", async () => {
  // Scripts and people search for codes: lines are added to this file, none is changed or taken away.
  const released = (await readFile(join(projectRoot, "tests", "released-codes.txt"), "utf8"))
    .trim()
    .split("\n");
  const now = Object.entries(diagnosticCodes).map(([code, level]) => `${code} ${level}`);
  expect(released.filter((line) => !now.includes(line))).toEqual([]);
  expect(
    now.filter((line) => !released.includes(line)),
    "add these to tests/released-codes.txt",
  ).toEqual([]);
});

it("uses every code somewhere, and no sentence part that the catalogue lacks", async () => {
  const folder = join(projectRoot, "scripts");
  const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".ts"));
  const texts = await Promise.all(
    files
      .filter((name) => !/(messages?[.-]|diagnostic-codes)/.test(name))
      .map((name) => readFile(join(folder, name), "utf8")),
  );
  const all = texts.join("\n");
  // Given by earlier versions only; a code is never taken away.
  const retired = ["not-yet-supported"];
  const unused = Object.keys(diagnosticCodes).filter((code) => !all.includes(`"${code}"`));
  expect(unused).toEqual(retired);
  const used = [...all.matchAll(/\b(?:reason|expected|instead|suggestion|what|attribute): "([^"]+)"/g)].map(
    ([, key = ""]) => key,
  );
  expect(used.filter((key) => key.includes(" "))).toEqual([]);
  expect(used.filter((key) => /^[a-z]+(-[a-z]+)+$/.test(key) && !Object.hasOwn(partsEn, key))).toEqual([]);
});
