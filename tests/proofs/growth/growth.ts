/*
 * One thing, thousands of times over, made into web page, Word and plain text: in a time that grows as the text does, and less than half
 * a minute, or refused at once. Prints the processor's time of each kind.
 *
 *   node tests/proofs/growth/growth.ts [--count 6000] [--only "notes"]
 */
import { parseArgs } from "node:util";
import { createWorkspace } from "../../support/workspace.ts";
import { makeFiles } from "./make-files.ts";
import { repetitions } from "./repetitions.ts";

const { values } = parseArgs({
  options: { count: { type: "string", default: "6000" }, only: { type: "string", default: "" } },
});
const count = Number(values.count);
const workspace = await createWorkspace();
const failures: string[] = [];

await makeFiles(workspace, "a *b*");
for (const [name, repeat] of Object.entries(repetitions)) {
  if (!name.includes(values.only)) continue;
  const few = await makeFiles(workspace, repeat(count / 4));
  const all = await makeFiles(workspace, repeat(count));
  const isRefused = all.codes.includes("text-out-of-bounds");
  console.log(
    `${name.padEnd(48)} ${few.ms.toFixed(0).padStart(6)} ms → ${all.ms.toFixed(0).padStart(6)} ms${isRefused ? "  refused" : ""}`,
  );
  if (isRefused ? all.ms > 1_000 : all.ms > 30_000) failures.push(`${name}: ${all.ms} ms`);
  if (!isRefused && all.ms > Math.max(1_500, 9 * few.ms))
    failures.push(`${name}: ${few.ms} ms → ${all.ms} ms`);
}
await workspace.remove();
if (failures.length > 0) {
  console.error(failures.join("\n"));
  process.exitCode = 1;
}
