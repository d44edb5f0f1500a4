/*
 * Themes and logos by chance, built as a user builds them: in print every colour has the hue that it has on screens, or a
 * finding names it; no place has more ink than is allowed; logos keep their ratio in every file, can be seen on their grounds,
 * and stand alone. What the PDFs show is painted by Ghostscript, what inks look like is LittleCMS's.
 * Needs ghostscript and liblcms2-utils:
 *
 *   node tests/proofs/themes/themes.ts [--scale ci|full] [--seed WORDS] [--only ORGANISATION]
 */
import { execFileSync } from "node:child_process";
import { parseArgs } from "node:util";
import { projectRoot } from "../../support/workspace.ts";
import { SeededRandom } from "../matrix/grammar/seeded-random.ts";
import { proveOrganisation, type ThemeResult } from "./prove-organisation.ts";
import { randomOrganisation, templates } from "./theme-workspace.ts";

const { values } = parseArgs({
  options: {
    scale: { type: "string", default: "ci" },
    seed: { type: "string" },
    only: { type: "string" },
  },
});
if (values.scale !== "ci" && values.scale !== "full")
  throw new Error(
    "node tests/proofs/themes/themes.ts [--scale ci|full] [--seed WORDS] [--only ORGANISATION]",
  );
const begun = Date.now();
const seed =
  values.seed ?? execFileSync("git", ["rev-parse", "HEAD"], { cwd: projectRoot, encoding: "utf8" }).trim();
const random = new SeededRandom(seed);
const isFull = values.scale === "full";
/** Of 34 organisations, four have no logo. */
const count = isFull ? 34 : 4;
const perOrganisation = isFull ? Object.keys(templates).length : 5;
const shuffled = random.fork("templates").shuffled(Object.keys(templates));
const numbers =
  values.only === undefined ? Array.from({ length: count }, (_, index) => index) : [Number(values.only)];

console.log(`themes: seed ${seed}`);
const results: ThemeResult[] = [];
const kinds = new Map<string, number>();
for (const number of numbers) {
  // The templates go round, so that few organisations have shown all of them.
  const wanted = Array.from(
    { length: perOrganisation },
    (_, index) => shuffled[(number * perOrganisation + index) % shuffled.length] ?? "brochure",
  );
  const organisation = randomOrganisation(number, wanted, random);
  const { logo } = organisation;
  const kind = logo ? `${logo.files}, ${logo.frames ? "frame" : "ground"}, ${logo.kind}` : "none";
  kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  const found = await proveOrganisation(organisation);
  for (const { name, faults } of found)
    for (const fault of faults) console.error(`${name} (${kind}): ${fault}`);
  results.push(...found);
  if (isFull) console.log(`organisation ${number}: ${found.length} themes (${kind})`);
}
const sum = (of: (result: ThemeResult) => number): number =>
  results.reduce((total, one) => total + of(one), 0);
const faults = sum((one) => one.faults.length);
console.log(
  [
    `themes: ${results.length} themes, ${numbers.length} organisations (${kinds.size} kinds of logo), ${sum((one) => one.logos)} logos on pages`,
    `${sum((one) => one.kept)} colours of print within 15° (at most ${Math.max(...results.map((one) => one.worst)).toFixed(1)}°), ${sum((one) => one.said)} told`,
    `${faults} faults, ${((Date.now() - begun) / 60_000).toFixed(1)} min`,
  ].join("; "),
);
if (faults > 0 || sum((one) => one.kept) === 0) process.exitCode = 1;
