import { resolve } from "node:path";
import { parseArgs } from "node:util";
import type { Command, Flags } from "../commands/command.ts";
import { helpWords } from "../commands/help-words.ts";
import { say, type UiLang } from "../findings/ui-words.ts";
import { createNodeHost, type Host } from "../host/host.ts";
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
  "ui-lang": { type: "string", value: "bg|en" },
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
  if (args.includes("--version") && !load) {
    console.log(
      JSON.parse(new TextDecoder().decode(await host.read(`${host.packageRoot}/package.json`))).version,
    );
    return exitCodes.success;
  }
  if (!load) {
    if (name !== undefined) console.error(say(uiLang, "unknownCommand", { name }));
    await printOverview(uiLang);
    return name === undefined && args.includes("--help") ? exitCodes.success : exitCodes.usage;
  }
  const { command } = await load();
  return runCommand(command, args.toSpliced(args.indexOf(name ?? ""), 1), uiLang, host);
}

/** The first word that is neither a flag nor a common flag's value: `dipla --root DIR build` works too. */
function verb(args: readonly string[]): string | undefined {
  const takesValue = (arg: string | undefined): boolean =>
    Object.entries(commonFlags).some(([flag, { type }]) => type === "string" && arg === `--${flag}`);
  return args.find((arg, index) => !arg.startsWith("-") && !takesValue(args[index - 1]));
}

async function runCommand(command: Command, args: string[], lang: UiLang, host: Host): Promise<number> {
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
    printUsage(command, flags, lang, console.error);
    return exitCodes.usage;
  }
  const values = parsed.values as Record<string, string | boolean | undefined>;
  if (values.help) {
    printUsage(command, flags, lang, console.log);
    return exitCodes.success;
  }
  const printer = createPrinter({
    mode: values.json ? "json" : values.quiet ? "quiet" : "human",
    lang,
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
        uiLang: lang,
        interrupted: () => {
          hasGrace = true;
          return graceful.signal;
        },
      }),
    printer,
    command,
    flags,
    lang,
  );
}

async function guarded(
  run: () => Promise<number>,
  printer: Printer,
  command: Command,
  flags: Flags,
  lang: UiLang,
): Promise<number> {
  try {
    const code = await run();
    if (code === exitCodes.usage && !printer.hasComplained) printUsage(command, flags, lang, printer.line);
    return code;
  } catch (error) {
    console.error(
      say(lang, "unexpected", {
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
  return locale.startsWith("bg") ? "bg" : "en";
}

async function printOverview(lang: UiLang): Promise<void> {
  console.error(`${say(lang, "usage")}: dipla COMMAND [--help]\n\n${say(lang, "commands")}:`);
  for (const load of Object.values(commands)) {
    const { command } = await load();
    console.error(`  ${command.usage.padEnd(32)} ${helpWords[lang].commands[command.name]}`);
  }
}

function printUsage(command: Command, flags: Flags, lang: UiLang, print: (text: string) => void): void {
  const lines = Object.entries(flags).map(
    ([name, { value }]) =>
      `  --${`${name}${value ? ` ${value}` : ""}`.padEnd(24)} ${helpWords[lang].flags[name] ?? ""}`,
  );
  print(
    [
      `${say(lang, "usage")}: ${command.usage}`,
      helpWords[lang].commands[command.name],
      "",
      `${say(lang, "options")}:`,
      ...lines,
      "",
      `${say(lang, "example")}: ${command.example}`,
    ].join("\n"),
  );
}
