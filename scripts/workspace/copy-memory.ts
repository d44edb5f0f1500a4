import { areWritten, type WrittenFile } from "../artifacts/inputs.ts";
import type { ManifestEntry } from "../artifacts/manifest.ts";
import type { ResolvedConfig } from "../config/resolve.ts";
import type { Finding } from "../findings/diagnostics.ts";
import type { Format } from "../formats/formats.ts";
import { type CacheKey, readCached, writeCached } from "../host/cached.ts";
import type { Host } from "../host/host.ts";

/** A copy in one of the document's templates, as it was made: the same inputs give the same again. */
export interface MadeEdition {
  document: string;
  lang: string;
  template: string;
  recipient: string;
  formats: readonly Format[];
  /** Hash of everything that its files are made from. */
  inputs: string;
  entries: readonly ManifestEntry[];
  diagnostics: readonly Finding[];
}

/** What is remembered of one copy: it is made again when anything of this changes. */
interface CopyMemory {
  stamp: string;
  inputs: string;
  entries: ManifestEntry[];
  files: WrittenFile[];
  diagnostics: Finding[];
}

/** What names an edition of a copy, whatever it is made of. */
export type EditionName = Pick<MadeEdition, "document" | "lang" | "template" | "recipient" | "formats">;

/** What was made of the same inputs by the same code, when its files lie there untouched. */
export async function currentCopy(
  name: EditionName,
  wanted: Pick<CopyMemory, "stamp" | "inputs">,
  { out }: Pick<ResolvedConfig, "out">,
  host: Host,
): Promise<Pick<MadeEdition, "entries" | "diagnostics"> | undefined> {
  const bytes = await readCached(host, keyOf(name, out));
  if (!bytes) return undefined;
  const memory = JSON.parse(new TextDecoder().decode(bytes)) as CopyMemory;
  if (memory.stamp !== wanted.stamp || memory.inputs !== wanted.inputs) return undefined;
  return (await areWritten(host, memory.files)) === "changed" ? undefined : memory;
}

/** Remembers a copy whose files have just been written. */
export async function rememberCopy(
  made: MadeEdition,
  files: readonly WrittenFile[],
  stamp: string,
  { out }: Pick<ResolvedConfig, "out">,
  host: Host,
): Promise<void> {
  const { inputs, entries, diagnostics } = made;
  await writeCached(host, keyOf(made, out), JSON.stringify({ stamp, inputs, entries, files, diagnostics }));
}

function keyOf({ formats, document, lang, template, recipient }: EditionName, out: string): CacheKey {
  return { folder: "copies", key: JSON.stringify([out, formats, document, lang, template, recipient]) };
}
