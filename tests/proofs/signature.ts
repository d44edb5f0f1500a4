/*
 * Signatures, by other people's programs: OpenSSL makes keys, certificates, revocation lists and time stamps, poppler, OpenSSL and
 * the European Commission's DSS judge what was signed with them, and veraPDF looks whether a signed file still keeps PDF/UA-1 and
 * PDF/A-2a.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { validateSeals } from "../conformance/seals/validate-seals.ts";
import { veraPdf } from "../conformance/vera-pdf.ts";
import { createWorkspace, projectRoot } from "../support/workspace.ts";

const folder = mkdtempSync(join(tmpdir(), "dipla-sign-"));
const at = (name: string): string => join(folder, name);
const openssl = (...args: string[]): string =>
  execFileSync("openssl", args, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
const failures: string[] = [];
const expect = (what: string, holds: boolean, seen = ""): void => {
  console.log(`${holds ? "ok  " : "FAIL"} ${what}`);
  if (!holds) failures.push(`${what}: ${seen}`);
};
const passphrase = "тайна парола";
const subject = "/C=BG/O=Международна организация/CN=Печат на мисията";

makeAuthority();
const keys: Record<string, string[]> = {
  rsa: ["rsa:2048"],
  ec: ["ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"],
  ec384: ["ec", "-pkeyopt", "ec_paramgen_curve:secp384r1"],
};
for (const [name, kind] of Object.entries(keys)) makeKey(name, kind);
makeRevocationList();
const authority = await timeStampServer();

const workspace = await createWorkspace();
await workspace.copy(join(projectRoot, "content"), "content");
writeFileSync(join(workspace.root, "passphrase"), `${passphrase}\n`, { mode: 0o600 });
try {
  for (const name of Object.keys(keys)) await proveKey(name);
  await judgeByDss(Object.keys(keys));
  await judgeByVeraPdf(Object.keys(keys));
} finally {
  authority.close();
  await workspace.remove();
}
if (failures.length > 0) {
  console.error(failures.join("\n"));
  process.exitCode = 1;
}

async function proveKey(name: string): Promise<void> {
  execFileSync("cp", [at(`${name}.p12`), join(workspace.root, "seal.p12")]);
  execFileSync("chmod", ["600", join(workspace.root, "seal.p12")]);
  const isStamped = name !== "ec";
  const sign = {
    p12: "seal.p12",
    passphrase: { file: "passphrase" },
    ...(isStamped && { "time-stamp": `http://127.0.0.1:${authority.port}/` }),
  };
  await workspace.write(
    "dipla.config.json",
    JSON.stringify({ send: { from: "Dipla <office@dipla.example>", attach: ["zip"], sign } }),
  );
  const { code, stderr } = await workspace.run("send", "briefing-cooperation");
  expect(`${name}: the sending is planned`, code === 0, stderr);
  const file = join(workspace.root, "out/briefing-cooperation/packages/labour/briefing-cooperation.bg.pdf");
  const pdf = readFileSync(file);
  judgePdf(name, pdf, file);
  judgeCms(name, pdf, isStamped);
  judgeContainer(name);
  const container = join(file, "..", "briefing-cooperation.labour.asice");
  execFileSync("cp", [file, at(`${name}.pdf`)]);
  execFileSync("cp", [container, at(`${name}.asice`)]);
}

function pdfsig(file: string): string {
  try {
    return execFileSync("pdfsig", ["-nocert", file], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  } catch (error) {
    return String((error as { stdout: unknown }).stdout);
  }
}

function judgePdf(name: string, pdf: Buffer, file: string): void {
  const verdict = pdfsig(file);
  expect(`${name}: pdfsig finds it valid`, /Signature is Valid/.test(verdict), verdict);
  expect(`${name}: … as PAdES`, /ETSI\.CAdES\.detached/.test(verdict), verdict);
  expect(`${name}: … by the Cyrillic subject`, verdict.includes("Печат на мисията"), verdict);
  expect(`${name}: … over the whole file`, /Total document signed/.test(verdict), verdict);
  const changed = Buffer.from(pdf);
  const spot = changed.indexOf("/StructTreeRoot");
  changed.write("/StructTreeRoof", spot > 0 ? spot : 2000, "latin1");
  writeFileSync(at("changed.pdf"), changed);
  expect(`${name}: one changed byte is found`, /Digest Mismatch/.test(pdfsig(at("changed.pdf"))));
}

/** The CMS and what it covers, taken out of the file by its byte range. */
function judgeCms(name: string, pdf: Buffer, isStamped: boolean): void {
  const range =
    /\/ByteRange \[ (\d+) (\d+)\s+(\d+)\s+(\d+)/.exec(pdf.toString("latin1"))?.slice(1).map(Number) ?? [];
  const [, first = 0, second = 0, rest = 0] = range;
  const hex = pdf.subarray(first + 1, second - 1).toString("latin1");
  const der = Buffer.from(
    hex.replace(/0+$/, (zeros) => (zeros.length % 2 ? "0" : "")),
    "hex",
  );
  writeFileSync(at("cms.der"), der);
  writeFileSync(at("data"), Buffer.concat([pdf.subarray(0, first), pdf.subarray(second, second + rest)]));
  expect(`${name}: openssl cms -verify -cades`, verifies(at("cms.der"), at("data")));
  const printed = openssl("cms", "-cmsout", "-print", "-inform", "DER", "-in", at("cms.der"));
  expect(`${name}: no signing-time attribute`, !/signingTime/.test(signedPart(printed)));
  expect(
    `${name}: time stamp ${isStamped ? "there" : "not asked for"}`,
    /id-smime-aa-timeStampToken|1\.2\.840\.113549\.1\.9\.16\.2\.14/.test(printed) === isStamped,
  );
}

/** A time stamp is a signature of its own, and says its own time. */
function signedPart(printed: string): string {
  return printed.slice(printed.indexOf("signedAttrs"), printed.indexOf("unsignedAttrs"));
}

function verifies(cms: string, data: string): boolean {
  try {
    openssl(
      "cms",
      "-verify",
      "-cades",
      "-inform",
      "DER",
      "-in",
      cms,
      "-content",
      data,
      "-binary",
      "-CAfile",
      at("ca.pem"),
      "-purpose",
      "any",
      "-out",
      at("verified"),
    );
    return true;
  } catch {
    return false;
  }
}

/** ASiC-E with CAdES (ETSI EN 319 162-1 §4.4): the media type first and unpacked, one manifest, one signature over it. */
function judgeContainer(name: string): void {
  const path = join(
    workspace.root,
    "out/briefing-cooperation/packages/labour/briefing-cooperation.labour.asice",
  );
  const bytes = readFileSync(path);
  expect(
    `${name}: ASiC-E says what it is at byte 30`,
    bytes.subarray(30, 69).toString("latin1") === "mimetypeapplication/vnd.etsi.asic-e+zip",
  );
  const parts = unzipSync(bytes);
  const manifest = parts["META-INF/ASiCManifest001.xml"] ?? new Uint8Array();
  writeFileSync(at("manifest.xml"), manifest);
  writeFileSync(at("signature.p7s"), parts["META-INF/signature001.p7s"] ?? new Uint8Array());
  expect(`${name}: openssl verifies the container`, verifies(at("signature.p7s"), at("manifest.xml")));
  const printed = openssl("cms", "-cmsout", "-print", "-inform", "DER", "-in", at("signature.p7s"));
  expect(`${name}: the container's signature says when it was made`, /signingTime/.test(signedPart(printed)));
  const listed = [
    ...strFromU8(manifest).matchAll(
      /<asic:DataObjectReference URI="([^"]+)"[\s\S]*?<ds:DigestValue>([^<]+)</g,
    ),
  ];
  const right = listed.every(([, uri = "", digest]) => {
    writeFileSync(at("part"), parts[decodeURIComponent(uri)] ?? new Uint8Array());
    return (
      Buffer.from(openssl("dgst", "-sha256", "-r", at("part")).split(" ")[0] ?? "", "hex").toString(
        "base64",
      ) === digest
    );
  });
  expect(`${name}: its digests are those of its files`, right && listed.length === 4, String(listed.length));
  writeFileSync(at("manifest.xml"), Buffer.from(manifest).toString("utf8").replace("Sig", "sig"));
  expect(`${name}: a changed manifest is found`, !verifies(at("signature.p7s"), at("manifest.xml")));
}

/** Baseline levels of both forms (ETSI EN 319 142-1, EN 319 122-1), the certificate trusted and not revoked. */
async function judgeByDss(names: readonly string[]): Promise<void> {
  const files = names.flatMap((name) => [at(`${name}.pdf`), at(`${name}.asice`)]);
  const verdicts = await validateSeals(files, [at("ca.pem"), at("ca.crl")]);
  for (const file of files) {
    const name = basename(file);
    const wanted = `${name.endsWith("pdf") ? "PAdES" : "CAdES"}-BASELINE-${name.startsWith("ec.") ? "B" : "T"}`;
    const [verdict, ...others] = verdicts.filter(({ path }) => path === file);
    const { level, indication, errors, signer } = verdict ?? {};
    expect(`${name}: DSS finds ${wanted}`, level === wanted, level);
    expect(`${name}: … TOTAL_PASSED`, indication === "TOTAL_PASSED", `${indication} ${errors}`);
    expect(`${name}: … by the Cyrillic subject`, signer === "Печат на мисията", signer);
    expect(`${name}: … and no other`, others.length === 0, String(others.length));
  }
}

async function judgeByVeraPdf(names: readonly string[]): Promise<void> {
  const asked = names.flatMap((name) =>
    ["ua1", "2a"].map((flavour) => ({ flavour, file: at(`${name}.pdf`) })),
  );
  for (const { path, flavour, failed } of await veraPdf(asked))
    expect(`${basename(path)}: veraPDF ${flavour}`, failed.length === 0, JSON.stringify(failed));
}

function makeAuthority(): void {
  openssl(
    "req",
    "-x509",
    "-newkey",
    "rsa:2048",
    "-nodes",
    "-keyout",
    "ca.key",
    "-out",
    "ca.pem",
    "-days",
    "3650",
    "-utf8",
    "-subj",
    "/C=BG/CN=Коренен орган",
    "-addext",
    "keyUsage=critical,keyCertSign,cRLSign",
  );
  openssl(
    "req",
    "-newkey",
    "rsa:2048",
    "-nodes",
    "-keyout",
    "tsa.key",
    "-out",
    "tsa.csr",
    "-subj",
    "/CN=Time Stamps",
  );
  writeFileSync(at("tsa.ext"), "extendedKeyUsage=critical,timeStamping\n");
  openssl(
    "x509",
    "-req",
    "-in",
    "tsa.csr",
    "-CA",
    "ca.pem",
    "-CAkey",
    "ca.key",
    "-CAcreateserial",
    "-out",
    "tsa.pem",
    "-days",
    "3000",
    "-extfile",
    "tsa.ext",
  );
  writeFileSync(at("serial"), "01\n");
  writeFileSync(
    at("tsa.cnf"),
    `[tsa]\ndefault_tsa = one\n[one]\nserial = ${at("serial")}\nsigner_cert = ${at("tsa.pem")}\nsigner_key = ${at("tsa.key")}\ncerts = ${at("ca.pem")}\nsigner_digest = sha256\ndefault_policy = 1.2.3.4.1\ndigests = sha256\naccuracy = secs:1\n`,
  );
}

/** Younger than the certificates, or it would say nothing of them. */
function makeRevocationList(): void {
  writeFileSync(at("revoked.txt"), "");
  writeFileSync(at("crlnumber"), "01\n");
  writeFileSync(
    at("ca.cnf"),
    `[ca]\ndefault_ca = one\n[one]\ndatabase = ${at("revoked.txt")}\ndefault_md = sha256\ndefault_crl_days = 30\ncrlnumber = ${at("crlnumber")}\ncrl_extensions = list\n[list]\nauthorityKeyIdentifier = keyid\n`,
  );
  openssl("ca", "-gencrl", "-config", "ca.cnf", "-keyfile", "ca.key", "-cert", "ca.pem", "-out", "ca.crl");
  openssl("crl", "-in", "ca.crl", "-outform", "DER", "-out", "ca.crl");
}

function makeKey(name: string, kind: readonly string[]): void {
  const [newkey = "", ...more] = kind;
  openssl(
    "req",
    "-newkey",
    newkey,
    ...more,
    "-nodes",
    "-keyout",
    `${name}.key`,
    "-out",
    `${name}.csr`,
    "-utf8",
    "-subj",
    subject,
  );
  writeFileSync(at("key.ext"), "basicConstraints=CA:FALSE\nkeyUsage=digitalSignature,nonRepudiation\n");
  openssl(
    "x509",
    "-req",
    "-in",
    `${name}.csr`,
    "-CA",
    "ca.pem",
    "-CAkey",
    "ca.key",
    "-CAcreateserial",
    "-out",
    `${name}.pem`,
    "-days",
    "3000",
    "-extfile",
    "key.ext",
  );
  openssl(
    "pkcs12",
    "-export",
    "-inkey",
    `${name}.key`,
    "-in",
    `${name}.pem`,
    "-certfile",
    "ca.pem",
    "-out",
    `${name}.p12`,
    "-passout",
    `pass:${passphrase}`,
  );
}

async function timeStampServer(): Promise<{ port: number; close(): void }> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    writeFileSync(at("query.tsq"), Buffer.concat(chunks));
    openssl("ts", "-reply", "-config", "tsa.cnf", "-queryfile", "query.tsq", "-out", "reply.tsr");
    response
      .writeHead(200, { "Content-Type": "application/timestamp-reply" })
      .end(readFileSync(at("reply.tsr")));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return { port: typeof address === "object" && address ? address.port : 0, close: () => server.close() };
}
