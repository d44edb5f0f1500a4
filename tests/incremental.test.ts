import { rm } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  type CommandResult,
  createWorkspace,
  projectRoot,
  runCommand,
  runDipla,
  type Workspace,
} from "./support/workspace.ts";

/* What a build does is shown by its events: what it rendered, what it took from the cache, what it left alone. */
let workspace: Workspace;
const build = async (...args: string[]): Promise<CommandResult> => {
  const result = await workspace.run("build", "--json", ...args);
  expect(result.code, result.stderr + result.stdout).toBe(0);
  return result;
};
const paths = ({ events }: CommandResult, kind: string): string[] =>
  events
    .filter(({ event }) => event === kind)
    .map(({ path, document, lang }) => String(path ?? `${document}/${lang}`))
    .sort();

/** Files that a build made, freshly or out of the content-addressed cache that an earlier test may have filled. */
const made = (result: CommandResult): string[] =>
  [...paths(result, "rendered"), ...paths(result, "cached")].sort();

beforeEach(async () => {
  workspace = await createWorkspace({
    "content/_data/facts.yaml": "members: 166\n",
    "content/one/bg.md": "---\ntitle: Първи\n---\n\nТекст с {{ facts.members }} члена.\n",
    "content/one/en.md": "---\ntitle: First\n---\n\nSome text.\n",
    "content/two/en.md": "---\ntitle: Second\ntemplate: briefing\n---\n\nOther text.\n",
    "dipla.config.json": '{"theme": "house.tokens.json", "print": {"outputs": []}}',
    "house.tokens.json": '{"color": {"brand": {"$type": "color", "$value": "#146580"}}}',
  });
  await build();
});
afterEach(() => workspace.remove());

describe("a second build", () => {
  it("does nothing, starts no browser and leaves every file as it is", async () => {
    const before = await workspace.text("out/manifest.json");
    const result = await build();
    expect(paths(result, "unchanged")).toEqual(["one/bg", "one/en", "two/en"]);
    expect(result.events.map(({ event }) => event)).not.toContain("browser");
    expect(made(result)).toEqual([]);
    expect(await workspace.text("out/manifest.json")).toBe(before);
  });

  it("loads neither the Markdown parser nor the browser's nor Word's library", async () => {
    const probe = join(workspace.root, "probe.mjs");
    await workspace.write(
      "probe.mjs",
      `import { registerHooks } from "node:module";
       registerHooks({ load(url, context, next) { process.stderr.write("LOAD " + url + "\\n"); return next(url, context); } });`,
    );
    const probed = async (): Promise<string[]> => {
      const dipla = join(projectRoot, "scripts", "dipla.mjs");
      const args = ["--import", probe, dipla, "build", "--quiet", "--root", workspace.root];
      const { stderr } = await runCommand(process.execPath, args);
      return stderr.split("\n").filter((line) => line.startsWith("LOAD "));
    };
    const loaded = await probed();
    expect(loaded.some((line) => line.includes("/scripts/commands/build.ts"))).toBe(true);
    // The settings of this workspace are checked; one without a configuration loads nothing.
    expect(loaded.filter((line) => /node_modules\/(?!valibot\/)/.test(line))).toEqual([]);
    await rm(join(workspace.root, "dipla.config.json"));
    await build();
    const bare = await probed();
    expect(bare.filter((line) => /node_modules/.test(line))).toEqual([]);
    // Only what an error is called: whoever builds tells faults apart by their classes.
    const stages = loaded.filter((line) => /\/(pipeline|merge|render)/.test(line));
    expect(stages.filter((line) => !line.endsWith("-error.ts"))).toEqual([]);
  });

  it("makes all anew when a file changes that the configuration imports, and nothing when none does", async () => {
    await rm(join(workspace.root, "dipla.config.json"));
    await workspace.write(
      "dipla.config.ts",
      'import { theme } from "./settings/looks.ts";\nexport default { theme, print: { outputs: [] } };\n',
    );
    await workspace.write("settings/looks.ts", 'export const theme = "house.tokens.json";\n');
    await build();
    expect(paths(await build(), "unchanged")).toEqual(["one/bg", "one/en", "two/en"]);
    await workspace.write(
      "settings/looks.ts",
      '// Another look\nexport const theme = "house.tokens.json";\n',
    );
    expect(paths(await build(), "unchanged")).toEqual([]);
    expect(paths(await build(), "unchanged")).toEqual(["one/bg", "one/en", "two/en"]);
  });

  it("makes all anew when a workspace gets its first configuration", async () => {
    await rm(join(workspace.root, "dipla.config.json"));
    await build();
    expect(made(await build())).toEqual([]);
    await workspace.write("dipla.config.json", '{"formats": ["docx"], "theme": "house.tokens.json"}');
    expect(made(await build())).toHaveLength(3);
  });

  it("renders one document's one language when one word changes", async () => {
    const text = await workspace.text("content/one/en.md");
    await workspace.write("content/one/en.md", text.replace("Some", "More"));
    const result = await build();
    expect(made(result)).toEqual(["one/en/one.en.docx", "one/en/one.en.html", "one/en/one.en.pdf"]);
    expect(paths(result, "unchanged")).toEqual(["one/bg", "two/en"]);
  });

  it("renders what uses a fact when the fact changes", async () => {
    // A number that no earlier run has in the cache.
    const members = String(Date.now());
    await workspace.write("content/_data/facts.yaml", `members: "${members}"\n`);
    const result = await build();
    expect(paths(result, "rendered")).toEqual([
      "one/bg/one.bg.docx",
      "one/bg/one.bg.html",
      "one/bg/one.bg.pdf",
    ]);
    expect(await workspace.text("out/one/bg/one.bg.html")).toContain(members);
  });

  it("renders everything that a token reaches when it changes", async () => {
    await workspace.write(
      "house.tokens.json",
      '{"color": {"brand": {"$type": "color", "$value": "#145080"}}}',
    );
    const result = await build();
    expect(made(result)).toHaveLength(9);
    expect(await workspace.text("out/one/bg/one.bg.html")).toContain("#145080");
  });

  it("renders the files again that somebody deleted or changed", async () => {
    await workspace.write("out/one/en/one.en.html", "edited by hand");
    const result = await build();
    expect(made(result)).toContain("one/en/one.en.html");
    expect(await workspace.text("out/one/en/one.en.html")).toContain("<html");
  });

  it("drops a deleted document from the manifest and keeps its files until clean", async () => {
    await rm(join(workspace.root, "content/one/en.md"));
    const result = await build();
    expect(made(result)).toEqual([]);
    const manifest = JSON.parse(await workspace.text("out/manifest.json"));
    expect(manifest.artifacts).toHaveLength(6);
    expect((await workspace.read("out/one/en/one.en.pdf")).length).toBeGreaterThan(0);
    await workspace.run("clean");
    await expect(workspace.read("out/one/en/one.en.pdf")).rejects.toThrow();
    expect(await workspace.text("content/two/en.md")).toContain("Other");
  });

  it("keeps the old files when the new text has an error, and says that they are stale", async () => {
    const before = await workspace.read("out/one/en/one.en.pdf");
    await workspace.write("content/one/en.md", "---\ntitle: First\n---\n\n{{ facts.gone }}\n");
    const { code } = await workspace.run("build", "--json");
    expect(code).toBe(4);
    expect(await workspace.read("out/one/en/one.en.pdf")).toEqual(before);
    const manifest = JSON.parse(await workspace.text("out/manifest.json"));
    const entry = manifest.artifacts.find(({ path }: { path: string }) => path === "one/en/one.en.pdf");
    expect(entry.stale).toBe(true);
  });
});

it("gives the same bytes in another folder, time zone and process", async () => {
  const other = await createWorkspace();
  try {
    await other.copy(join(workspace.root, "content"), "content");
    await other.copy(join(workspace.root, "house.tokens.json"), "house.tokens.json");
    await other.copy(join(workspace.root, "dipla.config.json"), "dipla.config.json");
    await runDipla(["build", "--force", "--root", other.root], {
      env: { TZ: "Pacific/Kiritimati" },
      cwd: other.root,
    });
    const manifest = JSON.parse(await workspace.text("out/manifest.json"));
    expect(manifest.artifacts).toHaveLength(9);
    for (const { path } of manifest.artifacts) {
      const [mine, theirs] = await Promise.all([workspace.read(`out/${path}`), other.read(`out/${path}`)]);
      expect(Buffer.compare(mine, theirs), path).toBe(0);
    }
    expect(await other.text("out/manifest.json")).toBe(await workspace.text("out/manifest.json"));
  } finally {
    await other.remove();
  }
});
