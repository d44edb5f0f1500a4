/** What became of a document. */
export interface CorpusResult {
  id: string;
  lang: string;
  words: number;
  files: number;
  /** Templates with the formats that they were built in. */
  built: string[];
  /** Packages of fonts that its message named. */
  packages: readonly string[];
  /** Errors and warnings of `check`, by their codes. */
  findings: string[];
  /** How many words its files lack, all together. */
  lost: number;
  /** How many rules of the validators its files break; undefined when they were not asked. */
  broken: number | undefined;
  /** Everything that must not be, in words. */
  faults: string[];
}

/** All documents as a table in Markdown. */
export function tableOf(results: readonly CorpusResult[]): string {
  const rows = results.map((one) => [
    one.id,
    one.lang,
    String(one.words),
    one.built.join("; ") || "not built",
    counted(one.findings),
    one.packages.map((name) => name.replace("@expo-google-fonts/", "")).join(" "),
    String(one.lost),
    one.broken === undefined ? "not asked" : String(one.broken),
  ]);
  const head = [
    "Document",
    "Language",
    "Words",
    "Built",
    "Findings of check",
    "Fonts",
    "Words lost",
    "Rules broken",
  ];
  return [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
}

function counted(codes: readonly string[]): string {
  const groups = Map.groupBy(codes, (code) => code);
  return [...groups]
    .map(([code, all]) => `${code} ×${all.length}`)
    .sort()
    .join(", ");
}
