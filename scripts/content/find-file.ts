import { dirname, join, resolve, sep } from "node:path";
import type { Host } from "../host/host.ts";
import { isInside } from "../host/workspace-paths.ts";

/** Where addresses of files start, and the workspace around it. */
interface Surroundings {
  host: Host;
  /** The workspace: nothing outside of it is ever looked at. */
  root: string;
  /** Where relative addresses start. */
  folder: string;
}

/**
 * The absolute path that an address means: the name as it was typed, or with its `%20` and `%23` decoded, or in the other of
 * Unicode's forms, since a name that was typed on one machine is often stored otherwise on the next (NFC and NFD, UAX #15). Without
 * such a file it is the path of the first of these names; `outside` where all lead out of the workspace.
 */
export async function findFile(
  address: string,
  { host, root, folder }: Surroundings,
): Promise<string | "outside"> {
  const paths = readings(address)
    // A site's addresses begin with a slash, which is the site's own top and not that of the disk.
    .map((name) => {
      const path = resolve(folder, name);
      return name.startsWith("/") && !isInside(root, path) ? join(root, name) : path;
    })
    .filter((path) => isInside(root, path));
  for (const path of paths) if (await host.stat(path)) return path;
  for (const path of paths) {
    const stored = await storedName(path, root, host);
    if (stored !== undefined) return stored;
  }
  // No file has a zero in its name, wherever it leads.
  if (address.includes("\0")) return join(folder, address);
  return paths[0] ?? (address.trim() === "" ? folder : "outside");
}

/** What an address may say, the likeliest first. */
function readings(address: string): string[] {
  const plain = [decoded(address, decodeURI), decoded(address, decodeURIComponent), address];
  // Behind ? and # is what a web server or a browser would have read.
  const names = [...plain, ...plain.map((name) => name.replace(/[?#].*$/s, ""))];
  return [...new Set(names)].filter((name) => name.trim() !== "" && !name.includes("\0"));
}

function decoded(address: string, decode: (address: string) => string): string {
  try {
    return decode(address);
  } catch {
    // A stray % is part of the name then.
    return address;
  }
}

/** The path below `root` whose names are the same but for Unicode's forms. */
async function storedName(path: string, root: string, host: Host): Promise<string | undefined> {
  if (path === root) return root;
  if (!/[^\x20-\x7e]/.test(path.slice(root.length))) return undefined;
  const folder = await storedName(dirname(path), root, host).then((known) => known ?? dirname(path));
  const wanted = path.slice(path.lastIndexOf(sep) + 1).normalize("NFC");
  const name = (await host.list(folder)).find((one) => one.replace(/\/$/, "").normalize("NFC") === wanted);
  return name === undefined ? undefined : join(folder, name.replace(/\/$/, ""));
}
