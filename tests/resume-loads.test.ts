import { afterAll, beforeAll, expect, it } from "vitest";
import { type MailServerForTests, startMailServer } from "./support/mail-server.ts";
import { basicSettings } from "./support/sending-workspace.ts";
import { approveUpTo, planWithout } from "./support/sent-memory.ts";
import { createWorkspace, runDipla, type Workspace } from "./support/workspace.ts";

/* `send resume` sends what lies in the outbox: nothing that reads, merges, makes or looks at documents is loaded for it. */
let workspace: Workspace;
let server: MailServerForTests;
beforeAll(async () => {
  server = await startMailServer();
  workspace = await createWorkspace({
    "dipla.config.json": JSON.stringify({ send: basicSettings(server.port) }),
  });
});
afterAll(async () => {
  await server.close();
  await workspace.remove();
});

it("resuming loads what sends, and nothing that makes documents", async () => {
  const { root } = workspace;
  await approveUpTo(root, await planWithout(root, ["labour", "interior"], "text"), {});
  await workspace.write(
    "probe.mjs",
    `import { registerHooks } from "node:module";
     registerHooks({ load(url, context, next) { process.stderr.write("LOAD " + url + "\\n"); return next(url, context); } });`,
  );
  const NODE_OPTIONS = `--import ${root}/probe.mjs`;
  const { code, stderr } = await runDipla(["send", "resume", "--root", root], { env: { NODE_OPTIONS } });
  expect([code, server.received.length]).toEqual([0, 2]);
  const loaded = stderr
    .split("\n")
    .flatMap((line) => line.match(/^LOAD .*?\/((?:scripts|node_modules)\/.*)$/)?.[1] ?? []);
  expect(loaded).toContain("scripts/send/mail/send-messages.ts");
  // The configuration is read as JSON.
  expect(
    loaded.filter((name) =>
      /^scripts\/(?:content(?!\/read-(?:json|text))|merge|render|review|pipeline|workers|letterhead|pdf-objects)\//.test(
        name,
      ),
    ),
  ).toEqual([]);
  expect(
    loaded.filter((name) => /^scripts.*(?:prepare|pack-|package\/|plan-html|compose|open-seal)/.test(name)),
  ).toEqual([]);
  const libraries = loaded.flatMap((name) => name.match(/^node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1] ?? []);
  expect([...new Set(libraries)].sort()).toEqual(["nodemailer", "valibot"]);
}, 60_000);
