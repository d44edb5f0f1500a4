import { resolve } from "node:path";
import type { ResolvedConfig } from "../../config/resolve.ts";
import type { SecretReference } from "../../config/settings/send.ts";
import type { Diagnostics } from "../../findings/diagnostics.ts";
import type { Host } from "../../host/host.ts";
import type { DkimKey } from "../../send/mail/compose-message.ts";
import type { ServerSecrets } from "../../send/mail/open-mail-server.ts";
import { readSecret } from "../../send/read-secret.ts";
import type { SendSettings } from "../../send/settings.ts";

/** The secrets that settings refer to; what is missing is told. Kept in memory only, and for one command. */
export interface SendSecrets {
  server: ServerSecrets;
  dkim: DkimKey | undefined;
  /** Signs return addresses. */
  bounces: Uint8Array | undefined;
}

/** Reads every secret of the settings but those of the seal. */
export async function readSecrets(
  { server, dkim, bounces }: SendSettings,
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
  const password = server?.password && (await text(server.password, "send.server.password"));
  const ca = server?.ca === undefined ? undefined : await host.read(resolve(root, server.ca));
  if (server?.ca !== undefined && !ca)
    diagnostics.add("secret-missing", placeOf("send.server.ca"), { key: "send.server.ca", name: server.ca });
  const privateKey = dkim && (await text(dkim.key, "send.dkim.key"));
  return {
    server: { password, ca },
    dkim: dkim && privateKey ? { domain: dkim.domain, selector: dkim.selector, privateKey } : undefined,
    bounces: bounces && (await readSecret(bounces.secret, "send.bounces.secret", where, diagnostics)),
  };
}
