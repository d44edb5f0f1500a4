import * as v from "valibot";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkFlags } from "../scripts/config/check-flags.ts";
import { readConfig } from "../scripts/config/config.ts";
import { defaultConfig } from "../scripts/config/defaults.ts";
import { configSchema, sensitiveSettings } from "../scripts/config/schema.ts";
import { checkSettings } from "../scripts/config/settings/check-settings.ts";
import { entriesOf, listSettings, type Setting, unwrapped } from "../scripts/config/settings/setting.ts";
import { nearest } from "../scripts/document/nearest.ts";
import { createDiagnostics, type Finding } from "../scripts/findings/diagnostics.ts";
import { createNodeHost } from "../scripts/host/node-host.ts";
import { checksOf } from "./support/settings-tables.ts";
import { createWorkspace, type Workspace } from "./support/workspace.ts";

/* Every setting of the schema, in turn: a new one is here by itself, and one of a kind unknown here fails. */
const settings = listSettings(configSchema);
const host = createNodeHost();
let workspace: Workspace;
beforeAll(async () => {
  workspace = await createWorkspace();
});
afterAll(() => workspace.remove());

const nameOf = ({ path }: Setting): string => path.join(".");
/** A value that a required setting takes: what stands beside the mistake must be right. */
function right(schema: v.GenericSchema): unknown {
  const entries = entriesOf(schema);
  if (entries) return required(entries);
  const samples = ["mail.example", "office@mail.example", 5, { env: "SECRET" }];
  const found = samples.find((sample) => v.safeParse(schema, sample).success);
  if (found === undefined) throw new Error(`no sample for ${schema.type}`);
  return found;
}

function required(entries: Record<string, v.GenericSchema>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(entries)
      .filter(([, entry]) => !("wrapped" in entry))
      .map(([name, entry]) => [name, right(entry)]),
  );
}

/** A whole configuration in which one name of one group has this value. */
function around(path: readonly string[], name: string, value: unknown): Record<string, unknown> {
  const [first, ...rest] = path;
  const inside = (schema: v.GenericSchema, [next, ...more]: readonly string[]): Record<string, unknown> => {
    const entries = entriesOf(schema) ?? {};
    const own = { ...required(entries) };
    if (next === undefined) return own;
    if (more.length === 0) {
      delete own[next];
      return { ...own, [name]: value };
    }
    return { ...own, [next]: inside(unwrapped(entries[next] ?? v.never()), more) };
  };
  return first === undefined ? {} : inside(configSchema, [first, ...rest]);
}

/** What is found in a configuration of this kind, and the line on which the name stands. */
async function found(
  config: Record<string, unknown>,
  name: string,
  kind: "json" | "yaml",
): Promise<{ list: Finding[]; line: number }> {
  const text = kind === "json" ? JSON.stringify(config, null, 2) : yamlOf(config);
  await workspace.write(`dipla.config.${kind}`, text);
  const diagnostics = createDiagnostics();
  await readConfig(workspace.root, {}, host, diagnostics);
  await host.remove(`${workspace.root}/dipla.config.${kind}`);
  const line = text.split("\n").findIndex((row) => row.includes(`${name}"`) || row.includes(`${name}:`));
  return { list: diagnostics.list(), line: line + 1 };
}

function yamlOf(config: Record<string, unknown>, indent = ""): string {
  return Object.entries(config)
    .map(([name, value]) =>
      typeof value === "object" && value !== null && !Array.isArray(value) && Object.keys(value).length > 0
        ? `${indent}${name}:\n${yamlOf(value as Record<string, unknown>, `${indent}  `)}`
        : `${indent}${name}: ${JSON.stringify(value)}\n`,
    )
    .join("");
}

/** One finding, and no more: at the line of the name, under the setting's whole name. */
async function expectOne(path: readonly string[], name: string, value: unknown): Promise<Finding[]> {
  const config = around(path, name, value);
  const results: Finding[] = [];
  for (const kind of ["json", "yaml"] as const) {
    const { list, line } = await found(config, name, kind);
    const said = `${path.join(".")} as ${name} = ${JSON.stringify(value)} in ${kind}`;
    expect(list, said).toHaveLength(1);
    const [{ code, place, params } = {} as Finding] = list;
    const isOfSending = config.send !== undefined;
    expect(code, said).toBe(isOfSending ? "send-settings" : "config-invalid");
    expect(place, said).toMatchObject({ file: `dipla.config.${kind}`, line });
    expect(place.column, said).toBeGreaterThan(0);
    expect(String(params.key).startsWith([...path.slice(0, -1), name].join(".")), said).toBe(true);
    results.push(...list);
  }
  return results;
}

/** By the kind of schema: values of other types. */
const otherTypes: Readonly<Record<string, readonly unknown[]>> = {
  string: [5, true, ["text"], { a: 1 }, null],
  number: ["many", "2", true, [2], null],
  boolean: ["yes", 1, null],
  picklist: ["nonsense", 5, true, []],
  array: ["text", 5, { a: 1 }],
  strict_object: ["text", 5, true, [], ["text"], null],
  union: ["in plain words", 5, [], {}, { file: "a", env: "A" }, null],
  custom: ["text", 5, ["text"], null],
};

describe.each(settings.map((setting) => [nameOf(setting), setting] as const))("%s", (_, setting) => {
  it("is refused, at its line, when it has another type", async () => {
    const wrong = otherTypes[setting.schema.type];
    expect(wrong, `say what is wrong for a setting of the kind ${setting.schema.type}`).toBeDefined();
    for (const value of wrong ?? []) await expectOne(setting.path, setting.path.at(-1) ?? "", value);
  });

  it("is told, with what was meant, when its name is nearly right", async () => {
    const name = setting.path.at(-1) ?? "";
    const siblings = settings
      .filter(({ path }) => path.slice(0, -1).join() === setting.path.slice(0, -1).join())
      .map(({ path }) => path.at(-1) ?? "");
    const typo = [`${name}q`, `q${name}`].find((one) => nearest(one, siblings) === name);
    expect(typo, "another name is nearer to every slip of this one").toBeDefined();
    const value = anyValue(setting);
    for (const { params } of await expectOne(setting.path, typo ?? "", value))
      expect(params).toMatchObject({ reason: "setting-typo", meant: name });
  });

  it("keeps to its limits", async () => {
    for (const value of beyond(setting)) await expectOne(setting.path, setting.path.at(-1) ?? "", value);
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])
      if (setting.schema.type === "number") expect(v.safeParse(setting.schema, value).success).toBe(false);
  });

  it("says what it means", () => {
    expect(setting.means.length).toBeGreaterThan(3);
  });
});

/** Any value will do where the name is wrong. */
function anyValue({ schema }: Setting): unknown {
  return schema.type === "strict_object" ? right(schema) : 1;
}

/** Values of the right type that are out of range. */
function beyond(setting: Setting): unknown[] {
  return checksOf(setting.schema).flatMap(({ type, requirement }): unknown[] => {
    if (type === "gt_value") return [requirement];
    if (type === "min_value") return [Number(requirement) - 1];
    if (type === "max_value") return [Number(requirement) + 1, 1e9];
    if (type === "integer") return [2.5];
    if (type === "non_empty") return [setting.schema.type === "array" ? [] : ""];
    if (type === "regex") return ["two\nlines"];
    return [];
  });
}

it("gives every number both limits, and every text one", () => {
  for (const setting of settings) {
    const types = checksOf(setting.schema).map(({ type }) => type);
    if (setting.schema.type === "number")
      expect([
        types.includes("min_value") || types.includes("gt_value"),
        types.includes("max_value"),
      ]).toEqual([true, true]);
    if (setting.schema.type === "string") expect(types, nameOf(setting)).toContain("non_empty");
  }
});

it("has the defaults of a workspace without a configuration", () => {
  expect(checkSettings(configSchema, {})).toEqual({ value: defaultConfig, mistakes: [] });
});

it("marks every setting that names a program, a secret, a server or a path out of the workspace", () => {
  expect(sensitiveSettings().map((setting) => `${nameOf(setting)} ${setting.notes.sensitive}`)).toEqual([
    "out path",
    "theme path",
    "blocks program",
    "helpers program",
    "remark-plugins program",
    "browser.executable program",
    "preview.editor program",
    "send.server.host server",
    "send.server.ca path",
    "send.server.password secret",
    "send.dkim.key secret",
    "send.bounces.secret secret",
    "send.sign.p12 secret",
    "send.sign.passphrase secret",
    "send.sign.key secret",
    "send.sign.certificate path",
    "send.sign.time-stamp server",
    "send.sign.authorities path",
    "send.sign.revocation-servers server",
    "send.sign.revocation-files path",
  ]);
  // Whatever takes a reference to a secret is one.
  const references = settings.filter(({ schema }) => schema.type === "union");
  expect(references.every(({ notes }) => notes.sensitive === "secret")).toBe(true);
});

it("never shows a value that stands in the wrong place", async () => {
  const secret = "tr0mb0ne-sunset";
  for (const setting of settings) {
    const name = setting.path.at(-1) ?? "";
    const { list } = await found(around(setting.path, name, [{ [secret]: secret }]), name, "json");
    expect(JSON.stringify(list), nameOf(setting)).not.toContain(secret);
  }
});

describe("values of one's own", () => {
  it("are data, and nothing that has no end or no form in text", () => {
    const endless: Record<string, unknown> = {};
    endless.again = endless;
    for (const value of [
      () => 1,
      new Date(0),
      Promise.resolve(1),
      Number.NaN,
      1n,
      Symbol("a"),
      endless,
      new Map(),
    ])
      expect(checkSettings(configSchema, { params: { value } }).mistakes).toMatchObject([
        { path: ["params"], reason: "data-expected" },
      ]);
    const params = { text: "a", number: 1.5, flag: true, none: null, list: [1, { deep: ["x"] }] };
    expect(checkSettings(configSchema, { params })).toMatchObject({ mistakes: [], value: { params } });
  });

  it("says nothing by being undefined", () => {
    expect(checkSettings(configSchema, { theme: undefined, print: { bleed: undefined } })).toEqual({
      value: defaultConfig,
      mistakes: [],
    });
  });
});

describe("flags that are settings, too", () => {
  it.each([
    [{ jobs: "many" }, ["config-invalid --jobs --jobs whole-number-range"]],
    [{ jobs: "0" }, ["config-invalid --jobs --jobs whole-number-range"]],
    [{ jobs: "2.5" }, ["config-invalid --jobs --jobs whole-number-range"]],
    [{ jobs: "1e9" }, ["config-invalid --jobs --jobs whole-number-range"]],
    [{ jobs: "" }, ["config-invalid --jobs --jobs whole-number-range"]],
    [
      { lang: "bg,xx_nonsense,EN" },
      [
        "config-invalid --lang --lang EN language-tag-expected",
        "config-invalid --lang --lang xx_nonsense language-tag-expected",
      ],
    ],
    [{ lang: "," }, ["config-invalid --lang --lang empty"]],
    [{ format: "" }, ["config-invalid --format --format empty"]],
    [{ format: "pdf,epubb" }, ["format-unknown --format epubb"]],
    [{ out: "" }, ["config-invalid --out --out empty"]],
    [{ jobs: "3", lang: "bg, en", format: "html", out: "elsewhere" }, []],
  ])("%j", (values, expected) => {
    const found = createDiagnostics();
    const flags = checkFlags(values, found);
    const told = found
      .list()
      .map(({ code, place, params }) =>
        [code, place.file, params.format ?? params.key, params.reason].filter(Boolean).join(" "),
      );
    expect(told.sort()).toEqual(expected);
    if (expected.length === 0)
      expect(flags).toEqual({ jobs: 3, lang: ["bg", "en"], formats: ["html"], out: "elsewhere" });
  });
});
