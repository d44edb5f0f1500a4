import { execFile } from "node:child_process";
import { delimiter, join } from "node:path";
import type { Host } from "../../host/host.ts";

/** ms; a first start makes a profile. */
const patience = 60_000;

const elsewhere = [
  "/Applications/LibreOffice.app/Contents/MacOS/soffice",
  "C:\\Program Files\\LibreOffice\\program\\soffice.exe",
];

/** Where LibreOffice is; undefined when it isn't installed. */
export async function findLibreOffice(host: Host): Promise<string | undefined> {
  const onPath = (host.env.PATH ?? "")
    .split(delimiter)
    .filter(Boolean)
    .map((folder) => join(folder, "soffice"));
  for (const path of [...onPath, ...elsewhere]) if (await isThere(path, host)) return path;
  return undefined;
}

/** A folder of the path that this user may not look into holds nothing for them. */
async function isThere(path: string, host: Host): Promise<boolean> {
  return host.stat(path).then(
    (found) => found !== undefined,
    () => false,
  );
}

/** Converts a Word file in a folder to a PDF beside it, with a profile of its own: an open LibreOffice is not disturbed. */
export async function convertWord(program: string, folder: string, name: string): Promise<void> {
  const profile = `-env:UserInstallation=file://${folder.replaceAll("\\", "/")}/profile`;
  await new Promise<void>((resolve) => {
    execFile(
      program,
      [profile, "--headless", "--convert-to", "pdf", "--outdir", folder, name],
      { cwd: folder, timeout: patience },
      // Without a PDF the outline is shown; that is what tells of a failure.
      () => resolve(),
    );
  });
}
