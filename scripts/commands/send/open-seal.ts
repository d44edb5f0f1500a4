import { join, resolve } from "node:path";
import type { ResolvedConfig } from "../../config/resolve.ts";
import { messageOf } from "../../document/message-of.ts";
import type { Diagnostics } from "../../findings/diagnostics.ts";
import type { Host } from "../../host/host.ts";
import { sha256 } from "../../host/sha256.ts";
import type { DocumentSigner, KeyMaterial } from "../../render/pdf/sign/open-signer.ts";
import { asicContainer } from "../../send/package/asic-container.ts";
import { readPrivate, readSecret } from "../../send/read-secret.ts";
import type { SendSettings, SignSettings } from "../../send/settings.ts";
import { catalogue } from "../../words/catalogues.ts";
import { defaultUiLang, uiLanguageOf } from "../../words/interface-languages.ts";
import { memoryFolder } from "./memory-folder.ts";
import type { Seal } from "./preparation.ts";

/**
 * The organisation's seal, where the settings name one. What is sealed once is kept in the workspace's memory: an elliptic
 * signature comes out differently each time, and what was approved must be what is sent.
 */
export async function openSeal(
  { sign }: SendSettings,
  config: ResolvedConfig,
  host: Host,
  diagnostics: Diagnostics,
): Promise<Seal | undefined> {
  if (!sign) return undefined;
  const material = await readMaterial(sign, config, host, diagnostics);
  if (!material) return undefined;
  try {
    const { openSigner } = await import("../../render/pdf/sign/open-signer.ts");
    const signer = openSigner(material, sign.timeStamp);
    const fault = signer.fault(host.now());
    if (fault) {
      diagnostics.add("signature-failed", config.placeOf("send.sign"), { ...fault });
      return undefined;
    }
    return sealOf(signer, sign.timeStamp ?? "", { folder: join(memoryFolder(config.root), "sealed"), host });
  } catch (error) {
    diagnostics.add("signature-failed", config.placeOf("send.sign"), { reason: messageOf(error) });
    return undefined;
  }
}

function sealOf(
  signer: DocumentSigner,
  timeStamp: string,
  { folder, host }: { folder: string; host: Host },
): Seal {
  const fingerprint = sha256(signer.certificate);
  const once = async (
    bytes: Uint8Array,
    kind: string,
    make: () => Promise<Uint8Array>,
  ): Promise<Uint8Array> => {
    const path = join(folder, sha256(JSON.stringify([sha256(bytes), fingerprint, timeStamp, kind])));
    const known = await host.read(path);
    if (known) return known;
    const made = await make();
    await host.write(path, made, { private: true });
    return made;
  };
  return {
    fingerprint,
    pdf: async (bytes, lang) => {
      const { seal: label } = await catalogue(uiLanguageOf(lang) ?? defaultUiLang, "sending");
      const appearance = { time: host.now(), label, lang };
      return once(bytes, `pdf ${lang}`, () => signer.pdf(bytes, appearance));
    },
    container: (name, files) =>
      asicContainer(name, files, (manifest) =>
        once(manifest, "cades with its time", () => signer.detached(manifest, host.now())),
      ),
  };
}

async function readMaterial(
  { p12, passphrase, key, certificate }: SignSettings,
  config: ResolvedConfig,
  host: Host,
  diagnostics: Diagnostics,
): Promise<KeyMaterial | undefined> {
  const { root, placeOf } = config;
  const where = { host, root, placeOf };
  const secret = passphrase && (await readSecret(passphrase, "send.sign.passphrase", where, diagnostics));
  if (passphrase && !secret) return undefined;
  if (p12 !== undefined) {
    const bytes = await readPrivate(resolve(root, p12), "send.sign.p12", p12, where, diagnostics);
    return bytes && { p12: bytes, passphrase: new TextDecoder().decode(secret) };
  }
  const pem = key && (await readSecret(key, "send.sign.key", where, diagnostics));
  const certificates = certificate === undefined ? undefined : await host.read(resolve(root, certificate));
  if (certificate !== undefined && !certificates)
    diagnostics.add("secret-missing", placeOf("send.sign.certificate"), {
      key: "send.sign.certificate",
      name: certificate,
    });
  return (
    pem &&
    certificates && { key: pem, certificates: new TextDecoder().decode(certificates), passphrase: secret }
  );
}
