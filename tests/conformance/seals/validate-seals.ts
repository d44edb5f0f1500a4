import { spawn } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { projectRoot, runCommand } from "../../support/workspace.ts";

/** What the European Commission's library for signatures (DSS) says of one signature. */
export interface SealVerdict {
  path: string;
  /** `PAdES-BASELINE-B`, `CAdES-BASELINE-T` … */
  level: string;
  /** `TOTAL_PASSED` when it is valid, its certificate trusted and not revoked (ETSI EN 319 102-1 §5). */
  indication: string;
  errors: string;
  signer: string;
  /** `PASSED` when a time stamp holds, for each of the signature's and the document's. */
  stamps: readonly string[];
}

let fetched: Promise<string> | undefined;

async function fetchLibraries(): Promise<string> {
  const libraries = join(projectRoot, "node_modules", ".cache", "conformance-seals");
  await mkdir(libraries, { recursive: true });
  const pom = join(import.meta.dirname, "pom.xml");
  const copy = ["-q", "-B", "-f", pom, "dependency:copy-dependencies", `-DoutputDirectory=${libraries}`];
  const { code, stdout, stderr } = await runCommand("mvn", copy);
  if (code !== 0) throw new Error(`Maven did not fetch DSS: ${stdout}${stderr}`);
  return libraries;
}

/**
 * Judges the signatures of files, by what they hold themselves and by what is trusted. Needs Java and Maven.
 *
 * @param trusted files of certificates, and of revocation lists (`*.crl`)
 */
export async function validateSeals(
  files: readonly string[],
  trusted: readonly string[],
): Promise<SealVerdict[]> {
  fetched ??= fetchLibraries();
  const libraries = await fetched;
  const program = join(import.meta.dirname, "ValidateSeals.java");
  const java = spawn("java", ["-cp", join(libraries, "*"), program, ...trusted]);
  java.stdin.end(`${files.join("\n")}\n`);
  let said = "";
  java.stderr.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  let output = "";
  for await (const chunk of java.stdout.setEncoding("utf8")) output += chunk;
  const verdicts = output
    .trim()
    .split("\n")
    .map((line) => line.split("\t"))
    .map(([path = "", level = "", indication = "", errors = "", signer = "", stamps = ""]) => {
      return { path, level, indication, errors, signer, stamps: stamps.split(" ").filter(Boolean) };
    });
  if (verdicts.length < files.length) throw new Error(`DSS has judged ${verdicts.length} only: ${said}`);
  return verdicts;
}
