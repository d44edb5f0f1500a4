import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { keepPlan } from "../scripts/commands/send/keep-plan.ts";
import { openWorkspaceLedger } from "../scripts/commands/send/open-workspace-ledger.ts";
import { createDiagnostics } from "../scripts/findings/diagnostics.ts";
import { createNodeHost } from "../scripts/host/node-host.ts";
import { sealPlan } from "../scripts/send/plan/plan.ts";
import { approveUpTo, planWithout } from "./support/sent-memory.ts";
import { createWorkspace, type Workspace } from "./support/workspace.ts";

/* The workspace's memory names people: nobody but its owner reads it. Windows has no such permissions. */
const host = createNodeHost();
const made: Workspace[] = [];
afterAll(async () => {
  for (const workspace of made) await workspace.remove();
});

describe.skipIf(process.platform === "win32")("the workspace's memory", () => {
  let root: string;
  beforeEach(async () => {
    const workspace = await createWorkspace();
    made.push(workspace);
    ({ root } = workspace);
  });

  it("is readable by its owner only, with whatever is written into it", async () => {
    const diagnostics = createDiagnostics();
    const ledger = await openWorkspaceLedger(root, host, diagnostics);
    await keepPlan(
      root,
      sealPlan({ format: 1, document: "note", date: "", from: "", server: "", signer: "", entries: [] }),
      host,
    );
    ledger?.approve({ plan: "p", document: "note", approvedAt: "2026-11-24", approvedBy: undefined }, []);
    // SQLite's own files beside the ledger are there while it is open.
    expect(modesOf(root)).toEqual([
      ".dipla 700",
      ".dipla/ledger.sqlite 600",
      ".dipla/ledger.sqlite-shm 600",
      ".dipla/ledger.sqlite-wal 600",
      ".dipla/plans 700",
      ".dipla/plans/note 700",
      expect.stringMatching(/^\.dipla\/plans\/note\/[0-9a-f]{64}\.json 600$/),
      ".dipla/plans/note/latest 600",
    ]);
    ledger?.close();
    expect(diagnostics.list()).toEqual([]);
  });

  it("is closed to others where it was open, and what links lead to is left alone", async () => {
    const outbox = join(root, ".dipla/outbox/p");
    mkdirSync(outbox, { recursive: true });
    writeFileSync(join(outbox, "old.eml"), "");
    writeFileSync(join(root, "public.txt"), "");
    symlinkSync(join(root, "public.txt"), join(outbox, "link"));
    writeFileSync(join(root, ".dipla/password"), "secret");
    chmodSync(join(root, ".dipla"), 0o755);
    for (const path of [".dipla/outbox/p/old.eml", "public.txt", ".dipla/password"])
      chmodSync(join(root, path), 0o644);
    (await openWorkspaceLedger(root, host, createDiagnostics()))?.close();
    expect(modesOf(root).filter((line) => !/ledger/.test(line))).toEqual([
      ".dipla 700",
      ".dipla/outbox 700",
      ".dipla/outbox/p 700",
      ".dipla/outbox/p/old.eml 600",
      ".dipla/password 600",
      "public.txt 644",
    ]);
  });

  it("is closed again when the ledger alone was opened to others", async () => {
    (await openWorkspaceLedger(root, host, createDiagnostics()))?.close();
    chmodSync(join(root, ".dipla/ledger.sqlite"), 0o664);
    (await openWorkspaceLedger(root, host, createDiagnostics()))?.close();
    expect(modesOf(root)).toContain(".dipla/ledger.sqlite 600");
  });

  it("that can't be closed is told", async () => {
    const diagnostics = createDiagnostics();
    const shared = {
      ...host,
      makePrivateFolder: async (path: string) => !(await host.makePrivateFolder(path)),
    };
    (await openWorkspaceLedger(root, shared, diagnostics))?.close();
    expect(diagnostics.list().map(({ code }) => code)).toEqual(["memory-readable"]);
  });
});

function modesOf(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isSymbolicLink())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => `${path.slice(root.length + 1)} ${(statSync(path).mode & 0o777).toString(8)}`)
    .sort();
}

describe("forgetting", () => {
  it("leaves no name in any file of the workspace's memory, not even in freed pages", async () => {
    const workspace = await createWorkspace();
    made.push(workspace);
    const { root } = workspace;
    const names = Array.from({ length: 30 }, (_, index) => `ministry-${index}`);
    const states = Object.fromEntries(names.map((name) => [name, "sent" as const]));
    await approveUpTo(root, await planWithout(root, names, "text"), states);
    const { code, stderr } = await workspace.run("send", "ledger", "backup");
    expect(code, stderr).toBe(0);
    expect(filesWith(root, "Ministry ministry-7")).not.toEqual([]);
    expect((await workspace.run("send", "forget", "--before", "2999-01-01")).code).toBe(0);
    expect(filesWith(root, "Ministry ministry-7")).toEqual([]);
    expect(filesWith(root, "ministry-7@ministry.example")).toEqual([]);
    expect((await workspace.run("send", "ledger", "check")).code).toBe(0);
  });
});

function filesWith(root: string, word: string): string[] {
  return readdirSync(join(root, ".dipla"), { recursive: true, encoding: "utf8" }).filter((name) => {
    const path = join(root, ".dipla", name);
    return statSync(path).isFile() && readFileSync(path).includes(word);
  });
}
