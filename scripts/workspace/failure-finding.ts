import { messageOf } from "../document/message-of.ts";
import type { Finding, Place } from "../findings/diagnostics.ts";
import { formatOf } from "../formats/formats.ts";
import { fileTrouble, isFileTrouble } from "../host/file-trouble.ts";
import { displayPath, isInside } from "../host/workspace-paths.ts";
import { BrowserError } from "../render/browser/browser-error.ts";
import { RendererError } from "../render/renderer-error.ts";

/** The file or folder that the system's error is about. */
function pathOf(error: unknown): string | undefined {
  return error instanceof Error && "path" in error && typeof error.path === "string" ? error.path : undefined;
}

function isTooDeep(error: unknown): boolean {
  return error instanceof RangeError && /call stack/.test(error.message);
}

/**
 * The finding that stands for an error that nobody foresaw: by its class, since a message may name a file of any name.
 *
 * @param files what was being made, when the error does not know
 */
export function failureFinding(error: unknown, place: Place, files: string, root: string): Finding {
  const reason = messageOf(error);
  if (error instanceof BrowserError) {
    const code = error.fault === "missing" ? "browser-missing" : "browser-crashed";
    return { code, place, params: { reason } };
  }
  // However deep something is, its writer can mend it.
  if (isTooDeep(error) || (error instanceof RendererError && isTooDeep(error.cause)))
    return { code: "text-out-of-bounds", place, params: { reason: "bound-depth" } };
  const path = isFileTrouble(error) ? pathOf(error) : undefined;
  if (path !== undefined)
    return {
      code: "file-unusable",
      place,
      params: { path: isInside(root, path) ? displayPath(root, path) : path, reason: fileTrouble(error) },
    };
  const format = error instanceof RendererError ? formatOf(error.output).toUpperCase() : files;
  return { code: "renderer-failed", place, params: { reason, format } };
}
