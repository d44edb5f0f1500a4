import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { Ajv, type ValidateFunction } from "ajv";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { configSchema } from "../scripts/config/schema.ts";
import { checkSettings } from "../scripts/config/settings/check-settings.ts";
import { frontMatterSchema } from "../scripts/content/front-matter-schema.ts";
import { readFrontMatter } from "../scripts/content/read-front-matter.ts";
import { readTheme } from "../scripts/content/template/read-theme.ts";
import { templateSchema } from "../scripts/content/template/template-schema.ts";
import { readTokenFile } from "../scripts/content/template/token-files.ts";
import { createDiagnostics } from "../scripts/findings/diagnostics.ts";
import { createNodeHost } from "../scripts/host/node-host.ts";
import { projectRoot } from "./support/workspace.ts";

/* The JSON Schemas of the package and Dipla's own checks are of one mind: on every file of this project, and on mistakes. */
async function schemaOf(name: string): Promise<ValidateFunction> {
  const text = await readFile(join(projectRoot, "scripts", "schemas", `${name}.json`), "utf8");
  // `errorMessage` is a word of editors' servers only.
  return new Ajv({ strict: false, allErrors: true }).compile(JSON.parse(text) as object);
}

async function filesOf(folders: readonly string[], name: RegExp): Promise<string[]> {
  const found = await Promise.all(
    folders.map(async (folder) =>
      (await readdir(join(projectRoot, folder), { recursive: true }))
        .filter((path) => name.test(path))
        .map((path) => join(folder, path)),
    ),
  );
  return found.flat();
}

const read = (path: string): Promise<string> => readFile(join(projectRoot, path), "utf8");
const samples = ["content", "templates", "tests/cases", "tests/workspaces"];

/** The same value with something of it exchanged, at every place. */
function* exchanged(value: unknown, by: readonly unknown[]): Generator<unknown> {
  yield* by;
  if (typeof value !== "object" || value === null) return;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries())
      for (const other of exchanged(item, by)) yield value.with(index, other);
    return;
  }
  yield { ...value, "no-such-key": 1 };
  for (const [key, inside] of Object.entries(value)) {
    const { [key]: _, ...rest } = value as Record<string, unknown>;
    yield rest;
    for (const other of exchanged(inside, by)) yield { ...value, [key]: other };
  }
}

const wrong = [17.5, "words", true, [], ["words"], [[]], { words: 1 }, -1];

describe("front matter", async () => {
  const accepts = await schemaOf("front-matter");
  const told = (yaml: string): string[] => {
    const diagnostics = createDiagnostics();
    readFrontMatter(yaml, "content/note.md", diagnostics, ["bg"]);
    return diagnostics
      .list()
      .map(({ code, params }) => (code === "front-matter-invalid" ? `${params.reason}` : code));
  };

  it("of every document that is read without a word is accepted", async () => {
    const files = await filesOf(samples, /\.md$/);
    let sound = 0;
    for (const path of files) {
      const yaml = /^---\n([\s\S]*?)\n---/.exec(await read(path))?.[1];
      if (yaml === undefined || told(yaml).length > 0) continue;
      sound += 1;
      expect(accepts(parse(yaml)), `${path}: ${JSON.stringify(accepts.errors)}`).toBe(true);
    }
    expect(sound).toBeGreaterThan(80);
  });

  /** What no type says: what a text has to look like, and files that have to be there. */
  const ofWords = [
    "language-tag-expected",
    "date-unclear",
    "date-expected",
    "no-such-day",
    "empty",
    "one-of-expected",
  ];

  it.each(Object.keys(frontMatterSchema))("refuses of %s what reading refuses by its type", (key) => {
    for (const value of [...wrong, { file: "a.csv", sheet: true }, { file: "a.csv", "head-row": 0 }]) {
      const document = { title: "Note", [key]: value };
      const reasons = told(JSON.stringify(document));
      const isRefused = !accepts(document);
      if (isRefused) expect(reasons, JSON.stringify(document)).not.toEqual([]);
      if (reasons.some((reason) => !ofWords.includes(reason)))
        expect(isRefused, `${JSON.stringify(document)}: ${reasons}`).toBe(true);
    }
    for (const nothing of [null, ""]) expect(accepts({ title: "Note", [key]: nothing })).toBe(true);
  });

  it("finds a key that is one slip away from one that exists, as reading does, and no other", () => {
    const keys = Object.keys(frontMatterSchema);
    const slips = keys.flatMap((key) => [
      key.slice(1),
      `${key}s`,
      `${key.slice(0, -2)}${key.at(-1)}${key.at(-2)}`,
      `x${key.slice(1)}`,
    ]);
    for (const slip of [...slips, "weather", "subject", "signatory", "kind", "closing"]) {
      const document = { title: "Note", [slip]: "x" };
      const isRefused = !accepts(document);
      expect(isRefused, slip).toBe(told(JSON.stringify(document)).includes("front-matter-typo"));
    }
    expect(accepts({ title: "Note", print: { blead: 3 } })).toBe(false);
    expect(accepts({ subtitle: "No title" })).toBe(false);
  });
});

describe("templates", async () => {
  const accepts = await schemaOf("template");
  const takes = (value: unknown): boolean => v.safeParse(templateSchema, value).success;
  const files = await filesOf(["templates", "tests/workspaces"], /(?:^|\/)template\.yaml$/);

  it("of this project are accepted, and with any mistake judged as Dipla judges them", async () => {
    expect(files.length).toBeGreaterThan(5);
    let [sound, refused] = [0, 0];
    for (const path of files) {
      const manifest: unknown = parse(await read(path));
      expect(accepts(manifest), `${path}: ${JSON.stringify(accepts.errors)}`).toBe(takes(manifest));
      for (const mistaken of exchanged(manifest, wrong)) {
        const isSound = takes(mistaken);
        if (isSound) sound += 1;
        else refused += 1;
        if (accepts(mistaken) !== isSound)
          expect.unreachable(`${path}: ${JSON.stringify(mistaken)} ${JSON.stringify(accepts.errors)}`);
      }
    }
    expect(sound).toBeGreaterThan(100);
    expect(refused).toBeGreaterThan(1000);
  });
});

describe("configuration", async () => {
  const accepts = await schemaOf("config");
  const mistakes = (value: unknown): number => checkSettings(configSchema, value).mistakes.length;
  const full = {
    out: "made",
    formats: ["pdf"],
    lang: ["bg"],
    "default-lang": "bg",
    theme: "house.tokens.json",
    jobs: 2,
    params: { a: 1 },
    print: { outputs: ["press"], bleed: 3, marks: "none", "ink-limit": 300, "ink-light": true },
    typography: { percent: "spaced" },
    rules: { "cell-empty": "off" },
    strict: true,
    "word-fonts": "subset",
    browser: { executable: "/bin/chrome" },
    preview: { editor: "vscode://file/{path}" },
    send: {
      from: "Office <office@dipla.example>",
      server: { host: "mail.dipla.example", port: 587 },
      rate: { messages: 10, seconds: 60 },
      attach: ["pdf"],
      oversize: "zip",
      dkim: { domain: "dipla.example", selector: "a", key: { env: "KEY" } },
      bounces: { address: "back@dipla.example", secret: { file: "secret" } },
      sign: { p12: "seal.p12", passphrase: { env: "PASS" }, level: "B" },
    },
  };

  it("with every kind of setting is accepted, and what is wrong by type is refused", () => {
    expect(mistakes(full)).toBe(0);
    expect(accepts(full), JSON.stringify(accepts.errors)).toBe(true);
    let refused = 0;
    for (const mistaken of exchanged(full, wrong)) {
      const isRefused = !accepts(mistaken);
      if (isRefused) refused += 1;
      const found = checkSettings(configSchema, mistaken).mistakes;
      if (isRefused && found.length === 0)
        expect.unreachable(`${JSON.stringify(mistaken)} ${JSON.stringify(accepts.errors)}`);
      // What a text has to look like, or two settings to each other, no type says.
      const byType = found.some(
        (one) =>
          one.kind === "unknown" ||
          /^(?:text|flag|list|group|values|number|whole-number|millimetres)-/.test(one.reason),
      );
      if (byType && !isRefused) expect.unreachable(`${JSON.stringify(mistaken)} ${JSON.stringify(found)}`);
    }
    expect(refused).toBeGreaterThan(200);
  });

  it("of this project's workspaces is accepted", async () => {
    const files = await filesOf(["tests"], /(?:^|\/)dipla\.config\.(?:json|ya?ml)$/);
    for (const path of files) {
      const config: unknown = parse(await read(path));
      if (mistakes(config) === 0) expect(accepts(config), path).toBe(true);
    }
  });
});

describe("tokens", async () => {
  const accepts = await schemaOf("tokens");
  const base = JSON.parse(await read("templates/_base/theme.tokens.json")) as object;
  const told = (tokens: object): string[] => {
    const host = createNodeHost();
    const diagnostics = createDiagnostics();
    const fileOf = (value: object, display: string) =>
      readTokenFile(
        {
          path: join(projectRoot, display),
          display,
          bytes: new TextEncoder().encode(JSON.stringify(value)),
          isOwn: true,
        },
        host,
        diagnostics,
      );
    const files = [fileOf(base, "templates/_base/theme.tokens.json"), fileOf(tokens, "house.tokens.json")];
    readTheme(
      files.filter((file) => file !== undefined),
      [],
      diagnostics,
    );
    return diagnostics
      .list()
      .filter(({ code }) => code.startsWith("token-"))
      .map(({ code }) => code);
  };

  it("of every token file are accepted", async () => {
    const files = await filesOf(["templates", "tests/workspaces"], /\.tokens\.json$/);
    expect(files.length).toBeGreaterThan(8);
    for (const path of files) {
      const tokens = JSON.parse(await read(path)) as object;
      expect(accepts(tokens), `${path}: ${JSON.stringify(accepts.errors)}`).toBe(true);
    }
  });

  const colour = (value: unknown): object => ({ color: { brand: { $type: "color", $value: value } } });
  const role = (tokens: object): object => ({ role: { title: tokens } });
  it.each([
    ["a colour by name", colour("red")],
    ["a colour that lets through", colour({ colorSpace: "srgb", components: [0, 0, 0], alpha: 0.5 })],
    ["two components", colour({ colorSpace: "srgb", components: [0, 0] })],
    ["a colour without digits", colour("#12345")],
    ["three inks", { color: { brand: { $value: "#123456", $extensions: { dipla: { cmyk: [1, 2, 3] } } } } }],
    ["a length in centimetres", { space: { gutter: { $value: "3cm" } } }],
    ["a length of the format's newer form", { space: { gutter: { $value: { value: 3, unit: "mm" } } } }],
    ["a property that no role has", role({ colour: { $value: "{on.text}" } })],
    ["a property that is no token", role({ color: "{on.text}" })],
    ["a role's colour by its digits", role({ color: { $value: "#123456" } })],
    ["a line's colour by its digits", role({ "border-top": { $value: { width: "1pt", color: "#123456" } } })],
    ["a size in centimetres", role({ font: { $value: { fontSize: "1cm" } } })],
    ["a name that ends a rule of CSS", { color: { 'a"b': { $value: "#123456" } } }],
    ["a family without a name", { font: { sans: { $value: 5 } } }],
  ])("that reading refuses are refused: %s", (_, tokens) => {
    expect(told(tokens)).not.toEqual([]);
    expect(accepts(tokens)).toBe(false);
  });

  it.each([
    ["a wide colour", colour({ colorSpace: "display-p3", components: [0.5, "none", 0.2], alpha: 1 })],
    ["a colour of another", colour("{color.ink}")],
    ["a colour by pointer", { color: { brand: { $ref: "#/color/ink/$value" } } }],
    ["letters in any case", colour("#AbCdEf")],
    ["no line", role({ "border-top": { $value: "none" } })],
    ["only other inks", { color: { brand: { $extensions: { dipla: { cmyk: [1, 2, 3, 4] } } } } }],
    ["groups of other tools", { motion: { slow: { $value: "200ms" } } }],
  ])("that reading takes are accepted: %s", (_, tokens) => {
    expect(told(tokens)).toEqual([]);
    expect(accepts(tokens), JSON.stringify(accepts.errors)).toBe(true);
  });
});

it("organisation files are accepted, and a map in a map is not", async () => {
  const accepts = await schemaOf("organisation");
  const files = await filesOf(["content", "tests"], /(?:^|\/)organisation\.yaml$/);
  expect(files.length).toBeGreaterThan(3);
  for (const path of files) expect(accepts(parse(await read(path))), path).toBe(true);
  expect(accepts({ name: { bg: { short: "Име" } } })).toBe(false);
  expect(accepts({ logo: true })).toBe(false);
});
