import { basename, dirname, join } from "node:path";
import type { Recipient } from "../../document/recipient.ts";
import type { Diagnostics } from "../../findings/diagnostics.ts";
import type { Host } from "../../host/host.ts";
import type { SourceFile } from "../find-documents.ts";
import { locateFile } from "../locate-file.ts";

/** A file that goes along with a copy. */
export interface RecipientFile {
  name: string;
  /** Absolute path, inside the workspace. */
  path: string;
}

/** The files in a recipient's `attachments` column, beside the document; one that isn't there is told at the row. */
export async function findRecipientFiles(
  { attachments, place }: Recipient,
  source: SourceFile,
  { host, root }: { host: Host; root: string },
  diagnostics: Diagnostics,
): Promise<RecipientFile[]> {
  const folder = dirname(source.path);
  // Not any file of the workspace: its configuration and its secrets are nobody's attachments.
  const within = join(root, "content");
  const found = await Promise.all(
    attachments.map((name) =>
      locateFile(name, "data-missing", { host, root: within, folder, place, diagnostics }),
    ),
  );
  return found.flatMap((path) => (path === undefined ? [] : [{ name: basename(path), path }]));
}
