import { resolve } from "node:path";
import { parseArgs } from "node:util";
import type { Command, Flags } from "../commands/command.ts";
import { createNodeHost, type Host } from "../host/host.ts";
import { type Catalogue, catalogue } from "../words/catalogues.ts";
import { fill } from "../words/fill.ts";
import { type UiLang, uiLanguageOf, uiLanguages } from "../words/interface-languages.ts";
import { exitCodes } from "./exit-codes.ts";
import { createPrinter, type Printer } from "./printer.ts";

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
] as const)
  process.on(signal, () => {
    if (!hasGrace || graceful.signal.aborted) process.exit(code);
    graceful.abort();
  });

process.exitCode = await main(process.argv.slice(2), createNodeHost());

async function main(args: readonly string[], host: Host): Promise<number> {
  const name = verb(args);
  const load = name === undefined || !Object.hasOwn(commands, name) ? undefined : commands[name];
  const uiLang = interfaceLanguage(args, host);
  const words = await catalogue(uiLang, "commandLine");
  if (args.includes("--version") && !load) {
    console.log(
      JSON.parse(new TextDecoder().decode(await host.read(`${host.packageRoot}/package.json`))).version,
    );
    return exitCodes.success;
  }
  if (!load) {
    if (name !== undefined) console.error(fill(words.unknownCommand, { name }));
    await printOverview(words, uiLang);
    return name === undefined && args.includes("--help") ? exitCodes.success : exitCodes.usage;
  }
  const { command } = await load();
  return runCommand(command, args.toSpliced(args.indexOf(name ?? ""), 1), { uiLang, words }, host);
}

/** The first word that is neither a flag nor a common flag's value: `dipla --root DIR build` works too. */
function verb(args: readonly string[]): string | undefined {
  const takesValue = (arg: string | undefined): boolean =>
    Object.entries(commonFlags).some(([flag, { type }]) => type === "string" && arg === `--${flag}`);
  return args.find((arg, index) => !arg.startsWith("-") && !takesValue(args[index - 1]));
}

/** The language that Dipla speaks, and the sentences of the command line in it. */
interface Speech {
  uiLang: UiLang;
  words: Catalogue<"commandLine">;
}

async function runCommand(command: Command, args: string[], speech: Speech, host: Host): Promise<number> {
  const { uiLang, words } = speech;
  const flags = { ...command.flags, ...commonFlags };
  let parsed: ReturnType<typeof parseArgs>;
  try {
    parsed = parseArgs({
      args,
      options: Object.fromEntries(
        Object.entries(flags).map(([name, { type, short }]) => [name, { type, ...(short && { short }) }]),
      ),
      allowPositionals: true,
    });
  } catch (error) {
    console.error((error as Error).message);
    await printUsage(command, flags, speech, console.error);
    return exitCodes.usage;
  }
  const values = parsed.values as Record<string, string | boolean | undefined>;
  if (values.help) {
    await printUsage(command, flags, speech, console.log);
    return exitCodes.success;
  }
  const printer = createPrinter({
    mode: values.json ? "json" : values.quiet ? "quiet" : "human",
    lang: uiLang,
    words,
    colour: process.stderr.isTTY === true && !host.env.NO_COLOR,
    isTerminal: process.stderr.isTTY === true,
  });
  const root = resolve(host.cwd, typeof values.root === "string" ? values.root : ".");
  return guarded(
    () =>
      command.run({
        positionals: parsed.positionals,
        values,
        host,
        printer,
        root,
        uiLang,
        interrupted: () => {
          hasGrace = true;
          return graceful.signal;
        },
      }),
    printer,
    command,
    flags,
    speech,
  );
}

async function guarded(
  run: () => Promise<number>,
  printer: Printer,
  command: Command,
  flags: Flags,
  speech: Speech,
): Promise<number> {
  try {
    const code = await run();
    if (code === exitCodes.usage && !printer.hasComplained)
      await printUsage(command, flags, speech, printer.line);
    return code;
  } catch (error) {
    console.error(
      fill(speech.words.unexpected, {
        reason: error instanceof Error ? (error.stack ?? error.message) : String(error),
      }),
    );
    return exitCodes.unexpected;
  }
}

function interfaceLanguage(args: readonly string[], host: Host): UiLang {
  const index = args.indexOf("--ui-lang");
  const given =
    index >= 0
      ? args[index + 1]
      : args.find((arg) => arg.startsWith("--ui-lang="))?.slice("--ui-lang=".length);
  const locale = given ?? host.env.LC_ALL ?? host.env.LC_MESSAGES ?? host.env.LANG ?? "";
  return uiLanguageOf(locale) ?? "en";
}

async function printOverview(words: Speech["words"], lang: UiLang): Promise<void> {
  const help = await catalogue(lang, "help");
  console.error(`${words.usage}: dipla COMMAND [--help]\n\n${words.commands}:`);
  for (const load of Object.values(commands)) {
    const { command } = await load();
    console.error(`  ${command.usage.padEnd(32)} ${help.commands[command.name]}`);
  }
}

async function printUsage(
  command: Command,
  flags: Flags,
  { uiLang, words }: Speech,
  print: (text: string) => void,
): Promise<void> {
  const help: { commands: Catalogue<"help">["commands"]; flags: Readonly<Record<string, string>> } =
    await catalogue(uiLang, "help");
  const lines = Object.entries(flags).map(
    ([name, { value }]) => `  --${`${name}${value ? ` ${value}` : ""}`.padEnd(24)} ${help.flags[name] ?? ""}`,
  );
  print(
    [
      `${words.usage}: ${command.usage}`,
      help.commands[command.name],
      "",
      `${words.options}:`,
      ...lines,
      "",
      `${words.example}: ${command.example}`,
    ].join("\n"),
  );
}
