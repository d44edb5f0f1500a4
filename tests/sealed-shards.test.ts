import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { command as send } from "../scripts/commands/send.ts";
import type { Plan } from "../scripts/send/plan/plan.ts";
import { type Authority, startAuthority } from "./support/authority.ts";
import { type MailServerForTests, startMailServer } from "./support/mail-server.ts";
import { type RunInProcess, runInProcess } from "./support/run-in-process.ts";
import { listRow, type SendingWorkspace, sendingWorkspace } from "./support/sending-workspace.ts";

/* Shares whose files are sealed: each machine seals for itself, so that seals differ, and all else is as in one run. */
const ids = ["labour", "interior", "health", "justice", "culture"];
const rows = ids.map((id) =>
  listRow(
    id,
    id === "culture" ? { channel: "e-delivery", email: "" } : id === "health" ? { lang: "bg" } : {},
  ),
);
const shards = ["1/2", "2/2"];
let authority: Authority;
let server: MailServerForTests;
const made: SendingWorkspace[] = [];
const sent: string[] = [];
beforeAll(async () => {
  authority = await startAuthority({ sources: "both" });
  server = await startMailServer({
    onMessage: ({ raw }) => void sent.push(createHash("sha256").update(raw).digest("hex")),
  });
});
afterAll(async () => {
  for (const workspace of made) await workspace.remove();
  await server.close();
  await authority.close();
});

async function newWorkspace(more: object = {}): Promise<SendingWorkspace> {
  const workspace = await sendingWorkspace(rows, server.port);
  made.push(workspace);
  await workspace.write("chain.pem", authority.chainPem);
  await workspace.secret("key.pem", authority.keyPem);
  const sign = { key: { file: "key.pem" }, certificate: "chain.pem", ...more };
  await workspace.settings({ sign });
  return workspace;
}

/** All machines plan on one day. */
const today = new Date(`${new Date().toISOString().slice(0, 10)}T00:00:00.000Z`);

/** A command at the beginning of a day. What was sealed is kept in the workspace, so that each has seals of its own. */
async function run({ root }: SendingWorkspace, words: string[], values = {}): Promise<RunInProcess> {
  return runInProcess(send, words, { root, values, now: today });
}

/** Every share on a machine of its own, and where a plan of them is to be made. */
async function shares(more: object = {}): Promise<{ outs: string[]; place: SendingWorkspace }> {
  const outs: string[] = [];
  for (const shard of shards) {
    const workspace = await newWorkspace(shard === "2/2" ? more : {});
    const { code, said } = await run(workspace, ["note"], { shard });
    expect(code, said).toBe(0);
    outs.push(join(workspace.root, "out"));
  }
  return { outs, place: await newWorkspace() };
}

/** A plan without what seals are in. */
const unsealed = ({ entries, hash: _, ...head }: Plan): unknown => [
  head,
  entries.map(({ files, mails, ...entry }) => [
    entry,
    files.map(({ name }) => name),
    mails.map(({ eml: _eml, bytes: _bytes, ...mail }) => mail),
  ]),
];

it("are one plan, which is approved and sent as it is", async () => {
  const { outs, place } = await shares();
  const { code, said } = await run(place, ["merge", "note", ...outs]);
  expect(code, said).toBe(0);
  const whole = await newWorkspace();
  await run(whole, ["note"]);
  const plan = await place.plan();
  expect(plan.entries).toHaveLength(ids.length);
  expect(plan.signer).toMatch(/^[0-9a-f]{64}$/);
  expect(unsealed(plan)).toEqual(unsealed(await whole.plan()));
  for (const { recipient, files } of plan.entries)
    for (const { name, sha256 } of files) {
      const bytes = readFileSync(join(place.root, "out/note/packages", recipient, name));
      expect(createHash("sha256").update(bytes).digest("hex")).toBe(sha256);
      expect(bytes.includes("/ETSI.CAdES.detached")).toBe(name.endsWith(".pdf"));
    }
  // Planned again it is the same: what was sealed is kept.
  expect((await run(place, ["note"])).code).toBe(0);
  expect((await place.plan()).hash).toBe(plan.hash);
  const approved = await run(place, ["note"], { approve: plan.hash });
  expect(approved.code, approved.said).toBe(0);
  const mails = plan.entries.flatMap((entry) => entry.mails.map(({ eml }) => eml));
  expect([mails.length, sent.toSorted()]).toEqual([4, mails.toSorted()]);
}, 240_000);

it("of another certificate, or without a seal, are told", async () => {
  const { outs, place } = await shares({ level: "T", "time-stamp": authority.timeStamp });
  const { code, said } = await run(place, ["merge", "note", ...outs]);
  expect([code, said]).toEqual([4, expect.stringContaining("settings")]);
}, 240_000);
