import { exitCodes } from "../cli/exit-codes.ts";
import type { Command, Invocation } from "./command.ts";
import type { SendTask } from "./send/send-task.ts";

/** `dipla send DOCUMENT`, and what belongs to it. Without `--approve` nothing is ever sent. */
export const command: Command = {
  usage: "dipla send DOCUMENT | status | resume | in-doubt | mark | bounces | export | forget",
  name: "send",
  example: "dipla send briefing-cooperation --approve 3f9a2c1e --by “Maria Petrova”",
  flags: {
    approve: { type: "string", value: "HASH" },
    by: { type: "string", value: "NAME" },
    receipt: { type: "string", value: "NUMBER" },
    before: { type: "string", value: "DAY" },
    "without-addresses": { type: "boolean" },
    format: { type: "string", value: "xlsx,csv,html" },
    out: { type: "string", value: "DIR" },
    jobs: { type: "string", value: "N" },
    force: { type: "boolean" },
    "fail-on-warnings": { type: "boolean" },
  },
  async run(invocation) {
    const [what, ...rest] = invocation.positionals;
    if (what === undefined) return exitCodes.usage;
    const verb = Object.hasOwn(verbs, what) ? verbs[what] : undefined;
    const { withSendTask } = await import("./send/send-task.ts");
    if (verb) return withSendTask(invocation, verb, (task) => verb.run(task, rest));
    if (rest.length > 0) return exitCodes.usage;
    return withSendTask(invocation, { needsSettings: true }, (task) => sendDocument(what, invocation, task));
  },
};

interface SendVerb {
  needsSettings: boolean;
  run(task: SendTask, rest: readonly string[]): Promise<number>;
}

/** What can be done with sendings; no document can have these names and be sent. */
const verbs: Readonly<Record<string, SendVerb>> = {
  status: {
    needsSettings: false,
    run: async (task) => (await import("./send/show-status.ts")).showStatus(task),
  },
  resume: {
    needsSettings: true,
    run: async (task) => (await import("./send/plan-sending.ts")).resumeSending(task),
  },
  "in-doubt": {
    needsSettings: false,
    run: async (task, rest) => (await import("./send/decide-doubt.ts")).decideDoubt(task, rest),
  },
  mark: {
    needsSettings: false,
    run: async (task, rest) => (await import("./send/mark-handed-over.ts")).markHandedOver(task, rest),
  },
  bounces: {
    needsSettings: true,
    run: async (task, rest) => (await import("./send/take-bounces.ts")).takeBounces(task, rest),
  },
  export: {
    needsSettings: false,
    run: async (task) => (await import("./send/export-register.ts")).exportRegister(task),
  },
  forget: {
    needsSettings: false,
    run: async (task) => (await import("./send/forget-people.ts")).forgetPeople(task),
  },
};

async function sendDocument(document: string, { values }: Invocation, task: SendTask): Promise<number> {
  const { planSending, approveSending } = await import("./send/plan-sending.ts");
  return typeof values.approve === "string"
    ? approveSending(document, values.approve, task)
    : planSending(document, task);
}
