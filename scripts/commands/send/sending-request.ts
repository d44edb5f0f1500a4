import type { Diagnostics } from "../../findings/diagnostics.ts";
import { openSeal } from "./open-seal.ts";
import type { SendingRequest } from "./prepare-sending.ts";
import type { SendSecrets } from "./read-secrets.ts";
import type { SettledTask } from "./send-task.ts";

/** What a sending of a document is prepared from. Undefined, and findings, where the seal can't be opened. */
export async function sendingRequest(
  document: string,
  { config, settings, ledger, diagnostics, invocation }: SettledTask,
  secrets: SendSecrets,
): Promise<SendingRequest | undefined> {
  const { host, values } = invocation;
  const seal = await openSeal(settings, config, host, diagnostics);
  if (diagnostics.hasErrors()) return undefined;
  return { document, config, settings, secrets, seal, ledger, force: values.force === true };
}

/** A plan without anybody on it is told, unless it is for something that was told before. */
export function tellNobody(document: string, diagnostics: Diagnostics): false {
  if (!diagnostics.hasErrors())
    diagnostics.add("send-no-recipients", { file: "content" }, { name: document });
  return false;
}
