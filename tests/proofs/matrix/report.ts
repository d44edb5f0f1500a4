import { type Examined, errorsOf, goodVerdicts, traitsOf, type Verdict, verdicts } from "./judge/verdict.ts";
import type { PairVerdict } from "./prove-pairs.ts";

/** How many documents or pairs got each verdict. */
export function countVerdicts(given: readonly Verdict[]): string {
  return verdicts
    .map((verdict) => [verdict, given.filter((one) => one === verdict).length] as const)
    .filter(([verdict, count]) => count > 0 || verdict === "sound")
    .map(([verdict, count]) => `${goodVerdicts.includes(verdict) ? verdict : verdict.toUpperCase()} ${count}`)
    .join(", ");
}

/** Pairs that are faulty alike, under one example. */
export function describePairs(pairs: readonly PairVerdict[]): string {
  const bad = pairs.filter(({ verdict }) => !goodVerdicts.includes(verdict));
  const groups = Map.groupBy(bad, ({ verdict, evidence }) => `${verdict}: ${traitsOf(evidence).join(", ")}`);
  return [...groups]
    .sort(([, one], [, other]) => other.length - one.length)
    .map(([what, alike]) => {
      const [first] = alike;
      const names = [...new Set(alike.map(({ owner }) => owner))];
      return `\n### ${what}\n${alike.length} times: ${names.join("; ")}\n${first ? describe(first.evidence) : ""}`;
    })
    .join("\n");
}

/** What refuses pairs, and which. */
export function describeRefusals(pairs: readonly PairVerdict[]): string {
  const refused = pairs.filter(({ verdict }) => verdict === "refused at its line");
  const groups = Map.groupBy(refused, ({ evidence }) =>
    [...new Set(errorsOf(evidence.made).map(({ code }) => code))].join(" "),
  );
  return [...groups]
    .map(([codes, all]) => `  ${codes}: ${[...new Set(all.map(({ owner }) => owner))].join("; ")}`)
    .join("\n");
}

/** A document with what is wrong with it: enough to do it again. */
export function describe({ made, defects }: Examined): string {
  const { document, written, findings, died } = made;
  const part = document.part === "text" ? `${document.lang}.md` : `${document.part}.${document.lang}.md`;
  const text = written.files.get(part);
  const wrong = [
    ...(died === undefined ? [] : [`it dies: ${died}`]),
    ...defects.map(({ kind, format, detail }) => `${format}: ${kind}: ${detail}`),
    ...findings
      .filter(({ level }) => level === "error")
      .map(({ code, place, message }) => `dipla: ${place.file}:${place.line ?? ""} ${code} ${message}`),
  ];
  const lines = String(text).trimEnd().split("\n");
  const shown = lines.length > 60 ? [...lines.slice(0, 60), `… ${lines.length - 60} more lines`] : lines;
  const said = wrong.length > 12 ? [...wrong.slice(0, 12), `and ${wrong.length - 12} more`] : wrong;
  return [...said.map((line) => `- ${line}`), "```md", ...shown, "```"].join("\n");
}
