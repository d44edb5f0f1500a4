import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Printer } from "../scripts/cli/printer.ts";
import { findPlan } from "../scripts/commands/send/keep-plan.ts";
import { lookAfterLedger } from "../scripts/commands/send/look-after-ledger.ts";
import { createNodeHost } from "../scripts/host/node-host.ts";
import type { Ledger } from "../scripts/send/ledger/ledger.ts";
import { reopen, sendMessages } from "../scripts/send/mail/send-messages.ts";
import { messageInMemory } from "../scripts/send/outbox/outgoing-message.ts";
import { approveUpTo, openMemory, planWithout, statesIn } from "./support/sent-memory.ts";
import { createWorkspace, type Workspace } from "./support/workspace.ts";

/* What is restored says what can be proved. Nothing that was sent, or may have been, is ever sent again by itself. */
const states = {
  labour: "sent",
  interior: "failed",
  health: "in-doubt",
  justice: "planned",
  energy: "deferred",
  culture: "claimed",
  "paper-youth": "handed-over",
  "paper-sport": "to-hand-over",
} as const;
const host = createNodeHost();
const made: Workspace[] = [];
afterAll(async () => {
  for (const workspace of made) await workspace.remove();
});
async function newRoot(): Promise<string> {
  const workspace = await createWorkspace();
  made.push(workspace);
  return workspace.root;
}
const memory = (root: string, name: string): string => join(root, ".dipla", name);
const ledgerOf = (root: string): string => memory(root, "ledger.sqlite");

/** `dipla send ledger …` in this process. */
async function look(
  root: string,
  args: readonly string[],
  values: Record<string, string> = {},
  within = host,
): Promise<{ code: number; said: string }> {
  let said = "";
  const printer: Printer = {
    emit: () => undefined,
    diagnostics: async (found) => {
      said += found.map(({ code }) => `${code}\n`).join("");
    },
    line: (text) => {
      said += `${text}\n`;
    },
    hasComplained: false,
    complain: () => undefined,
    say: () => undefined,
  };
  const invocation = { positionals: [], values, host: within, printer, root, uiLang: "en" as const };
  const interrupted = (): AbortSignal => new AbortController().signal;
  const code = await lookAfterLedger({ ...invocation, interrupted }, args);
  return { code, said };
}

/** Looks at what would be restored, and approves it. */
async function restore(root: string, ...backup: string[]): Promise<string> {
  const shown = await look(root, ["restore", ...backup]);
  const hash = /--approve ([0-9a-f]{16})/.exec(shown.said)?.[1] ?? "";
  expect([shown.code, hash], shown.said).toEqual([0, expect.stringMatching(/./)]);
  const done = await look(root, ["restore", ...backup], { approve: hash });
  expect(done.code, done.said).toBe(0);
  return shown.said;
}

/** The addresses that a resumed sending would write to. */
async function resumed(ledger: Ledger): Promise<string[]> {
  const written: string[] = [];
  reopen(ledger);
  await sendMessages({
    ledger,
    transport: {
      async deliver(_, { to }, onHandedOver) {
        onHandedOver();
        written.push(...to);
        return { kind: "sent", reply: "250 ok", refused: [] };
      },
      close: () => undefined,
    },
    host,
    load: async () => messageInMemory(new Uint8Array()),
    sender: () => "",
    connections: 1,
    attempts: 1,
    wait: 0.01,
    interrupted: new AbortController().signal,
    onLost: () => undefined,
    onAnswer: () => undefined,
  });
  return written;
}

describe("restoring", () => {
  let root: string;
  let sound: Buffer;
  let head: Buffer;
  beforeAll(async () => {
    root = await newRoot();
    await approveUpTo(root, await planWithout(root, Object.keys(states), "first"), states);
    sound = readFileSync(ledgerOf(root));
    head = readFileSync(memory(root, "ledger.head"));
  });
  const begin = (ledger: Buffer): void => {
    for (const name of readdirSync(memory(root, "")))
      if (name.startsWith("ledger.")) rmSync(memory(root, name), { recursive: true });
    rmSync(memory(root, "backups"), { recursive: true, force: true });
    writeFileSync(ledgerOf(root), ledger);
    writeFileSync(memory(root, "ledger.head"), head);
  };
  beforeEach(() => begin(sound));

  const spoil = (sql: string): void => {
    const database = new DatabaseSync(ledgerOf(root));
    database.exec(sql);
    database.close();
  };

  it("does nothing to a sound ledger", async () => {
    expect((await look(root, ["check"])).said).toContain("8 messages");
    expect((await look(root, ["restore"])).said).toContain("nothing to restore");
    expect((await look(root, ["chek"])).code).toBe(2);
  });

  it("keeps what the history proves, and puts what was still open in doubt", async () => {
    spoil("UPDATE message SET state = 'planned' WHERE recipient = 'labour'");
    expect((await look(root, ["check"])).code).toBe(4);
    const before = readFileSync(ledgerOf(root));
    const shown = await look(root, ["restore"]);
    expect(shown.said).toMatch(/1 accepted by the mail server, 1 refused, 1 handed over\. 5 in doubt/);
    expect(readFileSync(ledgerOf(root)).equals(before), "showing changes nothing").toBe(true);
    const wrong = await look(root, ["restore"], { approve: "0123456789abcdef" });
    expect([wrong.code, wrong.said.includes("restoration-changed")]).toEqual([4, true]);
    await restore(root);
    const { ledger, found } = await openMemory(root);
    expect(found).toEqual([]);
    expect(ledger && statesIn(ledger)).toEqual({
      ...states,
      justice: "in-doubt",
      energy: "in-doubt",
      culture: "in-doubt",
      "paper-sport": "in-doubt",
    });
    expect(ledger && (await resumed(ledger))).toEqual([]);
    ledger?.close();
    const kept = readdirSync(memory(root, "")).filter((name) => name.startsWith("ledger.kept-"));
    expect(kept).toHaveLength(1);
    expect(statSync(memory(root, kept[0] ?? "")).mode & 0o077).toBe(0);
    const old = new DatabaseSync(memory(root, kept[0] ?? ""), { readOnly: true });
    expect(old.prepare("SELECT state FROM message WHERE recipient = 'labour'").get()?.state).toBe("planned");
    old.close();
  });

  it("without a ledger knows from the outbox and its plans what may have been sent", async () => {
    rmSync(ledgerOf(root));
    await restore(root);
    const { ledger } = await openMemory(root);
    expect(new Set(Object.values(ledger ? statesIn(ledger) : {}))).toEqual(new Set(["in-doubt"]));
    expect(ledger?.messages().flatMap(({ addresses }) => addresses)).toContain("labour@ministry.example");
    expect(ledger?.sendings()[0]?.approvedBy).toBe("Maria");
    ledger?.close();
  });

  it("takes a backup in, and what came after it is in doubt", async () => {
    const { code } = await look(root, ["backup"]);
    const [backup = ""] = readdirSync(memory(root, "backups"));
    expect([code, statSync(memory(root, `backups/${backup}`)).mode & 0o777]).toEqual([0, 0o600]);
    const again = await look(root, ["backup", memory(root, `backups/${backup}`)]);
    expect([again.code, again.said.includes("backup-exists")]).toEqual([2, true]);
    const elsewhere = join(root, "copy.sqlite");
    copyFileSync(memory(root, `backups/${backup}`), elsewhere);
    rmSync(memory(root, "backups"), { recursive: true });
    const later = await openMemory(root);
    const open = later.ledger?.messages().find(({ recipient }) => recipient === "justice");
    later.ledger?.change(open?.id ?? "", { state: "sent" });
    later.ledger?.close();
    writeFileSync(ledgerOf(root), "no ledger at all");
    const said = await restore(root, elsewhere);
    expect(said).toContain("1 accepted by the mail server");
    const { ledger } = await openMemory(root);
    expect(ledger && statesIn(ledger).justice).toBe("in-doubt");
    ledger?.close();
    rmSync(elsewhere);
  });

  it("refuses where nothing says whose messages they were, and where the ledger is a newer one", async () => {
    spoil("PRAGMA user_version = 9");
    expect((await look(root, ["restore"])).said).toContain("ledger-broken");
    const plans = memory(root, "plans");
    const [plan = ""] = readdirSync(join(plans, "note")).filter((name) => name.endsWith(".json"));
    const text = readFileSync(join(plans, "note", plan), "utf8");
    writeFileSync(join(plans, "note", plan), text.replace("labour@ministry", "spy@ministry"));
    rmSync(ledgerOf(root));
    const refused = await look(root, ["restore"]);
    expect([refused.code, refused.said.includes("ledger-unprovable")]).toEqual([4, true]);
    expect(existsSync(ledgerOf(root))).toBe(false);
    // Nor can a plan that was changed be approved, whatever hash it bears.
    expect(await findPlan(root, "note", plan.replace(".json", ""), host)).toBeUndefined();
    writeFileSync(join(plans, "note", plan), text);
  });

  it("of any damage never sends twice what was sent", async () => {
    let state = 7;
    const random = (below: number): number => {
      state = (state * 1103515245 + 12345) % 2 ** 31;
      return state % below;
    };
    let broken = 0;
    for (let round = 0; round < 40; round += 1) {
      const bytes = Buffer.from(round % 4 === 3 ? sound.subarray(0, random(sound.length)) : sound);
      for (let flip = 0; flip < 1 + random(40) && bytes.length > 0; flip += 1)
        bytes[random(bytes.length)] = random(256);
      if (round % 4 === 2) bytes.fill(0, 4096 * (1 + random(5)), undefined);
      begin(bytes);
      const { ledger } = await openMemory(root);
      ledger?.close();
      if (ledger) continue;
      const newer = (await look(root, ["restore"])).said.includes("ledger-broken");
      if (newer) continue;
      broken += 1;
      await restore(root);
      const restored = await openMemory(root);
      expect(restored.found, `round ${round}`).toEqual([]);
      const now = restored.ledger ? statesIn(restored.ledger) : {};
      expect(Object.keys(now).sort(), `round ${round}`).toEqual(Object.keys(states).sort());
      expect(restored.ledger && (await resumed(restored.ledger)), `round ${round}`).toEqual([]);
      for (const recipient of ["labour", "health", "paper-youth"] as const)
        expect([states[recipient], "in-doubt"], `round ${round}`).toContain(now[recipient]);
      restored.ledger?.close();
    }
    expect(broken).toBeGreaterThan(25);
  });
});

/** A host whose process is gone after so many changes of the disk. */
function dyingHost(changes: number): { within: typeof host; isDead(): boolean } {
  let left = changes;
  const mortal =
    <A extends unknown[], R>(change: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      left -= 1;
      if (left < 0) throw new Error("killed");
      return change(...args);
    };
  const { write, rename, remove, makePrivateFile } = host;
  return {
    within: {
      ...host,
      write: mortal(write),
      rename: mortal(rename),
      remove: mortal(remove),
      makePrivateFile: mortal(makePrivateFile),
    },
    isDead: () => left < 0,
  };
}

it("a restoration that is killed at any step is begun again, and nothing is forgotten or sent again", async () => {
  for (const hasHead of [true, false]) {
    let steps = 0;
    for (let isDead = true; isDead; steps += 1) {
      const root = await newRoot();
      await approveUpTo(root, await planWithout(root, Object.keys(states), "text"), states);
      // A log that is not yet in the file, as a killed sender leaves it.
      const { ledger: open } = await openMemory(root);
      const labour = open?.messages().find(({ recipient }) => recipient === "labour");
      open?.bounced(labour?.id ?? "", "5.1.1", "no such user", 0);
      for (const end of ["", "-wal"]) copyFileSync(`${ledgerOf(root)}${end}`, memory(root, `live${end}`));
      open?.close();
      for (const end of ["", "-wal"]) copyFileSync(memory(root, `live${end}`), `${ledgerOf(root)}${end}`);
      // Nor any other witness than what the restoration itself has kept.
      if (!hasHead)
        for (const name of ["ledger.head", "plans", "outbox"])
          rmSync(memory(root, name), { force: true, recursive: true });
      const database = new DatabaseSync(ledgerOf(root), { enableForeignKeyConstraints: false });
      database.exec(
        "PRAGMA wal_autocheckpoint = 0; UPDATE message SET state = 'planned' WHERE state = 'sent'",
      );
      for (const end of ["", "-wal"]) copyFileSync(`${ledgerOf(root)}${end}`, memory(root, `live${end}`));
      database.close();
      for (const end of ["", "-wal"]) copyFileSync(memory(root, `live${end}`), `${ledgerOf(root)}${end}`);
      const shown = await look(root, ["restore"]);
      const hash = /--approve ([0-9a-f]{16})/.exec(shown.said)?.[1] ?? "";
      expect(hash, shown.said).not.toBe("");
      const dying = dyingHost(steps);
      await look(root, ["restore"], { approve: hash }, dying.within).catch(() => undefined);
      isDead = dying.isDead();
      // Whoever comes next finds a ledger that stops, or the restored one.
      const after = await openMemory(root);
      after.ledger?.close();
      if (!after.ledger) {
        expect(after.found.map(({ code }) => code)).toEqual(["ledger-broken"]);
        await restore(root);
      }
      const { ledger, found } = await openMemory(root);
      expect([ledger === undefined, found], `killed at step ${steps}`).toEqual([false, []]);
      if (!ledger) return;
      const now = statesIn(ledger);
      expect([now.labour, now.interior, now.health, now["paper-youth"]]).toEqual([
        "sent",
        "failed",
        "in-doubt",
        "handed-over",
      ]);
      expect(ledger.messages().find(({ recipient }) => recipient === "labour")?.bounce).toBe("5.1.1");
      expect(await resumed(ledger)).toEqual([]);
      ledger.close();
    }
    expect(steps).toBeGreaterThan(8);
  }
}, 120_000);
