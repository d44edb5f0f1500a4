import { join } from "node:path";
import { nearest } from "../document/nearest.ts";
import { readShard } from "../document/shard.ts";
import type { Catalogue } from "../words/catalogues.ts";
import { exitCodes } from "../workspace/exit-codes.ts";
import type { Command, Invocation } from "./command.ts";
import type { SendTask, SettledTask } from "./send/send-task.ts";

/** Only what plans or sends needs to know the sender. */
type SendVerb = { usage: string } & (
  | { needsSettings: true; run(task: SettledTask, rest: readonly string[]): Promise<number> }
  | { needsSettings: false; run(task: SendTask, rest: readonly string[]): Promise<number> }
  // It may be the ledger that is broken.
  | { needsSettings: "nothing"; run(invocation: Invocation, rest: readonly string[]): Promise<number> }
);

/** What can be done with sendings; no document can have these names and be sent. */
const verbs: Readonly<Record<keyof Catalogue<"help">["sendVerbs"], SendVerb>> = {
  status: {
    usage: "dipla send status",
    needsSettings: false,
    run: async (task) => (await import("./send/show-status.ts")).showStatus(task),
  },
  show: {
    usage: "dipla send show DOCUMENT RECIPIENT…",
    needsSettings: true,
    run: async (task, rest) => (await import("./send/show-packages.ts")).showPackages(task, rest),
  },
  merge: {
    usage: "dipla send merge DOCUMENT [FOLDER…]",
    needsSettings: true,
    run: async (task, rest) => (await import("./send/merge-shards.ts")).mergeShards(task, rest),
  },
  resume: {
    usage: "dipla send resume",
    needsSettings: true,
    run: async (task) => (await import("./send/finish-sending.ts")).resumeSending(task),
  },
  "in-doubt": {
    usage: "dipla send in-doubt list | resend ID… | mark-sent ID…",
    needsSettings: false,
    run: async (task, rest) => (await import("./send/decide-doubt.ts")).decideDoubt(task, rest),
  },
  mark: {
    usage: "dipla send mark DOCUMENT RECIPIENT… --receipt NUMBER",
    needsSettings: false,
    run: async (task, rest) => (await import("./send/mark-handed-over.ts")).markHandedOver(task, rest),
  },
  bounces: {
    usage: "dipla send bounces PATH…",
    needsSettings: true,
    run: async (task, rest) => (await import("./send/take-bounces.ts")).takeBounces(task, rest),
  },
  ledger: {
    usage: "dipla send ledger check | backup [FILE] | restore [BACKUP]",
    needsSettings: "nothing",
    run: async (invocation, rest) =>
      (await import("./send/look-after-ledger.ts")).lookAfterLedger(invocation, rest),
  },
  export: {
    usage: "dipla send export",
    needsSettings: false,
    run: async (task) => (await import("./send/export-register.ts")).exportRegister(task),
  },
  forget: {
    usage: "dipla send forget --before DAY",
    needsSettings: false,
    run: async (task) => (await import("./send/forget-people.ts")).forgetPeople(task),
  },
};

/** `dipla send DOCUMENT`, and what belongs to it. Without `--approve` no recipient is ever sent anything. */
export const command: Command = {
  usage: "dipla send DOCUMENT",
  name: "send",
  example: "dipla send briefing-cooperation --approve 3f9a2c1e --by “Maria Petrova”",
  flags: {
    approve: { type: "string", value: "HASH" },
    by: { type: "string", value: "NAME" },
    test: { type: "string", value: "ADDRESS" },
    shard: { type: "string", value: "I/N" },
    receipt: { type: "string", value: "NUMBER" },
    before: { type: "string", value: "DAY" },
    "without-addresses": { type: "boolean" },
    format: { type: "string", value: "xlsx,csv,html" },
    out: { type: "string", value: "DIR" },
    jobs: { type: "string", value: "N" },
    force: { type: "boolean" },
    "no-config-code": { type: "boolean" },
    "fail-on-warnings": { type: "boolean" },
  },
  verbs,
  async run(invocation) {
    const [what, ...rest] = invocation.positionals;
    if (what === undefined) return exitCodes.usage;
    const verb = Object.entries(verbs).find(([name]) => name === what)?.[1];
    const { withSendTask, withSettledTask, withTraceless } = await import("./send/send-task.ts");
    if (verb?.needsSettings === "nothing") return verb.run(invocation, rest);
    if (verb?.needsSettings) return withSettledTask(invocation, (task) => verb.run(task, rest));
    if (verb) return withSendTask(invocation, (task) => verb.run(task, rest));
    const near = nearest(what, Object.keys(verbs));
    if (near && !(await isDocument(what, invocation))) {
      invocation.printer.complain("commandTypo", { name: `send ${what}`, near: `send ${near}` });
      return exitCodes.usage;
    }
    const { test, approve, shard } = invocation.values;
    // What is approved is the plan of all of them.
    if (shard !== undefined && (test !== undefined || approve !== undefined)) return exitCodes.usage;
    if (typeof test === "string") {
      const [recipient, ...others] = rest;
      if (others.length > 0 || approve !== undefined) return exitCodes.usage;
      const { sendTest } = await import("./send/send-test.ts");
      return withTraceless(invocation, (task) => sendTest(what, { address: test, recipient }, task));
    }
    if (rest.length > 0) return exitCodes.usage;
    return withSettledTask(invocation, (task) => sendDocument(what, invocation, task));
  },
};

async function isDocument(name: string, { host, root }: Invocation): Promise<boolean> {
  const path = join(root, "content", name);
  return ((await host.stat(path)) ?? (await host.stat(`${path}.md`))) !== undefined;
}

async function sendDocument(document: string, { values }: Invocation, task: SettledTask): Promise<number> {
  const shard = typeof values.shard === "string" ? readShard(values.shard) : undefined;
  if (shard) {
    const { planShard } = await import("./send/plan-shard.ts");
    return planShard(document, shard, task);
  }
  if (typeof values.approve !== "string")
    return (await import("./send/plan-sending.ts")).planSending(document, task);
  const { approveSending } = await import("./send/approve-sending.ts");
  return approveSending(document, values.approve, task);
}
