import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readPages } from "./support/read-pages.ts";
import { createWorkspace, projectRoot, type Workspace } from "./support/workspace.ts";

/*
 * Leaflets that don't fit, and their twins that do. In `too-much/` and `too-wide/` a « stands before the block in which
 * text ends that has no room; the panel around it and its line are what Dipla has to name. Nothing may be found in `fits/`.
 */
const folder = join(projectRoot, "tests", "copyfitting");
const kinds = { "too-much": "overflow", "too-wide": "overflow-width", fits: undefined } as const;
const cases = (
  await Promise.all(
    (Object.keys(kinds) as (keyof typeof kinds)[]).map(async (kind) =>
      (await readdir(join(folder, kind))).map((file) => ({ kind, name: file.replace(".md", "") })),
    ),
  )
).flat();

let workspace: Workspace;
let found: { code: string; place: { file: string; line?: number }; facts: Record<string, string | number> }[];

beforeAll(async () => {
  workspace = await createWorkspace({
    "dipla.config.json": JSON.stringify({ formats: ["pdf"], print: { outputs: [] } }),
  });
  await workspace.copy(join(folder, "images"), "content/images");
  for (const { kind, name } of cases) {
    const text = await readFile(join(folder, kind, `${name}.md`), "utf8");
    await workspace.write(
      `content/${kind}-${name}.md`,
      text.replace("«", "").replaceAll("../images/", "images/"),
    );
  }
  const { events } = await workspace.run("build", "--json");
  found = events.filter(({ event }) => event === "diagnostic") as never;
}, 120_000);
afterAll(() => workspace.remove());

it("are forty of each", () => {
  expect(cases.filter(({ kind }) => kind !== "fits").length).toBeGreaterThanOrEqual(40);
  expect(cases.filter(({ kind }) => kind === "fits").length).toBeGreaterThanOrEqual(40);
});

describe.each(Object.keys(kinds) as (keyof typeof kinds)[])("%s", (kind) => {
  it.each(cases.filter((one) => one.kind === kind).map(({ name }) => name))("%s", async (name) => {
    const own = found.filter(({ place }) => place.file === `content/${kind}-${name}.md`);
    const wrong = own.filter(({ code }) => code.startsWith("overflow"));
    const text = await readFile(join(folder, kind, `${name}.md`), "utf8");
    if (kind === "fits") {
      expect(wrong).toEqual([]);
      expect(
        (await workspace.read(`out/${kind}-${name}/${langOf(text)}/${kind}-${name}.${langOf(text)}.pdf`))
          .length,
      ).toBeGreaterThan(1000);
      return;
    }
    const line = text.split("«")[0]?.split("\n").length;
    const panel = /:::panel\{name=([\w-]+)\}/.exec(text)?.[1] ?? "";
    // A picture without words of its own has no lines that could be too many.
    const isBare = text.includes("«![") && !/«!\[[^\n]* "/.test(text);
    const expected = isBare ? "overflow-picture" : kinds[kind];
    expect(wrong).toContainEqual(expect.objectContaining({ code: expected }));
    for (const { code, place, facts } of wrong.filter((one) => one.code === expected)) {
      expect(`${place.line}: ${code}`).toBe(`${line}: ${expected}`);
      expect(panelsOf(text, panel)).toContain(facts.box);
    }
  });
});

describe("fitting by itself", () => {
  const sentence = "Библиотеката заема книги, карти и плочи на всички, които живеят в града. ";
  const lengths = Array.from({ length: 16 }, (_, index) => 9 + index);
  const sizes = { usual: 10, small: 9.4 };

  beforeAll(async () => {
    for (const [name, size] of Object.entries(sizes))
      await workspace.write(
        `${name}.tokens.json`,
        JSON.stringify({
          role: {
            paragraph: {
              font: {
                $type: "typography",
                $value: {
                  fontFamily: "{font.sans}",
                  fontWeight: 400,
                  fontSize: `${size}pt`,
                  lineHeight: `${size * 1.4}pt`,
                },
              },
            },
          },
        }),
      );
    for (const name of Object.keys(sizes))
      for (const length of lengths) {
        const text = sentence.repeat(length).replaceAll(/((?:[^.]+\.){3})/g, "$1\n\n");
        await workspace.write(
          `content/crowd-${name}-${length}.md`,
          `---\ntitle: Пълно\nlang: bg\ntemplate: leaflet-trifold\ntheme: ${name}.tokens.json\n---\n\n:::panel{name=inside-1}\n\n## Какво заемаме\n\n${text.trim()}\n\n:::\n`,
        );
      }
    const { events } = await workspace.run("build", "--json");
    found = events.filter(({ event }) => event === "diagnostic") as never;
  }, 120_000);

  it.each(Object.entries(sizes))("never sets running text smaller than 9 pt: %s", async (name, usual) => {
    const steps = new Set<string>();
    const smallest: number[] = [];
    for (const length of lengths) {
      const document = `crowd-${name}-${length}`;
      const own = found.filter(({ place }) => place.file === `content/${document}.md`);
      if (own.some(({ code }) => code === "overflow")) continue;
      const facts = own.find(({ code }) => code === "text-fitted")?.facts ?? {};
      for (const key of ["leading", "size", "spacing"]) if (Number(facts[key] ?? 100) < 100) steps.add(key);
      const [, inside] = await readPages(await workspace.read(`out/${document}/bg/${document}.bg.pdf`));
      smallest.push(Math.min(...(inside?.texts ?? []).map(({ size }) => size)));
    }
    // The shortest fits as it is, the longest of them only in smaller type.
    expect([...steps]).toEqual(expect.arrayContaining(["leading", "size"]));
    expect(smallest.length).toBeLessThan(lengths.length);
    expect(Math.max(...smallest)).toBeGreaterThanOrEqual(usual);
    expect(Math.min(...smallest)).toBeGreaterThanOrEqual(8.99);
    expect(Math.min(...smallest)).toBeLessThan(9.3);
  });
});

function langOf(text: string): string {
  return /^lang: (.+)$/m.exec(text)?.[1] ?? "";
}

/** The panels of the fold that may hold a slot. */
function panelsOf(text: string, slot: string): string[] {
  const flyer = /^template: leaflet-(?:dl|a5)$/m.test(text);
  const wide = /^template: leaflet-(?:gatefold|halffold)$/m.test(text);
  if (flyer) return ["front", "back"];
  return wide ? [slot, "inside-1", "inside-2"] : [slot];
}
