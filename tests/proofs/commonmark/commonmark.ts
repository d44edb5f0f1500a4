/*
 * The examples of CommonMark's specification, from its npm package, and our own for GitHub's rules: each is a document, and what Dipla
 * shows of it is, in structure and words, what the reference says, but for the differences in `differences.ts`. A sample, or all, are
 * built in every format and checked.
 *
 *   node tests/proofs/commonmark/commonmark.ts [--scale ci|full] [--seed WORDS] [--only NAME,…]
 */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { createWorkspace } from "../../support/workspace.ts";
import { canonicalPage, canonicalReference } from "./canonical-html.ts";
import { differences } from "./differences.ts";
import { type Example, readExamples } from "./examples.ts";

/** Findings that no example deserves. */
const ours =
  /^(?:parity-differs|renderer-failed|(?:pdf|docx)-rule-broken|pdf-untagged|type-shrunk|overflow-.*|not-in-docx|internal-.*)$/;

const { values } = parseArgs({
  options: {
    scale: { type: "string", default: "ci" },
    seed: { type: "string", default: "commonmark" },
    only: { type: "string" },
  },
});
const only = values.only?.split(",");
const examples = readExamples().filter(({ name }) => only === undefined || only.includes(name));

const head = "---\ntitle: Example\nlang: en\ntemplate: briefing\nnumber-sections: false\n---\n\n";
const workspace = await createWorkspace(
  Object.fromEntries(examples.map((one) => [`content/${one.name}.md`, head + one.markdown])),
);
const known = new Set(differences.flatMap(({ examples: names }) => names));
const faults: string[] = [];
try {
  const { events } = await workspace.run("build", "--json", "--format", "html");
  for (const example of examples) {
    const page = await htmlOf(example);
    const [wanted, shown] = [
      canonicalReference(example.html),
      page === undefined ? "not built" : canonicalPage(page),
    ];
    if ((wanted === shown) === known.has(example.name))
      faults.push(
        `${example.name} ${example.section}: ${wanted === shown ? "does not differ any more" : `is ${shown}\n  instead of ${wanted}`}\n  ${JSON.stringify(example.markdown)}`,
      );
  }
  const withheld = notBuilt(events);
  const built = examples.filter(({ name }) => !withheld.has(name));
  const sample = values.scale === "full" ? built : sampled(built, 60);
  faults.push(...(await check(sample)));
  console.log(
    `commonmark: ${examples.length} examples, ${known.size} meant to differ, ${sample.length} checked in all formats (seed ${values.seed}), ${faults.length} faults`,
  );
} finally {
  await workspace.remove();
}
for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exitCode = 1;

async function htmlOf(example: Example): Promise<string | undefined> {
  const path = `out/${example.name}/en/${example.name}.en.html`;
  // What has an error has no file, and that is compared as such.
  return existsSync(join(workspace.root, path)) ? workspace.text(path) : undefined;
}

/** Examples with an error of their own: their letters have no face here. */
function notBuilt(events: readonly Record<string, unknown>[]): ReadonlySet<string> {
  const withheld = events.filter(({ event, weight }) => event === "diagnostic" && weight === "error");
  return new Set(withheld.map(({ place }) => basename((place as { file: string }).file, ".md")));
}

function sampled(from: readonly Example[], count: number): Example[] {
  const rank = ({ name }: Example): string =>
    createHash("sha256").update(`${values.seed} ${name}`).digest("hex");
  return [...from].sort((a, b) => (rank(a) < rank(b) ? -1 : 1)).slice(0, count);
}

/** What `check` says that accuses Dipla, and not the example. */
async function check(sample: readonly Example[]): Promise<string[]> {
  const { events } = await workspace.run("check", "--json", "--no-report", ...sample.map(({ name }) => name));
  return events
    .filter(({ event, code }) => event === "diagnostic" && ours.test(String(code)))
    .map(({ code, place, message }) => `${(place as { file: string }).file} ${code}: ${message}`);
}
