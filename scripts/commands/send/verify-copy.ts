import { join } from "node:path";
import type { ManifestEntry } from "../../artifacts/manifest.ts";
import type { ResolvedConfig } from "../../config/resolve.ts";
import { createDiagnostics, type Finding } from "../../findings/diagnostics.ts";
import { isWithheld, judgementOfCopies } from "../../findings/judge.ts";
import { type CacheKey, readCached, writeCached } from "../../host/cached.ts";
import type { Host } from "../../host/host.ts";
import type { MadeCopy } from "../../workspace/run-copies.ts";

/**
 * Reads a copy's finished files back before anybody gets them: each keeps its format's rules, both say word by word what was
 * merged for this recipient, and the recipient's own name is there when the text had it. Copies that passed are not read again.
 */
export async function verifyCopy(
  { copy, entries }: MadeCopy,
  { host, config, stamp }: { host: Host; config: ResolvedConfig; stamp: string },
): Promise<Finding[]> {
  const found = createDiagnostics();
  for (const { publication, render } of copy.editions) {
    const own = entries.filter(({ template }) => template === publication.template);
    const passed = verifiedKey(stamp, own);
    if (await readCached(host, passed)) continue;
    const artifacts = await Promise.all(
      own.map(async ({ pages: _, ...entry }) => ({
        ...entry,
        bytes: (await host.read(join(config.out, entry.path))) ?? new Uint8Array(),
      })),
    );
    const { reviewArtifacts } = await import("../../review/review-artifacts.ts");
    const { artifacts: reference } = await render(["html"]);
    const reviewed = await reviewArtifacts(artifacts, publication, reference[0]);
    found.addAll(reviewed);
    if (!isWithheld(reviewed, judgementOfCopies(config))) await writeCached(host, passed, "");
  }
  return found.list();
}

/** Notes that a copy with these files has passed, of which somebody else has seen it. */
export async function rememberVerified(
  stamp: string,
  entries: readonly Pick<ManifestEntry, "sha256">[],
  host: Host,
): Promise<void> {
  await writeCached(host, verifiedKey(stamp, entries), "");
}

function verifiedKey(stamp: string, entries: readonly Pick<ManifestEntry, "sha256">[]): CacheKey {
  return { folder: "verified", key: JSON.stringify([stamp, entries.map((entry) => entry.sha256)]) };
}
