import { execFileSync, spawn } from "node:child_process";
import { mkdir, symlink, truncate, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Manifest } from "../scripts/artifacts/manifest.ts";
import { createWorkspace, projectRoot, type Workspace } from "./support/workspace.ts";

/*
 * Every way to name a file × everything that may lie there in a file's place. Each costs one finding, at the line where it is
 * named, and the other documents nothing; nothing is waited for.
 */
interface Way {
  /** Ending of the files that it names. */
  ext: string;
  /** Front matter and text; `PATH` is what it names. */
  front?: string;
  text?: string;
  /** Where the finding is: front matter begins in line 5. */
  line: number;
  missing: string;
  unusable: string;
  weight: "gate" | "error";
}

const picture = {
  ext: "png",
  missing: "image-missing",
  unusable: "image-unreadable",
  weight: "gate",
} as const;
const file = { unusable: "file-unusable", weight: "error" } as const;

const ways: Readonly<Record<string, Way>> = {
  picture: { ...picture, text: "![A view](PATH)", line: 10 },
  "referred-picture": { ...picture, text: "![A view][view]\n\n[view]: PATH", line: 10 },
  "html-picture": { ...picture, front: "allow-html: true", text: '<img src="PATH" alt="A view">', line: 10 },
  chart: { ...file, ext: "csv", text: '::chart{data="PATH" type=bar}', line: 10, missing: "data-missing" },
  recipients: { ...file, ext: "csv", front: 'recipients: "PATH"', line: 5, missing: "data-missing" },
  letterhead: {
    ...file,
    ext: "docx",
    front: 'reference-doc: "PATH"',
    line: 5,
    missing: "reference-doc-missing",
  },
  annex: { ...file, ext: "en.md", front: 'annexes: ["STEM"]', line: 5, missing: "part-missing" },
  "cover-letter": { ...file, ext: "en.md", front: 'cover-letter: "STEM"', line: 5, missing: "part-missing" },
  theme: { ...file, ext: "tokens.json", front: 'theme: "content/PATH"', line: 5, missing: "theme-missing" },
  profile: { ...file, ext: "icc", front: 'print: { icc: "PATH" }', line: 5, missing: "profile-invalid" },
  font: { ...file, ext: "ttf", front: 'theme: "content/KIND.font.json"', line: 1, missing: "font-missing" },
};

const nowhere = ["missing", "loop", "dangling", "long", "zero", "through-a-file"];
const there = ["folder", "pipe", "socket", "device", "huge"];
const kinds = [...nowhere, ...there];
const endings = [...new Set(Object.values(ways).map(({ ext }) => ext))];
const stemOf = (kind: string, isMarkdown: boolean): string => {
  if (kind === "long") return `odd/${"long".repeat(80)}`;
  if (kind === "zero") return isMarkdown ? "odd/ze%00ro" : "odd/ze\\0ro";
  return kind === "through-a-file" ? "odd/plain.txt/inside" : `odd/${kind}`;
};

let workspace: Workspace;
const servers: Server[] = [];
const found: { code: string; weight: string; place: { file: string; line?: number }; message: string }[] = [];
const took = new Map<string, number>();
let exit: number | null;

beforeAll(async () => {
  workspace = await createWorkspace({
    "content/sound.md": "---\ntitle: Sound\nlang: en\ntemplate: briefing\n---\n\nText.\n",
  });
  const at = (name: string): string => join(workspace.root, "content", "odd", name);
  await mkdir(at(""), { recursive: true });
  await writeFile(at("plain.txt"), "words");
  for (const ext of endings) {
    await mkdir(at(`folder.${ext}`));
    await writeFile(at(`folder.${ext}/inside`), "words");
    execFileSync("mkfifo", [at(`pipe.${ext}`)]);
    servers.push(createServer().listen(at(`socket.${ext}`)));
    await symlink("/dev/zero", at(`device.${ext}`));
    await symlink(`loop.${ext}`, at(`loop.${ext}`));
    await symlink("nowhere", at(`dangling.${ext}`));
    await writeFile(at(`huge.${ext}`), "");
    await truncate(at(`huge.${ext}`), 600_000_000);
  }
  for (const kind of kinds) {
    const path = `content/${stemOf(kind, false).replace("\\0", "\\u0000")}.ttf`;
    await workspace.write(
      `content/${kind}.font.json`,
      `{"font": {"sans": {"$type": "fontFamily", "$value": "House", "$extensions": {"dipla": {"files": {"400": "../${path}"}}}}}}`,
    );
    for (const [name, { ext, front = "toc: false", text = "Text." }] of Object.entries(ways)) {
      const filled = (words: string, isMarkdown: boolean): string =>
        words
          .replaceAll("PATH", `${stemOf(kind, isMarkdown)}.${ext}`)
          .replaceAll("STEM", stemOf(kind, isMarkdown))
          .replaceAll("KIND", kind);
      await workspace.write(
        `content/${name}-${kind}.md`,
        `---\ntitle: A title\nlang: en\ntemplate: briefing\n${filled(front, false)}\n---\n\nBefore.\n\n${filled(text, true)}\n`,
      );
    }
  }
  await build();
}, 240_000);
afterAll(async () => {
  for (const server of servers) server.close();
  await workspace.remove();
});

/** One document after the other, so that each one's time can be told. */
async function build(): Promise<void> {
  const script = join(projectRoot, "scripts", "dipla.mjs");
  const args = [script, "build", "--json", "--format", "html,docx", "--jobs", "1", "--root", workspace.root];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const closed = new Promise<number | null>((resolve) => child.once("close", resolve));
  let begun: { document: string; at: number } | undefined;
  for await (const line of createInterface(child.stdout)) {
    const event = JSON.parse(line) as Record<string, unknown>;
    if (event.event === "diagnostic") found.push(event as unknown as (typeof found)[number]);
    if (event.event !== "reading" && event.event !== "finished") continue;
    if (begun) took.set(begun.document, performance.now() - begun.at);
    begun = { document: String(event.document), at: performance.now() };
  }
  exit = await closed;
}

describe.each(Object.keys(ways))("%s", (name) => {
  it.each(kinds)("%s: one finding at its line, with its weight", async (kind) => {
    const way = ways[name];
    if (!way) throw new Error(name);
    const document = `${name}-${kind}`;
    const ownFile = name === "font" ? `content/${kind}.font.json` : `content/${document}.md`;
    const own = found.filter(
      ({ place }) => place.file === ownFile || place.file === `content/${document}.md`,
    );
    const isTooLarge = kind === "huge" && way.ext === "png";
    const isFolder = kind === "folder" && way.ext === "png";
    const isNoText = kind === "zero" && name === "profile";
    const missing = isNoText ? "front-matter-invalid" : way.missing;
    const code = nowhere.includes(kind) ? missing : way.unusable;
    expect(own.map((one) => [one.code, one.weight, one.place.line])).toEqual([
      [isTooLarge ? "image-too-large" : isFolder ? "image-folder" : code, way.weight, way.line],
    ]);
    expect(own[0]?.message).not.toMatch(/\bE[A-Z]{3,}\b|no-file|\{/);
    const { artifacts } = JSON.parse(await workspace.text("out/manifest.json")) as Manifest;
    expect(artifacts.some((one) => one.document === document)).toBe(way.weight === "gate");
  });
});

it("builds the others, and waits for nothing", async () => {
  expect(exit).toBe(4);
  expect(await workspace.text("out/sound/en/sound.en.html")).toContain("Text.");
  expect(took.size).toBe(kinds.length * Object.keys(ways).length + 1);
  // The first loads the program.
  const slow = [...took].slice(1).filter(([, time]) => time > 2_000);
  expect(slow).toEqual([]);
});

describe.each(kinds)("%s, named for the whole workspace", (kind) => {
  const path = (ext: string): string => `content/${stemOf(kind, false)}.${ext}`;
  const isNowhere = nowhere.includes(kind);
  const findings = async (...args: string[]): Promise<string[]> => {
    const { events } = await workspace.run("build", "sound", "--json", "--format", "html", ...args);
    const told = events.filter(({ event }) => event === "diagnostic") as unknown as typeof found;
    return told
      .filter(({ place }) => /organisation|config/.test(place.file))
      .map((one) => `${one.place.file}:${one.place.line} ${one.weight} ${one.code}`)
      .sort();
  };

  it("is told where it is named", async () => {
    await workspace.write(
      "content/_data/organisation.yaml",
      `name: Us\nlogo: "${path("png").replace("content", "..")}"\n`,
    );
    await workspace.write(
      "dipla.config.yaml",
      `theme: "${path("tokens.json")}"\nprint:\n  icc: "${path("icc")}"\n`,
    );
    const large =
      kind === "huge" ? "image-too-large" : kind === "folder" ? "image-folder" : "image-unreadable";
    expect(await findings()).toEqual(
      kind === "zero"
        ? // Settings are checked before anything is read.
          ["dipla.config.yaml:1 error config-invalid", "dipla.config.yaml:3 error config-invalid"]
        : [
            `content/_data/organisation.yaml:2 gate ${isNowhere ? "image-missing" : large}`,
            `dipla.config.yaml:1 error ${isNowhere ? "theme-missing" : "file-unusable"}`,
            `dipla.config.yaml:3 error ${isNowhere ? "profile-invalid" : "file-unusable"}`,
          ],
    );
  });
});
