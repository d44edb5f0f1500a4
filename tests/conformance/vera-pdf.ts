import { spawn } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { projectRoot, runCommand } from "../support/workspace.ts";

/** What veraPDF says of one file against one standard. */
export interface Verdict {
  path: string;
  flavour: string;
  rules?: number;
  failed: { rule: string; times?: number; what: string; where?: string }[];
}

/** Runs veraPDF over files, each against a standard by its name there: `ua1`, `2a`, `3a`. Needs Java and Maven. */
export async function veraPdf(jobs: readonly { flavour: string; file: string }[]): Promise<Verdict[]> {
  const libraries = join(projectRoot, "node_modules", ".cache", "conformance");
  await mkdir(libraries, { recursive: true });
  const pom = join(import.meta.dirname, "pom.xml");
  const fetched = await runCommand("mvn", [
    "-q",
    "-B",
    "-f",
    pom,
    "dependency:copy-dependencies",
    `-DoutputDirectory=${libraries}`,
  ]);
  if (fetched.code !== 0) throw new Error(`Maven did not fetch veraPDF: ${fetched.stdout}${fetched.stderr}`);
  const java = spawn("java", ["-cp", join(libraries, "*"), join(import.meta.dirname, "ValidatePdf.java")]);
  java.stdin.end(`${jobs.map(({ flavour, file }) => `${flavour}\t${file}`).join("\n")}\n`);
  java.stderr.pipe(process.stderr);
  let output = "";
  for await (const chunk of java.stdout.setEncoding("utf8")) output += chunk;
  return output
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Verdict);
}
