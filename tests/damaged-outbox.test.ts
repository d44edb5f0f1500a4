import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { startMailServer } from "./support/mail-server.ts";
import { basicSettings } from "./support/sending-workspace.ts";
import { approveUpTo, planWithout } from "./support/sent-memory.ts";
import { createWorkspace, type Workspace } from "./support/workspace.ts";

/* Nothing goes but what was approved, byte by byte; what was changed since is told, and holds nobody else up. */
const made: Workspace[] = [];
afterAll(async () => {
  for (const workspace of made) await workspace.remove();
});

it("tells a message that is not the approved one any more, and sends the others", async () => {
  const workspace = await createWorkspace();
  made.push(workspace);
  const { root } = workspace;
  const server = await startMailServer();
  try {
    await workspace.write("dipla.config.json", JSON.stringify({ send: basicSettings(server.port) }));
    const plan = await planWithout(root, ["labour", "health", "justice"], "text");
    await approveUpTo(root, plan, {});
    const outbox = join(root, ".dipla/outbox", plan.hash);
    const changed = readdirSync(outbox).find(
      (name) => name.endsWith(".eml") && readFileSync(join(outbox, name), "utf8").includes("health"),
    );
    writeFileSync(join(outbox, changed ?? ""), "To: health\r\n\r\nother\r\n");
    const { code, stderr } = await workspace.run("send", "resume");
    expect([code, stderr]).toEqual([4, expect.stringContaining("outbox-changed")]);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(server.received.map(({ to }) => to.join()).sort()).toEqual([
      "justice@ministry.example",
      "labour@ministry.example",
    ]);
    const again = await workspace.run("send", "resume");
    expect([again.code, server.received.length]).toEqual([4, 2]);
  } finally {
    await server.close();
  }
});
