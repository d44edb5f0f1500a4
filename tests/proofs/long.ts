/*
 * `npm run long -- NAME …`: a proof at full scale, which takes hours; further words are handed to it. Without a name the
 * proofs are listed.
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";

/** Each proof: its program and what makes it run at full scale. */
const proofs: Readonly<Record<string, { program: string; args: readonly string[]; shows: string }>> = {
  matrix: {
    program: "matrix/matrix.ts",
    args: ["--scale", "full", "--part", "pairs"],
    shows: "every block in every container, template and language",
  },
  random: {
    program: "matrix/matrix.ts",
    args: ["--scale", "full", "--part", "random"],
    shows: "2,000 random documents",
  },
  themes: {
    program: "themes/themes.ts",
    args: ["--scale", "full"],
    shows: "510 random themes and 30 logos, in every template",
  },
  edits: {
    program: "edits/edits.ts",
    args: ["--scale", "full"],
    shows: "200 builds during which files are saved",
  },
  mutations: {
    program: "mutations/mutations.ts",
    args: ["--scale", "full"],
    shows: "3,000 changed inputs of every kind, 300 of them as processes",
  },
  copies: {
    program: "copies/many-copies.ts",
    args: ["--scale", "full"],
    shows:
      "20,000 letters with annex and package, planned, approved and sent: disk, memory, each the approved one",
  },
  growth: {
    program: "growth/growth.ts",
    args: ["--count", "20000"],
    shows: "134 things, 20,000 times over each, made into every format but PDF",
  },
  chaos: {
    program: "../chaos/chaos.ts",
    args: ["--scale", "full"],
    shows: "1,000 messages through servers that misbehave, kills, turned bits, damaged ledgers",
  },
  commonmark: {
    program: "commonmark/commonmark.ts",
    args: ["--scale", "full"],
    shows: "the examples of CommonMark's specification and our own for GitHub's rules, in every format",
  },
  corpus: {
    program: "corpus/corpus.ts",
    args: ["--scale", "full"],
    shows: "documents that nobody here wrote: their words, their findings, the validators' rules",
  },
};

const [name = "", ...more] = process.argv.slice(2);
const proof = proofs[name];
if (proof) {
  const args = [join(import.meta.dirname, proof.program), ...proof.args, ...more];
  process.exitCode = spawnSync(process.execPath, args, { stdio: "inherit" }).status ?? 1;
} else {
  for (const [known, { shows }] of Object.entries(proofs)) console.error(`${known.padEnd(10)} ${shows}`);
  process.exitCode = 2;
}
