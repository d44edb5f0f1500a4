/*
 * Crashes, again and again: servers that misbehave, senders, builds and browsers that are killed, bits that turn, ledgers that are
 * damaged. Nothing may be lost, doubled, torn or mixed.
 *
 *   npm run chaos -- [--scale ci|full] [--seed WORDS] [--only storm,tls,…]
 */
import { parseArgs } from "node:util";
import { brokenTls } from "./broken-tls.ts";
import { damagedLedgers } from "./damaged-ledgers.ts";
import { Faults, type Part } from "./faults.ts";
import { flipsInCache, flipsInMemory } from "./flips.ts";
import { killedBrowsers, orphans } from "./killed-browsers.ts";
import { killedCommands } from "./killed-commands.ts";
import { storm } from "./storm.ts";

const parts: Readonly<Record<string, (part: Part) => Promise<void>>> = {
  storm,
  tls: brokenTls,
  ledgers: damagedLedgers,
  cache: flipsInCache,
  memory: flipsInMemory,
  kills: killedCommands,
  browsers: killedBrowsers,
  orphans,
};

const { values } = parseArgs({
  options: {
    scale: { type: "string", default: "ci" },
    seed: { type: "string", default: "chaos" },
    only: { type: "string", default: Object.keys(parts).join() },
  },
});
const faults = new Faults(values.seed, values.scale === "full" ? "full" : "ci");
console.log(`seed ${values.seed}`);
for (const [name, run] of Object.entries(parts)) {
  if (!values.only.split(",").includes(name)) continue;
  const begun = performance.now();
  await run(faults.part(name));
  console.log(`  ${name}: ${((performance.now() - begun) / 1000).toFixed(0)} s`);
}
if (faults.list.length > 0) {
  console.error(faults.list.join("\n"));
  process.exitCode = 1;
}
