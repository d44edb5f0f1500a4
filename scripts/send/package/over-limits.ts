import type { DiagnosticCode } from "../../findings/diagnostic-codes.ts";
import type { Params } from "../../words/fill.ts";
import type { NamedFile } from "./zip-files.ts";

/**
 * What is larger than its recipient takes, with the largest part named, since that is what has to become smaller. Sizes are in MB.
 *
 * @param limits bytes that the recipient takes, of one file and of the whole
 * @param total bytes of the whole: of a message as it goes over the wire, or of all files of an upload
 */
export function overLimits(
  limits: { file?: number | undefined; total?: number | undefined },
  files: readonly NamedFile[],
  total: number,
): [DiagnosticCode, Params] | undefined {
  const largest = files.toSorted((one, other) => other.bytes.length - one.bytes.length)[0];
  const name = largest?.name ?? "";
  const size = largest?.bytes.length ?? 0;
  if (limits.file !== undefined && size > limits.file)
    return ["recipient-file-limit", { name, size: megabytes(size), limit: megabytes(limits.file) }];
  if (limits.total !== undefined && total > limits.total)
    return [
      "recipient-total-limit",
      { size: megabytes(total), limit: megabytes(limits.total), name, part: megabytes(size) },
    ];
  return undefined;
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(bytes < 1e6 ? 3 : 1);
}
