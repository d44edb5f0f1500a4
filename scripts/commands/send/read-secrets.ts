import { resolve } from "node:path";
import type { ResolvedConfig } from "../../config/resolve.ts";
import type { SecretReference } from "../../config/settings/secret.ts";
import type { Diagnostics } from "../../findings/diagnostics.ts";
import type { Host } from "../../host/host.ts";
import type { DkimKey } from "../../send/mail/compose-message.ts";
import { readSecret } from "../../send/read-secret.ts";
import type { SendSettings } from "../../send/settings.ts";
import type { ChosenTransport } from "../../send/transports/transport.ts";

/** The secrets that settings refer to; what is missing is told. Kept in memory only, and for one command. */
export interface SendSecrets {
  /** Opens connections to the chosen transport, which has its own secrets. */
  openTransport: Awaited<ReturnType<ChosenTransport["prepare"]>> | undefined;
  dkim: DkimKey | undefined;
  /** Signs return addresses. */
  bounces: Uint8Array | undefined;
}

/** Reads every secret of the settings but those of the seal. */
export async function readSecrets(
  { transport, dkim, bounces }: SendSettings,
  config: ResolvedConfig,
  host: Host,
  diagnostics: Diagnostics,
): Promise<SendSecrets> {
  const { root, placeOf } = config;
  const where = { host, root, placeOf };
  const text = async (reference: SecretReference, key: string): Promise<string | undefined> => {
    const bytes = await readSecret(reference, key, where, diagnostics);
    return bytes && new TextDecoder().decode(bytes);
  };
  const file = async (name: string, key: string): Promise<Uint8Array | undefined> => {
    const bytes = await host.read(resolve(root, name));
    if (!bytes) diagnostics.add("secret-missing", placeOf(key), { key, name });
    return bytes;
  };
  const openTransport = await transport?.prepare({
    secret: (reference, setting) => text(reference, `${transport.setting}.${setting}`),
    file: (name, setting) => file(name, `${transport.setting}.${setting}`),
  });
  const privateKey = dkim && (await text(dkim.key, "send.dkim.key"));
  return {
    openTransport,
    dkim: dkim && privateKey ? { domain: dkim.domain, selector: dkim.selector, privateKey } : undefined,
    bounces: bounces && (await readSecret(bounces.secret, "send.bounces.secret", where, diagnostics)),
  };
}
