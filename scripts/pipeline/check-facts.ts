import { join } from "node:path";
import { readSharedData } from "../content/data/read-shared-data.ts";
import { reviewFacts } from "../content/data/review-facts.ts";
import type { SourceFile } from "../content/find-documents.ts";
import { listFolder } from "../content/list-folder.ts";
import { createDiagnostics, type Diagnostics, type Finding } from "../findings/diagnostics.ts";
import type { Host } from "../host/host.ts";

/** What is known of the workspace's facts: which are past their review, and which nobody uses. */
export async function checkFacts(
  root: string,
  sources: readonly SourceFile[],
  options: { today: string; all: boolean },
  host: Host,
): Promise<Finding[]> {
  const diagnostics = createDiagnostics();
  const shared = await readSharedData(host, root, createDiagnostics());
  const files = options.all
    ? [...sources.map(({ path }) => path), ...(await templateFiles(root, host, diagnostics))]
    : [];
  const texts = await Promise.all(
    // What can't be read has been told where it is built.
    files.map(async (path) => new TextDecoder().decode(await host.read(path).catch(() => undefined))),
  );
  reviewFacts(shared, { texts: options.all ? texts : undefined, today: options.today }, diagnostics);
  return diagnostics.list();
}

/** The workspace's own templates may show facts, too. */
async function templateFiles(root: string, host: Host, diagnostics: Diagnostics): Promise<string[]> {
  const folder = join(root, "templates");
  const names = (await host.stat(folder)) ? await listFolder(folder, { host, root }, diagnostics) : [];
  const inside = await Promise.all(
    names
      .filter((name) => name.endsWith("/"))
      .map(async (name) =>
        (await listFolder(join(folder, name), { host, root }, diagnostics)).map((file) =>
          join(folder, name, file),
        ),
      ),
  );
  return inside.flat().filter((path) => /\.(?:hbs|yaml|md)$/.test(path));
}
