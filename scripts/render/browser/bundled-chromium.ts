import { dirname, join, relative } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import { brotliDecompress } from "node:zlib";
import { drawingFont } from "../../document/drawing-font.ts";
import { isFileTrouble } from "../../host/file-trouble.ts";
import type { Host } from "../../host/host.ts";
import { WriteError } from "../../host/write-files.ts";

/** An unpacked browser and what it needs to start. */
export interface UnpackedChromium {
  executable: string;
  folder: string;
  version: string;
  /** Environment variables beside the user's own. */
  env: Record<string, string>;
}

const systemLibraries = [
  "/lib/x86_64-linux-gnu",
  "/usr/lib/x86_64-linux-gnu",
  "/usr/lib64",
  "/lib64",
  "/usr/lib",
  "/lib",
];

/** The package's own manifest; undefined where the package is not installed. */
function packageManifest(host: Host): string | undefined {
  return host.findPackage("@sparticuz/chromium/package.json");
}

/** True where the browser that comes with npm can run. */
export function hasBundledChromium(host: Host, platform: NodeJS.Platform, arch: string): boolean {
  return platform === "linux" && arch === "x64" && packageManifest(host) !== undefined;
}

/**
 * Unpacks Chromium into a folder of Dipla's cache named by version; a second call finds it there. The package's own
 * function is not used: it would take whatever lies in the temporary folder.
 */
export async function unpackChromium(host: Host): Promise<UnpackedChromium> {
  const manifest = packageManifest(host);
  if (!manifest) throw new Error("package-missing:@sparticuz/chromium");
  const { version } = JSON.parse(new TextDecoder().decode(await host.read(manifest))) as { version: string };
  const bin = join(dirname(manifest), "bin");
  const folder = await unpackedFolder(join(host.cacheDir, `chromium-${version}`), bin, host);
  const executable = join(folder, "chromium");
  // Chromium looks for this folder when it starts, and never again: dictionaries may come later, the folder may not.
  await host.makeDirectory(join(folder, "hyphen-data"));
  return { executable, folder, version, env: await environment(folder, host) };
}

/** In the cache, or, where that takes nothing, in a temporary folder that goes with this process. */
async function unpackedFolder(folder: string, source: string, host: Host): Promise<string> {
  if (await isWhole(folder, host)) return folder;
  try {
    await unpackInto(folder, source, host);
    return folder;
  } catch (error) {
    if (!isFileTrouble(error) && !(error instanceof WriteError)) throw error;
    host.complain("cache", error);
    const temporary = join(await host.temporaryFolder("chromium"), "unpacked");
    await unpackInto(temporary, source, host);
    return temporary;
  }
}

/** The list of what was unpacked, with sizes: a folder whose files are others was torn or tampered with. */
const listName = "unpacked.json";
/** What comes later: dictionaries, and what the browser's own libraries note. */
const laterFiles = /^(?:hyphen-data|fontconfig|unpacked\.json)/;

async function isWhole(folder: string, host: Host): Promise<boolean> {
  const list = await host.read(join(folder, listName));
  return list !== undefined && new TextDecoder().decode(list) === sizesIn(folder, host);
}

function sizesIn(folder: string, host: Host): string {
  const files = [...host.measureFolder(folder)].map(
    ([path, { size }]) => [relative(folder, path), size] as const,
  );
  const kept = files.filter(([name]) => !laterFiles.test(name)).sort(([a], [b]) => (a < b ? -1 : 1));
  return `${JSON.stringify(Object.fromEntries(kept), null, 1)}\n`;
}

async function unpackInto(folder: string, source: string, host: Host): Promise<void> {
  // A process that is killed here leaves hundreds of megabytes: the next start finds them by its note.
  const unpacking = await host.temporaryFolder("unpacking", dirname(folder));
  try {
    await unpackBeside(join(unpacking, "chromium"), folder, source, host);
  } finally {
    await host.remove(unpacking);
  }
}

async function unpackBeside(temporary: string, folder: string, source: string, host: Host): Promise<void> {
  const decompress = promisify(brotliDecompress);
  const inflate = async (name: string): Promise<Buffer> =>
    decompress((await host.read(join(source, name))) ?? new Uint8Array());
  await host.write(join(temporary, "chromium"), await inflate("chromium.br"), { executable: true });
  const { extract } = await import("tar-fs");
  await pipeline(Readable.from([await inflate("al2023.tar.br")]), extract(join(temporary, "libraries")));
  await host.write(join(temporary, "fonts.conf"), fontsConf(folder));
  await host.write(
    join(temporary, "fonts", "fallback.ttf"),
    (await host.read(fallbackFont(host))) ?? new Uint8Array(),
  );
  await host.write(join(temporary, listName), sizesIn(temporary, host));
  try {
    // What lies there is not whole, unless another process was faster.
    if (!(await isWhole(folder, host))) await host.remove(folder);
    await host.rename(temporary, folder);
  } catch (error) {
    await host.remove(temporary);
    if (!(await isWhole(folder, host))) throw error;
  }
}

/** The system's libraries are used where it has them; else the ones the package brings (nss, nspr, expat). */
async function environment(folder: string, host: Host): Promise<Record<string, string>> {
  const found = await Promise.all(systemLibraries.map((path) => host.stat(join(path, "libnss3.so"))));
  const libraries = join(folder, "libraries", "lib");
  const known = host.env.LD_LIBRARY_PATH;
  return {
    FONTCONFIG_FILE: join(folder, "fonts.conf"),
    ...(found.some(Boolean) ? {} : { LD_LIBRARY_PATH: known ? `${libraries}:${known}` : libraries }),
  };
}

// With no font at all, Chromium can't even load web fonts: one of ours stands in for the machine's.
function fallbackFont(host: Host): string {
  const path = host.findPackage(drawingFont);
  if (!path) throw new Error(`package-missing:${drawingFont}`);
  return path;
}

// No font of the machine may slip into a document: pages would then look different elsewhere.
function fontsConf(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${join(folder, "fonts")}</dir><cachedir>${join(folder, "fontconfig")}</cachedir></fontconfig>
`;
}
