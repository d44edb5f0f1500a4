import { readConfig } from "../../../scripts/config/config.ts";
import { findDocuments } from "../../../scripts/content/find-documents.ts";
import { createDiagnostics } from "../../../scripts/findings/diagnostics.ts";
import { createNodeHost } from "../../../scripts/host/node-host.ts";
import { buildSource } from "../../../scripts/pipeline/pipeline.ts";
import type { Workspace } from "../../support/workspace.ts";

/** ms of the processor's time for web page, Word file and plain text of one document, and the codes of what was found. */
export async function makeFiles(
  workspace: Workspace,
  text: string,
): Promise<{ ms: number; codes: string[] }> {
  const host = createNodeHost();
  const formats = { formats: ["html", "docx", "txt"] as const };
  const config = await readConfig(workspace.root, formats, host, createDiagnostics());
  await workspace.write(
    "content/a.md",
    `---\ntitle: A\nlang: en\ntemplate: briefing\ndate: 2026-11-27\n---\n\n${text}\n`,
  );
  const [source] = await findDocuments(host, workspace.root, createDiagnostics());
  if (!source) throw new Error("there is no document");
  const begun = process.threadCpuUsage();
  const { diagnostics } = await buildSource(source, {
    config,
    host,
    browser: () => Promise.reject(new Error("nothing is printed")),
    stamp: "growth",
    force: true,
    cache: false,
  });
  const { user, system } = process.threadCpuUsage(begun);
  return { ms: (user + system) / 1000, codes: diagnostics.map(({ code }) => code) };
}
