import { messageOf } from "../document/message-of.ts";
import type { Finding, Place } from "../findings/diagnostics.ts";
import { formatOf } from "../formats/formats.ts";
import { BrowserError } from "../render/browser/browser-error.ts";
import { RendererError } from "../render/renderer-error.ts";

/**
 * The finding that stands for an error that nobody foresaw: by its class, since a message may name a file of any name.
 *
 * @param files what was being made, when the error does not know
 */
export function failureFinding(error: unknown, place: Place, files: string): Finding {
  const reason = messageOf(error);
  if (error instanceof BrowserError) {
    const code = error.fault === "missing" ? "browser-missing" : "browser-crashed";
    return { code, place, params: { reason } };
  }
  const format = error instanceof RendererError ? formatOf(error.output).toUpperCase() : files;
  return { code: "renderer-failed", place, params: { reason, format } };
}
