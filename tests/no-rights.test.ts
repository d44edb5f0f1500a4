import { statSync } from "node:fs";
import { chmod, chown, cp, mkdir, readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  type CommandResult,
  createWorkspace,
  projectRoot,
  runDipla,
  type Workspace,
} from "./support/workspace.ts";

/*
 * Files and folders that exist and that nobody may read, look into or write into: each is a sentence at its place, costs what needs
 * it and nothing else, and is forgotten as soon as the right is there. Who runs the tests as superuser may do everything, so that
 * Dipla is run as somebody else.
 */
const nobody = 65_534;
const user = process.getuid?.() === 0 ? nobody : undefined;
/** Where the checkout itself lies in a folder of the superuser's alone, as `mktemp -d` makes one, nobody else could start Dipla. */
const isOutOfReach = user !== undefined && !isOpenToAll(projectRoot);
let workspace: Workspace;
/** What all tests share but those of the cache itself, to be quick. */
let shared: Workspace;
let cache: string | undefined;
const at = (path: string): string => join(workspace.root, path);

const head = (template: string, more = ""): string =>
  `---\ntitle: A\nlang: en\ntemplate: ${template}\nformats: [html]\n${more}---\n\n`;

beforeAll(async () => {
  shared = await createWorkspace();
  if (user !== undefined) await chown(shared.root, user, user);
});
afterAll(() => shared.remove());
beforeEach(async ({ skip }) => {
  skip(isOutOfReach, "not run: other users can't look into the folder that this checkout lies in");
  cache = join(shared.root, "cache");
  workspace = await createWorkspace({
    "content/sound.md": `${head("briefing")}Sound.\n`,
    "content/own.md": `${head("own")}Own.\n`,
    "content/doc/en.md": `${head("briefing", "recipients: r.csv\nannexes: [annex]\n")}Words {{ recipient.name }}.\n\n![A view of it](p.svg)\n\n::chart{data="d.csv" type=bar title="T"}\n`,
    "content/doc/annex.en.md": "---\ntitle: Annex\n---\n\nAnnex.\n",
    "content/doc/p.svg":
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>',
    "content/doc/d.csv": "name,value\na,1\nb,2\n",
    "content/doc/r.csv": "id,name\nr1,Ann\n",
    "content/_data/facts.yaml": "members: 3\n",
    "dipla.config.json": "{}",
    "cache/keep": "",
  });
  await cp(join(projectRoot, "templates/briefing"), at("templates/own"), { recursive: true });
  await own();
});
afterEach(() => workspace?.remove());

function isOpenToAll(folder: string): boolean {
  const above = dirname(folder);
  return (statSync(folder).mode & 0o005) === 0o005 && (above === folder || isOpenToAll(above));
}

/** Gives everything to whom Dipla is run as. */
async function own(): Promise<void> {
  if (user === undefined) return;
  const all = await readdir(workspace.root, { recursive: true });
  for (const path of [workspace.root, ...all.map(at)]) await chown(path, user, user);
}

async function run(...args: string[]): Promise<CommandResult> {
  const env = {
    DIPLA_CACHE: cache ?? at("cache"),
    HOME: at("home"),
    NODE_COMPILE_CACHE: join(shared.root, "compiled"),
  };
  return runDipla([...args, "--root", workspace.root], { env, user });
}

/** What is told, one `file code` each, warnings and errors only. */
async function told(...args: string[]): Promise<{ code: number; found: string[] }> {
  const { code, stdout, stderr, events } = await run(...args, "--json");
  expect(stderr).toBe("");
  expect(stdout).not.toContain("node:internal");
  const found = events
    .filter(({ event, level }) => event === "diagnostic" && level !== "info")
    .map(
      ({ place, code: name }) =>
        `${String((place as { file: string }).file).replace(workspace.root, "")} ${String(name)}`,
    );
  return { code, found };
}

/** Takes all rights away, and gives them back. */
async function without(path: string, rights: number, work: () => Promise<void>): Promise<void> {
  const folder = (await readdir(at(path)).catch(() => undefined)) !== undefined;
  await chmod(at(path), rights);
  try {
    await work();
  } finally {
    await chmod(at(path), folder ? 0o755 : 0o644);
  }
}

const built = async (): Promise<string[]> =>
  (await readdir(at("out")).catch(() => [])).filter((name) => name !== "manifest.json");

describe.skipIf(process.platform === "win32")("what nobody may read", () => {
  it.each<[path: string, found: string[], rest: string[]]>([
    ["content/doc", ["content/doc file-unreadable"], ["own", "sound"]],
    ["content/doc/en.md", ["content/doc/en.md file-unreadable"], ["own", "sound"]],
    ["content/doc/annex.en.md", ["content/doc/en.md file-unusable"], ["own", "sound"]],
    ["content/doc/r.csv", ["content/doc/en.md file-unusable"], ["own", "sound"]],
    ["content/doc/d.csv", ["content/doc/en.md file-unusable"], ["own", "sound"]],
    ["content/doc/p.svg", ["content/doc/en.md image-unreadable"], ["doc", "own", "sound"]],
    ["content/_data", ["content/_data file-unreadable"], []],
    ["content/_data/facts.yaml", ["content/_data/facts.yaml file-unreadable"], []],
    ["templates/own", ["content/own.md file-unusable"], ["doc", "sound"]],
    ["templates/own/template.yaml", ["templates/own/template.yaml file-unreadable"], ["doc", "sound"]],
    ["templates/own/style.css", ["content/own.md file-unusable"], ["doc", "sound"]],
    ["templates/own/page.hbs", ["templates/own/page.hbs file-unreadable"], ["doc", "sound"]],
    [
      "templates",
      ["content/doc/en.md file-unusable", "content/own.md file-unusable", "content/sound.md file-unusable"],
      [],
    ],
    ["dipla.config.json", ["dipla.config.json file-unreadable"], []],
  ])("is told, costs what needs it, and is forgotten: %s", async (path, found, rest) => {
    const expected = path === "dipla.config.json" ? 2 : path.endsWith(".svg") ? 0 : 4;
    const isRefused = async (): Promise<void> => {
      const now = await told("build");
      expect(now.found.filter((one) => !one.includes("field-unresolved"))).toEqual(found);
      expect(now.code).toBe(expected);
    };
    await without(path, 0, async () => {
      await isRefused();
      expect(await built()).toEqual(rest);
    });
    expect(await told("build")).toEqual({ code: 0, found: [] });
    expect(await built()).toEqual(["doc", "own", "sound"]);
    await without(path, 0, isRefused);
    const manifest = await workspace.text("out/manifest.json");
    for (const name of ["doc", "own", "sound"]) expect(manifest).toContain(`"${name}/en/`);
  });

  it("stays in the manifest while nobody may look at it", async () => {
    await told("build");
    await without("content/doc", 0, async () => {
      await told("build", "--force");
    });
    await without("content/doc", 0o444, async () => {
      await told("build", "--force");
    });
    expect(await workspace.text("out/manifest.json")).toContain('"doc/en/doc.en.html"');
  });
});

describe.skipIf(process.platform === "win32")("a check of what nobody may read", () => {
  it.each(["templates", "content/_data", "content/doc"])("judges the rest: %s", async (path) => {
    await without(path, 0, async () => {
      const { code, found } = await told("check", "--no-report");
      expect(code).toBe(4);
      expect(found).toContain(`${path} file-unreadable`);
    });
  });
});

describe.skipIf(process.platform === "win32")("where nobody may write", () => {
  it("is told by build and check", async () => {
    await mkdir(at("out"), { recursive: true });
    await own();
    await without("out", 0o555, async () => {
      const { code, found } = await told("build");
      expect(code).toBe(2);
      expect(new Set(found.map((one) => one.split(" ")[1]))).toEqual(new Set(["output-unwritable"]));
      expect((await told("check")).code).toBe(2);
    });
    expect(await told("build")).toEqual({ code: 0, found: [] });
  });

  it("clean removes what it can, and tells of the rest", async () => {
    await told("build");
    await without("out/own", 0o555, async () => {
      expect(await told("clean")).toEqual({ code: 2, found: ["/out/own output-unwritable"] });
      expect(await built()).toEqual(["own"]);
    });
  });

  it.each([0, 0o444, 0o555])("a cache costs time only: %o", async (rights) => {
    cache = undefined;
    await without("cache", rights, async () => {
      const { code, found } = await told("build");
      expect({ code, found }).toEqual({ code: 0, found: ["/cache cache-unusable"] });
      expect(await built()).toEqual(["doc", "own", "sound"]);
      expect((await told("clean")).code).toBe(0);
      expect(await built()).toEqual([]);
    });
  });

  it.each(["send status", "send ledger check", "send ledger backup", "send ledger restore"])(
    "a ledger that nobody may read is told: %s",
    async (command) => {
      await told("send", "status");
      await without(".dipla/ledger.sqlite", 0, async () => {
        expect(await told(...command.split(" "))).toEqual({
          code: 4,
          found: [".dipla/ledger.sqlite file-unreadable"],
        });
      });
    },
  );
});
