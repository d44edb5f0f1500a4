import type { ResolvedConfig } from "../../config/resolve.ts";
import { diagnosticWords } from "../../findings/diagnostic-words.ts";
import { createDiagnostics } from "../../findings/diagnostics.ts";
import type { Host } from "../../host/host.ts";
import { toSendSettings } from "../../send/settings.ts";
import { catalogue } from "../../words/catalogues.ts";
import { fill } from "../../words/fill.ts";
import type { UiLang } from "../../words/interface-languages.ts";
import { openSeal } from "./open-seal.ts";

/** A seal in a sentence. */
export interface DescribedSeal {
  text: string;
  canSeal: boolean;
}

/**
 * The seal that the settings name: whose it is and until when, or what is missing. Where its level needs proofs, the status of its
 * certificates is asked for; no time stamp is, since some cost.
 */
export async function describeSeal(
  config: ResolvedConfig,
  host: Host,
  lang: UiLang,
): Promise<DescribedSeal | undefined> {
  const settings = config.send && toSendSettings(config.send);
  if (!settings?.sign) return undefined;
  const diagnostics = createDiagnostics();
  const seal = await openSeal(settings, config, host, diagnostics);
  if (seal) {
    const { holder, level, until } = seal;
    const { sealed } = await catalogue(lang, "doctor");
    return { text: fill(sealed, { holder, level, until }), canSeal: true };
  }
  const said = await Promise.all(diagnostics.list().map((finding) => diagnosticWords(finding, lang)));
  return { text: said.map(({ message, hint }) => `${message} ${hint}`).join(" "), canSeal: false };
}
