/*
 * Official validators over everything that Dipla makes: veraPDF (PDF/UA-1, PDF/A) over every PDF, the Open XML SDK over
 * every Word document, html-validate and axe-core over every HTML file. It covers this project's documents, the samples
 * of all templates, every golden case and a long report. Needs Java and Maven: npm run conformance
 */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { templateNames } from "../../scripts/content/template/find-template.ts";
import { createNodeHost } from "../../scripts/host/node-host.ts";
import { openPipeline } from "../support/build-in-process.ts";
import { goldenWorkspace } from "../support/golden-workspace.ts";
import { printPublication } from "../support/print-publication.ts";
import { createWorkspace, projectRoot, runCommand, type Workspace } from "../support/workspace.ts";
import {
  type BrokenRule,
  brokenInHtml,
  brokenInPdfs,
  brokenInWord,
  claiming,
  type Made,
  madeBelow,
} from "./broken-rules.ts";
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
  const { pdf, docx, html } = claiming(artifacts);
  report(await brokenInPdfs(pdf));
  await countForInformation(pdf);
  await checkRawPrint();
  report(await brokenInWord(docx));
  report(await brokenInHtml(html));
} finally {
  for (const workspace of workspaces) await workspace.remove();
}
if (failures.length > 0) {
  console.error(failures.join("\n"));
  process.exitCode = 1;
}

function report(broken: readonly BrokenRule[]): void {
  for (const { path, rule } of broken) failures.push(`${path}: ${rule}`);
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

/** "wt1a" (Well-Tagged PDF) is claimed by none. */
async function countForInformation(made: readonly Made[]): Promise<void> {
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
