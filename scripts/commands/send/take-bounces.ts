import { join, resolve } from "node:path";
import { displayPath } from "../../host/workspace-paths.ts";
import { envelopeOf } from "../../send/ledger/envelope-of.ts";
import { type AssignedBounce, assignBounce, type SentMessages } from "../../send/mail/assign-bounce.ts";
import { bouncedKey } from "../../send/mail/bounce-address.ts";
import { readBounce } from "../../send/mail/read-bounce.ts";
import { splitMbox } from "../../send/mail/split-mbox.ts";
import { exitCodes } from "../../workspace/exit-codes.ts";
import { readSecrets } from "./read-secrets.ts";
import type { SendTask, SettledTask } from "./send-task.ts";

/**
 * `dipla send bounces PATH…`: reads returned messages from `.eml` files, mboxes, or folders of them (a mailbox in Maildir format is
 * one), and notes them in the register. What is not noted is told with its reason. Read again, they change nothing.
 */
export async function takeBounces(task: SettledTask, paths: readonly string[]): Promise<number> {
  const { diagnostics, invocation, settings, config, ledger, say } = task;
  const { host, root } = invocation;
  if (paths.length === 0) return exitCodes.usage;
  const { bounces: secret } = await readSecrets(
    { ...settings, dkim: undefined, transport: undefined },
    config,
    host,
    diagnostics,
  );
  const mailbox = settings.bounces?.address;
  const sent: SentMessages = {
    messages: ledger.messages(),
    keyOf: mailbox && secret ? (address) => bouncedKey(address, mailbox, secret) : undefined,
  };
  const known = notedBounces(task);
  const counts = { returned: 0, reported: 0, unread: 0 };
  const files = await filesIn(
    paths.map((one) => resolve(host.cwd, one)),
    task,
  );
  for (const path of files) {
    const bytes = await host.read(path).catch(() => undefined);
    for (const mail of bytes ? splitMbox(bytes) : [{ bytes: new Uint8Array(), line: 1 }]) {
      const unread = (reason: string): void => {
        counts.unread += 1;
        diagnostics.add("bounce-unread", { file: displayPath(root, path), line: mail.line }, { reason });
      };
      const bounce = await readBounce(mail.bytes).catch(() => "mail-unreadable" as const);
      const found = typeof bounce === "string" ? bounce : assignBounce(bounce, sent);
      if (typeof found === "string") unread(found);
      else {
        counts[note(found, known, task) ? "returned" : "reported"] += 1;
        if (found.hasOthers) unread("bounce-other-address");
      }
    }
  }
  say("bounces", counts);
  return exitCodes.success;
}

/** Tells what became of each recipient, and notes the failures that are new; gives whether anything came back for good. */
function note(
  { message, recipients }: AssignedBounce,
  known: Set<string>,
  { ledger, say, words }: SettledTask,
): boolean {
  const { id, name, recipient } = message;
  for (const { action, status, diagnostic, place, addresses } of recipients) {
    const address = (place === undefined ? undefined : envelopeOf(message)[place]) ?? addresses.at(-1) ?? "";
    const what =
      Object.entries(words.returned).find(([key]) => key === action)?.[1] ?? words.returned.unclear;
    say("bounceRead", { name, recipient, address, what, status });
    if (action !== "failed") continue;
    const code = status || "5.0.0";
    const key = bounceKey(id, code, place);
    if (known.has(key)) continue;
    known.add(key);
    ledger.bounced(id, code, diagnostic, place);
  }
  return recipients.some(({ action }) => action === "failed");
}

/** Bounces that the history has already. */
function notedBounces({ ledger }: SettledTask): Set<string> {
  const keys = [...ledger.events()]
    .filter(({ kind }) => kind === "bounced")
    .map(({ message, detail }) => bounceKey(message, detail.status, detail.place));
  return new Set(keys);
}

function bounceKey(id: string, status: unknown, place: unknown): string {
  return `${id} ${String(status)} ${String(place ?? "")}`;
}

/** Files of a folder and below it. Of a Maildir only its mails: the rest are its programs' notes. */
async function filesIn(paths: readonly string[], task: SendTask): Promise<string[]> {
  const { host } = task.invocation;
  const found = await Promise.all(
    paths.map(async (path): Promise<string[]> => {
      if ((await host.stat(path))?.kind !== "folder") return [path];
      const names = await host.list(path);
      const isMaildir = names.includes("cur/") || names.includes("new/");
      const wanted = isMaildir ? names.filter((name) => /^(?:cur|new|\..*)\/$/.test(name)) : names;
      return filesIn(
        wanted.map((name) => join(path, name)),
        task,
      );
    }),
  );
  return found.flat();
}
