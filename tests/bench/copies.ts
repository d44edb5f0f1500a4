/*
 * `npm run bench:copies [ROUNDS]`: what a copy of a two-page letter costs in a list of 200, as a ratio to a bare loop of the same
 * page in the same run, and the memory for 5,000 copies beside that for 200. Rounds are interleaved. Both are told with and
 * without the start of program and browser, so that like can be laid beside like.
 */
import { join } from "node:path";
import { projectRoot, runCommand, type Workspace } from "../support/workspace.ts";
import { median, run } from "./measure.ts";
import { letters } from "./workloads.ts";

const rounds = Number(process.argv[2] ?? 5);
const node = process.execPath;
const few = await letters(10);
const many = await letters(200);
const build = ({ root }: Workspace, format: string): string[] => [
  node,
  join(projectRoot, "scripts", "dipla.mjs"),
  ...["build", "--copies", "--format", format, "--force", "--quiet", "--root", root],
];
const bare = (...more: string[]): Promise<number> =>
  runCommand(node, [
    join(projectRoot, "tests", "bench", "bare-copies.ts"),
    join(few.root, "out/letter/en/letter.en.html"),
    ...more,
  ]).then(({ stdout }) => Number(stdout));

await run(build(few, "pdf,html"));
const times: Record<string, number[]> = {};
const note = (name: string, value: number): void => {
  times[name] = [...(times[name] ?? []), value];
};
for (let round = 0; round < rounds; round += 1) {
  const begun = performance.now();
  note("bare loop, one reused page", await bare("200"));
  note("bare loop, start-up included", (performance.now() - begun) / 200);
  if (round < 2) note("bare loop, a new page each", await bare("60", "fresh"));
  const [start, pdf, both] = [
    (await run(build(few, "pdf"))).wall,
    (await run(build(many, "pdf"))).wall,
    (await run(build(many, "pdf,docx"))).wall,
  ];
  note("PDF, start-up included", pdf / 200);
  note("PDF, each further copy", (pdf - start) / 190);
  note("Word on top", (both - pdf) / 200);
}
const base = median(times["bare loop, one reused page"] ?? []);
console.log(
  `200 copies of two pages, ${rounds} interleaved rounds, medians, ms a copy and as a ratio to the bare loop`,
);
for (const [name, values] of Object.entries(times))
  console.log(
    `${name.padEnd(30)} ${median(values).toFixed(1).padStart(7)} ${(median(values) / base).toFixed(2).padStart(6)} ×`,
  );

const memory = async (workspace: Workspace): Promise<number> =>
  (await run(build(workspace, "pdf,docx"), { sampleMemory: true })).memory ?? 0;
const small = await memory(many);
const large = await letters(5_000);
const peak = await memory(large);
console.log(
  `peak memory: ${small.toFixed(0)} MB for 200, ${peak.toFixed(0)} MB for 5,000: ${(peak / small).toFixed(2)} ×`,
);
for (const workspace of [few, many, large]) await workspace.remove();
