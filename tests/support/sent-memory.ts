import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { approvePlan } from "../../scripts/commands/send/approve-plan.ts";
import { keepPlan } from "../../scripts/commands/send/keep-plan.ts";
import { keepHead } from "../../scripts/commands/send/ledger-witnesses.ts";
import { openWorkspaceLedger } from "../../scripts/commands/send/open-workspace-ledger.ts";
import { openOutboxStage } from "../../scripts/commands/send/outbox-stage.ts";
import { createDiagnostics, type Finding } from "../../scripts/findings/diagnostics.ts";
import { createNodeHost } from "../../scripts/host/node-host.ts";
import type { Ledger, MessageState } from "../../scripts/send/ledger/ledger.ts";
import { contentHash } from "../../scripts/send/plan/content-hash.ts";
import { type Plan, type PlanEntry, sealPlan } from "../../scripts/send/plan/plan.ts";

const host = createNodeHost();
const sha256 = (data: string): string => createHash("sha256").update(data).digest("hex");

/** What every message has with it: large enough that the outbox has it apart, once, from the first message on. */
const annex = Buffer.alloc(20_000, "annex ");
const annexText = annex.toString("base64").replace(/.{76}(?=.)/g, "$&\r\n");

/**
 * Plans a message for each of these recipients, of which nothing is rendered; `paper-…` are handed over, `two-…` have two addresses, and
 * `only` says which of a recipient's it goes to.
 */
export async function planWithout(
  root: string,
  recipients: readonly string[],
  text: string,
  only?: readonly string[],
): Promise<Plan> {
  // As the command does, and not again where the ledger is broken.
  (await openMemory(root)).ledger?.close();
  const entries = recipients.map((recipient): PlanEntry => {
    const channel = recipient.startsWith("paper") ? "paper" : "mail";
    const names = recipient.startsWith("two") ? ["first", "second"] : [recipient];
    const addresses = channel === "mail" ? names.map((name) => `${name}@ministry.example`) : [];
    const eml = `To: ${recipient}\r\n\r\n${text}\r\n${annexText}\r\n`;
    const path = join(root, "out/note/packages", recipient, "message.eml");
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, eml);
    const mail = { messageId: `<${sha256(eml).slice(0, 32)}@dipla.example>`, subject: "Note", attached: [] };
    return {
      recipient,
      name: `Ministry ${recipient}`,
      lang: "en",
      channel,
      addresses,
      ...(only && { to: only }),
      address: [],
      reference: "BG-2026-1",
      status: "new",
      changes: [],
      version: 1,
      supersedes: undefined,
      content: contentHash({ document: sha256(text), channel, addresses }),
      files: [],
      mails: channel === "mail" ? [{ ...mail, eml: sha256(eml), bytes: eml.length }] : [],
      blocks: [],
      annexes: [],
    };
  });
  const shared = {
    format: 1 as const,
    document: "note",
    date: "2026-11-24T10:00:00.000Z",
    from: "",
    server: "",
  };
  const plan = sealPlan({ ...shared, signer: "", entries });
  await keepPlan(root, plan, host);
  return plan;
}

/** The workspace's ledger as a command opens it, with what was found. */
export async function openMemory(root: string): Promise<{ ledger: Ledger | undefined; found: Finding[] }> {
  const diagnostics = createDiagnostics();
  const ledger = await openWorkspaceLedger(root, host, diagnostics);
  return { ledger, found: [...diagnostics.list()] };
}

/** Approves the plan, and takes each recipient's message to a state by the steps that lead there. */
export async function approveUpTo(
  root: string,
  plan: Plan,
  states: Readonly<Record<string, MessageState>>,
): Promise<void> {
  const { ledger } = await openMemory(root);
  if (!ledger) throw new Error("there is no sound ledger");
  const stage = await openOutboxStage(root, host);
  for (const { recipient, mails } of plan.entries)
    for (const { eml } of mails) {
      const bytes = readFileSync(join(root, "out/note/packages", recipient, "message.eml"));
      await stage.add({ bytes, eml, attachments: [{ bytes: annex }] }, new Set());
    }
  await approvePlan(plan, { by: "Maria", stage }, ledger, host);
  for (const { id, recipient } of ledger.messages()) {
    const wanted = states[recipient];
    const steps: MessageState[] =
      wanted === undefined || wanted === "planned"
        ? []
        : wanted === "handed-over" || wanted === "claimed"
          ? [wanted]
          : ["claimed", "committing", ...(wanted === "committing" ? [] : [wanted])];
    for (const state of steps) ledger.change(id, { state });
  }
  await keepHead(root, ledger, host);
  ledger.close();
}

/** Where each recipient's message stands. */
export function statesIn(ledger: Ledger): Record<string, MessageState> {
  return Object.fromEntries(ledger.messages().map(({ recipient, state }) => [recipient, state]));
}
