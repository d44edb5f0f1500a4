import { exitCodes } from "../../cli/exit-codes.ts";
import type { ResolvedConfig } from "../../config/config.ts";
import { createDiagnostics, type Diagnostics } from "../../findings/diagnostics.ts";
import { judge, judgementOfCopies } from "../../findings/judge.ts";
import type { Ledger } from "../../send/ledger/ledger.ts";
import { readSettings, type SendSettings } from "../../send/settings.ts";
import { type Catalogue, catalogue } from "../../words/catalogues.ts";
import { fill, type Params } from "../../words/fill.ts";
import { buildOptions } from "../build-options.ts";
import type { Invocation } from "../command.ts";
import { openWorkspaceLedger, settingsPlace } from "./send-place.ts";

/** What every `dipla send …` works with. */
export interface SendTask {
  invocation: Invocation;
  config: ResolvedConfig;
  settings: SendSettings;
  ledger: Ledger;
  diagnostics: Diagnostics;
  words: Catalogue<"sending">;
  say(word: SendingSentence, params?: Params): void;
}

/** A sentence of the catalogue `sending`. */
export type SendingSentence = Exclude<keyof Catalogue<"sending">, "states" | "channels" | "uploads">;

/** Opens configuration, settings and ledger, does the work, prints what was found, closes the ledger. */
export async function withSendTask(
  invocation: Invocation,
  { needsSettings }: { needsSettings: boolean },
  work: (task: SendTask) => Promise<number>,
): Promise<number> {
  const { host, printer, root, uiLang } = invocation;
  // `--format` names files of the register here; copies are always PDF and Word.
  const values = { ...invocation.values, format: undefined };
  const { config, problems } = await buildOptions({ ...invocation, values });
  const diagnostics = createDiagnostics();
  diagnostics.addAll(problems);
  const asked = config.send ?? (needsSettings ? undefined : { from: "nobody@localhost" });
  const settings = readSettings(asked, settingsPlace(config), diagnostics);
  const ledger = diagnostics.hasErrors() ? undefined : await openWorkspaceLedger(root, host, diagnostics);
  if (!settings || !ledger) {
    await printer.diagnostics(judge(diagnostics.list(), judgementOfCopies(config)));
    return problems.length > 0 || !settings ? exitCodes.usage : exitCodes.content;
  }
  const words = await catalogue(uiLang, "sending");
  const say: SendTask["say"] = (word, params = {}) => printer.line(fill(words[word], params));
  try {
    const code = await work({ invocation, config, settings, ledger, diagnostics, words, say });
    await printer.diagnostics(judge(diagnostics.list(), judgementOfCopies(config)));
    return code;
  } finally {
    ledger.close();
  }
}
