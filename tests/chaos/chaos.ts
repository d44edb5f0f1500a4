/*
 * Crashes, again and again: the sender killed in the middle of sending, browsers and pages killed in the middle of
 * rendering, Dipla killed with its browser. Nothing may be lost, doubled or mixed. Takes a few minutes: npm run chaos
 */
import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import type { ManifestEntry } from "../../scripts/artifacts/manifest.ts";
import type { LedgerMessage } from "../../scripts/send/ledger/ledger.ts";
import { openLedger } from "../../scripts/send/ledger/open-ledger.ts";
import { type ReceivedMail, startMailServer } from "../support/mail-server.ts";
import { allProcesses, browsersBelow, killBrowsersBelow, killRenderersBelow } from "../support/processes.ts";
import { readPages } from "../support/read-pages.ts";
import { listRow, type SendingWorkspace, sendingWorkspace } from "../support/sending-workspace.ts";
import { projectRoot } from "../support/workspace.ts";

const rounds = 10;
const killsEach = 3;
const recipients = Array.from({ length: 200 }, (_, index) => `ministry-${String(index).padStart(3, "0")}`);
const failures: string[] = [];
const expect = (what: string, holds: boolean): void => {
  if (!holds) failures.push(what);
};
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

await chaosOfSending();
await chaosOfRendering();
await orphans();
if (failures.length > 0) {
  console.error(failures.join("\n"));
  process.exitCode = 1;
}

/** 200 recipients, 20 % temporary and 2 % permanent failures, three kills and a finishing run, ten times. */
async function chaosOfSending(): Promise<void> {
  let received: ReceivedMail[] = [];
  const isRefused = (address: string): boolean => Number(/\d+/.exec(address)?.[0]) % 50 === 7;
  const server = await startMailServer({
    onRecipient: (address) => (isRefused(address) ? 550 : Math.random() < 0.1 ? 451 : undefined),
    onMessage: (mail) => {
      if (Math.random() < 0.1) return 451;
      received.push(mail);
      return undefined;
    },
  });
  const workspace = await sendingWorkspace(
    recipients.map((id) => listRow(id)),
    server.port,
  );
  await workspace.settings({ attach: ["pdf"], wait: 0.05, attempts: 8 });
  try {
    for (let round = 1; round <= rounds; round += 1) {
      // All of the memory: a ledger that is missing beside plans is a lost one, and nothing would be sent.
      rmSync(join(workspace.root, ".dipla"), { recursive: true, force: true });
      const hash = await workspace.hash();
      received = [];
      let second = "";
      for (let kill = 0; kill < killsEach; kill += 1) {
        const before = received.length;
        const goal = before + 5 + Math.floor(Math.random() * 45);
        const run = startSending(workspace, hash);
        while (received.length < goal && run.exitCode === null) await sleep(2);
        if (round === 1 && kill === 0) second = (await workspace.run("send", "resume")).stderr;
        run.kill("SIGKILL");
        await new Promise((resolve) =>
          run.exitCode === null && run.signalCode === null ? run.once("close", resolve) : resolve(undefined),
        );
      }
      if (round === 1) expect("a second sender was not refused", second.includes("sender-busy"));
      await workspace.run("send", "note", "--approve", hash);
      judge(round, messagesOf(workspace), received, isRefused);
    }
  } finally {
    await server.close();
    await workspace.remove();
  }
}

function startSending({ root }: SendingWorkspace, hash: string): ReturnType<typeof spawn> {
  const script = join(projectRoot, "scripts", "dipla.mjs");
  return spawn(process.execPath, [script, "send", "note", "--approve", hash, "--root", root, "--quiet"], {
    stdio: "ignore",
  });
}

function messagesOf({ root }: SendingWorkspace): LedgerMessage[] {
  const ledger = openLedger(join(root, ".dipla/ledger.sqlite"), { now: () => new Date() });
  try {
    expect("the history is broken", ledger.firstBroken() === undefined);
    return ledger.messages();
  } finally {
    ledger.close();
  }
}

function judge(
  round: number,
  messages: readonly LedgerMessage[],
  received: readonly ReceivedMail[],
  isRefused: (address: string) => boolean,
): void {
  const accepted = new Map<string, number>();
  for (const { messageId } of received) accepted.set(messageId, (accepted.get(messageId) ?? 0) + 1);
  const duplicates = [...accepted.values()].filter((count) => count > 1).length;
  const inDoubt = messages.filter(({ state }) => state === "in-doubt");
  const lost = messages.filter(({ state, messageId }) => state === "sent" && !accepted.has(messageId));
  const forgotten = messages.filter(
    ({ state, messageId }) => !/^(?:sent|in-doubt)$/.test(state) && accepted.has(messageId),
  );
  const failed = messages.filter(({ state }) => state === "failed");
  const open = messages.filter(({ state }) => !/^(?:sent|failed|in-doubt)$/.test(state));
  console.log(
    `round ${round}: ${messages.length} messages, ${received.length} accepted, ${failed.length} refused, ${inDoubt.length} in doubt (${inDoubt.filter(({ messageId }) => accepted.has(messageId)).length} accepted), ${duplicates} duplicates, ${lost.length} lost`,
  );
  const at = `round ${round}:`;
  expect(`${at} ${messages.length} messages`, messages.length === recipients.length);
  expect(`${at} ${duplicates} duplicates`, duplicates === 0);
  expect(`${at} ${lost.length} said to be sent and were not`, lost.length === 0);
  expect(`${at} ${forgotten.length} were accepted and are not known to be`, forgotten.length === 0);
  expect(`${at} ${open.length} are left over`, open.length === 0);
  expect(
    `${at} others were refused than should be`,
    failed.every(({ addresses }) => addresses.every(isRefused)),
  );
}

/** 200 copies while pages and whole browsers are killed: all right, none mixed. */
async function chaosOfRendering(): Promise<void> {
  const workspace = await sendingWorkspace(
    recipients.map((id) => listRow(id)),
    9,
  );
  let kills = 0;
  try {
    const running = workspace.run("build", "note", "--copies", "--format", "pdf", "--quiet");
    let isRunning = true;
    void running.then(() => {
      isRunning = false;
    });
    for (let turn = 0; isRunning; turn += 1) {
      await sleep(700 + Math.random() * 500);
      if (turn % 3 === 2 ? killBrowsersBelow(workspace.root) : killRenderersBelow(workspace.root)) kills += 1;
    }
    const { code, stderr } = await running;
    expect(`the copies were not built: ${stderr}`, code === 0);
    const { artifacts } = JSON.parse(await workspace.text("out/manifest.json")) as {
      artifacts: ManifestEntry[];
    };
    const copies = artifacts.filter(({ recipient }) => recipient !== undefined);
    let right = 0;
    for (const { path, recipient } of copies) {
      const pages = await readPages(await workspace.read(`out/${path}`));
      const words = pages.flatMap(({ texts }) => texts.map(({ text }) => text)).join("");
      const named = new Set([...words.matchAll(/ministry-\d{3}/g)].map(([name]) => name));
      if (named.size === 1 && named.has(recipient ?? "")) right += 1;
    }
    console.log(`rendering: ${kills} kills, ${copies.length} copies, ${right} right`);
    expect(`${kills} kills are too few to prove anything`, kills >= 4);
    expect(`${right} of ${copies.length} copies are right`, right === recipients.length);
  } finally {
    await workspace.remove();
  }
}

/** `kill -9` of Dipla takes its browser along. */
async function orphans(): Promise<void> {
  const workspace = await sendingWorkspace(
    recipients.map((id) => listRow(id)),
    9,
  );
  try {
    const script = join(projectRoot, "scripts", "dipla.mjs");
    const child = spawn(process.execPath, [script, "build", "note", "--copies", "--root", workspace.root], {
      stdio: "ignore",
    });
    let browsers = browsersBelow(workspace.root);
    while (browsers.length === 0 && child.exitCode === null) {
      await sleep(20);
      browsers = browsersBelow(workspace.root);
    }
    await sleep(500);
    child.kill("SIGKILL");
    await sleep(3_000);
    const left = allProcesses().filter(({ pid }) => browsers.some((browser) => browser.pid === pid));
    console.log(`killed with its browser running: ${browsers.length} browsers before, ${left.length} after`);
    expect("no browser was running", browsers.length > 0);
    expect(`${left.length} browsers go on`, left.length === 0);
  } finally {
    await workspace.remove();
  }
}
