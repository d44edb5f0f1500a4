import {
  createDecipheriv,
  createHmac,
  createPrivateKey,
  type KeyObject,
  pbkdf2Sync,
  timingSafeEqual,
} from "node:crypto";
import * as asn1 from "asn1js";
import {
  type AlgorithmIdentifier,
  AuthenticatedSafe,
  CertBag,
  type ContentInfo,
  EncryptedData,
  PBES2Params,
  PBKDF2Params,
  PFX,
  PKCS8ShroudedKeyBag,
  SafeContents,
} from "pkijs";
import { pkcs12Key, purposes } from "./pkcs12-key.ts";

/** A key with its certificates, as a PKCS #12 file holds them. */
export interface KeyAndCertificates {
  key: KeyObject;
  certificates: Uint8Array[];
}

const digests: Readonly<Record<string, string>> = {
  "1.3.14.3.2.26": "sha1",
  "2.16.840.1.101.3.4.2.1": "sha256",
  "2.16.840.1.101.3.4.2.2": "sha384",
  "2.16.840.1.101.3.4.2.3": "sha512",
  "1.2.840.113549.2.7": "sha1",
  "1.2.840.113549.2.9": "sha256",
  "1.2.840.113549.2.10": "sha384",
  "1.2.840.113549.2.11": "sha512",
};

const ciphers: Readonly<Record<string, { name: string; key: number }>> = {
  "2.16.840.1.101.3.4.1.2": { name: "aes-128-cbc", key: 16 },
  "2.16.840.1.101.3.4.1.22": { name: "aes-192-cbc", key: 24 },
  "2.16.840.1.101.3.4.1.42": { name: "aes-256-cbc", key: 32 },
  "1.2.840.113549.3.7": { name: "des-ede3-cbc", key: 24 },
};

const tripleDes = "1.2.840.113549.1.12.1.3";
const pbes2 = "1.2.840.113549.1.5.13";
const bags = {
  shrouded: "1.2.840.113549.1.12.10.1.2",
  plain: "1.2.840.113549.1.12.10.1.1",
  certificate: "1.2.840.113549.1.12.10.1.3",
};

/**
 * Reads a PKCS #12 file (RFC 7292). The passphrase may have any letters: old schemes take it as UTF-16, PBES2 as UTF-8.
 * Throws an error whose message is a reason: `p12-unreadable`, `p12-passphrase`, `p12-cipher`, `key-missing`.
 */
export function readP12(bytes: Uint8Array, passphrase: string): KeyAndCertificates {
  const pfx = parsed(() => PFX.fromBER(new Uint8Array(bytes)));
  const safe = octets(pfx.authSafe);
  checkMac(pfx, safe, passphrase);
  const contents = parsed(() => AuthenticatedSafe.fromBER(safe)).safeContents.map((content) =>
    content.contentType === "1.2.840.113549.1.7.6" ? decrypted(content, passphrase) : octets(content),
  );
  const all = contents.flatMap((content) => parsed(() => SafeContents.fromBER(content)).safeBags);
  let key: KeyObject | undefined;
  const certificates: Uint8Array[] = [];
  for (const { bagId, bagValue } of all) {
    if (bagId === bags.shrouded && bagValue instanceof PKCS8ShroudedKeyBag) {
      const data = new Uint8Array(bagValue.encryptedData.valueBlock.valueHexView);
      key = privateKey(decrypt(bagValue.encryptionAlgorithm, data, passphrase));
    } else if (bagId === bags.plain) key = privateKey(new Uint8Array(bagValue.toSchema().toBER()));
    else if (bagId === bags.certificate && bagValue instanceof CertBag)
      certificates.push(new Uint8Array((bagValue.certValue as asn1.OctetString).valueBlock.valueHexView));
  }
  if (!key) throw new Error("key-missing");
  return { key, certificates };
}

function parsed<T>(parse: () => T): T {
  try {
    return parse();
  } catch {
    throw new Error("p12-unreadable");
  }
}

function privateKey(der: Uint8Array): KeyObject {
  return createPrivateKey({ key: Buffer.from(der), format: "der", type: "pkcs8" });
}

/** What a content holds that isn't encrypted; a large one may come in pieces. */
function octets({ content }: ContentInfo): Uint8Array<ArrayBuffer> {
  if (!(content instanceof asn1.OctetString)) throw new Error("p12-unreadable");
  return new Uint8Array(content.getValue());
}

function decrypted({ content }: ContentInfo, passphrase: string): Uint8Array<ArrayBuffer> {
  const { encryptedContentInfo: info } = parsed(() => new EncryptedData({ schema: content }));
  return decrypt(info.contentEncryptionAlgorithm, new Uint8Array(info.getEncryptedContent()), passphrase);
}

function decrypt(
  { algorithmId, algorithmParams }: AlgorithmIdentifier,
  data: Uint8Array,
  passphrase: string,
): Uint8Array<ArrayBuffer> {
  const { name, key, iv } =
    algorithmId === pbes2
      ? pbes2Key(new PBES2Params({ schema: algorithmParams }), passphrase)
      : oldKey(algorithmId, algorithmParams, passphrase);
  const decipher = createDecipheriv(name, key, iv);
  try {
    return new Uint8Array(Buffer.concat([decipher.update(data), decipher.final()]));
  } catch {
    throw new Error("p12-passphrase");
  }
}

interface Cipher {
  name: string;
  key: Uint8Array;
  iv: Uint8Array;
}

/** PKCS #5 v2 (RFC 8018 §6.2). */
function pbes2Key({ keyDerivationFunc, encryptionScheme }: PBES2Params, passphrase: string): Cipher {
  const derivation = new PBKDF2Params({ schema: keyDerivationFunc.algorithmParams });
  const cipher = ciphers[encryptionScheme.algorithmId];
  const hash = derivation.prf ? digests[derivation.prf.algorithmId] : "sha1";
  if (!cipher || !hash || !(derivation.salt instanceof asn1.OctetString)) throw new Error("p12-cipher");
  const salt = new Uint8Array(derivation.salt.valueBlock.valueHexView);
  const iv = new Uint8Array((encryptionScheme.algorithmParams as asn1.OctetString).valueBlock.valueHexView);
  const secret = Buffer.from(passphrase, "utf8");
  return {
    name: cipher.name,
    key: pbkdf2Sync(secret, salt, derivation.iterationCount, cipher.key, hash),
    iv,
  };
}

/** PKCS #12's own scheme with triple DES; the one with RC2 is too weak for OpenSSL, and for us. */
function oldKey(id: string, params: asn1.Sequence, passphrase: string): Cipher {
  if (id !== tripleDes) throw new Error("p12-cipher");
  const [saltValue, roundsValue] = params.valueBlock.value as [asn1.OctetString, asn1.Integer];
  const from = {
    hash: "sha1",
    salt: new Uint8Array(saltValue.valueBlock.valueHexView),
    rounds: roundsValue.valueBlock.valueDec,
  };
  return {
    name: "des-ede3-cbc",
    key: pkcs12Key(passphrase, { ...from, purpose: purposes.key, length: 24 }),
    iv: pkcs12Key(passphrase, { ...from, purpose: purposes.iv, length: 8 }),
  };
}

/** A wrong passphrase is found here, before anything is decrypted to nonsense. */
function checkMac({ macData }: PFX, safe: Uint8Array, passphrase: string): void {
  if (!macData) return;
  const hash = digests[macData.mac.digestAlgorithm.algorithmId];
  if (!hash) throw new Error("p12-cipher");
  const wanted = Buffer.from(macData.mac.digest.valueBlock.valueHexView);
  const key = pkcs12Key(passphrase, {
    hash,
    salt: new Uint8Array(macData.macSalt.valueBlock.valueHexView),
    rounds: macData.iterations ?? 1,
    purpose: purposes.mac,
    length: wanted.length,
  });
  if (!timingSafeEqual(createHmac(hash, key).update(safe).digest(), wanted))
    throw new Error("p12-passphrase");
}
