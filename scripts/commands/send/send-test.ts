import { randomUUID } from "node:crypto";
import { codeStamp } from "../../artifacts/cache.ts";
import { isMailAddress } from "../../config/settings/send.ts";
import { nearest } from "../../document/nearest.ts";
import type { Recipient } from "../../document/recipient.ts";
import { createDiagnostics, type Diagnostics } from "../../findings/diagnostics.ts";
import { isWithheld, judge, judgementOfCopies } from "../../findings/judge.ts";
import { messageInMemory } from "../../send/outbox/outgoing-message.ts";
import { overLimits } from "../../send/package/over-limits.ts";
import { exitCodeFor, exitCodes } from "../../workspace/exit-codes.ts";
import { type MadeCopy, runCopies } from "../../workspace/run-copies.ts";
import { type ComposedMail, composeMails } from "./compose-mails.ts";
import { formatsToSend } from "./formats-to-send.ts";
import { openSeal, unlessSealFails } from "./open-seal.ts";
import { copyFiles, packCopy } from "./pack-copy.ts";
import { readSecrets, type SendSecrets } from "./read-secrets.ts";
import type { TracelessTask } from "./send-task.ts";
import { verifyCopy } from "./verify-copy.ts";

/**
 * `dipla send DOCUMENT [RECIPIENT] --test ADDRESS`: sends one recipient's copy, the first in the list where none is named, to somebody
 * else, marked as a test. No plan, ledger, manifest or package knows of it.
 */
export async function sendTest(
  document: string,
  { address, recipient }: { address: string; recipient: string | undefined },
  task: TracelessTask,
): Promise<number> {
  const { config, settings, diagnostics, invocation } = task;
  if (!isMailAddress(address)) {
    diagnostics.add("recipient-email", { file: "--test" }, { address });
    return exitCodes.usage;
  }
  if (!settings.transport) {
    const params = { key: "send.server", reason: "setting-missing" };
    diagnostics.add("send-settings", config.placeOf("send.server"), params);
    return exitCodes.usage;
  }
  const secrets = await readSecrets(settings, config, invocation.host, diagnostics);
  if (diagnostics.hasErrors()) return exitCodes.content;
  const making = makeSample(document, { address, recipient }, secrets, task);
  const made = await unlessSealFails(making, config, diagnostics);
  if (made) return deliverTest(made.mails, { address, name: made.name }, secrets, task);
  return exitCodeFor(judge(diagnostics.list(), judgementOfCopies(config)), { failOnWarnings: false });
}

interface Sample {
  name: string;
  mails: readonly ComposedMail[];
}

/** The messages of one copy that passes what every copy has to pass; undefined, and findings, where it doesn't. */
async function makeSample(
  document: string,
  { address, recipient }: { address: string; recipient: string | undefined },
  secrets: SendSecrets,
  task: TracelessTask,
): Promise<Sample | undefined> {
  const { config, settings, diagnostics, invocation } = task;
  const { host, printer } = invocation;
  const seal = await openSeal(settings, config, host, diagnostics);
  if (diagnostics.hasErrors()) return undefined;
  const date = host.now();
  const preparation = {
    document,
    settings,
    dkim: secrets.dkim,
    host,
    out: config.out,
    date,
    seal,
    diagnostics,
  };
  const stamp = await codeStamp(host);
  let sample: Sample | undefined;
  let hasRecipients = false;
  const formats = formatsToSend(config, settings);
  const outcome = await runCopies(
    { config: { ...config, formats }, documents: [document], force: invocation.values.force === true },
    host,
    printer.emit,
    createDiagnostics(),
    {
      only: (all) => {
        hasRecipients = all.length > 0;
        const one = chooseRecipient(all, { address, recipient }, diagnostics);
        return one ? [one] : [];
      },
      onCopy: async (made) => {
        const faults = await verifyCopy(made, { host, config, stamp });
        diagnostics.addAll(faults);
        if (!isWithheld(faults, judgementOfCopies(config)))
          sample = await composeSample(made, address, preparation, task);
      },
    },
  );
  diagnostics.addAll(outcome.diagnostics);
  if (!hasRecipients && !diagnostics.hasErrors())
    diagnostics.add("send-no-recipients", { file: "content" }, { name: document });
  return sample;
}

/** A test goes to whoever sends: a recipient would take it for the message. */
function chooseRecipient(
  all: readonly Recipient[],
  { address, recipient }: { address: string; recipient: string | undefined },
  diagnostics: Diagnostics,
): Recipient | undefined {
  const isAddress = (one: string): boolean => one.toLowerCase() === address.toLowerCase();
  const owner = all.find(({ emails, cc }) => [...emails, ...cc].some(isAddress));
  if (owner) {
    diagnostics.add("test-to-recipient", owner.place, { address });
    return undefined;
  }
  if (recipient === undefined) return all[0];
  const named = all.find(({ id }) => id === recipient);
  const ids = all.map(({ id }) => id);
  if (!named && all.length > 0)
    diagnostics.add("recipient-unknown", all[0]?.place ?? { file: "content" }, {
      id: recipient,
      known: nearest(recipient, ids) ?? ids.slice(0, 10).join(", "),
    });
  return named;
}

async function composeSample(
  made: MadeCopy,
  address: string,
  preparation: Parameters<typeof composeMails>[3] &
    Parameters<typeof copyFiles>[1] &
    Parameters<typeof packCopy>[3],
  { words, diagnostics }: TracelessTask,
): Promise<Sample | undefined> {
  const { recipient, editions } = made.copy;
  const name = String(recipient.fields.name ?? recipient.id);
  const reference = editions[0]?.publication.reference ?? "";
  const files = await copyFiles(made, preparation);
  const pack = packCopy(made, files, { version: 1, supersedes: undefined, reference }, preparation);
  const mails = await composeMails(
    made,
    pack,
    {
      recipient: recipient.id,
      // The recipient's name beside another address would lead astray.
      name: "",
      addresses: [address],
      // Each test is a message of its own: none may be dropped as one that was there before.
      content: `test-${randomUUID()}`,
      version: 1,
      supersedes: undefined,
      replaced: undefined,
      mark: { word: words.testWord, note: words.testNote.replace("{name}", () => name) },
    },
    preparation,
  );
  for (const { attachments, eml } of mails ?? []) {
    const fault = overLimits(recipient.limits, attachments, eml.length);
    if (!fault) continue;
    diagnostics.add(fault[0], recipient.place, fault[1]);
    return undefined;
  }
  return mails && { name, mails };
}

async function deliverTest(
  mails: readonly ComposedMail[],
  { address, name }: { address: string; name: string },
  { openTransport }: SendSecrets,
  { config, settings, diagnostics, say }: TracelessTask,
): Promise<number> {
  const transport = await openTransport?.(settings);
  try {
    for (const { subject, eml } of mails) {
      const envelope = { from: settings.from.address, to: [address] };
      const answer = await transport?.deliver(messageInMemory(eml), envelope, () => undefined);
      if (answer?.kind === "sent" && answer.refused.length === 0) {
        say("testSent", { address, subject, name });
        continue;
      }
      const reason = answer?.reply ?? "";
      if (answer?.kind === "broken")
        diagnostics.add("mail-server", config.placeOf(settings.transport?.setting ?? "send"), {
          reason,
          cure: answer.cure,
        });
      else diagnostics.add("test-refused", { file: "--test" }, { address, reason });
      return exitCodes.recipients;
    }
    return exitCodes.success;
  } finally {
    transport?.close();
  }
}
