import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { command as send } from "../../scripts/commands/send.ts";
import { startMailServer } from "../support/mail-server.ts";
import { runInProcess } from "../support/run-in-process.ts";
import { basicSettings } from "../support/sending-workspace.ts";
import { approveUpTo, openMemory, planWithout, statesIn } from "../support/sent-memory.ts";
import { createWorkspace } from "../support/workspace.ts";
import type { Part } from "./faults.ts";

const states = {
  labour: "sent",
  finance: "sent",
  interior: "failed",
  health: "in-doubt",
  justice: "planned",
  energy: "deferred",
  culture: "claimed",
  transport: "committing",
} as const;
/** Those that a mail server has accepted, or may have. */
const gone = ["labour", "finance", "health", "transport"];

/** Damaged ledgers that are restored and then resumed: nothing that was sent, or may have been, goes by itself again. */
export async function damagedLedgers({ random, scale, expect }: Part): Promise<void> {
  const workspace = await createWorkspace();
  const server = await startMailServer();
  const { root } = workspace;
  const memory = join(root, ".dipla");
  const ledger = join(memory, "ledger.sqlite");
  const run = (words: readonly string[], values = {}): ReturnType<typeof runInProcess> =>
    runInProcess(send, words, { root, values });
  try {
    await workspace.write("dipla.config.json", JSON.stringify({ send: basicSettings(server.port) }));
    await approveUpTo(root, await planWithout(root, Object.keys(states), "text"), states);
    const kept = `${memory}.kept`;
    cpSync(memory, kept, { recursive: true });
    const sound = readFileSync(ledger);
    const rounds = scale === "full" ? 200 : 40;
    const count = { broken: 0, restored: 0, twice: 0 };
    for (let round = 0; round < rounds; round += 1) {
      rmSync(memory, { recursive: true });
      cpSync(kept, memory, { recursive: true });
      for (const name of readdirSync(memory)) if (/sqlite-/.test(name)) rmSync(join(memory, name));
      server.received.length = 0;
      writeFileSync(ledger, damaged(sound, random));
      const shown = await run(["ledger", "restore"]);
      const hash = /--approve ([0-9a-f]{16})/.exec(shown.said)?.[1];
      if (shown.said.includes("ledger-broken") || hash) count.broken += 1;
      if (hash) {
        const done = await run(["ledger", "restore"], { approve: hash });
        expect(
          `round ${round}: restoring ends with ${done.code} ${done.thrown} ${done.said}`,
          done.code === 0,
        );
        count.restored += 1;
        const { ledger: opened } = await openMemory(root);
        const now = opened ? statesIn(opened) : {};
        opened?.close();
        expect(
          `round ${round}: ${JSON.stringify(now)}`,
          Object.keys(now).sort().join() === Object.keys(states).sort().join(),
        );
      }
      const resumed = await run(["resume"]);
      expect(
        `round ${round}: resuming ends with ${resumed.code} ${resumed.thrown} ${resumed.said}`,
        [0, 4, 6].includes(resumed.code),
      );
      const twice = server.received.filter(({ to }) =>
        to.some((one) => gone.includes(one.split("@")[0] ?? "")),
      );
      count.twice += twice.length;
      expect(`round ${round}: ${twice.map(({ to }) => to)} went twice`, twice.length === 0);
    }
    console.log(
      `${rounds} damaged ledgers: ${count.broken} found broken, ${count.restored} restored, ${count.twice} messages sent twice`,
    );
    expect(`only ${count.restored} were restored`, count.restored > rounds / 2);
  } finally {
    await server.close();
    await workspace.remove();
  }
}

/** Bytes that are others, an end that never came, pages of zeros, pages of an older time. */
function damaged(sound: Buffer, random: Part["random"]): Buffer {
  const kind = random.below(5);
  const bytes = Buffer.from(kind === 0 ? sound.subarray(0, random.below(sound.length)) : sound);
  if (kind === 1) bytes.fill(0, 4096 * random.below(6), undefined);
  if (kind === 2)
    bytes.copyWithin(4096 * random.below(5), 4096 * random.below(5), 4096 * (1 + random.below(5)));
  if (kind === 3)
    for (const [from, to] of [
      ["sent", "open"],
      ["planned", "plannee"],
    ] as const)
      replace(bytes, from, to);
  if (bytes.length > 0)
    for (let change = 0; change < 1 + random.below(40); change += 1)
      bytes[random.below(bytes.length)] = random.below(256);
  return bytes;
}

/** The first of some words by others as long. */
function replace(bytes: Buffer, from: string, to: string): void {
  const at = bytes.indexOf(from);
  if (at >= 0) bytes.write(to.slice(0, from.length), at);
}
