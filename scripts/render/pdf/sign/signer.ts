/** Hash functions that a signature may use (RFC 5754). */
export type SignatureDigest = "sha256" | "sha384" | "sha512";

/**
 * Whoever can sign: a key in a file now; a card or a remote service would do the same. Keys never leave it.
 */
export interface Signer {
  /** X.509, DER. */
  certificate: Uint8Array;
  /** Issuers' certificates, DER, without the root where it isn't given. */
  chain: readonly Uint8Array[];
  kind: "rsa" | "ec";
  digest: SignatureDigest;
  /** Signature over the data's hash: PKCS #1 v1.5 for RSA, DER for EC (RFC 3279 §2.2). */
  sign(data: Uint8Array): Promise<Uint8Array>;
}
