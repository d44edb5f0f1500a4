import type { Diagnostics } from "../findings/diagnostics.ts";
import { fileTrouble } from "../host/file-trouble.ts";
import type { Host } from "../host/host.ts";
import { displayPath } from "../host/workspace-paths.ts";

/** A file as UTF-8 text without a byte order mark; wrong encoding and read errors are diagnostics. */
export async function readText(
  host: Host,
  root: string,
  path: string,
  diagnostics: Diagnostics,
): Promise<string | undefined> {
  const bytes = await readBytes(host, root, path, diagnostics);
  if (!bytes) return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes).replace(/\r\n?/g, "\n");
  } catch {
    diagnostics.add("encoding", { file: displayPath(root, path), ...firstBadByte(bytes) });
    return undefined;
  }
}

/** A file as it is; read errors are diagnostics. */
export async function readBytes(
  host: Host,
  root: string,
  path: string,
  diagnostics: Diagnostics,
): Promise<Uint8Array | undefined> {
  const file = displayPath(root, path);
  try {
    const bytes = await host.read(path);
    if (!bytes) diagnostics.add("file-unreadable", { file }, { reason: "not-there" });
    return bytes;
  } catch (error) {
    diagnostics.add("file-unreadable", { file }, { reason: fileTrouble(error) });
    return undefined;
  }
}

function firstBadByte(bytes: Uint8Array): { line: number; column: number } {
  const lenient = new TextDecoder("utf-8").decode(bytes);
  const before = lenient.slice(0, Math.max(0, lenient.indexOf("\uFFFD")));
  return { line: before.split("\n").length, column: before.length - before.lastIndexOf("\n") };
}
