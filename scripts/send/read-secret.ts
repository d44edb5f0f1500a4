import { resolve } from "node:path";
import type { SecretReference } from "../config/settings/secret.ts";
import type { Diagnostics, Place } from "../findings/diagnostics.ts";
import type { Host } from "../host/host.ts";

/** Where references start, and where the settings that hold them stand. */
export interface SecretsPlace {
  host: Host;
  root: string;
  placeOf(setting: string): Place;
}

/**
 * The secret that a reference names: a file's whole text without its last line end, or a variable of the environment.
 * A file that others can read is refused: its secret is none any more. The secret itself never stands in a finding.
 */
export async function readSecret(
  reference: SecretReference,
  key: string,
  { host, root, placeOf }: SecretsPlace,
  diagnostics: Diagnostics,
): Promise<Uint8Array | undefined> {
  if ("env" in reference) {
    const value = host.env[reference.env];
    if (value) return new TextEncoder().encode(value);
    diagnostics.add("secret-missing", placeOf(key), { key, name: reference.env });
    return undefined;
  }
  const path = resolve(root, reference.file);
  const bytes = await readPrivate(path, key, reference.file, { host, placeOf }, diagnostics);
  return bytes && withoutLineEnd(bytes);
}

/** The bytes of a file that nobody but its owner can read. */
export async function readPrivate(
  path: string,
  key: string,
  shown: string,
  { host, placeOf }: Pick<SecretsPlace, "host" | "placeOf">,
  diagnostics: Diagnostics,
): Promise<Uint8Array | undefined> {
  const bytes = await host.read(path);
  if (!bytes) {
    diagnostics.add("secret-missing", placeOf(key), { key, name: shown });
    return undefined;
  }
  if (await host.isPrivate(path)) return bytes;
  diagnostics.add("secret-readable", placeOf(key), { key, path: shown });
  return undefined;
}

function withoutLineEnd(bytes: Uint8Array): Uint8Array {
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] === 10 || bytes[end - 1] === 13)) end -= 1;
  return bytes.subarray(0, end);
}
