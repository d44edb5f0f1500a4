import { resolve } from "node:path";
import type { Command, Flags } from "../commands/command.ts";
import { nearest } from "../document/nearest.ts";
import { judge, withoutRules } from "../findings/judge.ts";
import { confinedHost } from "../host/confined-host.ts";
import type { Host } from "../host/host.ts";
import { createNodeHost } from "../host/node-host.ts";
import { unreadable, unwritable } from "../host/unwritable.ts";
import { WriteError } from "../host/write-files.ts";
import { fill } from "../words/fill.ts";
import { uiLanguages } from "../words/interface-languages.ts";
import { exitCodes } from "../workspace/exit-codes.ts";
import { complaintsOf, folderTrouble } from "../workspace/folder-trouble.ts";
import { createPrinter, type Printer } from "./printer.ts";
import { readArguments } from "./read-arguments.ts";
import { openSpeech, type Speech } from "./speech.ts";

/** The verbs; each is loaded only when it is called. */
const commands: Readonly<Record<string, () => Promise<{ command: Command }>>> = {
  build: () => import("../commands/build.ts"),
  check: () => import("../commands/check.ts"),
  new: () => import("../commands/new.ts"),
  init: () => import("../commands/init.ts"),
  clean: () => import("../commands/clean.ts"),
  preview: () => import("../commands/preview.ts"),
  send: () => import("../commands/send.ts"),
  doctor: () => import("../commands/doctor.ts"),
};

const commonFlags: Flags = {
  root: { type: "string", value: "DIR" },
  json: { type: "boolean" },
  quiet: { type: "boolean" },
  "ui-lang": { type: "string", value: uiLanguages.join("|") },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean" },
};

const graceful = new AbortController();
let hasGrace = false;
// Ends through `exit`, where the browser and its profile are taken away. 128 + the signal's number, as shells have it. A
// command that asked for grace finishes what is under way first; a second signal ends that, too.
for (const [signal, code] of [
  ["SIGINT", 130],
  ["SIGTERM", 143],
  // A terminal that is closed, or a connection that is cut.
  ["SIGHUP", 129],
] as const)
  process.on(signal, () => {
    if (!hasGrace || graceful.signal.aborted) process.exit(code);
    graceful.abort();
  });

process.exitCode = await main(process.argv.slice(2), createNodeHost());

async function main(args: readonly string[], host: Host): Promise<number> {
  const speech = await openSpeech(args, host.env);
  const { words, unknown } = speech;
  if (unknown !== undefined) {
    console.error(fill(words.uiLangUnknown, { lang: unknown, known: uiLanguages.join(", ") }));
    return exitCodes.usage;
  }
  const name = verb(args);
  const load = name === undefined || !Object.hasOwn(commands, name) ? undefined : commands[name];
  if (args.includes("--version") && !load) {
    console.log(
      JSON.parse(new TextDecoder().decode(await host.read(`${host.packageRoot}/package.json`))).version,
    );
    return exitCodes.success;
  }
  if (load) {
    const { command } = await load();
    return runCommand(command, args.toSpliced(args.indexOf(name ?? ""), 1), speech, host);
  }
  const near = name === undefined ? undefined : nearest(name, Object.keys(commands));
  if (near) console.error(fill(words.commandTypo, { name: name ?? "", near }));
  else if (name !== undefined) console.error(fill(words.unknownCommand, { name }));
  const { overview } = await import("./help.ts");
  const all = await Promise.all(Object.values(commands).map((one) => one()));
  console.error(
    await overview(
      all.map(({ command }) => command),
      speech,
    ),
  );
  return name === undefined && args.includes("--help") ? exitCodes.success : exitCodes.usage;
}

/** The first word that is neither a flag nor a common flag's value: `dipla --root DIR build` works too. */
function verb(args: readonly string[]): string | undefined {
  const takesValue = (arg: string | undefined): boolean =>
    Object.entries(commonFlags).some(([flag, { type }]) => type === "string" && arg === `--${flag}`);
  return args.find((arg, index) => !arg.startsWith("-") && !takesValue(args[index - 1]));
}

/** What the work went on without. */
async function tellComplaints(host: Host, printer: Printer): Promise<void> {
  const found = complaintsOf(host);
  if (found.length > 0) await printer.diagnostics(judge(found, withoutRules));
}

async function runCommand(command: Command, args: string[], speech: Speech, bare: Host): Promise<number> {
  const { uiLang, words } = speech;
  const flags = { ...command.flags, ...commonFlags };
  const { positionals, values, fault } = readArguments(args, flags);
  if (fault) {
    console.error(fill(words[fault.sentence], fault.params));
    console.error(fill(words.seeHelp, { command: `dipla ${command.name} --help` }));
    return exitCodes.usage;
  }
  if (values.help) {
    console.log(await (await import("./help.ts")).helpOf(command, flags, speech));
    return exitCodes.success;
  }
  const printer = createPrinter({
    mode: values.json ? "json" : values.quiet ? "quiet" : "human",
    lang: uiLang,
    words,
    colour: process.stderr.isTTY === true && !bare.env.NO_COLOR,
    isTerminal: process.stderr.isTTY === true,
  });
  const root = resolve(bare.cwd, typeof values.root === "string" ? values.root : ".");
  // A new workspace is where its user says.
  const host = command.makesRoot ? bare : confinedHost(bare, root);
  const interrupted = (): AbortSignal => {
    hasGrace = true;
    return graceful.signal;
  };
  try {
    const noRoot =
      typeof values.root === "string" && !command.makesRoot && (await folderTrouble(root, "--root", host));
    if (noRoot) {
      await printer.diagnostics(judge([noRoot], withoutRules));
      return exitCodes.usage;
    }
    await host.sweep();
    const code = await command.run({ positionals, values, host, printer, root, uiLang, interrupted });
    await tellComplaints(host, printer);
    if (code === exitCodes.usage && !printer.hasComplained)
      console.error(await (await import("./help.ts")).helpOf(command, flags, speech));
    return code;
  } catch (error) {
    if (error instanceof WriteError) {
      await printer.diagnostics(judge([unwritable(error)], withoutRules));
      return exitCodes.usage;
    }
    const refused = unreadable(error, root);
    if (refused) {
      await printer.diagnostics(judge([refused], withoutRules));
      return exitCodes.content;
    }
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    console.error(fill(words.unexpected, { reason }));
    return exitCodes.unexpected;
  }
}
