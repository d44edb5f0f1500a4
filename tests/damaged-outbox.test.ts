import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
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

function recipeOf(recipient: string, outbox: string): string {
  const name = readdirSync(outbox).find(
    (one) =>
      one.endsWith(".recipe") && readFileSync(join(outbox, one), "latin1").includes(`To: ${recipient}`),
  );
  if (!name) throw new Error(`no message to ${recipient}`);
  return join(outbox, name);
}

const damages: [string, (recipe: string) => string][] = [
  ["says another word", (recipe) => recipe.replace("text", "test")],
  ["is empty", () => ""],
  ["is no recipe", () => "To: health\r\n\r\nother\r\n"],
  ["is of a newer Dipla", (recipe) => recipe.replace('"recipe":1', '"recipe":2')],
  [
    "leads out of the outbox",
    (recipe) => recipe.replace(/"part":"[^"]*"/, '"part":"../../../ledger.sqlite"'),
  ],
  ["names a part that is not there", (recipe) => recipe.replace(/"part":"../, '"part":"00')],
  ["is shorter", (recipe) => recipe.slice(0, -9)],
  ["has its pieces in another order", (recipe) => recipe.replace(/\[(\{"own":\d+\}),(.*?\]\}),/, "[$2,$1,")],
];

it.each(damages)("tells a message whose recipe %s, and sends the others", async (_, damage) => {
  const workspace = await createWorkspace();
  made.push(workspace);
  const { root } = workspace;
  const server = await startMailServer();
  try {
    await workspace.write("dipla.config.json", JSON.stringify({ send: basicSettings(server.port) }));
    const plan = await planWithout(root, ["labour", "health", "justice"], "text");
    await approveUpTo(root, plan, {});
    const outbox = join(root, ".dipla/outbox", plan.hash);
    writeFileSync(
      recipeOf("health", outbox),
      damage(readFileSync(recipeOf("health", outbox), "latin1")),
      "latin1",
    );
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

it("sends nothing that a changed or missing part would be in, and goes on when it is there again", async () => {
  const workspace = await createWorkspace();
  made.push(workspace);
  const { root } = workspace;
  const server = await startMailServer();
  try {
    await workspace.write("dipla.config.json", JSON.stringify({ send: basicSettings(server.port) }));
    const plan = await planWithout(root, ["labour", "health"], "text");
    await approveUpTo(root, plan, {});
    const parts = join(root, ".dipla/outbox", plan.hash, "parts");
    const [name = "", ...more] = readdirSync(parts);
    expect(more, "what both have lies there once").toEqual([]);
    const approved = readFileSync(join(parts, name));
    const changed = Buffer.from(approved);
    changed[7] = 0;
    writeFileSync(join(parts, name), changed);
    const first = await workspace.run("send", "resume");
    expect([first.code, first.stderr]).toEqual([4, expect.stringContaining("outbox-changed")]);
    rmSync(join(parts, name));
    expect((await workspace.run("send", "resume")).code).toBe(4);
    expect(server.received).toEqual([]);
    writeFileSync(join(parts, name), approved);
    expect((await workspace.run("send", "resume")).code).toBe(0);
    expect(server.received).toHaveLength(2);
  } finally {
    await server.close();
  }
});
