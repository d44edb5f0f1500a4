/*
 * `npm run bench [ROUNDS]`: how long Dipla takes, as ratios to what the same machine does in the same run: an empty Node
 * process, and a plain puppeteer script that prints the same HTML. Rounds are interleaved; the browser is unpacked
 * before. Where pandoc and WeasyPrint are installed, they make the brochure's three formats too.
 */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createNodeHost } from "../../scripts/host/node-host.ts";
import { startBrowser } from "../../scripts/render/browser/start-browser.ts";
import { openPipeline } from "../support/build-in-process.ts";
import { projectRoot, runCommand, runDipla } from "../support/workspace.ts";
import { median, type Run, run } from "./measure.ts";
import { benchWorkspace, brochureText, specimenWorkspace } from "./workloads.ts";

const rounds = Number(process.argv[2] ?? 7);
const node = process.execPath;
const dipla = (...args: string[]): string[] => [
  node,
  join(projectRoot, "scripts", "dipla.mjs"),
  ...args,
  "--quiet",
];
const workspace = await benchWorkspace();
const many = await specimenWorkspace(200);
const quiet = await benchWorkspace();
const executable = await browserPath();
const scratch = join(workspace.root, "scratch.pdf");
const bare = (html: string, times = 1): string[] => [
  node,
  join(projectRoot, "tests", "bench", "bare-print.ts"),
  html,
  scratch,
  executable,
  String(times),
];

await mustBuild(workspace.root);
await mustBuild(quiet.root);
const htmlOf = (name: string): string => join(workspace.root, "out", name, "bg", `${name}.bg.html`);
const force = (name: string, ...more: string[]): string[] =>
  dipla("build", name, "--force", "--root", workspace.root, ...more);

const cold: Record<string, { command: string[]; base?: string }> = {
  "node -e 0": { command: [node, "-e", "0"] },
  "nothing to do": { command: dipla("build", "--root", quiet.root), base: "node -e 0" },
  "bare print of the brochure's HTML": { command: bare(htmlOf("brochure")) },
  "brochure, PDF": {
    command: force("brochure", "--format", "pdf"),
    base: "bare print of the brochure's HTML",
  },
  "brochure, three formats": { command: force("brochure"), base: "bare print of the brochure's HTML" },
  "bare print of the report's HTML": { command: bare(htmlOf("report")) },
  "report of 40 pages, PDF": {
    command: force("report", "--format", "pdf"),
    base: "bare print of the report's HTML",
  },
  "report, three formats": { command: force("report"), base: "bare print of the report's HTML" },
  "two bare prints of the report's HTML": { command: bare(htmlOf("report"), 2) },
  "report with contents, PDF": {
    command: force("contents", "--format", "pdf"),
    base: "two bare prints of the report's HTML",
  },
  ...(await peers()),
};

const runs = new Map<string, Run[]>(Object.keys(cold).map((name) => [name, []]));
for (let round = 0; round < rounds; round += 1)
  for (const [name, { command }] of Object.entries(cold))
    runs.get(name)?.push(await run(command, { cwd: workspace.root }));
const memory = new Map<string, number>();
for (const [name, { command }] of Object.entries(cold))
  memory.set(name, (await run(command, { cwd: workspace.root, sampleMemory: true })).memory ?? 0);

const pagesOf = JSON.parse(await workspace.text("out/manifest.json")).artifacts as {
  path: string;
  pages?: number;
}[];
console.log(
  `Node ${process.versions.node}, ${rounds} interleaved rounds, medians; pages: ${pagesOf
    .filter(({ pages }) => pages)
    .map(({ path, pages }) => `${path.split("/")[0]} ${pages}`)
    .join(", ")}\n`,
);
console.log("| cold process | wall ms (min–max) | CPU ms | peak MB | × node -e 0 | × its base |");
console.log("|---|---:|---:|---:|---:|---|");
const wall = (name: string): number => median((runs.get(name) ?? []).map((one) => one.wall));
for (const [name, { base }] of Object.entries(cold)) {
  const times = runs.get(name) ?? [];
  const spread = `${Math.min(...times.map((one) => one.wall)).toFixed(0)}–${Math.max(...times.map((one) => one.wall)).toFixed(0)}`;
  const cpu = median(times.map((one) => one.cpu)).toFixed(0);
  const ratio = base ? `${(wall(name) / wall(base)).toFixed(2)} (${base})` : "";
  console.log(
    `| ${name} | ${wall(name).toFixed(0)} (${spread}) | ${cpu} | ${memory.get(name)?.toFixed(0)} | ${(wall(name) / wall("node -e 0")).toFixed(1)} | ${ratio} |`,
  );
}

console.log(`\n| warm process | median ms (min–max) |\n|---|---:|`);
const edits = await warmEdits();
console.log(
  `| one word of the brochure, three formats | ${median(edits).toFixed(0)} (${Math.min(...edits).toFixed(0)}–${Math.max(...edits).toFixed(0)}) |`,
);
const specimens = await run(dipla("build", "--force", "--root", many.root));
console.log(
  `| 200 specimens of two pages, three formats, per document | ${(specimens.wall / 200).toFixed(0)} (CPU ${(specimens.cpu / 200).toFixed(0)}) |`,
);
await workspace.remove();
await many.remove();
await quiet.remove();

/** Edits one word again and again and builds all three formats in this process. */
async function warmEdits(): Promise<number[]> {
  const pipeline = await openPipeline();
  const times: number[] = [];
  for (let edit = 0; edit < 12; edit += 1) {
    await workspace.write("content/brochure/bg.md", brochureText(`${process.pid}-${edit}`));
    const start = performance.now();
    const [result] = await pipeline.build(workspace.root, "brochure");
    if (result?.made[0]?.artifacts.length !== 3) throw new Error("three files were expected");
    times.push(performance.now() - start);
  }
  await pipeline.close();
  return times.slice(2);
}

async function peers(): Promise<Record<string, { command: string[]; base?: string }>> {
  const has = async (program: string): Promise<boolean> =>
    (await runCommand(program, ["--version"]).catch(() => ({ code: 127 }))).code === 0;
  if (!(await has("pandoc")) || !(await has("weasyprint"))) return {};
  const source = join(workspace.root, "content", "brochure", "bg.md");
  const target = join(workspace.root, "peer");
  await writeFile(
    `${target}.sh`,
    `set -e\npandoc "${source}" -s -o "${target}.html"\nweasyprint -q "${target}.html" "${target}.pdf"\npandoc "${source}" -o "${target}.docx"\n`,
  );
  return {
    "pandoc + WeasyPrint, three formats": {
      command: ["bash", `${target}.sh`],
      base: "brochure, three formats",
    },
  };
}

async function browserPath(): Promise<string> {
  const browser = await startBrowser(createNodeHost());
  await browser.close();
  return browser.about.executable;
}

async function mustBuild(root: string): Promise<void> {
  const { code, stderr } = await runDipla(["build", "--root", root]);
  if (code !== 0) throw new Error(stderr);
}
