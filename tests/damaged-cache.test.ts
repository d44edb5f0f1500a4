import { cp, mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readConfig } from "../scripts/config/config.ts";
import { createDiagnostics } from "../scripts/findings/diagnostics.ts";
import { readCached, writeCached } from "../scripts/host/cached.ts";
import type { Host } from "../scripts/host/host.ts";
import { createNodeHost } from "../scripts/host/node-host.ts";
import { recordingHost } from "../scripts/host/recording-host.ts";
import { unpackChromium } from "../scripts/render/browser/bundled-chromium.ts";
import { retryingBrowser } from "../scripts/workspace/retrying-browser.ts";
import { runBuild } from "../scripts/workspace/run-build.ts";
import { SeededRandom } from "./proofs/matrix/grammar/seeded-random.ts";
import { type EditableWorkspace, editableWorkspace } from "./support/editable-workspace.ts";
import { runDipla } from "./support/workspace.ts";

/* Whatever lies in the cache: what comes out is what a first build makes. */
let workspace: EditableWorkspace;
let host: Host;
let right: string[];
beforeAll(async () => {
  workspace = await editableWorkspace();
  host = hostWith(join(workspace.root, ".cache"));
  await build();
  right = await outputs();
});
afterAll(() => workspace.remove());

function hostWith(cacheDir: string): Host {
  const made: Host = {
    ...createNodeHost(),
    cacheDir,
    recording: (reads) => recordingHost(made, reads),
  };
  return made;
}

async function build(): Promise<void> {
  const found = createDiagnostics();
  const config = await readConfig(workspace.root, { formats: ["html", "docx"] }, host, found);
  const browser = retryingBrowser(config, host, () => undefined);
  const request = { config, documents: [], force: false };
  const { diagnostics } = await runBuild(request, host, () => undefined, found, { browser });
  // That the letterhead's own font has a stand-in is no fault.
  expect(diagnostics.filter(({ level }) => level !== "info")).toEqual([]);
}

async function outputs(): Promise<string[]> {
  const names = ["html", "docx"].map((format) => `out/paper/en/paper.en.${format}`);
  return Promise.all(names.map(async (name) => Buffer.from(await workspace.read(name)).toString("base64")));
}

async function entries(): Promise<string[]> {
  const all = await readdir(host.cacheDir, { recursive: true, withFileTypes: true });
  return all.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
}

type Damage = (path: string, random: SeededRandom, others: readonly string[]) => Promise<void>;

const damages: Readonly<Record<string, Damage>> = {
  "a bit that has turned": async (path, random) => {
    const bytes = await readFile(path);
    const at = random.below(bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
    await writeFile(path, bytes);
  },
  "an end that never came": async (path, random) => {
    const bytes = await readFile(path);
    await writeFile(path, bytes.subarray(0, random.below(bytes.length)));
  },
  "zeros in place of what was written": async (path) => {
    await writeFile(path, new Uint8Array((await stat(path)).size));
  },
  "another entry": async (path, random, others) => {
    await cp(random.pick(others.filter((one) => one !== path)), path);
  },
  "a folder": async (path) => {
    await rm(path);
    await mkdir(path);
    await writeFile(join(path, "something"), "");
  },
};

it.each(Object.keys(damages))("an entry that is %s is as none", async (kind) => {
  const random = new SeededRandom(kind);
  for (let round = 0; round < 12; round += 1) {
    const known = await entries();
    const hurt = random.shuffled(known).slice(0, 1 + random.below(3));
    for (const path of hurt) await damages[kind]?.(path, random, known);
    // Without what was written, what the cache has of it is asked for.
    if (random.chance(0.7)) await rm(join(workspace.root, "out"), { recursive: true });
    await build();
    expect(await outputs(), `${kind}: ${hurt}`).toEqual(right);
    if (kind === "a folder") for (const path of hurt) await rm(path, { recursive: true, force: true });
  }
  expect(host.complaints.has("cache")).toBe(kind === "a folder");
});

it("an entry is its own key's only, and its own folder's", async () => {
  await writeCached(host, { folder: "artifacts", key: "one" }, "words");
  expect(await readCached(host, { folder: "artifacts", key: "one" })).toEqual(
    new TextEncoder().encode("words"),
  );
  const folder = join(host.cacheDir, "artifacts");
  const [before, after] = [
    await readdir(folder),
    writeCached(host, { folder: "artifacts", key: "two" }, "x"),
  ];
  await after;
  const added = (await readdir(folder)).find((name) => !before.includes(name)) ?? "";
  await writeCached(host, { folder: "pictures", key: "two" }, "of a picture");
  await rename(join(host.cacheDir, "pictures", added), join(folder, added));
  expect(await readCached(host, { folder: "artifacts", key: "two" })).toBe(undefined);
});

it("a cache that takes nothing is told, with its folder, and costs no document", async () => {
  await workspace.write("no-folder", "");
  const cache = join(workspace.root, "no-folder");
  const { code, stderr } = await runDipla(
    ["build", "--root", workspace.root, "--format", "html,docx", "--force"],
    {
      env: { DIPLA_CACHE: cache },
    },
  );
  expect(code, stderr).toBe(0);
  expect(stderr).toContain(`${cache} warning cache-unusable`);
  expect(stderr).toContain("a file stands where a folder is needed");
  expect(await outputs()).toEqual(right);
});

it("a browser that was not unpacked to the end is unpacked anew", async () => {
  const cache = join(workspace.root, ".browser");
  const own = hostWith(cache);
  const { executable } = await unpackChromium(own);
  const { size } = await stat(executable);
  await writeFile(executable, "half");
  await unpackChromium(own);
  expect((await stat(executable)).size).toBe(size);
  const { mtimeMs } = await stat(executable);
  await unpackChromium(own);
  expect((await stat(executable)).mtimeMs).toBe(mtimeMs);
});
