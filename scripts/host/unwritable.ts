import type { Finding } from "../findings/diagnostics.ts";
import type { WriteError } from "./write-files.ts";

/** What is told of files that the system does not take: their folder, why, and what can be done. */
export function unwritable({ folder, reason }: WriteError): Finding {
  return { code: "output-unwritable", place: { file: folder }, params: { path: folder, reason } };
}
