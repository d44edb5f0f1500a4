import type { Command, Flags } from "../commands/command.ts";
import { catalogue } from "../words/catalogues.ts";
import type { Speech } from "./speech.ts";

/** All verbs, a line each. */
export async function overview(commands: readonly Command[], { uiLang, words }: Speech): Promise<string> {
  const help = await catalogue(uiLang, "help");
  return [
    `${words.usage}: dipla COMMAND [--help]`,
    "",
    `${words.commands}:`,
    ...table(commands.map(({ usage, name }) => [usage, help.commands[name]])),
  ].join("\n");
}

/** What `--help` says of one verb: how it is called, its own verbs, its flags and an example. */
export async function helpOf(command: Command, flags: Flags, { uiLang, words }: Speech): Promise<string> {
  const help = await catalogue(uiLang, "help");
  const lines: Readonly<Record<string, string>> = help.flags;
  const verbs: Readonly<Record<string, string>> = help.sendVerbs;
  const own = Object.entries(command.verbs ?? {});
  return [
    `${words.usage}: ${command.usage}`,
    help.commands[command.name],
    "",
    ...(own.length > 0
      ? [`${words.commands}:`, ...table(own.map(([name, { usage }]) => [usage, verbs[name] ?? ""])), ""]
      : []),
    `${words.options}:`,
    ...table(
      Object.entries(flags).map(([name, { value }]) => [
        `--${name}${value ? ` ${value}` : ""}`,
        lines[name] ?? "",
      ]),
    ),
    "",
    `${words.example}: ${command.example}`,
  ].join("\n");
}

/** What is typed, and what it does, in two columns. */
function table(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([typed]) => typed.length));
  return rows.map(([typed, meaning]) => `  ${typed.padEnd(width)}  ${meaning}`);
}
