import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { headingLines } from "./support/heading-lines.ts";
import { lineEndHyphens } from "./support/line-end-hyphens.ts";
import { type PageFacts, readPages } from "./support/read-pages.ts";
import {
  type CommandResult,
  createWorkspace,
  projectRoot,
  runDipla,
  type Workspace,
} from "./support/workspace.ts";

/*
 * The default templates are measured in finished PDFs: the project's own documents, and those of a second organisation
 * that uses the templates untouched.
 */
const harbour = join(projectRoot, "tests", "workspaces", "harbour");
const places = [
  { name: "this project", root: projectRoot },
  { name: "another organisation", root: harbour },
];

let scratch: Workspace;
const builds = new Map<string, CommandResult>();
const files: { path: string; template: string; workspace: string }[] = [];

beforeAll(async () => {
  scratch = await createWorkspace();
  for (const { name, root } of places) {
    const out = join(scratch.root, name);
    builds.set(name, await runDipla(["build", "--json", "--root", root, "--out", out, "--format", "pdf"]));
    const manifest = JSON.parse(await readFile(join(out, "manifest.json"), "utf8"));
    for (const { path, template, output } of manifest.artifacts)
      if (output === "pdf") files.push({ path: join(out, path), template, workspace: name });
  }
});
afterAll(() => scratch.remove());

const pagesOf = async (
  template: string,
): Promise<{ path: string; workspace: string; pages: PageFacts[] }[]> =>
  Promise.all(
    files
      .filter((file) => file.template === template)
      .map(async ({ path, workspace }) => ({
        path,
        workspace,
        pages: await readPages(new Uint8Array(await readFile(path))),
      })),
  );

describe.each(places)("$name", ({ name }) => {
  it("builds without any finding, so no panel overflows or is more than a quarter empty", () => {
    expect(builds.get(name)?.code).toBe(0);
    expect(builds.get(name)?.events.filter(({ event }) => event === "diagnostic")).toEqual([]);
  });
});

/** Sizes in pt that `print.md` asks for and the tokens repeat; titles come in steps by length. */
const sizes: Readonly<Record<string, readonly number[]>> = {
  "leaflet-trifold": [7.5, 8.5, 9.7, 10, 10.5, 11, 12, 13.5, 15, 17.5, 18, 22, 30, 38, 50],
  brochure: [8, 8.5, 9.5, 10, 10.2, 10.5, 11, 12, 15, 16, 22, 28, 34, 40, 42, 54, 84],
  briefing: [8, 8.5, 9, 9.5, 9.7, 10, 10.5, 11, 11.5, 12, 14, 25],
};

describe.each(Object.keys(sizes))("%s", (template) => {
  it("uses colours of the tokens only", async () => {
    for (const { path, workspace, pages } of await pagesOf(template)) {
      const allowed = await coloursOf(workspace === "this project" ? projectRoot : harbour);
      for (const { colours } of pages)
        expect(
          [...colours].filter((colour) => !allowed.has(colour)),
          path,
        ).toEqual([]);
    }
  });

  it("uses the type sizes of its scale only, within 0.2 pt", async () => {
    for (const { path, pages } of await pagesOf(template)) {
      const odd = pages
        .flatMap(({ texts }) => texts)
        .filter(({ size }) => !sizes[template]?.some((wanted) => Math.abs(wanted - size) <= 0.2));
      expect(
        odd.map(({ text, size }) => `${size}: ${text}`),
        path,
      ).toEqual([]);
    }
  });

  it("sets no heading with a hyphen at a line's end or one short word in its last line", async () => {
    for (const { path } of files.filter((file) => file.template === template)) {
      for (const lines of await headingLines(new Uint8Array(await readFile(path)))) {
        const text = lines.join(" ");
        expect(
          lines.filter((line) => line.endsWith("-")),
          `${path}: ${text}`,
        ).toEqual([]);
        if (lines.length > 1) expect(lines.at(-1)?.length, `${path}: ${text}`).toBeGreaterThan(4);
      }
    }
  });
});

it("hyphenates running text in Bulgarian and in English", async () => {
  for (const lang of ["bg", "en"]) {
    let hyphens = 0;
    for (const { path } of files.filter((file) => file.path.endsWith(`.${lang}.pdf`)))
      hyphens += await lineEndHyphens(new Uint8Array(await readFile(path)));
    expect(hyphens, lang).toBeGreaterThan(1);
  }
});

const tolerance = 0.2;

it("keeps text of the leaflet 9 mm from the edges of the sheet and from the folds", async () => {
  const sides = [
    [0, 97, 197, 297],
    [0, 100, 200, 297],
  ];
  for (const { path, pages } of await pagesOf("leaflet-trifold")) {
    expect(pages.map(({ width, height }) => [Math.round(width), Math.round(height)])).toEqual([
      [297, 210],
      [297, 210],
    ]);
    for (const [side, { texts }] of pages.entries()) {
      const folds = sides[side] ?? [];
      for (const { text, left, right, bottom, size } of texts) {
        const panel = folds.findLastIndex((edge) => edge <= left);
        const place = `${path}: ${text}`;
        expect(left - (folds[panel] ?? 0), place).toBeGreaterThanOrEqual(9 - tolerance);
        expect((folds[panel + 1] ?? 0) - right, place).toBeGreaterThanOrEqual(9 - tolerance);
        expect(210 - bottom, place).toBeGreaterThanOrEqual(9 - tolerance);
        expect(bottom - size * (25.4 / 72), place).toBeGreaterThanOrEqual(9 - tolerance);
      }
    }
  }
});

it("keeps the margins of brochure and briefing within 0.2 mm", async () => {
  const margins = { brochure: [20, 18], briefing: [30, 24] } as const;
  for (const [template, [left, right]] of Object.entries(margins)) {
    for (const { path, pages } of await pagesOf(template)) {
      for (const { texts, width } of pages) {
        expect(Math.min(...texts.map((text) => text.left)), path).toBeGreaterThanOrEqual(left - tolerance);
        expect(Math.abs(Math.min(...texts.map((text) => text.left)) - left), path).toBeLessThanOrEqual(
          tolerance,
        );
        expect(width - Math.max(...texts.map((text) => text.right)), path).toBeGreaterThanOrEqual(
          right - tolerance,
        );
      }
    }
  }
});

it("has text colours of at least 4.5:1 on every ground they stand on", async () => {
  for (const theme of await themes()) {
    const value = (path: string): string => resolve(theme, path);
    const grounds: [string, string][] = [
      ["color.white", "on"],
      ["color.tint", "on"],
      ...Object.keys(theme.surface ?? {})
        .filter((key) => !key.startsWith("$"))
        .map((name): [string, string] => [`surface.${name}.background`, `surface.${name}.on`]),
    ];
    for (const [ground, tones] of grounds) {
      for (const tone of ["text", "heading", "kicker", "muted", "number", "link"])
        expect(
          contrast(value(ground), value(`${tones}.${tone}`)),
          `${tone} on ${ground}`,
        ).toBeGreaterThanOrEqual(4.5);
    }
  }
});

it("has no organisation's name and no word of its content in templates/", async () => {
  const texts = await Promise.all(
    (await filesBelow(join(projectRoot, "templates"))).map((path) => readFile(path, "utf8")),
  );
  const words = [/\bIOM\b/, /МОМ/, /migra/i, /миграц/i, /мигрант/i, /harbour/i, /пристанищ/i, /iom\.int/];
  for (const { root } of places) {
    const data = await readFile(join(root, "content", "_data", "organisation.yaml"), "utf8");
    for (const [, value = ""] of data.matchAll(/^\s*(?:bg|en|site|url|short-name): (.+)$/gm)) {
      if (value.length > 3) words.push(new RegExp(value.trim().replace(/[.*+?^${}()|[\]\\]/g, "\\$&")));
    }
  }
  for (const word of words)
    expect(
      texts.filter((text) => word.test(text)),
      String(word),
    ).toEqual([]);
});

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** Every colour that token files and the organisation's own logo name. */
async function coloursOf(root: string): Promise<Set<string>> {
  const paths = [
    ...(await filesBelow(join(projectRoot, "templates"))),
    ...(await filesBelow(root === projectRoot ? join(root, "content") : root)),
  ];
  const texts = await Promise.all(
    paths.filter((path) => /\.(json|svg)$/.test(path)).map((path) => readFile(path, "utf8")),
  );
  return new Set([
    "#FFFFFF",
    "#000000",
    ...texts.flatMap((text) => text.match(/#[0-9a-f]{6}\b/gi) ?? []).map((hex) => hex.toUpperCase()),
  ]);
}

interface Tokens {
  [key: string]: Tokens;
}

async function themes(): Promise<Tokens[]> {
  const base = JSON.parse(
    await readFile(join(projectRoot, "templates", "_base", "theme.tokens.json"), "utf8"),
  );
  const other = (await filesBelow(harbour)).filter((path) => path.endsWith("tokens.json"));
  const laid = await Promise.all(
    other.map(async (path) => overlay(structuredClone(base), JSON.parse(await readFile(path, "utf8")))),
  );
  return [base, ...laid];
}

function overlay(under: Tokens, over: Tokens): Tokens {
  for (const [key, value] of Object.entries(over)) {
    const below = under[key];
    under[key] =
      typeof value === "object" && typeof below === "object" && !("$value" in value)
        ? overlay(below, value)
        : value;
  }
  return under;
}

function resolve(theme: Tokens, path: string): string {
  const token = path.split(".").reduce<Tokens | undefined>((node, key) => node?.[key], theme) as unknown as {
    $value: string;
  };
  const reference = /^\{(.+)\}$/.exec(token.$value)?.[1];
  return reference ? resolve(theme, reference) : token.$value;
}

/** WCAG 2.2, 1.4.3. */
function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [a, b].map(luminance).sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
