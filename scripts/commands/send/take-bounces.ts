import { join, resolve } from "node:path";
import { exitCodes } from "../../cli/exit-codes.ts";
import { displayPath } from "../../host/workspace-paths.ts";
import type { LedgerMessage } from "../../send/ledger/ledger.ts";
import { bouncedKey } from "../../send/mail/bounce-address.ts";
import { type Bounce, readBounce } from "../../send/mail/read-bounce.ts";
import { readSecrets } from "./read-secrets.ts";
import type { SendTask, SettledTask } from "./send-task.ts";

/**
 * `dipla send bounces PATH…`: reads returned messages from `.eml` files, or from a folder of them (a mailbox in Maildir
 * format is one), and notes them in the register. Read again, they change nothing.
 */
export async function takeBounces(task: SettledTask, paths: readonly string[]): Promise<number> {
  const { ledger, diagnostics, invocation, settings, config, say } = task;
  const { host, root } = invocation;
  if (paths.length === 0) return exitCodes.usage;
  const { bounces: secret } = await readSecrets(
    { ...settings, dkim: undefined, transport: undefined },
    config,
    host,
    diagnostics,
  );
  const counts = { read: 0, unread: 0 };
  for (const path of await filesIn(
    paths.map((one) => resolve(host.cwd, one)),
    task,
  )) {
    const bytes = await host.read(path);
    const bounce = bytes && (await readBounce(bytes).catch(() => undefined));
    const message = bounce && messageOf(bounce, task, secret);
    if (!bounce || !message) {
      counts.unread += 1;
      diagnostics.add("bounce-unread", { file: displayPath(root, path) });
      continue;
    }
    counts.read += 1;
    if (!/^(?:failed|)$/.test(bounce.action) || message.bounce === bounce.status) continue;
    ledger.bounced(message.id, bounce.status || "5.0.0", bounce.diagnostic);
    say("bounceRead", { name: message.name, recipient: message.recipient, status: bounce.status });
  }
  say("bounces", counts);
  return exitCodes.success;
}

/** By the signed return address; without one of those, by the Message-ID, which strangers know too. */
function messageOf(
  { to, original }: Bounce,
  { ledger, settings }: SettledTask,
  secret: Uint8Array | undefined,
): LedgerMessage | undefined {
  const { bounces } = settings;
  if (bounces && secret) {
    const keys = to.flatMap((address) => bouncedKey(address, bounces.address, secret) ?? []);
    return keys.flatMap((key) => ledger.message(key) ?? [])[0];
  }
  return ledger.messages().find(({ messageId, state }) => state === "sent" && messageId === original);
}

async function filesIn(paths: readonly string[], task: SendTask): Promise<string[]> {
  const { host } = task.invocation;
  const found = await Promise.all(
    paths.map(async (path): Promise<string[]> => {
      const names = (await host.stat(path)) ? await host.list(path) : [];
      const below = names.map((name) => join(path, name));
      const folders = below.filter((_, index) => /^(?:new|cur)\/$/.test(names[index] ?? ""));
      const files = below.filter((_, index) => !names[index]?.endsWith("/"));
      return names.length > 0 ? [...files, ...(await filesIn(folders, task))] : [path];
    }),
  );
  return found.flat();
}
