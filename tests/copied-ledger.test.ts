import { cpSync, renameSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { command as send } from "../scripts/commands/send.ts";
import { startMailServer } from "./support/mail-server.ts";
import { runInProcess } from "./support/run-in-process.ts";
import { basicSettings } from "./support/sending-workspace.ts";
import { approveUpTo, planWithout } from "./support/sent-memory.ts";
import { createWorkspace, type Workspace } from "./support/workspace.ts";

/* Two workspaces with one ledger would send the same: whoever has the copy is told. */
const made: Workspace[] = [];
afterAll(async () => {
  for (const workspace of made) await workspace.remove();
});

it("tells of a copy until it is sent with, and never of a folder that was moved", async () => {
  const server = await startMailServer();
  const workspace = await createWorkspace({
    "dipla.config.json": JSON.stringify({ send: basicSettings(server.port) }),
  });
  const other = await createWorkspace({
    "dipla.config.json": JSON.stringify({ send: basicSettings(server.port) }),
  });
  made.push(workspace, other);
  const run = async ({ root }: Workspace, verb: string): Promise<string[]> =>
    (await runInProcess(send, [verb], { root })).found.map(({ code, level }) => `${code} ${level}`);
  try {
    await approveUpTo(workspace.root, await planWithout(workspace.root, ["labour"], "text"), {});
    expect(await run(workspace, "status")).toEqual([]);
    expect(await run(workspace, "resume")).toEqual([]);
    expect(server.received).toHaveLength(1);
    expect(await run(workspace, "status")).toEqual([]);

    cpSync(join(workspace.root, ".dipla"), join(other.root, ".dipla"), { recursive: true });
    expect(await run(other, "status")).toEqual(["ledger-copied warning"]);
    expect(await run(other, "status")).toEqual(["ledger-copied warning"]);
    expect(await run(other, "resume")).toEqual(["ledger-copied warning"]);
    expect(await run(other, "status")).toEqual([]);
    expect(server.received).toHaveLength(1);

    renameSync(join(workspace.root, ".dipla"), join(workspace.root, "moved"));
    renameSync(join(workspace.root, "moved"), join(workspace.root, ".dipla"));
    expect(await run(workspace, "status")).toEqual([]);
  } finally {
    await server.close();
  }
});
