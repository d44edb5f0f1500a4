import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { type DiagnosticCode, diagnosticCodes } from "../scripts/findings/diagnostic-codes.ts";
import { diagnosticWords } from "../scripts/findings/diagnostic-words.ts";
import { judge, withoutRules } from "../scripts/findings/judge.ts";
import { type CatalogueName, catalogue } from "../scripts/words/catalogues.ts";
import { catalogues } from "../scripts/words/en/index.ts";
import { fill } from "../scripts/words/fill.ts";
import { type UiLang, uiLanguages } from "../scripts/words/interface-languages.ts";
import { projectRoot } from "./support/workspace.ts";

const blanks = (text: string): string[] =>
  [...text.matchAll(/(?<!\{)\{([a-zA-Z]+)\}/g)].map(([, name = ""]) => name).sort();

/** All sentences of a language: `findings.overflow.hint` → its text. Message and hint of a finding count as one. */
async function sentencesOf(lang: UiLang): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const visit = (value: unknown, path: string): void => {
    if (typeof value === "string") found.set(path, value);
    else if (value && typeof value === "object") {
      const entries = Object.entries(value);
      if ("message" in value && "hint" in value) found.set(path, entries.map(([, text]) => text).join(" "));
      else for (const [key, inner] of entries) visit(inner, `${path}.${key}`);
    }
  };
  for (const name of Object.keys(catalogues) as CatalogueName[]) visit(await catalogue(lang, name), name);
  return found;
}

it("says the same in every language of the interface, with the same blanks", async () => {
  const english = await sentencesOf("en");
  expect(english.size).toBeGreaterThan(500);
  for (const lang of uiLanguages) {
    const sentences = await sentencesOf(lang);
    expect([...sentences.keys()].sort(), lang).toEqual([...english.keys()].sort());
    for (const [key, text] of english)
      expect(blanks(sentences.get(key) ?? ""), `${lang}: ${key}`).toEqual(blanks(text));
  }
});

it("says it in Bulgarian, not in English again", async () => {
  const english = await sentencesOf("en");
  const same = [...(await sentencesOf("bg"))].filter(
    ([key, text]) => text === english.get(key) && /[a-z]{3}/i.test(text.replace(/\{\w+\}/g, "")),
  );
  // Names that are written alike everywhere.
  expect(same.map(([key]) => key)).toEqual(["register.messageId", "preview.html", "preview.word"]);
});

it("fills every blank", async () => {
  for (const lang of uiLanguages)
    for (const text of (await sentencesOf(lang)).values()) {
      const filled = fill(text, Object.fromEntries(blanks(text).map((name) => [name, "x"])));
      // Double braces are a field that the hint shows.
      expect(filled.replace(/\{\{.*?\}\}/g, "")).not.toMatch(/\{[a-zA-Z]+\}/);
    }
});

it("ends a sentence with one full stop, however the reason ends", async () => {
  const said = (reason: string): Promise<string> =>
    diagnosticWords({ code: "renderer-failed", params: { format: "PDF", reason } }, "en").then(
      ({ message }) => message,
    );
  expect(await said("The page has been closed.")).toMatch(/closed\.$/);
  expect(await said("no room left")).toMatch(/left\.$/);
  expect(await said("The page has been closed.")).not.toMatch(/\.\.$/);
});

it("keeps every code ever released, at its level", async () => {
  // Scripts and people search for codes: lines are added to this file, none is changed or taken away.
  const released = (await readFile(join(projectRoot, "tests", "released-codes.txt"), "utf8"))
    .trim()
    .split("\n");
  // As gates judge them: what `build` lets through for the eye was always an error for whatever leaves the house.
  const found = (Object.keys(diagnosticCodes) as DiagnosticCode[]).map((code) => ({
    code,
    place: { file: "" },
    params: {},
  }));
  const now = judge(found, withoutRules).map(({ code, level }) => `${code} ${level}`);
  expect(released.filter((line) => !now.includes(line))).toEqual([]);
  expect(
    now.filter((line) => !released.includes(line)),
    "add these to tests/released-codes.txt",
  ).toEqual([]);
});

it("uses every code somewhere, and no sentence part that the catalogue lacks", async () => {
  const folder = join(projectRoot, "scripts");
  const files = (await readdir(folder, { recursive: true }))
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => name.endsWith(".ts"));
  const texts = await Promise.all(
    files
      .filter((name) => !/^words\/|diagnostic-codes/.test(name))
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
  const parts = await catalogue("en", "findingParts");
  expect(used.filter((key) => /^[a-z]+(-[a-z]+)+$/.test(key) && !Object.hasOwn(parts, key))).toEqual([]);
});
