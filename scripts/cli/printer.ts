import { diagnosticWords } from "../findings/diagnostic-words.ts";
import { byPlace, type Diagnostic } from "../findings/diagnostics.ts";
import { say, type UiLang } from "../findings/ui-words.ts";
import type { BuildEvent, Emit } from "./events.ts";
import { progressLine } from "./progress-line.ts";

/** How the command line speaks. */
export interface PrinterOptions {
  mode: "human" | "json" | "quiet";
  lang: UiLang;
  colour: boolean;
  /** Whether a line can be drawn over. */
  isTerminal: boolean;
}

/** Prints events and diagnostics. Everything goes to stderr but JSON, which is the command's result. */
export interface Printer {
  emit: Emit;
  /** Prints found problems, sorted by place, each once. */
  diagnostics(found: readonly Diagnostic[]): Promise<void>;
  line(text: string): void;
  /** Whether it has said what is wrong. */
  readonly hasComplained: boolean;
  say: (word: Parameters<typeof say>[1], facts?: Parameters<typeof say>[2]) => void;
}

/** A printer for people, for programs, or for nobody. */
export function createPrinter(options: PrinterOptions): Printer {
  const { mode, lang } = options;
  const progress = progressLine(options.isTerminal, (text) => process.stderr.write(text));
  const line = (text: string): void => {
    progress.end();
    if (mode === "human") console.error(text);
  };
  let hasComplained = false;
  return {
    get hasComplained() {
      return hasComplained;
    },
    emit: (event) => {
      if (mode === "json") console.log(JSON.stringify(event));
      else if (event.event !== "progress") printEvent(event, lang, line);
      else if (mode === "human") progress.show(say(lang, event.step), event.done, event.total);
    },
    diagnostics: (found) => {
      progress.end();
      hasComplained ||= found.length > 0;
      return printDiagnostics(found, options);
    },
    line,
    say: (word, facts) => line(say(lang, word, facts)),
  };
}

function printEvent(event: BuildEvent, lang: UiLang, line: (text: string) => void): void {
  if (event.event === "rendered" || event.event === "cached")
    line(`  ${event.path}  ${say(lang, event.event)}`);
  if (event.event === "withheld")
    line(`  ${say(lang, "withheld", { document: event.document, lang: event.lang })}`);
  if (event.event === "finished") {
    line(
      event.rendered === 0 && event.errors === 0 && event.unchanged > 0
        ? say(lang, "nothing")
        : say(lang, "summary", { ...event }),
    );
  }
}

async function printDiagnostics(
  found: readonly Diagnostic[],
  { mode, lang, colour }: PrinterOptions,
): Promise<void> {
  const unique = [...new Map(found.map((item) => [JSON.stringify(item), item])).values()].sort(byPlace);
  if (mode === "json") {
    for (const item of unique)
      console.log(JSON.stringify({ event: "diagnostic", ...item, ...(await diagnosticWords(item, lang)) }));
    return;
  }
  for (const item of unique) {
    // Quiet still says what is wrong; hints about what was tidied up are for those who look.
    if (mode === "quiet" && item.level !== "error") continue;
    const { message, hint } = await diagnosticWords(item, lang);
    console.error(
      `${where(item)} ${paint(say(lang, item.level), item.level, colour)} ${item.code} ${message}`,
    );
    if (mode === "human") console.error(`  ${say(lang, "hint")}: ${hint}`);
  }
}

function where({ place: { file, line, column } }: Diagnostic): string {
  return [file, line, line === undefined ? undefined : column].filter((part) => part !== undefined).join(":");
}

const colours = { error: 31, warning: 33, info: 36 } as const;

function paint(text: string, level: Diagnostic["level"], colour: boolean): string {
  return colour ? `\u001b[${colours[level]}m${text}\u001b[0m` : text;
}
