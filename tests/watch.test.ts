import { spawn } from "node:child_process";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { type BuildResult, openWorkspace } from "../scripts/index.ts";
import { createWorkspace, projectRoot, type Workspace } from "./support/workspace.ts";

/* Whatever is saved is built again, by programs and by `dipla build --watch`. */

let disk: Workspace;
afterEach(() => disk.remove());

const note = (text: string): string => `---\ntitle: Вода\nlang: bg\ntemplate: briefing\n---\n\n${text}\n`;

it("builds what is saved while it waits and while it builds, new folders, data and settings included", async () => {
  disk = await createWorkspace({
    "content/note.md": note("Едно {{facts.a}}."),
    "content/_data/facts.yaml": "a: 1\n",
  });
  const changes: readonly (() => Promise<void>)[] = [
    () => disk.write("content/note.md", note("Две {{facts.a}}.")),
    () => disk.write("content/_data/facts.yaml", "a: 2\n"),
    () => disk.write("content/new/bg.md", note("Ново.")),
    () => disk.write("content/new/bg.md", note("Поново.")),
    () => disk.write("dipla.config.json", '{ "formats": ["htm"] }'),
    () => disk.write("dipla.config.json", '{ "formats": ["txt"], "default-lang": "en" }'),
    () => rm(join(disk.root, "content", "new"), { recursive: true }),
  ];
  const expected: readonly ((result: BuildResult) => Promise<void>)[] = [
    async () => expect(await disk.text("out/note/bg/note.bg.txt")).toContain("Едно 1."),
    async () => expect(await disk.text("out/note/bg/note.bg.txt")).toContain("Две 1."),
    async () => expect(await disk.text("out/note/bg/note.bg.txt")).toContain("Две 2."),
    async () => expect(await disk.text("out/new/bg/new.bg.txt")).toContain("Ново."),
    async () => expect(await disk.text("out/new/bg/new.bg.txt")).toContain("Поново."),
    async (result) =>
      expect(result).toMatchObject({ exitCode: 2, diagnostics: [{ place: { file: "dipla.config.json" } }] }),
    async (result) => expect(result).toMatchObject({ exitCode: 0 }),
    async (result) => expect(result.artifacts.map(({ document }) => document)).toEqual(["note"]),
  ];
  await using workspace = await openWorkspace(disk.root, { formats: ["txt"] });
  let step = 0;
  for await (const result of workspace.watch()) {
    const isSeen = await (expected[step] ?? (async () => undefined))(result).then(
      () => true,
      () => false,
    );
    // One save may come as several: what it has led to comes with the last.
    if (!isSeen) continue;
    const change = changes[step];
    step += 1;
    if (!change) break;
    await change();
  }
  expect(step).toBe(changes.length + 1);
}, 60_000);

it("ends a wait when the workspace is closed", async () => {
  disk = await createWorkspace({ "content/note.md": note("Едно.") });
  const workspace = await openWorkspace(disk.root, { formats: ["txt"] });
  const watching = (async (): Promise<number> => {
    let count = 0;
    for await (const _ of workspace.watch()) {
      count += 1;
      setTimeout(() => void workspace.close(), 200);
    }
    return count;
  })();
  expect(await watching).toBeGreaterThan(0);
}, 20_000);

it("tells of faults and goes on, and ends with Ctrl-C as the last build did", async () => {
  disk = await createWorkspace({ "content/note.md": note("{{facts.none}}") });
  const args = ["build", "--watch", "--format", "txt", "--root", disk.root];
  const child = spawn(process.execPath, [join(projectRoot, "scripts", "dipla.mjs"), ...args], {
    stdio: ["ignore", "ignore", "pipe"],
    env: { ...process.env, LANG: "C" },
  });
  let said = "";
  let isMended = false;
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said += text;
    if (!isMended && /field-unresolved[\s\S]*Waiting for changes/.test(said)) {
      isMended = true;
      void disk.write("content/note.md", note("Вече има."));
    }
    // Not at once: what waits with nothing else under way has to stay alive.
    if (/1 files made[\s\S]*Waiting for changes/.test(said)) setTimeout(() => child.kill("SIGINT"), 1000);
  });
  expect(await ended, said).toBe(0);
  expect(await disk.text("out/note/bg/note.bg.txt")).toContain("Вече има.");
}, 60_000);
