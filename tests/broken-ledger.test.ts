import { copyFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { diagnosticWords } from "../scripts/findings/diagnostic-words.ts";
import { createNodeHost } from "../scripts/host/node-host.ts";
import { findFault } from "../scripts/send/ledger/find-fault.ts";
import type { Ledger } from "../scripts/send/ledger/ledger.ts";
import { openLedger } from "../scripts/send/ledger/open-ledger.ts";
import { approveUpTo, openMemory, planWithout, statesIn } from "./support/sent-memory.ts";
import { createWorkspace, type Workspace } from "./support/workspace.ts";

/* A ledger that has forgotten something would send again what was sent: it stops, and says why. */
const states = {
  labour: "sent",
  interior: "failed",
  health: "in-doubt",
  "paper-culture": "handed-over",
} as const;
const made: Workspace[] = [];
afterAll(async () => {
  for (const workspace of made) await workspace.remove();
});

async function newWorkspace(): Promise<Workspace> {
  const workspace = await createWorkspace();
  made.push(workspace);
  return workspace;
}

const ledgerOf = (root: string): string => join(root, ".dipla/ledger.sqlite");

function inside(root: string, sql: string): void {
  const database = new DatabaseSync(ledgerOf(root), { enableForeignKeyConstraints: false });
  database.exec(sql);
  database.close();
}

/** The findings of an opening that has to be refused. */
async function refusal(root: string): Promise<{ reason: unknown; said: string }> {
  const { ledger, found } = await openMemory(root);
  ledger?.close();
  expect([ledger, found.map(({ code }) => code)]).toEqual([undefined, ["ledger-broken"]]);
  const [finding] = found;
  const { message, hint } = await diagnosticWords(finding ?? { code: "ledger-broken", params: {} }, "en");
  return { reason: finding?.params.reason, said: `${message} ${hint}` };
}

/** What happens to the ledger, and what is told of it. */
const damages: Readonly<Record<string, [(root: string) => void, string]>> = {
  "taken away": [(root) => rmSync(ledgerOf(root)), "ledger-lost"],
  emptied: [(root) => writeFileSync(ledgerOf(root), ""), "ledger-empty"],
  "of a newer Dipla": [(root) => inside(root, "PRAGMA user_version = 7"), "ledger-newer"],
  "of another program": [(root) => inside(root, "PRAGMA application_id = 7"), "ledger-foreign"],
  "no database": [(root) => writeFileSync(ledgerOf(root), "x".repeat(50_000)), "ledger-damaged"],
  "cut off": [
    (root) => writeFileSync(ledgerOf(root), readFileSync(ledgerOf(root)).subarray(0, 9000)),
    "ledger-damaged",
  ],
  "an empty database": [
    (root) => {
      rmSync(ledgerOf(root));
      inside(root, "CREATE TABLE other (x); DROP TABLE other; PRAGMA user_version = 1");
    },
    "ledger-part-missing",
  ],
  "without its messages": [(root) => inside(root, "DROP TABLE message"), "ledger-part-missing"],
  "without what keeps its history": [
    (root) => inside(root, "DROP TRIGGER event_stays"),
    "ledger-part-missing",
  ],
  "with another history": [
    (root) =>
      inside(
        root,
        "DROP TRIGGER event_stays; UPDATE event SET detail = 'x' WHERE seq = 2; CREATE TRIGGER event_stays BEFORE UPDATE ON event BEGIN SELECT 1; END",
      ),
    "ledger-history",
  ],
  "with a message that is open again": [
    (root) => inside(root, "UPDATE message SET state = 'planned' WHERE recipient = 'labour'"),
    "ledger-contradiction",
  ],
  "with a message that was never sent": [
    (root) => inside(root, "UPDATE message SET state = 'sent' WHERE recipient = 'health'"),
    "ledger-contradiction",
  ],
  "with a bounce that nobody read": [
    (root) => inside(root, "UPDATE message SET bounce = '5.1.1' WHERE recipient = 'labour'"),
    "ledger-message-changed",
  ],
  "with another address": [
    (root) =>
      inside(
        root,
        `UPDATE message SET planned = json_set(planned, '$.addresses[0]', 'other@evil.example') WHERE recipient = 'interior'`,
      ),
    "ledger-message-changed",
  ],
  "with another recipient": [
    (root) =>
      inside(
        root,
        `UPDATE message SET recipient = 'x', planned = json_set(planned, '$.recipient', 'x') WHERE recipient = 'labour'`,
      ),
    "ledger-message-changed",
  ],
  "with words that can't be read": [
    (root) => inside(root, "UPDATE message SET planned = 'null' WHERE recipient = 'labour'"),
    "ledger-message-changed",
  ],
  "without one message": [
    (root) => inside(root, "DELETE FROM message WHERE recipient = 'labour'"),
    "ledger-message-lost",
  ],
  "with a message too many": [
    (root) =>
      inside(
        root,
        `INSERT INTO message (id, sending, document, recipient, part, state, changed_at, planned)
         SELECT 'more', sending, document, 'more', 1, 'sent', changed_at,
           json_set(planned, '$.id', 'more', '$.recipient', 'more', '$.part', 1) FROM message LIMIT 1`,
      ),
    "ledger-message-unrecorded",
  ],
  "approved by somebody else": [
    (root) => inside(root, "UPDATE sending SET approved_by = 'Ivan'"),
    "ledger-sending-changed",
  ],
};

describe("a ledger beside an outbox", () => {
  let root: string;
  let sound: Buffer;
  beforeAll(async () => {
    ({ root } = await newWorkspace());
    await approveUpTo(root, await planWithout(root, Object.keys(states), "first"), states);
    sound = readFileSync(ledgerOf(root));
  });

  const restoreSound = (): void => {
    for (const name of ["-wal", "-shm"]) rmSync(`${ledgerOf(root)}${name}`, { force: true });
    writeFileSync(ledgerOf(root), sound);
  };

  it("is relied on while it is sound", async () => {
    const { ledger, found } = await openMemory(root);
    expect(found).toEqual([]);
    expect(ledger && statesIn(ledger)).toEqual(states);
    ledger?.close();
  });

  it.each(Object.entries(damages))("stops when it is %s", async (_, [damage, reason]) => {
    restoreSound();
    damage(root);
    const told = await refusal(root);
    expect(told.reason).toBe(reason);
    expect(told.said).toContain("holds 3 approved messages of 1 sendings");
    expect(told.said).not.toMatch(/[{}]|ledger-/);
  });

  it("says so on the command line, without a trace of its insides", async () => {
    restoreSound();
    const { run } = made[0] ?? (await newWorkspace());
    for (const name of ["of a newer Dipla", "no database"]) {
      damages[name]?.[0](root);
      const { code, stderr } = await run("send", "status");
      expect([code, stderr]).toEqual([4, expect.stringContaining("ledger-broken")]);
      expect(stderr).not.toMatch(/^\s+at |SQLITE|please report/m);
    }
  });

  it("is never believed with a byte changed, unless that byte says nothing", async () => {
    for (let round = 0; round < 60; round += 1) {
      restoreSound();
      const bytes = Buffer.from(sound);
      const at = 16 + Math.floor((round / 60) * (bytes.length - 16)) + (round % 7);
      bytes[Math.min(at, bytes.length - 1)] = (bytes[at] ?? 0) ^ (1 << (round % 8));
      writeFileSync(ledgerOf(root), bytes);
      const { ledger, found } = await openMemory(root);
      if (ledger) expect(statesIn(ledger), `byte ${at}`).toEqual(states);
      else
        expect(
          found.map(({ code }) => code),
          `byte ${at}`,
        ).toEqual(["ledger-broken"]);
      ledger?.close();
    }
  });
});

it("is judged as of one moment while somebody else is sending", async () => {
  const { root } = await newWorkspace();
  const before = { labour: "sent", interior: "planned" } as const;
  await approveUpTo(root, await planWithout(root, Object.keys(before), "first"), before);
  const [sender, own] = [
    openLedger(ledgerOf(root), createNodeHost()),
    openLedger(ledgerOf(root), createNodeHost()),
  ];
  // Between a look at the history and one at the messages, the sender goes on.
  let isWaiting = true;
  const reader: Ledger = Object.assign(Object.create(own) as Ledger, {
    atOnce: <T>(reading: () => T): T => own.atOnce(reading),
    sendings: () => own.sendings(),
    firstBroken: () => own.firstBroken(),
    events: () => [...own.events()],
    eachMessage: () => {
      if (isWaiting) expect(sender.claim(Number.MAX_SAFE_INTEGER)?.recipient).toBe("interior");
      isWaiting = false;
      return own.eachMessage();
    },
  });
  expect(findFault(reader, { outbox: [], head: undefined })).toBeUndefined();
  expect([isWaiting, statesIn(own)]).toEqual([false, { labour: "sent", interior: "claimed" }]);
  sender.close();
  own.close();
});

describe("an older ledger", () => {
  it("stops when a later sending lies in the outbox, or when more was noted since", async () => {
    const { root } = await newWorkspace();
    const first = await planWithout(root, ["labour", "interior"], "first");
    await approveUpTo(root, first, {});
    const copy = join(root, "copy.sqlite");
    copyFileSync(ledgerOf(root), copy);
    // What was still to be sent in the copy has been sent.
    const { ledger } = await openMemory(root);
    const [message] = ledger?.messages() ?? [];
    ledger?.change(message?.id ?? "", { state: "sent" });
    ledger?.close();
    const second = await planWithout(root, ["labour", "interior"], "second");
    await approveUpTo(root, second, {});
    copyFileSync(copy, ledgerOf(root));
    expect((await refusal(root)).reason).toBe("ledger-older");
    rmSync(join(root, ".dipla/outbox", second.hash), { recursive: true });
    expect((await refusal(root)).reason).toBe("ledger-older");
    // Without a word of the head beside it, nothing tells.
    rmSync(join(root, ".dipla/ledger.head"));
    const old = await openMemory(root);
    expect(old.found).toEqual([]);
    old.ledger?.close();
  });
});

describe("a ledger that nothing was planned with", () => {
  it("is a new one when it is missing or empty", async () => {
    const { root } = await newWorkspace();
    for (const damage of ["taken away", "emptied"]) {
      (await openMemory(root)).ledger?.close();
      damages[damage]?.[0](root);
      const { ledger, found } = await openMemory(root);
      expect([ledger?.messages(), found]).toEqual([[], []]);
      ledger?.close();
    }
  });

  it("is none any more once a plan was made", async () => {
    const { root } = await newWorkspace();
    (await openMemory(root)).ledger?.close();
    await planWithout(root, ["labour"], "text");
    (await openMemory(root)).ledger?.close();
    rmSync(ledgerOf(root));
    expect((await refusal(root)).said).toContain("plans were made here");
  });
});

it("finds any bit that has turned in what a message was approved as, and never trips over one", async () => {
  const { root } = await newWorkspace();
  await approveUpTo(root, await planWithout(root, ["two-desks"], "text", ["second@ministry.example"]), {
    "two-desks": "sent",
  });
  const rows = new DatabaseSync(ledgerOf(root));
  const planned = String(rows.prepare("SELECT planned FROM message").get()?.planned);
  const update = rows.prepare("UPDATE message SET planned = ?");
  const ledger = openLedger(ledgerOf(root), createNodeHost());
  const unseen: string[] = [];
  for (let at = 0; at < planned.length; at += 1)
    for (const bit of [0, 2, 5]) {
      const turned = String.fromCharCode(planned.charCodeAt(at) ^ (1 << bit));
      const changed = `${planned.slice(0, at)}${turned}${planned.slice(at + 1)}`;
      update.run(changed);
      if (findFault(ledger, { outbox: [], head: undefined })) continue;
      const [before, after]: Record<string, unknown>[] = [planned, changed].map((one) => JSON.parse(one));
      unseen.push(...Object.keys(before ?? {}).filter((name) => `${before?.[name]}` !== `${after?.[name]}`));
    }
  // Nothing of these decides where a message goes, or whether.
  expect([...new Set(unseen)].sort()).toEqual(["lang", "messageId", "name", "parts", "reference"]);
  ledger.close();
  rows.close();
});
