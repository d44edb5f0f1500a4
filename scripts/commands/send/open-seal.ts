import { join, resolve } from "node:path";
import type { ResolvedConfig } from "../../config/resolve.ts";
import { messageOf } from "../../document/message-of.ts";
import type { Diagnostics } from "../../findings/diagnostics.ts";
import type { Host } from "../../host/host.ts";
import { sha256 } from "../../host/sha256.ts";
import type { DocumentSigner, KeyMaterial, NamedBytes } from "../../render/pdf/sign/open-signer.ts";
import { SealFault } from "../../render/pdf/sign/seal-fault.ts";
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
  const authorities = await readNamed(sign.authorities, "send.sign.authorities", config, host, diagnostics);
  const key = "send.sign.revocation-files";
  const revocationFiles = await readNamed(sign.revocationFiles, key, config, host, diagnostics);
  if (!authorities || !revocationFiles) return undefined;
  try {
    const { openSigner } = await import("../../render/pdf/sign/open-signer.ts");
    const signer = openSigner(material, { ...sign, authorities, revocationFiles, now: () => host.now() });
    const fault = signer.fault(host.now());
    if (fault) {
      diagnostics.add("signature-failed", config.placeOf("send.sign"), { ...fault, cure: "seal-cure-check" });
      return undefined;
    }
    // Before anything is made: what is wrong now would be wrong with each copy.
    await signer.prove();
    const { timeStamp = "", level } = sign;
    // A file sealed at one level is none of another; the first two have no name in what was kept before there were levels.
    const way = level === "B" || level === "T" ? timeStamp : [timeStamp, level, authorities.map(hashOf)];
    return sealOf(signer, { level, way }, { folder: join(memoryFolder(config.root), "sealed"), host });
  } catch (error) {
    if (error instanceof SealFault) tellFault(error, config, diagnostics);
    else {
      const params = { reason: messageOf(error), cure: "seal-cure-check" };
      diagnostics.add("signature-failed", config.placeOf("send.sign"), params);
    }
    return undefined;
  }
}

/** What is made with a seal; undefined, and told, when it can't be made: what keeps one copy from being sealed keeps all. */
export async function unlessSealFails<Made>(
  making: Promise<Made>,
  config: ResolvedConfig,
  diagnostics: Diagnostics,
): Promise<Made | undefined> {
  try {
    return await making;
  } catch (error) {
    if (!(error instanceof SealFault)) throw error;
    tellFault(error, config, diagnostics);
    return undefined;
  }
}

function tellFault({ params }: SealFault, { placeOf }: ResolvedConfig, diagnostics: Diagnostics): void {
  diagnostics.add("signature-failed", placeOf("send.sign"), params);
}

function hashOf({ bytes }: NamedBytes): string {
  return sha256(bytes);
}

/** The bytes of files that a setting lists; undefined, and told, where one is missing. */
async function readNamed(
  names: readonly string[],
  key: string,
  { root, placeOf }: ResolvedConfig,
  host: Host,
  diagnostics: Diagnostics,
): Promise<NamedBytes[] | undefined> {
  const found: NamedBytes[] = [];
  for (const name of names) {
    const bytes = await host.read(resolve(root, name));
    if (bytes) found.push({ name, bytes });
    else
      diagnostics.add("signature-failed", placeOf(key), {
        reason: "seal-file-missing",
        cure: "seal-cure-file",
        name,
      });
  }
  return found.length === names.length ? found : undefined;
}

function sealOf(
  signer: DocumentSigner,
  { level, way }: { level: Seal["level"]; way: unknown },
  { folder, host }: { folder: string; host: Host },
): Seal {
  const fingerprint = sha256(signer.certificate);
  const once = async (
    bytes: Uint8Array,
    kind: string,
    make: () => Promise<Uint8Array>,
  ): Promise<Uint8Array> => {
    const path = join(folder, sha256(JSON.stringify([sha256(bytes), fingerprint, way, kind])));
    const known = await host.read(path);
    if (known) return known;
    const made = await make();
    await host.write(path, made, { private: true });
    return made;
  };
  return {
    fingerprint,
    holder: signer.holder,
    until: signer.until,
    level,
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
    diagnostics.add("signature-failed", placeOf("send.sign.certificate"), {
      reason: "seal-file-missing",
      cure: "seal-cure-check",
      name: certificate,
    });
  return (
    pem &&
    certificates && { key: pem, certificates: new TextDecoder().decode(certificates), passphrase: secret }
  );
}
