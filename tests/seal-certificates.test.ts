import { createPrivateKey, X509Certificate } from "node:crypto";
import * as asn1 from "asn1js";
import { ContentInfo, SignedData } from "pkijs";
import { expect, it } from "vitest";
import { checkSettings } from "../scripts/config/settings/check-settings.ts";
import { sendSettings } from "../scripts/config/settings/send.ts";
import { certificateFault } from "../scripts/render/pdf/sign/certificate-fault.ts";
import { detachedCms } from "../scripts/render/pdf/sign/detached-cms.ts";
import { keySigner } from "../scripts/render/pdf/sign/key-signer.ts";
import { type CertificateWishes, selfSigned } from "./support/certificates.ts";
import { createWorkspace } from "./support/workspace.ts";

/* A seal that every reader would refuse is refused before anything is planned. */
const now = new Date("2026-11-27T12:00:00Z");
const der = (pem: string): Uint8Array => new Uint8Array(new X509Certificate(pem).raw);

it.each<[string, CertificateWishes, unknown]>([
  ["that is in force", {}, undefined],
  ["for digital signatures", { usage: 0b1000_0000 }, undefined],
  ["for non-repudiation", { usage: 0b0100_0000 }, undefined],
  [
    "that has ended",
    { from: "2025-01-01", to: "2026-11-26" },
    { reason: "certificate-expired", day: "2026-11-26" },
  ],
  ["that begins later", { from: "2026-12-01" }, { reason: "certificate-early", day: "2026-12-01" }],
  ["for encryption", { usage: 0b0010_0000 }, { reason: "certificate-usage" }],
  ["for certificates", { usage: 0b0000_0110 }, { reason: "certificate-usage" }],
])("says what keeps one %s from sealing", async (_name, wishes, expected) => {
  const { certificate } = await selfSigned("Печат", "ec", wishes);
  expect(certificateFault(der(certificate), now)).toEqual(expected);
});

it.each<[Record<string, unknown>, string[]]>([
  [{}, []],
  [{ level: "B" }, []],
  [{ level: "T" }, ["level-without-stamp"]],
  [{ level: "LTA" }, ["level-without-stamp"]],
  [{ level: "lt", "time-stamp": "http://example.org/" }, ["one-of-expected"]],
  [{ level: "T", "time-stamp": "http://example.org/" }, []],
  [{ level: "B", "time-stamp": "http://example.org/" }, ["stamp-without-level"]],
  [{ "time-stamp": "http://example.org/", authorities: ["root.pem"] }, ["proofs-without-level"]],
  [
    { level: "T", "time-stamp": "http://example.org/", "revocation-files": ["a.crl"] },
    ["proofs-without-level"],
  ],
  [{ level: "LT", "time-stamp": "http://example.org/", "revocation-files": ["a.crl"] }, []],
  [
    {
      level: "LT",
      "time-stamp": "http://e.org/",
      "revocation-servers": ["ocsp.e.org", "10.0.0.1:8080", "e.bg"],
    },
    [],
  ],
  [
    { level: "LT", "time-stamp": "http://e.org/", "revocation-servers": ["http://ocsp.e.org/"] },
    ["host-expected"],
  ],
  [{ level: "LT", "time-stamp": "http://e.org/", "revocation-servers": ["e.org/path"] }, ["host-expected"]],
  [{ level: "LT", "time-stamp": "http://e.org/", "revocation-servers": ["u@e.org"] }, ["host-expected"]],
  [{ level: "LT", "time-stamp": "http://e.org/", "revocation-servers": ["*.e.org"] }, ["host-expected"]],
])("of a seal's settings %j, what does not fit together is told", (more, reasons) => {
  const sign = { key: { env: "KEY" }, certificate: "certificate.pem", ...more };
  const { mistakes } = checkSettings(sendSettings, { sign });
  expect(mistakes.map((one) => ("reason" in one ? one.reason : one.kind))).toEqual(reasons);
});

it("stops a sending at the setting", async () => {
  const { key, certificate } = await selfSigned("Печат", "ec", { from: "2025-01-01", to: "2025-02-01" });
  const workspace = await createWorkspace({
    "content/note/en.md": "---\ntitle: A\ntemplate: briefing\nrecipients: r.csv\n---\n\nWords.\n",
    "content/note/r.csv": "id,name,email\na,A,a@example.org\n",
    "certificate.pem": certificate,
    "dipla.config.json": JSON.stringify({
      send: {
        from: "Office <office@example.org>",
        attach: ["pdf"],
        sign: { key: { file: "key.pem" }, certificate: "certificate.pem" },
      },
    }),
  });
  const { chmod, writeFile } = await import("node:fs/promises");
  await writeFile(`${workspace.root}/key.pem`, key);
  await chmod(`${workspace.root}/key.pem`, 0o600);
  const { code, events } = await workspace.run("send", "note", "--json");
  const found = events.filter(({ event, level }) => event === "diagnostic" && level === "error");
  expect(found).toMatchObject([{ code: "signature-failed", message: expect.stringContaining("2025-02-01") }]);
  expect(code).not.toBe(0);
  expect(code).not.toBe(1);
  await expect(workspace.text("out/note/packages/a/note.en.pdf")).rejects.toThrow();
  await workspace.remove();
});

it.each(["rsa", "ec"] as const)(
  "a container's signature by %s says when it was made, a PDF's doesn't",
  async (kind) => {
    const { key, certificate } = await selfSigned("Печат", kind);
    const signer = keySigner(createPrivateKey(key), [der(certificate)]);
    const data = new TextEncoder().encode("words");
    const types = async (time?: Date): Promise<Map<string, asn1.BaseBlock | undefined>> => {
      const cms = await detachedCms(data, signer, time ? { time } : {});
      const signed = new SignedData({ schema: ContentInfo.fromBER(new Uint8Array(cms)).content });
      const attributes = signed.signerInfos[0]?.signedAttrs?.attributes ?? [];
      return new Map(attributes.map(({ type, values }) => [type, values[0]]));
    };
    expect((await types()).has("1.2.840.113549.1.9.5")).toBe(false);
    const time = (await types(now)).get("1.2.840.113549.1.9.5");
    expect(time instanceof asn1.UTCTime && time.toDate().toISOString()).toBe("2026-11-27T12:00:00.000Z");
    const late = (await types(new Date("2055-01-01T00:00:00Z"))).get("1.2.840.113549.1.9.5");
    expect(late).toBeInstanceOf(asn1.GeneralizedTime);
  },
);
