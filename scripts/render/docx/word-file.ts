import type { Host } from "../../host/host.ts";
import type { Reads } from "../../host/reads.ts";
import { sha256Once } from "../../host/sha256.ts";
import type { Renderer } from "../renderer.ts";

const standards = ["ISO/IEC 29500 transitional"];

/** The Word document, made in the second thread where there is one; here, the library is loaded only now. */
export const renderWordFile: Renderer = async ({ publication, pictures, host, workers, diagnostics }) => {
  const made = await workers?.docx(publication, pictures);
  if (made && (await areKnown(made.reads, host))) {
    diagnostics.addAll(made.diagnostics);
    return { bytes: made.bytes, standards };
  }
  const { renderDocx } = await import("./render-docx.ts");
  return { bytes: await renderDocx(publication, pictures, host, diagnostics), standards };
};

/** The other thread reads for itself: a letterhead that was saved meanwhile is not the one that this build is made of. */
async function areKnown(reads: Reads, host: Host): Promise<boolean> {
  for (const [path, { hash }] of reads) {
    // What was listed, or only looked for, does not stand in the file.
    if (path.endsWith("/") || hash === "present") continue;
    const bytes = await host.read(path);
    if (bytes ? sha256Once(bytes) !== hash : !/^(?:absent|no-file)$/.test(hash)) return false;
  }
  return true;
}
