/*
 * The examples of CommonMark's specification, from its npm package: each is a document, and what Dipla shows of it is, in structure and
 * words, what the specification says, but for the differences in `differences.ts`. A sample, or all, are built in every format and
 * checked.
 *
 *   node tests/proofs/commonmark/commonmark.ts [--scale ci|full] [--seed WORDS] [--only NUMBER,…]
 */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { createWorkspace } from "../../support/workspace.ts";
import { canonicalPage, canonicalReference } from "./canonical-html.ts";
import { differences } from "./differences.ts";

/** Findings that no example deserves. */
const ours =
  /^(?:parity-differs|renderer-failed|(?:pdf|docx)-rule-broken|pdf-untagged|type-shrunk|overflow-.*|not-in-docx|internal-.*)$/;

interface Example {
  number: number;
  section: string;
  markdown: string;
  html: string;
}

const { values } = parseArgs({
  options: {
    scale: { type: "string", default: "ci" },
    seed: { type: "string", default: "commonmark" },
    only: { type: "string" },
  },
});
const only = values.only?.split(",").map(Number);
const { tests } = createRequire(import.meta.url)("commonmark-spec") as { tests: readonly Example[] };
// The specification writes tabs as arrows.
const examples = tests
  .map((one) => ({
    ...one,
    markdown: one.markdown.replaceAll("→", "\t"),
    html: one.html.replaceAll("→", "\t"),
  }))
  .filter(({ number }) => only === undefined || only.includes(number));

const head = "---\ntitle: Example\nlang: en\ntemplate: briefing\nnumber-sections: false\n---\n\n";
const nameOf = ({ number }: Example): string => `e${String(number).padStart(3, "0")}`;
const workspace = await createWorkspace(
  Object.fromEntries(examples.map((one) => [`content/${nameOf(one)}.md`, head + one.markdown])),
);
const known = new Set(differences.flatMap(({ examples: numbers }) => numbers));
const faults: string[] = [];
try {
  const { events } = await workspace.run("build", "--json", "--format", "html");
  for (const example of examples) {
    const page = await htmlOf(example);
    const [wanted, shown] = [
      canonicalReference(example.html),
      page === undefined ? "not built" : canonicalPage(page),
    ];
    if ((wanted === shown) === known.has(example.number))
      faults.push(
        `${example.number} ${example.section}: ${wanted === shown ? "does not differ any more" : `is ${shown}\n  instead of ${wanted}`}\n  ${JSON.stringify(example.markdown)}`,
      );
  }
  const built = examples.filter(({ number }) => !notBuilt(events).has(number));
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
  const path = `out/${nameOf(example)}/en/${nameOf(example)}.en.html`;
  // What has an error has no file, and that is compared as such.
  return existsSync(join(workspace.root, path)) ? workspace.text(path) : undefined;
}

/** Examples with an error of their own: their letters have no face here. */
function notBuilt(events: readonly Record<string, unknown>[]): ReadonlySet<number> {
  const withheld = events.filter(({ event, weight }) => event === "diagnostic" && weight === "error");
  return new Set(
    withheld.map(({ place }) => Number(/e(\d+)\.md$/.exec((place as { file: string }).file)?.[1])),
  );
}

function sampled(from: readonly Example[], count: number): Example[] {
  const rank = ({ number }: Example): string =>
    createHash("sha256").update(`${values.seed} ${number}`).digest("hex");
  return [...from].sort((a, b) => (rank(a) < rank(b) ? -1 : 1)).slice(0, count);
}

/** What `check` says that accuses Dipla, and not the example. */
async function check(sample: readonly Example[]): Promise<string[]> {
  const { events } = await workspace.run("check", "--json", "--no-report", ...sample.map(nameOf));
  return events
    .filter(({ event, code }) => event === "diagnostic" && ours.test(String(code)))
    .map(({ code, place, message }) => `${(place as { file: string }).file} ${code}: ${message}`);
}
