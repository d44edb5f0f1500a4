import { spawn } from "node:child_process";
import { chmod, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Authority, startAuthority } from "./support/authority.ts";
import { createWorkspace, projectRoot, type Workspace } from "./support/workspace.ts";

/* Whole sendings with seals: what is wrong with one is told before anything goes out, and nothing is ever half sealed. */
let authority: Authority;
let workspace: Workspace;
beforeAll(async () => {
  authority = await startAuthority({ sources: "both" });
  workspace = await createWorkspace({
    "content/note/en.md":
      "---\ntitle: A\ntemplate: briefing\nrecipients: r.csv\n---\n\nDear {{ recipient.name }}, words.\n",
    "content/note/r.csv":
      "id,name,email\na,Anna,a@example.org\nb,Boris,b@example.org\nc,Clara,c@example.org\n",
    "chain.pem": authority.chainPem,
    "roots.pem": authority.root.pem + authority.stampRoot.pem,
    "key.pem": authority.keyPem,
  });
  await chmod(join(workspace.root, "key.pem"), 0o600);
});
beforeEach(() => {
  authority.asked.length = 0;
  authority.behave.clear();
});
afterAll(async () => {
  await authority.close();
  await workspace.remove();
});

async function configure(more: Record<string, unknown> = {}): Promise<void> {
  const sign = {
    key: { file: "key.pem" },
    certificate: "chain.pem",
    "time-stamp": authority.timeStamp,
    level: "LT",
    authorities: ["roots.pem"],
    "revocation-servers": [authority.host],
    ...more,
  };
  const send = { from: "Office <office@example.org>", attach: ["pdf"], sign };
  await workspace.write("dipla.config.json", JSON.stringify({ send }));
}

const errors = (events: readonly Record<string, unknown>[]): unknown[] =>
  events.filter(({ event, level }) => event === "diagnostic" && level === "error");

async function filesBelow(path: string): Promise<string[]> {
  return readdir(join(workspace.root, path)).catch(() => []);
}

describe("one finding with its cure", () => {
  const fault = async (more: Record<string, unknown> = {}): Promise<unknown> => {
    await configure(more);
    const { code, events } = await workspace.run("send", "note", "--json");
    expect([code, errors(events).length]).toEqual([4, 1]);
    expect(await filesBelow("out/note/packages/a")).toEqual([]);
    return errors(events)[0];
  };

  it("for a certificate that was revoked", async () => {
    authority.behave.set("Печат на мисията", { ocsp: "revoked" });
    expect(await fault()).toMatchObject({
      code: "signature-failed",
      message: expect.stringMatching(
        /the certificate “Печат на мисията” was revoked on \d{4}-\d\d-\d\d, says http/,
      ),
      hint: "Nothing can be sealed with it any more: ask its authority for a new one.",
    });
    // Nothing was made for it, and no time stamp was asked for.
    expect(authority.asked).toEqual(["ocsp Печат на мисията"]);
  });

  it("for a host that the settings do not name", async () => {
    expect(await fault({ "revocation-servers": ["ocsp.example.org"] })).toMatchObject({
      message: expect.stringContaining(`http://${authority.host}/ocsp/`),
      hint: expect.stringContaining(`add ${authority.host} to send.sign.revocation-servers`),
    });
    expect(authority.asked).toEqual([]);
  });

  it("for files that are not there, or not what they should be", async () => {
    expect(await fault({ "revocation-files": ["none.crl"] })).toMatchObject({
      message: "The files can't be signed: there is no file none.crl.",
    });
    expect(await fault({ "revocation-files": ["roots.pem"] })).toMatchObject({
      message: expect.stringContaining("roots.pem is neither a revocation list nor an OCSP answer"),
    });
    expect(await fault({ authorities: ["key.pem"] })).toMatchObject({
      message: expect.stringContaining("key.pem holds no certificate"),
    });
  });

  it("for a time stamp authority that was revoked, is not there, or gives none", async () => {
    authority.behave.set("Time unit 1", { ocsp: "revoked" });
    expect(await fault()).toMatchObject({ message: expect.stringContaining("“Time unit 1” was revoked on") });
    const unlevelled = { level: "T", authorities: undefined, "revocation-servers": undefined };
    expect(await fault({ ...unlevelled, "time-stamp": `http://${authority.host}/nowhere` })).toMatchObject({
      message: `The files can't be signed: there is no answer from http://${authority.host}/nowhere (HTTP 404).`,
      hint: expect.stringContaining("send.sign.time-stamp"),
    });
    expect(await fault({ ...unlevelled, "time-stamp": "http://127.0.0.1:9/" })).toMatchObject({
      message: expect.stringContaining("there is no answer from http://127.0.0.1:9/"),
    });
  });

  it("for a test message, too", async () => {
    await configure({ level: "T", authorities: undefined, "revocation-servers": undefined });
    const config = JSON.parse(await workspace.text("dipla.config.json"));
    config.send.server = { host: "127.0.0.1", port: 9, tls: "off" };
    config.send.sign["time-stamp"] = `http://${authority.host}/nowhere`;
    await workspace.write("dipla.config.json", JSON.stringify(config));
    const { code, events } = await workspace.run("send", "note", "--test", "me@example.org", "--json");
    expect(errors(events)).toMatchObject([{ code: "signature-failed" }]);
    expect(code).toBe(4);
  });

  it("of doctor, which asks for no time stamp", async () => {
    await configure({ level: "LTA" });
    const good = await workspace.run("doctor");
    expect(good.stdout).toMatch(/^seal +“Печат на мисията”, level LTA, in force until \d{4}-\d\d-\d\d$/m);
    expect([good.code, authority.asked]).toEqual([0, ["ocsp Печат на мисията", "ocsp Междинен орган"]]);
    authority.behave.set("Междинен орган", { ocsp: "revoked" });
    const bad = await workspace.run("doctor", "--ui-lang", "bg");
    expect(bad.stdout).toMatch(
      /^печат +Файловете .* сертификатът „Междинен орган“ е отменен на .* поискайте нов/m,
    );
    expect(bad.code).toBe(4);
  });

  it("in Bulgarian", async () => {
    await configure();
    authority.behave.set("Печат на мисията", { ocsp: "unknown" });
    const { stderr } = await workspace.run("send", "note", "--ui-lang", "bg");
    expect(stderr).toContain("не познава сертификата „Печат на мисията“");
    expect(stderr).toContain("Попитайте органа му");
  });
});

it("a process that is killed while it asks leaves nothing half sealed, and the next one goes on", async () => {
  await configure({ level: "LTA" });
  authority.behave.set("Удостоверяване на време", { ocsp: "hung" });
  const script = join(projectRoot, "scripts", "dipla.mjs");
  const child = spawn(process.execPath, [script, "send", "note", "--root", workspace.root], {
    stdio: "ignore",
  });
  const ended = new Promise((resolve) => child.once("close", resolve));
  await expect.poll(() => authority.asked.at(-1), { timeout: 60_000 }).toBe("ocsp Удостоверяване на време");
  child.kill("SIGKILL");
  await ended;
  expect(await filesBelow(".dipla/sealed")).toEqual([]);
  expect(await filesBelow("out/note/packages")).toEqual([]);
  authority.behave.clear();
  const { code, stderr } = await workspace.run("send", "note");
  expect([code, stderr]).toEqual([0, expect.not.stringContaining("error")]);
  const html = await workspace.text("out/note/packages/plan.html");
  expect(html).toContain(
    "The seal is “Печат на мисията”, of the level LTA: its proofs are in the file, with a time stamp",
  );
  expect((await filesBelow("out/note/packages")).filter((name) => !name.startsWith("plan"))).toEqual([
    "a",
    "b",
    "c",
  ]);
});

it("what was sealed once is kept at its level, and its status is asked again before it goes", async () => {
  await configure();
  const first = await workspace.run("send", "note", "--json");
  const stamps = authority.asked.filter((one) => one === "stamp").length;
  // One for each PDF, and one for each container.
  expect([first.code, stamps]).toEqual([0, 6]);
  const path = "out/note/packages/a/note.en.pdf";
  const before = await readFile(join(workspace.root, path));
  authority.asked.length = 0;
  const again = await workspace.run("send", "note", "--json");
  const hashOf = ({ events }: typeof first): unknown => events.find(({ event }) => event === "planned")?.hash;
  expect(hashOf(again)).toBe(hashOf(first));
  expect(authority.asked).toEqual(["ocsp Печат на мисията", "ocsp Междинен орган"]);
  expect((await readFile(join(workspace.root, path))).equals(before)).toBe(true);
  await configure({ level: "T", authorities: undefined, "revocation-servers": undefined });
  await workspace.run("send", "note");
  expect((await readFile(join(workspace.root, path))).equals(before)).toBe(false);
  await configure();
  authority.behave.set("Печат на мисията", { ocsp: "revoked" });
  const { code } = await workspace.run("send", "note", "--approve", String(hashOf(first)));
  expect(code).toBe(4);
});
