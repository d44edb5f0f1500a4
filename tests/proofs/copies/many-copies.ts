/*
 * Copies by the thousand: a letter of two pages in PDF and Word, its annex and its package for each of N recipients is planned, approved
 * and sent through a server on this machine. Told and bounded are the disk that it takes, by recipient and as 20,000 would take it, and the
 * memory of planning and of sending beside that for 200, or a tenth as many where there are fewer; each message has to be the approved one,
 * and there once.
 *
 *   node tests/proofs/copies/many-copies.ts [--scale ci|full | --count N]
 */
import { createHash } from "node:crypto";
import { lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Plan } from "../../../scripts/send/plan/plan.ts";
import { run } from "../../bench/measure.ts";
import { letters } from "../../bench/workloads.ts";
import { startMailServer } from "../../support/mail-server.ts";
import { basicSettings } from "../../support/sending-workspace.ts";
import { projectRoot, type Workspace } from "../../support/workspace.ts";

/** Bytes on the disk that 20,000 copies with their packages and their outbox may take. */
const mostBytes = 4e9;
/** How much more memory they may take than 200. */
const mostMemory = 1.2;
/** What everybody has with the letter, in bytes. */
const annex = 200_000;

const { values } = parseArgs({
  options: { scale: { type: "string", default: "ci" }, count: { type: "string" } },
});
const many = Number(values.count ?? (values.scale === "full" ? 20_000 : 100));
const few = many > 2_000 ? 200 : Math.ceil(many / 10);
const faults: string[] = [];

/** What planning and sending took: peak memory in MB, time in s, and bytes on the disk. */
interface Taken {
  plan: { memory: number; seconds: number; disk: number };
  send: { memory: number; seconds: number; disk: number };
}

async function sendTo(count: number): Promise<Taken> {
  const approved = new Set<string>();
  let wrong = 0;
  const server = await startMailServer({
    onMessage: ({ raw }) => {
      if (!approved.delete(createHash("sha256").update(raw).digest("hex"))) wrong += 1;
      // They are counted, and not kept.
      server.received.length = 0;
      return undefined;
    },
  });
  const workspace = await letterTo(count, server.port);
  try {
    const plan = await measured(workspace, ["letter"]);
    const { hash, entries }: Plan = JSON.parse(await workspace.text("out/letter/packages/plan.json"));
    for (const { mails } of entries) for (const { eml } of mails) approved.add(eml);
    if (approved.size !== count) faults.push(`${approved.size} of ${count} messages are planned`);
    const send = await measured(workspace, ["letter", "--approve", hash]);
    if (approved.size > 0 || wrong > 0)
      faults.push(
        `of ${count} messages ${approved.size} did not come, and ${wrong} were not approved or came twice`,
      );
    return { plan, send };
  } finally {
    await server.close();
    await workspace.remove();
  }
}

async function letterTo(count: number, port: number): Promise<Workspace> {
  const workspace = await letters(count);
  const rows = Array.from(
    { length: count },
    (_, at) =>
      `r${at},Ministry Number ${at},Dear Minister ${at},"1 Street\n1000 Sofia",en,m${at}@ministry.example,annex.bin`,
  );
  await workspace.write(
    "content/letter/recipients.csv",
    `id,name,salutation,address,lang,email,attachments\n${rows.join("\n")}\n`,
  );
  const noise = createHash("shake256", { outputLength: annex }).update("annex").digest();
  await workspace.write("content/letter/annex.bin", noise);
  const send = { ...basicSettings(port), packages: "samples", connections: 4 };
  await workspace.write("dipla.config.json", JSON.stringify({ send }));
  return workspace;
}

async function measured({ root }: Workspace, words: readonly string[]): Promise<Taken["plan"]> {
  const program = [process.execPath, join(projectRoot, "scripts", "dipla.mjs"), "send", ...words];
  const { memory = 0, wall } = await run([...program, "--quiet", "--root", root], { sampleMemory: true });
  return {
    memory,
    seconds: wall / 1000,
    disk: bytesBelow(join(root, "out")) + bytesBelow(join(root, ".dipla")),
  };
}

/** Blocks that a folder takes up, its own included. */
function bytesBelow(folder: string): number {
  let sum = lstatSync(folder).blocks * 512;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    sum += entry.isDirectory() ? bytesBelow(path) : lstatSync(path).blocks * 512;
  }
  return sum;
}

const small = await sendTo(few);
const large = await sendTo(many);
for (const step of ["plan", "send"] as const) {
  const { memory, seconds, disk } = large[step];
  const ratio = memory / small[step].memory;
  // What does not grow with the list is in both.
  const each = (disk - small[step].disk) / (many - few);
  console.log(
    `${step}: ${many} copies in ${seconds.toFixed(0)} s (${((seconds / many) * 1000).toFixed(0)} ms each), ${memory.toFixed(0)} MB, ` +
      `${ratio.toFixed(2)} × that for ${few}; ${(disk / 1e6).toFixed(0)} MB on the disk, ${(each / 1e3).toFixed(1)} kB each`,
  );
  // A process that has only begun has little to be compared with.
  if (few >= 200 && ratio > mostMemory)
    faults.push(`${step}: memory is ${ratio.toFixed(2)} × that for ${few}, and may be ${mostMemory} ×`);
  if (each * 20_000 > mostBytes)
    faults.push(`${step}: 20,000 would take ${((each * 20_000) / 1e9).toFixed(2)} GB`);
}
if (faults.length > 0) {
  console.error(faults.join("\n"));
  process.exitCode = 1;
}
