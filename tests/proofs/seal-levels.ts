/*
 * Seals that can be proved when nobody can be asked any more, by other people's programs: the European Commission's DSS judges the levels
 * LT and LTA by what the files hold alone, poppler and veraPDF look whether they are sound beside that. Authority, status servers and
 * time stamps are the tests' own.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { openSigner, type SealLevel } from "../../scripts/render/pdf/sign/open-signer.ts";
import { validateSeals } from "../conformance/seals/validate-seals.ts";
import { veraPdf } from "../conformance/vera-pdf.ts";
import { type Authority, type AuthorityWishes, startAuthority } from "../support/authority.ts";
import { createWorkspace, projectRoot, type Workspace } from "../support/workspace.ts";

const folder = mkdtempSync(join(tmpdir(), "dipla-levels-"));
const at = (name: string): string => join(folder, name);
const failures: string[] = [];
let held = 0;
const expect = (what: string, holds: boolean, seen = ""): void => {
  if (holds) held += 1;
  else failures.push(`${what}: ${seen}`);
};
const trusted: string[] = [];
const lists: string[] = [];

const levels: readonly SealLevel[] = ["B", "T", "LT", "LTA"];
/** Where proofs come from × who vouches, each with one kind of key, and the kinds with one another. */
const ways: readonly (AuthorityWishes & { areFiles?: boolean })[] = [
  { kind: "p256", sources: "ocsp", responder: "delegated" },
  { kind: "p256", sources: "ocsp", responder: "self", stampKeys: 2 },
  { kind: "p256", sources: "list", isChainFetched: true },
  { kind: "p256", sources: "both", responder: "checked" },
  { kind: "p256", sources: "none", areFiles: true },
  { kind: "rsa", sealKind: "p384", sources: "both", responder: "checked", stampKeys: 2 },
  { kind: "p384", sealKind: "rsa", sources: "list" },
];

const workspace = await createWorkspace();
try {
  const plain = await sendSealed(workspace);
  await seal(await withAttachment(workspace), "attached", ways[0] ?? {}, ["LTA"]);
  for (const [index, way] of ways.entries()) await seal(plain, `${way.kind}-${way.sources}-${index}`, way);
  await judgeByDss();
  await judgeByVeraPdf();
  judgeByPoppler();
} finally {
  await workspace.remove();
  rmSync(folder, { recursive: true, force: true });
}
console.log(`levels of seals: ${held} hold, ${failures.length} fail`);
if (failures.length > 0) {
  console.error(failures.join("\n"));
  process.exitCode = 1;
}

/** A whole sending at the highest level, sealed by the program itself; gives a copy as it was before its seal. */
async function sendSealed(place: Workspace): Promise<Uint8Array> {
  const authority = await startAuthority({ kind: "p384", sources: "both" });
  await place.copy(join(projectRoot, "content"), "content");
  writeFileSync(join(place.root, "key.pem"), authority.keyPem, { mode: 0o600 });
  await place.write("chain.pem", authority.chainPem);
  await place.write("roots.pem", authority.root.pem + authority.stampRoot.pem);
  const sign = {
    key: { file: "key.pem" },
    certificate: "chain.pem",
    "time-stamp": authority.timeStamp,
    level: "LTA",
    authorities: ["roots.pem"],
    "revocation-servers": [authority.host],
  };
  const send = { from: "Dipla <office@dipla.example>", attach: ["zip"], sign };
  await place.write("dipla.config.json", JSON.stringify({ send }));
  const { code, stderr } = await place.run("send", "briefing-cooperation");
  expect("the sending is planned", code === 0, stderr);
  const statuses = authority.asked.filter((one) => one !== "stamp");
  expect("each status is asked once for all copies", statuses.length === 4, statuses.join());
  await keepTrust("sent", authority);
  const packages = join(place.root, "out/briefing-cooperation/packages/labour");
  for (const name of ["briefing-cooperation.bg.pdf", "briefing-cooperation.labour.asice"]) {
    const kept = name.endsWith("pdf") ? "sent-LTA.pdf" : "sent-T.asice";
    execFileSync("cp", [join(packages, name), at(kept)]);
  }
  await authority.close();
  const copy = "out/briefing-cooperation/bg/copies/labour/briefing-cooperation.bg.pdf";
  return new Uint8Array(readFileSync(join(place.root, copy)));
}

/** A PDF/A-3 with its source in it. */
async function withAttachment(place: Workspace): Promise<Uint8Array> {
  const text = "---\ntitle: С източника си\ntemplate: briefing\nattach-source: true\n---\n\nДуми.\n";
  await place.write("content/attached/bg.md", text);
  const { code, stderr } = await place.run("build", "attached", "--format", "pdf");
  expect("a document with its source is built", code === 0, stderr);
  return place.read("out/attached/bg/attached.bg.pdf");
}

async function seal(
  pdf: Uint8Array,
  name: string,
  { areFiles, ...wishes }: (typeof ways)[number],
  wanted = levels,
): Promise<void> {
  const authority = await startAuthority(wishes);
  await keepTrust(name, authority);
  // Their own status is in the lists only: nobody vouches for himself.
  for (const one of wishes.responder === "checked" ? authorities(authority) : [])
    authority.behave.set(`Отговарящ за ${one.name}`, { ocsp: "absent" });
  const revocationFiles = areFiles ? await files(authority) : [];
  for (const level of wanted) {
    const signer = openSigner(
      { key: Buffer.from(authority.keyPem), certificates: authority.chainPem, passphrase: undefined },
      {
        level,
        timeStamp: level === "B" ? undefined : authority.timeStamp,
        authorities: [authority.root, authority.stampRoot].map((one) => ({ name: one.name, bytes: one.der })),
        revocationFiles,
        revocationServers: areFiles ? [] : [authority.host],
        now: () => new Date(),
      },
    );
    const sealed = await signer.pdf(pdf, { time: new Date(), label: "Печат", lang: "bg" });
    expect(
      `${name} ${level}: nothing before it is changed`,
      Buffer.from(pdf).equals(sealed.subarray(0, pdf.length)),
    );
    writeFileSync(at(`${name}-${level}.pdf`), sealed);
  }
  await authority.close();
}

function authorities({ root, intermediate, stampRoot, stampers }: Authority): Authority["root"][] {
  const between = stampers.flatMap(({ issuer }) => issuer ?? []);
  return [...new Set([root, intermediate, stampRoot, ...between])];
}

async function files(authority: Authority): Promise<{ name: string; bytes: Uint8Array }[]> {
  const all = authorities(authority).map(async (one) => ({
    name: `${one.name}.crl`,
    bytes: await authority.list(one),
  }));
  return Promise.all(all);
}

/** What a judge trusts, and the lists for those levels that hold none. */
async function keepTrust(name: string, authority: Authority): Promise<void> {
  for (const [what, { pem }] of Object.entries({ root: authority.root, stamps: authority.stampRoot })) {
    writeFileSync(at(`${name}-${what}.pem`), pem);
    trusted.push(at(`${name}-${what}.pem`));
  }
  for (const [index, one] of authorities(authority).entries()) {
    writeFileSync(at(`${name}-${index}.crl`), await authority.list(one));
    lists.push(at(`${name}-${index}.crl`));
  }
}

function sealedFiles(ofLevels: readonly string[], among = ways): string[] {
  const names = among.map((way) => `${way.kind}-${way.sources}-${ways.indexOf(way)}`);
  return names.flatMap((name) => ofLevels.map((level) => at(`${name}-${level}.pdf`)));
}

/** LT and LTA by themselves; B and T with the authorities' lists at hand, and not without. */
async function judgeByDss(): Promise<void> {
  const counted = new Map<string, number>();
  const judge = async (
    paths: readonly string[],
    given: readonly string[],
    isEnough: boolean,
  ): Promise<void> => {
    for (const { path, level, indication, errors, signer, stamps } of await validateSeals(paths, given)) {
      const name = basename(path);
      const wanted = `${name.endsWith("pdf") ? "PAdES" : "CAdES"}-BASELINE-${name.split(/[-.]/).at(-2)}`;
      const found = `${level} ${indication === "TOTAL_PASSED" ? indication : "without proofs"}`;
      counted.set(found, (counted.get(found) ?? 0) + 1);
      expect(`${name}: DSS finds ${wanted}`, level === wanted, level);
      expect(
        `${name}: DSS says whether it is proved`,
        (indication === "TOTAL_PASSED") === isEnough,
        `${indication} ${errors}`,
      );
      expect(`${name}: by the Cyrillic subject`, signer === "Печат на мисията", signer);
      const most = level.endsWith("LTA") ? 2 : level.endsWith("B") ? 0 : 1;
      const good = stamps.filter((stamp) => stamp === "PASSED").length;
      expect(`${name}: its time stamps hold`, !isEnough || good === most, stamps.join());
    }
  };
  const whole = [...sealedFiles(["LT", "LTA"]), at("sent-LTA.pdf"), at("attached-LTA.pdf")];
  await judge(whole, trusted, true);
  // Whose issuers have to be fetched, nobody can judge by a list alone.
  const known = ways.filter(({ isChainFetched }) => !isChainFetched);
  await judge([...sealedFiles(["B", "T"], known), at("sent-T.asice")], [...trusted, ...lists], true);
  await judge(sealedFiles(["B", "T"], known.slice(0, 1)), trusted, false);
  for (const [found, count] of [...counted].sort()) console.log(`DSS: ${found}: ${count}`);
}

async function judgeByVeraPdf(): Promise<void> {
  const judged = [...sealedFiles(["LT", "LTA"]), at("sent-LTA.pdf")];
  const asked = [
    ...judged.flatMap((file) => ["ua1", "2a"].map((flavour) => ({ flavour, file }))),
    ...["ua1", "3a"].map((flavour) => ({ flavour, file: at("attached-LTA.pdf") })),
  ];
  const verdicts = await veraPdf(asked);
  for (const { path, flavour, failed } of verdicts)
    expect(`${basename(path)}: veraPDF ${flavour}`, failed.length === 0, JSON.stringify(failed));
  console.log(`veraPDF: ${verdicts.length} looks at ${judged.length + 1} files`);
}

/** It finds both, and what the last of them is over; of document time stamps it checks the place, and not the signature. */
function judgeByPoppler(): void {
  for (const file of [...sealedFiles(levels), at("sent-LTA.pdf")]) {
    const name = basename(file);
    const isArchived = name.endsWith("LTA.pdf");
    const said = execFileSync("sh", ["-c", 'pdfsig -nocert "$1" || true', "sh", file], { encoding: "utf8" });
    const [first = "", second = ""] = said.split("Signature #2");
    expect(`${name}: pdfsig finds the seal valid`, first.includes("Signature is Valid"), said);
    expect(`${name}: pdfsig finds the time stamp`, /Field Name: TimeStamp/.test(second) === isArchived, said);
    // Proofs for the authority's second key lie behind its stamp.
    const hasMore = ways.some(({ stampKeys }, index) => stampKeys === 2 && name.includes(`-${index}-`));
    const isWhole = /^ *- Total document signed/m.test(second);
    if (isArchived) expect(`${name}: … over the whole file`, isWhole === !hasMore, said);
  }
}
