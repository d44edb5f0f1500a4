import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Manifest, ManifestEntry } from "../../scripts/artifacts/manifest.ts";
import { auditPages, openAuditor } from "../support/audit-html.ts";
import { sdkErrorsIn } from "../support/sdk-errors.ts";
import { veraPdf } from "./vera-pdf.ts";

/** A file that a build has made, and what its manifest says of it. */
export interface Made {
  file: string;
  entry: ManifestEntry;
}

/** What an official validator found wrong with a file, by its path in the manifest. */
export interface BrokenRule {
  path: string;
  rule: string;
}

/** Everything that was built in a workspace. */
export async function madeBelow(root: string): Promise<Made[]> {
  const manifest = JSON.parse(await readFile(join(root, "out", "manifest.json"), "utf8")) as Manifest;
  return manifest.artifacts.map((entry) => ({ entry, file: join(root, "out", entry.path) }));
}

/** The files in the formats that some standard is claimed for: imposed booklets are for paper and claim nothing. */
export function claiming(made: readonly Made[]): Record<"pdf" | "docx" | "html", Made[]> {
  const of = (format: string): Made[] => made.filter(({ entry }) => entry.format === format);
  const isImposed = ({ entry: { output, standards } }: Made): boolean =>
    output === "office.pdf" && standards.length === 0;
  return { pdf: of("pdf").filter((one) => !isImposed(one)), docx: of("docx"), html: of("html") };
}

/** PDF/UA-1 and the part of PDF/A that the manifest claims, by veraPDF; prints how much was asked. */
export async function brokenInPdfs(made: readonly Made[]): Promise<BrokenRule[]> {
  if (made.length === 0) return [];
  const flavours = ({ entry }: Made): string[] => ["ua1", entry.standards.includes("PDF/A-3a") ? "3a" : "2a"];
  const verdicts = await veraPdf(
    made.flatMap((one) => flavours(one).map((flavour) => ({ flavour, file: one.file }))),
  );
  const short = new Map(made.map(({ file, entry }) => [file, entry.path]));
  const broken = verdicts.flatMap(({ path, flavour, failed }) =>
    failed.map(({ rule, what, where }) => ({
      path: short.get(path) ?? path,
      rule: `${flavour} ${rule}: ${what} (${where})`,
    })),
  );
  for (const { entry } of made)
    if (!entry.standards.includes("PDF/UA-1"))
      broken.push({ path: entry.path, rule: "the manifest claims no PDF/UA-1" });
  const rules = verdicts.reduce((sum, verdict) => sum + (verdict.rules ?? 0), 0);
  console.log(`veraPDF: ${made.length} PDFs, ${verdicts.length} runs, ${rules} rules applied`);
  if (verdicts.length !== made.length * 2) throw new Error("veraPDF did not answer for every file");
  return broken;
}

/** The Open XML SDK over Word files; prints how many. */
export async function brokenInWord(made: readonly Made[]): Promise<BrokenRule[]> {
  const broken: BrokenRule[] = [];
  for (const { file, entry } of made)
    for (const error of await sdkErrorsIn(file))
      broken.push({ path: entry.path, rule: `Open XML SDK: ${error}` });
  console.log(`Open XML SDK: ${made.length} Word documents`);
  return broken;
}

/** html-validate and axe-core over HTML files; prints how many. */
export async function brokenInHtml(made: readonly Made[]): Promise<BrokenRule[]> {
  const broken: BrokenRule[] = [];
  const auditor = await openAuditor();
  try {
    for (const { file, entry } of made)
      for (const rule of await auditPages(auditor, await readFile(file, "utf8")))
        broken.push({ path: entry.path, rule });
  } finally {
    await auditor.close();
  }
  console.log(
    `html-validate and axe-core: ${made.length} HTML files, phone and desktop, light and dark, 200 % zoom`,
  );
  return broken;
}
