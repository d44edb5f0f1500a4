import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { expect, it } from "vitest";
import { type MeasuredFile, measureShape, quantile } from "./support/measure-shape.ts";
import { projectRoot } from "./support/workspace.ts";

/* Sizes that a reader can hold in mind. The numbers of casts and parameters may go down only. */
const limits = { fileLines: 300, functionLines: 80, functionLinesP99: 45, casts: 134, parameters: 5 };

const files = await measureShape();
const functions = files.flatMap((file) =>
  file.functions.map((one) => ({ ...one, at: `${file.path}:${one.line} ${one.name}` })),
);
const casts = files.flatMap((file) => file.casts.map((line) => `${file.path}:${line}`));
const code = files.filter(({ isCatalogue }) => !isCatalogue);

it("prints its measures", () => {
  const row = (name: string, values: readonly number[]): string => {
    const [median, p90, p99] = [0.5, 0.9, 0.99].map((share) => quantile(values, share));
    return `${name}: ${values.length}; median ${median}, p90 ${p90}, p99 ${p99}, most ${Math.max(...values)}`;
  };
  const table = [
    row(
      "lines of files",
      code.map(({ lines }) => lines),
    ),
    row(
      "lines of functions",
      functions.map(({ lines }) => lines),
    ),
    row(
      "parameters",
      functions.map(({ parameters }) => parameters),
    ),
    `casts: ${casts.length}`,
  ];
  console.log(table.join("\n"));
  expect(code.length).toBeGreaterThan(300);
});

it("has no file that is longer than a few screens, but for catalogues", () => {
  const long = code.filter(({ lines }) => lines > limits.fileLines);
  expect(long.map(({ path, lines }) => `${path}: ${lines}`)).toEqual([]);
});

it("has functions that can be read at once", () => {
  const long = functions.filter(({ lines }) => lines > limits.functionLines);
  expect(long.map(({ at, lines }) => `${at}: ${lines}`)).toEqual([]);
  const p99 = quantile(
    functions.map(({ lines }) => lines),
    0.99,
  );
  expect(p99).toBeLessThanOrEqual(limits.functionLinesP99);
});

it("has few casts and few parameters", () => {
  expect(casts.length, "casts").toBeLessThanOrEqual(limits.casts);
  const many = functions.filter(({ parameters }) => parameters > limits.parameters);
  expect(many.map(({ at, parameters }) => `${at}: ${parameters}`)).toEqual([]);
});

/*
 * What is exported is there for others: other files, tests, or those who import the package. Types may also be exported because
 * they stand in the signature of a function.
 */
it("exports nothing that nobody imports", async () => {
  const tests = await Promise.all(
    (await readdir(join(projectRoot, "tests"), { recursive: true }))
      .filter((name) => name.endsWith(".ts"))
      .map((name) => readFile(join(projectRoot, "tests", name), "utf8")),
  );
  const texts = [...files.map(({ text }) => text), ...tests];
  const published = JSON.stringify(
    JSON.parse(await readFile(join(projectRoot, "package.json"), "utf8")).exports,
  );
  const own = files.filter(({ path }) => !published.includes(`/${path.replace(/\.\w+$/, "")}.`));
  expect(own.length).toBeLessThan(files.length);
  expect(own.flatMap((file) => unusedExports(file, texts))).toEqual([]);
});

function unusedExports({ path, text }: MeasuredFile, texts: readonly string[]): string[] {
  // A file is imported by its name, whether at once or when it is needed.
  const users = texts.filter((other) => other !== text && other.includes(`/${basename(path)}"`));
  const declared = text.matchAll(/^export (?:async )?(function\*?|const|class|interface|type) (\w+)/gm);
  return [...declared].flatMap(([, kind = "", name = ""]) => {
    const word = new RegExp(`\\b${name}\\b`, "g");
    if (users.some((other) => other.match(word))) return [];
    const isSignature = /^(?:interface|type)$/.test(kind) && (text.match(word)?.length ?? 0) > 1;
    return isSignature ? [] : [`${path}: ${name}`];
  });
}
