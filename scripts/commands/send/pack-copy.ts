import { join } from "node:path";
import { mediaType } from "../../document/media-type.ts";
import { fileName } from "../../send/package/file-name.ts";
import { makePackage, type Package } from "../../send/package/make-package.ts";
import type { NamedFile } from "../../send/package/zip-files.ts";
import type { PlanEntry } from "../../send/plan/plan.ts";
import type { MadeCopy } from "../../workspace/run-copies.ts";
import type { Preparation } from "./preparation.ts";

/** PDF and Word file as they were built, sealed where a seal is set, then what goes along. */
export async function copyFiles(
  { copy, entries, lang }: MadeCopy,
  { host, out, seal }: Pick<Preparation, "host" | "out" | "seal">,
): Promise<NamedFile[]> {
  const files: NamedFile[] = [];
  for (const { path, format, mediaType: type } of entries) {
    const bytes = await host.read(join(out, path));
    if (!bytes) throw new Error(`${path} was there a moment ago`);
    const name = path.split("/").at(-1) ?? path;
    files.push({
      name,
      mediaType: type,
      bytes: format === "pdf" && seal ? await seal.pdf(bytes, lang) : bytes,
    });
  }
  for (const { name, path } of copy.attachments)
    files.push({
      name: fileName(name),
      mediaType: mediaType(name),
      bytes: (await host.read(path)) ?? new Uint8Array(),
    });
  return files;
}

/** All of it in one archive as well, in a container with the seal's signature where one is set. */
export function packCopy(
  { copy: { recipient }, lang, entries }: MadeCopy,
  files: readonly NamedFile[],
  { version, supersedes, reference }: Pick<PlanEntry, "version" | "supersedes" | "reference">,
  { document, seal }: Pick<Preparation, "document" | "seal">,
): Package {
  const standards = Object.fromEntries(
    entries.map((entry) => [entry.path.split("/").at(-1), entry.standards]),
  );
  const description = { document, recipient: recipient.id, lang, reference, version, supersedes, standards };
  return makePackage(`${document}.${recipient.id}`, files, description, seal?.container);
}
