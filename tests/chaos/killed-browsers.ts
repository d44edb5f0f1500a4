import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { CopyLine } from "../../scripts/artifacts/copies-list.ts";
import { allProcesses, browsersBelow, killBrowsersBelow, killRenderersBelow } from "../support/processes.ts";
import { readPages } from "../support/read-pages.ts";
import { listRow, sendingWorkspace } from "../support/sending-workspace.ts";
import { projectRoot } from "../support/workspace.ts";
import type { Part } from "./faults.ts";

const recipientsOf = (scale: Part["scale"]): string[] =>
  Array.from(
    { length: scale === "full" ? 200 : 60 },
    (_, index) => `ministry-${String(index).padStart(3, "0")}`,
  );

/** 200 copies while pages and whole browsers are killed: all right, none mixed. */
export async function killedBrowsers({ random, scale, expect }: Part): Promise<void> {
  const workspace = await sendingWorkspace(
    recipientsOf(scale).map((id) => listRow(id)),
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
      // By what has been made, not by time: on a busy machine no copy would ever be finished between two kills.
      const goal = copiesIn(workspace.root) + 2 + random.below(8);
      while (isRunning && copiesIn(workspace.root) < goal) await sleep(50);
      await sleep(random.below(300));
      if (turn % 3 === 2 ? killBrowsersBelow(workspace.root) : killRenderersBelow(workspace.root)) kills += 1;
    }
    const { code, stderr } = await running;
    expect(`the copies were not built: ${stderr}`, code === 0);
    const lines = (await workspace.text("out/note/en/copies.jsonl")).split("\n").filter(Boolean);
    const copies = lines.flatMap((line) => (JSON.parse(line) as CopyLine).artifacts);
    let right = 0;
    for (const { path, recipient } of copies) {
      const pages = await readPages(await workspace.read(`out/${path}`));
      const words = pages.flatMap(({ texts }) => texts.map(({ text }) => text)).join("");
      const named = new Set([...words.matchAll(/ministry-\d{3}/g)].map(([name]) => name));
      if (named.size === 1 && named.has(recipient ?? "")) right += 1;
    }
    console.log(`rendering: ${kills} kills, ${copies.length} copies, ${right} right`);
    expect(`${kills} kills are too few to prove anything`, kills >= 4);
    expect(`${right} of ${copies.length} copies are right`, right === recipientsOf(scale).length);
  } finally {
    await workspace.remove();
  }
}

function copiesIn(root: string): number {
  const folder = join(root, "out/note/en/copies");
  return existsSync(folder)
    ? readdirSync(folder, { recursive: true }).filter((name) => String(name).endsWith(".pdf")).length
    : 0;
}

/** `kill -9` of Dipla takes its browser along. */
export async function orphans({ expect }: Part): Promise<void> {
  const workspace = await sendingWorkspace(
    recipientsOf("full").map((id) => listRow(id)),
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
