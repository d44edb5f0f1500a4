import { createPrivateKey, type KeyObject, sign, X509Certificate } from "node:crypto";
import type { SignatureDigest, Signer } from "./signer.ts";

/** Curve → the hash that is as strong (RFC 5753 §8). */
const curveDigests: Readonly<Record<string, SignatureDigest>> = {
  prime256v1: "sha256",
  secp384r1: "sha384",
  secp521r1: "sha512",
};

/** A signer with a key in memory. Throws an error whose message is a reason where key and certificates can't sign together. */
export function keySigner(key: KeyObject, certificates: readonly Uint8Array[]): Signer {
  const type = key.asymmetricKeyType;
  if (type !== "rsa" && type !== "ec") throw new Error("key-kind");
  const digest = type === "rsa" ? "sha256" : curveDigests[key.asymmetricKeyDetails?.namedCurve ?? ""];
  if (!digest) throw new Error("key-kind");
  const own = certificates.find((bytes) => new X509Certificate(bytes).checkPrivateKey(key));
  if (!own) throw new Error("certificate-missing");
  return {
    certificate: own,
    chain: chainOf(own, certificates),
    kind: type,
    digest,
    sign: async (data) => new Uint8Array(sign(digest, data, key)),
  };
}

/** A signer from PEM texts: a private key, and one or more certificates. */
export function pemSigner(key: Uint8Array, certificates: string, passphrase?: Uint8Array): Signer {
  const ders = certificates.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? [];
  const privateKey = createPrivateKey({
    key: Buffer.from(key),
    format: "pem",
    ...(passphrase && { passphrase: Buffer.from(passphrase) }),
  });
  return keySigner(
    privateKey,
    ders.map((pem) => new Uint8Array(new X509Certificate(pem).raw)),
  );
}

/** The issuers above a certificate, each signed by the next; a root that signs itself is known to whoever trusts it. */
function chainOf(certificate: Uint8Array, all: readonly Uint8Array[]): Uint8Array[] {
  const chain: Uint8Array[] = [];
  for (let current = new X509Certificate(certificate); ; ) {
    const issuer = all.find((bytes) => {
      const other = new X509Certificate(bytes);
      return !other.raw.equals(current.raw) && !chain.includes(bytes) && current.checkIssued(other);
    });
    if (!issuer) return chain;
    chain.push(issuer);
    current = new X509Certificate(issuer);
  }
}
