import { execFileSync } from "node:child_process";
import { parseArgs } from "node:util";
import { projectRoot } from "../../support/workspace.ts";

/** What the proof is asked to do. */
export interface Options {
  scale: "ci" | "full";
  commit: string;
  seed: string;
  /** `CONTAINER/BLOCK`, `CONTAINER/` or `/BLOCK`, or the beginning of a name: these pairs alone. */
  only: readonly string[] | undefined;
  /** So many pairs of each template and language, chosen by the seed; all where nothing is said. */
  pairs: number | undefined;
  /** So many smaller documents are tried for one that is faulty. */
  tries: number | undefined;
  parts: readonly ("pairs" | "random")[];
  templates: readonly string[] | undefined;
  langs: readonly string[] | undefined;
  /** The number of the first random document, and how many are made from there. */
  first: number;
  count: number | undefined;
  /** Where everything that was found is written as JSON. */
  report: string | undefined;
}

export const usage = `node tests/proofs/matrix/matrix.ts [--scale ci|full] [--seed WORDS] [--only CONTAINER/BLOCK]…
  [--part pairs|random] [--pairs N] [--tries N] [--template NAME]… [--lang bg|en|ar|tr]… [--first N] [--count N] [--report FILE]`;

/** Flags of the command line. */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      scale: { type: "string", default: "ci" },
      seed: { type: "string" },
      only: { type: "string", multiple: true },
      part: { type: "string" },
      pairs: { type: "string" },
      tries: { type: "string" },
      template: { type: "string", multiple: true },
      lang: { type: "string", multiple: true },
      first: { type: "string", default: "0" },
      count: { type: "string" },
      report: { type: "string" },
    },
  });
  const { scale, part } = values;
  if (scale !== "ci" && scale !== "full") throw new Error(usage);
  if (part !== undefined && part !== "pairs" && part !== "random") throw new Error(usage);
  const commit = execFileSync("git", ["rev-parse", "HEAD"], { cwd: projectRoot, encoding: "utf8" }).trim();
  return {
    scale,
    commit,
    seed: values.seed ?? commit,
    only: values.only,
    pairs: values.pairs === undefined ? undefined : Number(values.pairs),
    tries: values.tries === undefined ? undefined : Number(values.tries),
    parts: values.only !== undefined ? ["pairs"] : part ? [part] : ["pairs", "random"],
    templates: values.template,
    langs: values.lang,
    first: Number(values.first),
    count: values.count === undefined ? undefined : Number(values.count),
    report: values.report,
  };
}
