/*
 * Official validators over everything that Dipla makes: veraPDF (PDF/UA-1, PDF/A) over every PDF, the Open XML SDK over
 * every Word document, html-validate and axe-core over every HTML file. It covers this project's documents, the samples
 * of all templates, every golden case and a long report. Needs Java and Maven: npm run conformance
 */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Manifest, ManifestEntry } from "../../scripts/artifacts/manifest.ts";
import { templateNames } from "../../scripts/content/template/find-template.ts";
import { createNodeHost } from "../../scripts/host/node-host.ts";
import { auditPages, openAuditor } from "../support/audit-html.ts";
import { openPipeline } from "../support/build-in-process.ts";
import { goldenWorkspace } from "../support/golden-workspace.ts";
import { printPublication } from "../support/print-publication.ts";
import { sdkErrors } from "../support/sdk-errors.ts";
import { createWorkspace, projectRoot, runCommand, type Workspace } from "../support/workspace.ts";
import { longReport } from "./long-report.ts";
import { veraPdf } from "./vera-pdf.ts";

const workspaces: Workspace[] = [];
const failures: string[] = [];
try {
  const artifacts = [
    ...(await projectArtifacts()),
    ...(await sampleArtifacts()),
    ...(await rightToLeftArtifacts()),
    ...(await copiesArtifacts()),
    ...(await goldenArtifacts()),
  ];
  // Imposed booklets are for paper and claim nothing.
  await checkPdfs(artifacts.filter(({ entry }) => entry.format === "pdf" && !isImposed(entry)));
  await checkRawPrint();
  await checkWord(artifacts.filter(({ entry }) => entry.format === "docx"));
  await checkHtml(artifacts.filter(({ entry }) => entry.format === "html"));
} finally {
  for (const workspace of workspaces) await workspace.remove();
}
if (failures.length > 0) {
  console.error(failures.join("\n"));
  process.exitCode = 1;
}

function isImposed({ output, standards }: ManifestEntry): boolean {
  return output === "office.pdf" && standards.length === 0;
}

interface Made {
  file: string;
  entry: ManifestEntry;
}

async function projectArtifacts(): Promise<Made[]> {
  const { code, stderr } = await runCommand(process.execPath, ["scripts/dipla.mjs", "build"], {
    cwd: projectRoot,
  });
  if (code !== 0) failures.push(`the project does not build: ${stderr}`);
  return madeBelow(projectRoot);
}

/** One document of each template, from its samples, in both languages; one report of a hundred pages. */
async function sampleArtifacts(): Promise<Made[]> {
  const workspace = await createWorkspace({ "content/long-report/en.md": longReport(100) });
  workspaces.push(workspace);
  const names = await templateNames(createNodeHost(), projectRoot);
  for (const template of names) await workspace.run("new", template, `sample-${template}`);
  const { code, stderr } = await workspace.run("build");
  if (code !== 0) failures.push(`the samples do not build: ${stderr}`);
  return madeBelow(workspace.root);
}

/** Leaflets and a report in Arabic and Hebrew. */
async function rightToLeftArtifacts(): Promise<Made[]> {
  const workspace = await createWorkspace();
  workspaces.push(workspace);
  await workspace.copy(join(projectRoot, "tests", "workspaces", "reading-room", "content"), "content");
  const { code, stderr } = await workspace.run("build");
  if (code !== 0) failures.push(`the documents in Arabic and Hebrew do not build: ${stderr}`);
  return madeBelow(workspace.root);
}

/** The project's briefing for every ministry of its list. */
async function copiesArtifacts(): Promise<Made[]> {
  const workspace = await createWorkspace();
  workspaces.push(workspace);
  await workspace.copy(join(projectRoot, "content"), "content");
  const { code, stderr } = await workspace.run("build", "briefing-cooperation", "--copies");
  if (code !== 0) failures.push(`the copies do not build: ${stderr}`);
  return (await madeBelow(workspace.root)).filter(({ entry }) => entry.recipient !== undefined);
}

async function goldenArtifacts(): Promise<Made[]> {
  const { workspace } = await goldenWorkspace();
  workspaces.push(workspace);
  const { stderr } = await workspace.run("build");
  const made = await madeBelow(workspace.root);
  if (made.length === 0) failures.push(`the golden cases do not build: ${stderr}`);
  return made;
}

async function madeBelow(root: string): Promise<Made[]> {
  const manifest = JSON.parse(await readFile(join(root, "out", "manifest.json"), "utf8")) as Manifest;
  return manifest.artifacts.map((entry) => ({ entry, file: join(root, "out", entry.path) }));
}

/** PDF/UA-1 and the part of PDF/A that the manifest claims; "wt1a" (Well-Tagged PDF) is for information. */
async function checkPdfs(made: readonly Made[]): Promise<void> {
  const flavours = ({ entry }: Made): string[] => ["ua1", entry.standards.includes("PDF/A-3a") ? "3a" : "2a"];
  const verdicts = await veraPdf(
    made.flatMap((one) => flavours(one).map((flavour) => ({ flavour, file: one.file }))),
  );
  const short = new Map(made.map(({ file, entry }) => [file, entry.path]));
  for (const { path, flavour, failed } of verdicts)
    for (const { rule, what, where } of failed)
      failures.push(`${short.get(path)}: ${flavour} ${rule}: ${what} (${where})`);
  const unclaimed = made.filter(({ entry }) => !entry.standards.includes("PDF/UA-1"));
  for (const { entry } of unclaimed) failures.push(`${entry.path}: the manifest claims no PDF/UA-1`);
  const rules = verdicts.reduce((sum, verdict) => sum + (verdict.rules ?? 0), 0);
  console.log(`veraPDF: ${made.length} PDFs, ${verdicts.length} runs, ${rules} rules applied`);
  if (verdicts.length !== made.length * 2) failures.push("veraPDF did not answer for every file");

  const information = await veraPdf(made.map(({ file }) => ({ flavour: "wt1a", file })));
  const counted = new Map<string, number>();
  for (const { failed } of information)
    for (const { rule } of failed) counted.set(rule, (counted.get(rule) ?? 0) + 1);
  const list = [...counted].map(([rule, files]) => `${rule} in ${files}`).join(", ");
  console.log(`veraPDF, Well-Tagged PDF for information: rules not kept: ${list || "none"}`);
}

/** The proof would be worth nothing if it passed what Chromium prints: that has to break rules of both standards. */
async function checkRawPrint(): Promise<void> {
  const { workspace } = await goldenWorkspace();
  workspaces.push(workspace);
  const pipeline = await openPipeline();
  try {
    const [made] = (await pipeline.build(workspace.root, "finishing")).flatMap((result) => result.made);
    if (!made) throw new Error("the case was not built");
    const { printed } = await printPublication(made.publication, pipeline);
    const file = join(workspace.root, "raw.pdf");
    await writeFile(file, printed);
    for (const { flavour, failed } of await veraPdf(["ua1", "2a"].map((one) => ({ flavour: one, file })))) {
      console.log(`veraPDF, Chromium's own print: ${flavour} ${failed.length} rules broken`);
      if (failed.length < 3) failures.push(`veraPDF passes Chromium's own print as ${flavour}`);
    }
  } finally {
    await pipeline.close();
  }
}

async function checkWord(made: readonly Made[]): Promise<void> {
  const folder = workspaces[0]?.root ?? projectRoot;
  for (const { file, entry } of made)
    for (const error of await sdkErrors(new Uint8Array(await readFile(file)), folder))
      failures.push(`${entry.path}: Open XML SDK: ${error}`);
  console.log(`Open XML SDK: ${made.length} Word documents`);
}

async function checkHtml(made: readonly Made[]): Promise<void> {
  const auditor = await openAuditor();
  try {
    for (const { file, entry } of made)
      for (const fault of await auditPages(auditor, await readFile(file, "utf8")))
        failures.push(`${entry.path}: ${fault}`);
  } finally {
    await auditor.close();
  }
  console.log(
    `html-validate and axe-core: ${made.length} HTML files, phone and desktop, light and dark, 200 % zoom`,
  );
}
