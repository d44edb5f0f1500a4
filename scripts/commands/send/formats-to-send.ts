import type { ResolvedConfig } from "../../config/resolve.ts";
import { copyFormats, defaultFormats, type Format } from "../../formats/formats.ts";
import type { SendSettings } from "../../send/settings.ts";

/** The formats that a copy is made in when it is sent: those of every copy, and what the workspace builds or attaches beside them. */
export function formatsToSend(
  { formats }: Pick<ResolvedConfig, "formats">,
  { attach }: Pick<SendSettings, "attach">,
): Format[] {
  const wanted = [...formats, ...attach];
  return copyFormats.filter((format) => defaultFormats.includes(format) || wanted.includes(format));
}
