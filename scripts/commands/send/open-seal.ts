import type { ResolvedConfig } from "../../config.ts";
import type { Diagnostics } from "../../diagnostics.ts";
import type { Host } from "../../host.ts";
import type { SendSettings } from "../../send/settings.ts";
import type { Seal } from "./prepare-copy.ts";

/** The organisation's seal, where the settings name one. */
export async function openSeal(
  { sign }: SendSettings,
  _config: ResolvedConfig,
  _host: Host,
  _diagnostics: Diagnostics,
): Promise<Seal | undefined> {
  if (!sign) return undefined;
  throw new Error("not yet");
}
