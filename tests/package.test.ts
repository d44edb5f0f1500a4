import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openPreviewOf } from "./support/open-preview.ts";
import { createWorkspace, projectRoot, runCommand, type Workspace } from "./support/workspace.ts";

/* The package as others get it: packed, installed into an empty folder, used from there. */
let home: Workspace;
beforeAll(async () => {
  // What `npm init -y` writes.
  home = await createWorkspace({ "package.json": '{"private": true, "type": "commonjs"}' });
});
afterAll(() => home.remove());

const npm = async (args: readonly string[], cwd: string): Promise<string> => {
  const { code, stdout, stderr } = await runCommand("npm", args, { cwd });
  expect(code, stderr).toBe(0);
  return stdout;
};

const program = `import { type BuildEvent, openWorkspace, render } from "dipla";

const events: BuildEvent["event"][] = [];
await using workspace = await openWorkspace("leaflets", { lang: ["en"] });
await using other = await openWorkspace("steps");
const [building, checking] = [workspace.build(), other.check()];
for await (const { event } of building) events.push(event);
const { artifacts, exitCode } = await building;
const steps = await other.build();
const checked = [(await checking).exitCode, steps.exitCode, steps.artifacts.length];
const { files } = await render("---\\ntitle: Water\\nlang: en\\n---\\n\\nTwo litres.", { formats: ["txt"] });
const text = new TextDecoder().decode(files[0]?.bytes);
const formats = [...new Set(artifacts.map(({ format }) => format))].sort();
console.log(JSON.stringify({ events, built: [formats, exitCode], checked, text }));
`;
const stepsConfig = `import { defineBlock, defineConfig } from "dipla";

const step = defineBlock({
  kind: "container",
  attributes: { number: { type: "number", least: 1, most: 9, required: true, description: "which step" } },
  content: "blocks",
  run: ({ attributes: { number }, content, element, text }) =>
    element("div", { dataRole: "callout" }, [
      element("p", { dataRole: "callout-title" }, [text("Step " + number.toFixed(0))]),
      ...content,
    ]),
});
export default defineConfig({ formats: ["pdf", "docx", "html", "txt"], blocks: { step } });
`;

it("installs into an empty folder and builds there", async () => {
  // The compiled code is made by `prepack`; what is there now may be yesterday's.
  await rm(join(projectRoot, "out", "package"), { recursive: true, force: true });
  await npm(["pack", "--pack-destination", home.root], projectRoot);
  const tarball = (await readdir(home.root)).find((name) => name.endsWith(".tgz")) ?? "";
  await npm(
    ["install", `./${tarball}`, "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"],
    home.root,
  );
  const dipla = (...args: string[]) =>
    runCommand(
      process.execPath,
      [join(home.root, "node_modules", "dipla", "scripts", "dipla.mjs"), ...args],
      {
        cwd: home.root,
        env: { DIPLA_CACHE: "" },
      },
    );
  expect((await dipla("init", "leaflets")).code).toBe(0);
  await home.write(
    "leaflets/dipla.config.ts",
    'import { type Config, defineConfig } from "dipla";\nconst lang: Config["lang"] = ["en"];\nexport default defineConfig({ lang, out: "made" });\n',
  );
  // Editors and compilers know its types from there, and nothing else is needed for that.
  const types = async (): Promise<number> => {
    const tsc = join(projectRoot, "node_modules", "typescript", "bin", "tsc");
    const args = ["--noEmit", "--strict", "--module", "nodenext", "--ignoreConfig"];
    return (
      await runCommand(process.execPath, [tsc, ...args, "dipla.config.ts"], {
        cwd: join(home.root, "leaflets"),
      })
    ).code;
  };
  const schema = await home.text("node_modules/dipla/scripts/schemas/config.json");
  expect(Object.keys(JSON.parse(schema).properties)).toContain("default-lang");
  const imported =
    'import schema from "dipla/schemas/front-matter.json" with { type: "json" }; console.log(schema.title);';
  const shown = await runCommand(process.execPath, ["--input-type=module", "-e", imported], {
    cwd: home.root,
  });
  expect(shown.stdout, shown.stderr).toBe("Front matter of a document\n");
  const config = await home.text("leaflets/dipla.config.ts");
  expect(await types()).toBe(0);
  await home.write("leaflets/dipla.config.ts", config.replace('"made"', "5"));
  expect(await types()).not.toBe(0);
  await home.write("leaflets/dipla.config.ts", config);
  const built = await dipla("build", "--root", "leaflets");
  expect(built.stderr).toContain("5 files made");
  expect(built.code, built.stderr).toBe(0);
  const again = await dipla("build", "--root", "leaflets");
  expect(again.stderr).toContain("Nothing has changed.");
  for (const format of ["pdf", "docx", "html"])
    expect(
      (await home.read(`leaflets/made/first-leaflet/en/first-leaflet.en.${format}`)).length,
    ).toBeGreaterThan(10_000);
  const check = await dipla("check", "--root", "leaflets");
  expect(check.code, check.stderr).toBe(0);

  // A program with types, on the package's compiled code, and a block of the workspace's own.
  await home.write("steps/dipla.config.ts", stepsConfig);
  const lid = ":::step{number=2}\n\nOpen the lid.\n\n:::\n";
  await home.write("steps/content/lid.md", `---\ntitle: Lid\nlang: en\ntemplate: briefing\n---\n\n${lid}`);
  await home.write("build.mts", program);
  const compiled = await runCommand(
    process.execPath,
    [
      join(projectRoot, "node_modules", "typescript", "bin", "tsc"),
      ...["--noEmit", "--strict", "--module", "nodenext", "--target", "esnext", "--types", "node"],
      ...["--typeRoots", join(projectRoot, "node_modules", "@types"), "--ignoreConfig"],
      ...["build.mts", "steps/dipla.config.ts"],
    ],
    { cwd: home.root },
  );
  expect(compiled.stdout).toBe("");
  const ran = await runCommand(process.execPath, ["build.mts"], { cwd: home.root, env: { DIPLA_CACHE: "" } });
  expect(ran.stderr).toBe("");
  expect(JSON.parse(ran.stdout)).toEqual({
    events: expect.arrayContaining(["started", "unchanged"]),
    built: [["docx", "html", "pdf"], 0],
    checked: [0, 0, 4],
    text: expect.stringContaining("Two litres"),
  });
  expect(await home.text("steps/out/lid/en/lid.en.txt")).toMatch(/Step 2[\s\S]*Open the lid\./);

  // What only a package has: compiled code in the second thread, and the preview's page beside it.
  await dipla("new", "briefing", "note", "--root", "leaflets");
  await home.write("leaflets/dipla.config.json", '{ "send": { "from": "office@dipla.example" } }');
  await rm(join(home.root, "leaflets", "dipla.config.ts"));
  const planned = await dipla("send", "note", "--root", "leaflets");
  expect(planned.code, planned.stderr).toBe(0);
  expect((await home.read("leaflets/out/note/packages/first/message.eml")).length).toBeGreaterThan(10_000);
  const script = join(home.root, "node_modules", "dipla", "scripts", "dipla.mjs");
  const preview = await openPreviewOf(script, join(home.root, "leaflets"));
  try {
    for (const path of ["", "page/index.js", "page/preview.css", "lib/pdf.mjs", "theme.css", "font/400"])
      expect((await fetch(preview.address + path)).status, path).toBe(200);
  } finally {
    expect(await preview.stop()).toBe(0);
  }
}, 240_000);
