import { createPublicKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import * as asn1 from "asn1js";
import {
  AttributeTypeAndValue,
  BasicConstraints,
  Certificate,
  CryptoEngine,
  Extension,
  GeneralName,
  GeneralNames,
  setEngine,
} from "pkijs";

setEngine("node", new CryptoEngine({ name: "node", crypto }));

/** A key and its certificate, PEM. */
export interface TestCertificate {
  key: string;
  certificate: string;
}

/** What a test wants otherwise than usual. */
export interface CertificateWishes {
  /** Days, `YYYY-MM-DD`. */
  from?: string;
  to?: string;
  /** First byte of KeyUsage; none when undefined. */
  usage?: number;
}

/** A certificate that signs itself, for `localhost` and 127.0.0.1 as well as for seals; made anew in each run. */
export async function selfSigned(
  name: string,
  kind: "rsa" | "ec" = "rsa",
  { from = "2026-01-01", to = "2046-01-01", usage }: CertificateWishes = {},
): Promise<TestCertificate> {
  const pair =
    kind === "rsa"
      ? generateKeyPairSync("rsa", { modulusLength: 2048 })
      : generateKeyPairSync("ec", { namedCurve: "P-256" });
  const certificate = new Certificate();
  certificate.version = 2;
  certificate.serialNumber = new asn1.Integer({ value: 1 });
  for (const names of [certificate.issuer, certificate.subject])
    names.typesAndValues.push(
      new AttributeTypeAndValue({ type: "2.5.4.3", value: new asn1.Utf8String({ value: name }) }),
    );
  certificate.notBefore.value = new Date(`${from}T00:00:00Z`);
  certificate.notAfter.value = new Date(`${to}T00:00:00Z`);
  certificate.extensions = [
    extension("2.5.29.19", new BasicConstraints({ cA: true }).toSchema()),
    alternatives(),
    ...(usage === undefined
      ? []
      : [extension("2.5.29.15", new asn1.BitString({ valueHex: new Uint8Array([usage]).buffer }))]),
  ];
  const [privateKey, publicKey] = await keysOf(pair.privateKey, kind);
  await certificate.subjectPublicKeyInfo.importKey(publicKey);
  await certificate.sign(privateKey, "SHA-256");
  const body = Buffer.from(certificate.toSchema().toBER())
    .toString("base64")
    .replace(/.{64}(?=.)/g, "$&\n");
  return {
    key: pair.privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    certificate: `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`,
  };
}

async function keysOf(key: KeyObject, kind: "rsa" | "ec"): Promise<[CryptoKey, CryptoKey]> {
  const algorithm =
    kind === "rsa" ? { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" } : { name: "ECDSA", namedCurve: "P-256" };
  const pkcs8 = key.export({ type: "pkcs8", format: "der" });
  const spki = createPublicKey(key).export({ type: "spki", format: "der" });
  return [
    await crypto.subtle.importKey("pkcs8", pkcs8, algorithm, true, ["sign"]),
    await crypto.subtle.importKey("spki", spki, algorithm, true, ["verify"]),
  ];
}

function extension(id: string, value: asn1.BaseBlock): Extension {
  return new Extension({ extnID: id, critical: id === "2.5.29.19", extnValue: value.toBER() });
}

function alternatives(): Extension {
  const names = [
    new GeneralName({ type: 2, value: "localhost" }),
    new GeneralName({
      type: 7,
      value: new asn1.OctetString({ valueHex: new Uint8Array([127, 0, 0, 1]).buffer }),
    }),
  ];
  return extension("2.5.29.17", new GeneralNames({ names }).toSchema());
}
