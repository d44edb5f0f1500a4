import { resolve } from "node:path";
import type { Printer } from "../../scripts/cli/printer.ts";
import type { Command } from "../../scripts/commands/command.ts";
import { diagnosticWords } from "../../scripts/findings/diagnostic-words.ts";
import type { Diagnostic } from "../../scripts/findings/diagnostics.ts";
import { judge, withoutRules } from "../../scripts/findings/judge.ts";
import { confinedHost } from "../../scripts/host/confined-host.ts";
import type { Host } from "../../scripts/host/host.ts";
import { createNodeHost } from "../../scripts/host/node-host.ts";
import { unwritable } from "../../scripts/host/unwritable.ts";
import { WriteError } from "../../scripts/host/write-files.ts";
import type { BuildEvent } from "../../scripts/workspace/events.ts";
import { exitCodes } from "../../scripts/workspace/exit-codes.ts";

/** What a command did that ran in this process. */
export interface RunInProcess {
  code: number;
  /** Everything that it said, findings in words. */
  said: string;
  found: Diagnostic[];
  /** The events of `--json`. */
  events: BuildEvent[];
  /** What was thrown where nothing may be: a fault of ours. */
  thrown: unknown;
}

/** Where it runs, and how it is told to stop. */
export interface RunPlace {
  root: string;
  values?: Readonly<Record<string, string | boolean>>;
  cacheDir?: string;
  interrupted?: AbortSignal;
  /** What the clock says. */
  now?: Date;
}

/** A command as the command line calls it, without a process of its own: hundreds of runs in a minute. */
export async function runInProcess(
  command: Command,
  positionals: readonly string[],
  { root, values = {}, cacheDir, interrupted, now }: RunPlace,
): Promise<RunInProcess> {
  const result: RunInProcess = {
    code: exitCodes.success,
    said: "",
    found: [],
    events: [],
    thrown: undefined,
  };
  const printer = quietPrinter(result);
  const bare: Host = createNodeHost();
  const clock = now && { now: () => now, today: () => now.toISOString().slice(0, 10) };
  const host = confinedHost(
    { ...bare, ...(cacheDir !== undefined && { cacheDir }), ...clock },
    resolve(root),
  );
  const signal = interrupted ?? new AbortController().signal;
  try {
    result.code = await command.run({
      positionals,
      values,
      host,
      printer,
      root: resolve(root),
      uiLang: "en",
      interrupted: () => signal,
    });
  } catch (error) {
    if (error instanceof WriteError) {
      await printer.diagnostics(judge([unwritable(error)], withoutRules));
      result.code = exitCodes.usage;
    } else {
      result.code = exitCodes.unexpected;
      result.thrown = error;
    }
  }
  return result;
}

function quietPrinter(result: RunInProcess): Printer {
  const line = (text: string): void => {
    result.said += `${text}\n`;
  };
  return {
    emit: (event) => void result.events.push(event),
    async diagnostics(found) {
      result.found.push(...found);
      for (const one of found) {
        const { message, hint } = await diagnosticWords(one, "en");
        line(`${one.place.file}:${one.place.line ?? ""} ${one.level} ${one.code} ${message} ${hint}`);
      }
    },
    line,
    get hasComplained() {
      return result.found.length > 0;
    },
    complain: (word) => line(word),
    say: (word, params = {}) => line(`${word} ${JSON.stringify(params)}`),
  };
}
