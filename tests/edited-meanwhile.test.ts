import { copyFile, stat, utimes } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readConfig } from "../scripts/config/config.ts";
import { createDiagnostics } from "../scripts/findings/diagnostics.ts";
import type { Host } from "../scripts/host/host.ts";
import { createNodeHost } from "../scripts/host/node-host.ts";
import { recordingHost } from "../scripts/host/recording-host.ts";
import { retryingBrowser } from "../scripts/workspace/retrying-browser.ts";
import { runBuild } from "../scripts/workspace/run-build.ts";
import { runCopies } from "../scripts/workspace/run-copies.ts";
import { type EditableWorkspace, editableFiles, editableWorkspace } from "./support/editable-workspace.ts";
import { createWorkspace, type Workspace } from "./support/workspace.ts";

/*
 * A file that is saved while a build runs, at the worst of moments: its old bytes have just been read, and what is saved is as long
 * as what was there. The next build has to make of it what a first build would make.
 */
interface World {
  workspace: Workspace;
  /** Whose memory is used. */
  cache: string;
  out: string;
  /** Called when a file has just been read, before its reader gets the bytes. */
  onRead?: ((path: string) => Promise<void>) | undefined;
}

function hostOf({ workspace, cache, onRead }: World): Host {
  const real = createNodeHost();
  const host: Host = {
    ...real,
    cacheDir: join(workspace.root, cache),
    async readStamped(path) {
      const found = await real.readStamped(path);
      await onRead?.(path);
      return found;
    },
    async read(path) {
      return (await host.readStamped(path))?.bytes;
    },
    recording: (reads) => recordingHost(host, reads),
  };
  return host;
}

async function build(world: World, copies = false): Promise<number> {
  const host = hostOf(world);
  const found = createDiagnostics();
  const flags = { out: join(world.workspace.root, world.out), formats: ["html", "docx"] as const };
  const config = await readConfig(world.workspace.root, flags as never, host, found);
  const request = { config, documents: [], force: false };
  const browser = retryingBrowser(config, host, () => undefined);
  const outcome = copies
    ? await runCopies(request, host, () => undefined, found, { browser })
    : await runBuild(request, host, () => undefined, found, { browser });
  await browser.close();
  expect(
    [...found.list(), ...outcome.diagnostics].filter((one) => "level" in one && one.level === "error"),
  ).toEqual([]);
  return outcome.rendered;
}

const files = ["paper.en.html", "paper.en.docx"];
const outputsOf = async ({ workspace, out }: World, folder = ""): Promise<string[]> =>
  Promise.all(
    files
      .filter((name) => folder === "" || name.endsWith("docx"))
      .map(async (name) =>
        Buffer.from(await workspace.read(`${out}/paper/en/${folder}${name}`)).toString("base64"),
      ),
  );

let workspace: EditableWorkspace;
beforeAll(async () => {
  workspace = await editableWorkspace();
});
afterAll(() => workspace.remove());

describe("saved while it is being built", () => {
  const ofCopies = "content/paper/recipients.csv";
  let first: string[];
  beforeAll(async () => {
    const world = { workspace, cache: ".first", out: "first" };
    await build(world);
    first = await outputsOf(world);
  });

  it.each(editableFiles.filter((path) => path !== ofCopies))("%s is built next time", async (path) => {
    const world = { workspace, cache: `.cache-${path}`, out: "out" };
    let isEdited = false;
    const onRead = async (read: string): Promise<void> => {
      if (isEdited || read !== join(workspace.root, path)) return;
      isEdited = true;
      await workspace.edit(path, 1);
    };
    await build({ ...world, onRead });
    expect(isEdited).toBe(true);
    expect(await build(world)).toBeGreaterThan(0);
    const clean = { workspace, cache: `.clean-${path}`, out: "clean" };
    await build(clean);
    const wanted = await outputsOf(clean);
    expect(wanted).not.toEqual(first);
    expect(await outputsOf(world)).toEqual(wanted);
    expect(await build(world)).toBe(0);
    // What was made of the old bytes is under their name, and nothing else is.
    await workspace.edit(path, 0);
    await build(world);
    expect(await outputsOf(world)).toEqual(first);
  });

  it("a list of recipients is built next time, and so is a letterhead that copies are on", async () => {
    for (const path of [ofCopies, "content/paper/letterhead.docx"]) {
      const world = { workspace, cache: `.copies-${path}`, out: "out" };
      let isEdited = false;
      const onRead = async (read: string): Promise<void> => {
        if (isEdited || read !== join(workspace.root, path)) return;
        isEdited = true;
        await workspace.edit(path, 1);
      };
      await build({ ...world, onRead }, true);
      const before = await outputsOf(world, "copies/first/");
      expect(await build(world, true)).toBe(1);
      const after = await outputsOf(world, "copies/first/");
      expect(after).not.toEqual(before);
      const clean = { workspace, cache: `.copies-clean-${path}`, out: "clean" };
      await build(clean, true);
      expect(after).toEqual(await outputsOf(clean, "copies/first/"));
      await workspace.edit(path, 0);
      await build(world, true);
      expect(await outputsOf(world, "copies/first/")).toEqual(before);
    }
  });
});

describe("between two builds", async () => {
  const text = (word: string): string =>
    `---\ntitle: T\nlang: en\ntemplate: briefing\n---\n\n${word}\n\n![A view](view.svg)\n`;
  const small = await createWorkspace({ "content/paper/en.md": text("One") });
  const world = { workspace: small, cache: ".cache", out: "out" };
  afterAll(() => small.remove());

  it("a file of another time, size or name than was read is found: copied with its times", async () => {
    await build(world);
    const path = join(small.root, "content/paper/en.md");
    const { atime, mtime } = await stat(path);
    await small.write("other.md", text("Two"));
    await copyFile(join(small.root, "other.md"), path);
    await utimes(path, atime, mtime);
    expect(await build(world)).toBe(2);
    expect(await small.text("out/paper/en/paper.en.html")).toContain("Two");
  });

  it("a file comes that was looked for", async () => {
    await small.write(
      "content/paper/view.svg",
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>',
    );
    expect(await build(world)).toBe(2);
  });

  it("a file of ours is damaged: made again, whatever its times say", async () => {
    const path = join(small.root, "out/paper/en/paper.en.html");
    const { atime, mtime } = await stat(path);
    const html = await small.text("out/paper/en/paper.en.html");
    await small.write("out/paper/en/paper.en.html", html.replace("Two", "Owt"));
    await utimes(path, atime, mtime);
    expect(await build(world)).toBe(2);
    expect(await small.text("out/paper/en/paper.en.html")).toBe(html);
  });

  it("nothing happens: nothing is made", async () => {
    expect(await build(world)).toBe(0);
  });
});
