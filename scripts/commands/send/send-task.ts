import type { ResolvedConfig } from "../../config/resolve.ts";
import { createDiagnostics, type Diagnostics, type Finding } from "../../findings/diagnostics.ts";
import { judge, judgementOfCopies } from "../../findings/judge.ts";
import type { Ledger } from "../../send/ledger/ledger.ts";
import { asLedgerFault, LedgerFault } from "../../send/ledger/ledger-fault.ts";
import { type SendSettings, toSendSettings } from "../../send/settings.ts";
import { type Catalogue, catalogue } from "../../words/catalogues.ts";
import { fill, type Params } from "../../words/fill.ts";
import { exitCodes } from "../../workspace/exit-codes.ts";
import { buildOptions } from "../build-options.ts";
import type { Invocation } from "../command.ts";
import { brokenLedger } from "./broken-ledger.ts";
import { keepHead, readWitnesses } from "./ledger-witnesses.ts";
import { openWorkspaceLedger } from "./open-workspace-ledger.ts";

/** What every `dipla send …` works with. */
export interface SendTask {
  invocation: Invocation;
  config: ResolvedConfig;
  ledger: Ledger;
  diagnostics: Diagnostics;
  words: Catalogue<"sending">;
  say(word: SendingSentence, params?: Params): void;
}

/** A task whose ledger is not open: it may be broken. */
export type UnopenedTask = Omit<SendTask, "ledger">;

/** A task that plans or sends: it knows who the sender is. */
export interface SettledTask extends SendTask {
  settings: SendSettings;
}

/** A task that sends and leaves no trace. */
export interface TracelessTask extends UnopenedTask {
  settings: SendSettings;
}

/** A sentence of the catalogue `sending`. */
export type SendingSentence = Exclude<
  keyof Catalogue<"sending">,
  "states" | "returned" | "channels" | "uploads"
>;

/** Opens configuration and ledger, does the work, prints what was found, closes the ledger. */
export async function withSendTask(
  invocation: Invocation,
  work: (task: SendTask) => Promise<number>,
): Promise<number> {
  const { config, problems } = await sendOptions(invocation);
  return withLedger(invocation, config, problems, work);
}

/** The same for what needs the settings of `send`; what they lack is told. */
export async function withSettledTask(
  invocation: Invocation,
  work: (task: SettledTask) => Promise<number>,
): Promise<number> {
  return withSettings(invocation, ({ config, problems, settings }) =>
    withLedger(invocation, config, problems, (task) => work({ ...task, settings })),
  );
}

/** The same for what leaves no trace in the ledger, and makes none. */
export async function withTraceless(
  invocation: Invocation,
  work: (task: TracelessTask) => Promise<number>,
): Promise<number> {
  return withSettings(invocation, ({ config, problems, settings }) =>
    withFindings(invocation, config, problems, (task) => work({ ...task, settings })),
  );
}

async function withSettings(
  invocation: Invocation,
  work: (known: {
    config: ResolvedConfig;
    problems: readonly Finding[];
    settings: SendSettings;
  }) => Promise<number>,
): Promise<number> {
  const { config, problems } = await sendOptions(invocation);
  const settings = config.send && toSendSettings(config.send);
  if (settings) return work({ config, problems, settings });
  const lacking = createDiagnostics();
  lacking.addAll(problems);
  // What is wrong with the settings may be just this.
  if (problems.length === 0)
    lacking.add("send-settings", config.placeOf("send"), { key: "send.from", reason: "setting-missing" });
  await invocation.printer.diagnostics(judge(lacking.list(), judgementOfCopies(config)));
  return exitCodes.usage;
}

/** `--format` names files of the register here; copies are always PDF and Word. */
function sendOptions(invocation: Invocation): ReturnType<typeof buildOptions> {
  return buildOptions({ ...invocation, values: { ...invocation.values, format: undefined } });
}

/** The same for what has to do with a ledger that may be broken. */
export async function withUnopenedTask(
  invocation: Invocation,
  work: (task: UnopenedTask) => Promise<number>,
): Promise<number> {
  const { config, problems } = await sendOptions(invocation);
  return withFindings(invocation, config, problems, work);
}

async function withLedger(
  invocation: Invocation,
  config: ResolvedConfig,
  problems: readonly Finding[],
  work: (task: SendTask) => Promise<number>,
): Promise<number> {
  const { host, root } = invocation;
  return withFindings(invocation, config, problems, async (task) => {
    const ledger = await openWorkspaceLedger(root, host, task.diagnostics);
    if (!ledger) return exitCodes.content;
    try {
      return await run({ ...task, ledger }, work);
    } finally {
      ledger.close();
    }
  });
}

/** Does the work where the configuration allows it, and prints what was found. */
async function withFindings(
  invocation: Invocation,
  config: ResolvedConfig,
  problems: readonly Finding[],
  work: (task: UnopenedTask) => Promise<number>,
): Promise<number> {
  const { printer, uiLang } = invocation;
  const diagnostics = createDiagnostics();
  diagnostics.addAll(problems);
  const words = await catalogue(uiLang, "sending");
  const say: SendTask["say"] = (word, params = {}) => printer.line(fill(words[word], params));
  const code =
    problems.length > 0 ? exitCodes.usage : await work({ invocation, config, diagnostics, words, say });
  await printer.diagnostics(judge(diagnostics.list(), judgementOfCopies(config)));
  return code;
}

/** Does the work, and notes how far the history has come. What the ledger's file refuses meanwhile is a finding. */
async function run(task: SendTask, work: (task: SendTask) => Promise<number>): Promise<number> {
  const { ledger, diagnostics, invocation } = task;
  const { host, root } = invocation;
  try {
    const code = await work(task);
    await keepHead(root, ledger, host);
    return code;
  } catch (error) {
    const fault = asLedgerFault(error);
    if (!(fault instanceof LedgerFault)) throw error;
    diagnostics.addAll([brokenLedger(fault, await readWitnesses(root, host))]);
    return exitCodes.content;
  }
}
