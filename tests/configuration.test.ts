import { mkdir, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readJson } from "../scripts/content/read-json.ts";
import { type ConfigReader, openConfigReader, type ReadAnswer } from "./support/open-config-reader.ts";
import { createWorkspace, type Workspace } from "./support/workspace.ts";

/* The configuration as users' programs and files are read: by a process of its own. */
let workspace: Workspace;
let reader: ConfigReader;
beforeEach(async () => {
  workspace = await createWorkspace();
  reader = openConfigReader(workspace.root);
});
afterEach(async () => {
  // No warning of Node's, whatever the package.json says.
  expect(await reader.close()).toBe("");
  await workspace.remove();
});

const write = (files: Readonly<Record<string, string>>): Promise<unknown> =>
  Promise.all(Object.entries(files).map(([path, text]) => workspace.write(path, text)));
const read = (): Promise<ReadAnswer> => reader.read();
const isRead = async (files: Readonly<Record<string, string>>): Promise<void> => {
  await write(files);
  const { config, found } = await read();
  expect([found, config.defaultLang]).toEqual([[], "bg"]);
};
/** `file:line:column code key reason` of all that was found. */
const complaints = ({ found }: ReadAnswer): string[] =>
  found.map(({ code, place: { file, line, column }, params }) =>
    [[file, line, column].filter((part) => part !== undefined).join(":"), code, params.key, params.reason]
      .filter((part) => part !== undefined)
      .join(" "),
  );

const asModule = 'export default { "default-lang": "bg" };\n';
const asCommonJs = 'module.exports = { "default-lang": "bg" };\n';
const typed = 'const lang: string = "bg";\nexport default { "default-lang": lang } satisfies object;\n';

describe.each([
  ["no package.json", undefined],
  ["a package.json that says nothing", "{}"],
  ['"type": "commonjs"', '{"type": "commonjs"}'],
  ['"type": "module"', '{"type": "module"}'],
])("with %s", (_, manifest) => {
  beforeEach(async () => {
    if (manifest !== undefined) await workspace.write("package.json", manifest);
  });
  const isOfModules = manifest?.includes("module") === true;

  it.each([
    ["dipla.config.ts", typed],
    ["dipla.config.mts", typed],
    ["dipla.config.cts", asCommonJs],
    ["dipla.config.js", asModule],
    ["dipla.config.js", isOfModules ? asModule : asCommonJs],
    ["dipla.config.mjs", asModule],
    ["dipla.config.cjs", asCommonJs],
    ["dipla.config.json", '{ "default-lang": "bg" }'],
    ["dipla.config.yaml", "default-lang: bg\n"],
    ["dipla.config.yml", "default-lang: bg\n"],
  ])("reads %s", (name, text) => isRead({ [name]: text }));

  it("imports a second file, in each way, and a third from there", () =>
    isRead({
      "dipla.config.ts":
        'import data from "./data.json" with { type: "json" };\nimport { lang } from "./settings/lang.ts";\nexport default { params: data, "default-lang": lang };\n',
      "data.json": '{ "a": 1 }',
      "settings/lang.ts":
        'import old, { lang as named } from "./old.cjs";\nexport const lang: string = old.lang === named ? named : "";\n',
      "settings/old.cjs": 'exports.lang = require("./older.cjs").lang;\n',
      "settings/older.cjs": 'exports.lang = "bg";\n',
    }));

  it("knows dipla without a package of that name", async () => {
    await isRead({
      "dipla.config.ts":
        'import { type Config, defineConfig } from "dipla";\nconst lang: Config["default-lang"] = "bg";\nexport default defineConfig({ "default-lang": lang });\n',
    });
    await rm(join(workspace.root, "dipla.config.ts"));
    await isRead({
      "dipla.config.mjs": 'export { default } from "./elsewhere.mjs";\n',
      "elsewhere.mjs":
        'import { defineConfig } from "dipla";\nexport default defineConfig({ "default-lang": "bg" });\n',
    });
    await rm(join(workspace.root, "dipla.config.mjs"));
    await isRead({
      "dipla.config.cjs":
        'const { defineConfig } = require("dipla");\nmodule.exports = defineConfig({ "default-lang": "bg" });\n',
    });
  });
});

describe("a change", () => {
  const lang = async (): Promise<string | undefined> => (await read()).config.defaultLang;

  it("of the file is seen by the same process", async () => {
    for (const value of ["bg", "en", "bg"]) {
      await workspace.write("dipla.config.ts", `export default { "default-lang": "${value}" };\n`);
      expect(await lang()).toBe(value);
    }
  });

  it("of what it imports is seen, too, also through CommonJS and JSON", async () => {
    await write({
      "dipla.config.ts":
        'import { lang } from "./lang.ts";\nimport list from "./list.json" with { type: "json" };\nimport jobs from "./jobs.cjs";\nexport default { "default-lang": lang, lang: list, jobs };\n',
      "jobs.cjs": 'module.exports = require("./number.cjs");\n',
    });
    for (const [value, jobs] of [
      ["bg", 3],
      ["en", 4],
      ["bg", 3],
    ] as const) {
      await write({
        "lang.ts": `export const lang: string = "${value}";\n`,
        "list.json": JSON.stringify([value]),
        "number.cjs": `module.exports = ${jobs};\n`,
      });
      expect((await read()).config).toMatchObject({ defaultLang: value, lang: [value], jobs });
    }
  });

  it("is that a file comes which was missing", async () => {
    await workspace.write("dipla.config.ts", 'export { default } from "./settings/all.ts";\n');
    const { found, inputs } = await read();
    expect(found).toHaveLength(1);
    expect(inputs).toContainEqual([join(workspace.root, "settings/all.ts"), { hash: "absent" }]);
    await workspace.write("settings/all.ts", 'export default { "default-lang": "bg" };\n');
    expect(await lang()).toBe("bg");
  });

  it("of data is seen", async () => {
    for (const value of ["bg", "en"]) {
      await workspace.write("dipla.config.yaml", `default-lang: ${value}\n`);
      expect(await lang()).toBe(value);
    }
  });

  it("can be seen, since all that was read is noted with its hash; of packages their package.json", async () => {
    await write({
      "dipla.config.ts":
        'import "preset";\nimport { lang } from "./lang.ts";\nexport default { "default-lang": lang };\n',
      "lang.ts": 'import "./below/side.cjs";\nexport const lang = "bg";\n',
      "below/side.cjs": "",
      "node_modules/preset/package.json": '{ "name": "preset", "main": "main.js" }',
      "node_modules/preset/main.js": 'require("./inside.js");\n',
      "node_modules/preset/inside.js": "",
    });
    const before = await read();
    expect(before.inputs.map(([path]) => path.slice(workspace.root.length + 1)).sort()).toEqual([
      "below/side.cjs",
      "dipla.config.ts",
      "lang.ts",
      "node_modules/preset/package.json",
    ]);
    await workspace.write("lang.ts", 'export const lang = "en";\n');
    const after = await read();
    const changed = after.inputs.filter(([path, { hash }]) =>
      before.inputs.some(([old, was]) => old === path && was.hash !== hash),
    );
    expect(changed.map(([path]) => basename(path))).toEqual(["lang.ts"]);
  });
});

describe("what is wrong is told at its place", () => {
  const told = async (files: Readonly<Record<string, string>>): Promise<string[]> => {
    await write(files);
    return complaints(await read());
  };

  it("in programs, where a name stands once", async () => {
    expect(
      await told({
        "dipla.config.ts": `// theme: 5
import { defineConfig } from "dipla";

interface Own { jobs(many: string): void }
const text = "jobs: 1, theme: 2";
export default defineConfig({
  params: { theme: text },
  jobs: "many",
  "default-lang": "xx_nonsense",
  print: {
    marks: "none",
    blled: 3,
  },
  theme: 5,
} as never);
`,
      }),
    ).toEqual([
      "dipla.config.ts:8:3 config-invalid jobs whole-number-range",
      "dipla.config.ts:9:4 config-invalid default-lang language-tag-expected",
      "dipla.config.ts:12:5 config-invalid print.blled setting-typo",
      "dipla.config.ts:14:3 config-invalid theme text-expected",
    ]);
  });

  it("in programs that put their settings together, as near as can be told", async () => {
    expect(
      await told({
        "dipla.config.mjs":
          'const one = { jobs: 0 };\nconst other = { jobs: 0 };\nexport default { ...one, ...other, print: { ["bl" + "eed"]: 99 } };\n',
      }),
    ).toEqual([
      "dipla.config.mjs config-invalid jobs whole-number-range",
      "dipla.config.mjs:3:36 config-invalid print.bleed millimetres-range",
    ]);
  });

  it("in programs that don't run", async () => {
    const cases: [text: string, expected: RegExp][] = [
      [
        "export default { jobs: missing };\n",
        /^dipla\.config\.ts:1:24 config-invalid dipla.config.ts missing is not defined/,
      ],
      ['throw new Error("no\\nway");\n', /^dipla\.config\.ts:1:7 config-invalid dipla.config.ts no$/],
      ['throw "no way";\n', /^dipla\.config\.ts config-invalid dipla.config.ts no way$/],
      ["throw undefined;\n", /^dipla\.config\.ts config-invalid dipla.config.ts undefined$/],
      ["export default {\n", /^dipla\.config\.ts(?::\d+)* config-invalid dipla.config.ts \S+/],
      [
        "enum A { b }\nexport default {};\n",
        /^dipla\.config\.ts:1 config-invalid dipla.config.ts TypeScript enum/,
      ],
      ['import "./nowhere.ts";\nexport default {};\n', /config-invalid dipla.config.ts Cannot find module/],
      ['import "nothing-of-that-name";\n', /config-invalid dipla.config.ts Cannot find package/],
      [
        'import { Config } from "dipla";\nexport default {} as Config;\n',
        /^dipla\.config\.ts:1 config-invalid .*Config/,
      ],
      [
        'import "./broken.ts";\nexport default {};\n',
        /^broken\.ts:2:11 config-invalid dipla.config.ts gone is not defined/,
      ],
      ["export const config = {};\n", /config-invalid dipla.config.ts default-export-expected$/],
      ["export default null;\n", /config-invalid dipla.config.ts settings-expected$/],
      ["export default [];\n", /config-invalid dipla.config.ts settings-expected$/],
      ["export default () => ({});\n", /config-invalid dipla.config.ts settings-expected$/],
      ["export default Promise.resolve({});\n", /config-invalid dipla.config.ts settings-expected$/],
    ];
    await workspace.write("broken.ts", "export const a = 1;\nconst b = gone;\n");
    for (const [text, expected] of cases) {
      const found = await told({ "dipla.config.ts": text });
      expect(found, text).toHaveLength(1);
      expect(found[0], text).toMatch(expected);
    }
  });

  it("in folders of any name", async () => {
    const folder = "моя папка #1% (x)";
    await write({
      [`${folder}/dipla.config.ts`]: 'import one from "./lib/ц ъ.cjs";\nexport default { jobs: one };\n',
      [`${folder}/lib/ц ъ.cjs`]: 'module.exports =\n  require("./other");\n',
      [`${folder}/lib/other.js`]: "module.exports =\n  gone;\n",
    });
    const other = openConfigReader(join(workspace.root, folder));
    expect(complaints(await other.read())).toEqual([
      "lib/other.js:2:3 config-invalid dipla.config.ts gone is not defined",
    ]);
    await workspace.write(`${folder}/lib/other.js`, "module.exports = 0;\n");
    expect(complaints(await other.read())).toEqual([
      "dipla.config.ts:2:18 config-invalid jobs whole-number-range",
    ]);
    expect(await other.close()).toBe("");
  });

  it("in data that can't be read", async () => {
    const cases: [name: string, text: string, expected: string][] = [
      ["json", '{ "jobs": 2, }', "1:14 config-invalid dipla.config.json json-unexpected"],
      ["json", "{ 'jobs': 2 }", "1:3 config-invalid dipla.config.json json-unexpected"],
      ["json", '{\n  "jobs": 2\n', "3:1 config-invalid dipla.config.json json-end"],
      ["json", "", "1:1 config-invalid dipla.config.json json-end"],
      ["json", '{ "jobs": 2,\n  "jobs": 3 }', "2:3 config-invalid dipla.config.json yaml-key-twice"],
      ["json", '{ "__proto__": {} }', "1:3 config-invalid __proto__ setting-unknown"],
      ["json", '{ "formats": ["html", "epubb"] }', "1:23 config-invalid formats.1 one-of-expected"],
      ["json", "[]", " config-invalid dipla.config.json settings-expected"],
      ["yaml", "out: a\njobs: b: 3\n", "2:7 yaml-invalid yaml-second-colon"],
      ["yaml", "formats:\n  - html\n  - epubb\n", "3:5 config-invalid formats.1 one-of-expected"],
      [
        "yaml",
        "send:\n  server:\n    host: a\n    prot: 25\n",
        "4:5 send-settings send.server.prot setting-typo",
      ],
      ["yaml", "rules:\n  text-in-captials: off\n", "2:3 config-invalid rules.text-in-captials rule-typo"],
    ];
    for (const [kind, text, expected] of cases) {
      const found = await told({ [`dipla.config.${kind}`]: text });
      await rm(join(workspace.root, `dipla.config.${kind}`));
      expect(found, text).toHaveLength(1);
      expect(found[0]?.replace(/^dipla\.config\.(json|yaml):?/, ""), text).toBe(expected);
    }
    await workspace.write("dipla.config.json", new Uint8Array([0x7b, 0xff, 0x7d]));
    expect(complaints(await read())).toEqual(["dipla.config.json:1:2 encoding"]);
  });

  it("when there are several, of which none is run", async () => {
    expect(
      await told({
        "dipla.config.json": "{}",
        "dipla.config.mjs": 'throw new Error("run");\n',
        "dipla.config.yaml": "jobs: many\n",
      }),
    ).toEqual([
      "dipla.config.mjs config-invalid dipla.config.mjs config-twice",
      "dipla.config.yaml config-invalid dipla.config.yaml config-twice",
    ]);
  });

  it("and nothing is, where only names look alike, or the file lies elsewhere", async () => {
    await mkdir(join(workspace.root, "dipla.config.js"));
    expect(
      await told({
        "dipla.config.ts.bak": "nonsense",
        "dipla.config.d.ts": "nonsense",
        "my-dipla.config.ts": "nonsense",
        "content/dipla.config.ts": 'throw new Error("run");\n',
      }),
    ).toEqual([]);
    // Nothing was read; that no file of these names was there is known, so that the first one counts.
    for (const [path, { hash }] of (await read()).inputs) {
      expect(hash, path).toBe("absent");
      expect(path).toMatch(/\/dipla\.config\.\w+$/);
    }
  });
});

describe("JSON", () => {
  it("is read as JSON.parse reads it", () => {
    const texts = [
      '{"a":[1,-0.5e+3,"\\u0416\\n",true,false,null,{}],"b":{"c":[[]]}, "": 1}',
      "  12  ",
      '"text"',
      "[1,]",
      "{,}",
      "01",
      "1.",
      "+1",
      "nul",
      '"tab\there"',
      '{"a" 1}',
      "[1 2]",
      "{} {}",
      "// no\n{}",
      '{"a":1,"b"}',
    ];
    for (const text of texts) {
      let expected: unknown;
      try {
        expected = { value: JSON.parse(text) };
      } catch {
        expected = undefined;
      }
      const { value, fault } = readJson(text);
      expect(fault ? undefined : { value }, text).toEqual(expected);
    }
  });

  it("has no bottom that it falls through", () => {
    expect(readJson("[".repeat(100_000)).fault?.reason).toBe("json-unexpected");
  });
});
