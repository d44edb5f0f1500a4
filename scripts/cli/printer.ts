import type { Diagnostic } from "../findings/diagnostics.ts";
import type { Catalogue } from "../words/catalogues.ts";
import { fill, type Params } from "../words/fill.ts";
import type { UiLang } from "../words/interface-languages.ts";
import type { BuildEvent, Emit } from "../workspace/events.ts";
import { type ToldDiagnostic, toldDiagnostics } from "../workspace/told-diagnostic.ts";
import { progressLine } from "./progress-line.ts";

type Words = Catalogue<"commandLine">;

/** How the command line speaks. */
export interface PrinterOptions {
  mode: "human" | "json" | "quiet";
  lang: UiLang;
  words: Words;
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
  /** Says what is wrong with a call; heard in every mode. */
  complain(word: keyof Words, params?: Params): void;
  say: (word: keyof Words, params?: Params) => void;
}

/** A printer for people, for programs, or for nobody. */
export function createPrinter(options: PrinterOptions): Printer {
  const { mode, words } = options;
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
      else if (event.event !== "progress") printEvent(event, words, line);
      else if (mode === "human") progress.show(words[event.step], event.done, event.total);
    },
    diagnostics: (found) => {
      progress.end();
      hasComplained ||= found.length > 0;
      return printDiagnostics(found, options);
    },
    line,
    complain: (word, params = {}) => {
      progress.end();
      hasComplained = true;
      console.error(fill(words[word], params));
    },
    say: (word, params = {}) => line(fill(words[word], params)),
  };
}

function printEvent(event: BuildEvent, words: Words, line: (text: string) => void): void {
  if (event.event === "rendered" || event.event === "cached") line(`  ${event.path}  ${words[event.event]}`);
  if (event.event === "withheld")
    line(`  ${fill(words.withheld, { document: event.document, lang: event.lang })}`);
  if (event.event === "finished") {
    line(
      event.rendered === 0 && event.errors === 0 && event.unchanged > 0
        ? words.nothing
        : fill(words.summary, { ...event }),
    );
  }
}

async function printDiagnostics(
  found: readonly Diagnostic[],
  { mode, lang, words, colour }: PrinterOptions,
): Promise<void> {
  // Quiet still says what is wrong; hints about what was tidied up are for those who look.
  const heard = mode === "quiet" ? found.filter(({ level }) => level === "error") : found;
  for (const item of await toldDiagnostics(heard, lang)) {
    const { code, level, message, hint } = item;
    if (mode === "json") {
      console.log(JSON.stringify({ event: "diagnostic", ...item }));
      continue;
    }
    console.error(`${where(item)} ${paint(words[level], level, colour)} ${code} ${message}`);
    if (mode === "human") console.error(`  ${words.hint}: ${hint}`);
  }
}

function where({ place: { file, line, column } }: ToldDiagnostic): string {
  return [file, line, line === undefined ? undefined : column].filter((part) => part !== undefined).join(":");
}

const colours = { error: 31, warning: 33, info: 36 } as const;

function paint(text: string, level: Diagnostic["level"], colour: boolean): string {
  return colour ? `\u001b[${colours[level]}m${text}\u001b[0m` : text;
}
