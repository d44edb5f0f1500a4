import { copyFile, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { runCommand } from "./workspace.ts";

/** A Word file as LibreOffice prints it (PDF bytes), or undefined where LibreOffice is not installed or fails. */
export async function wordAsPdf(path: string): Promise<Uint8Array | undefined> {
  const folder = await mkdtemp(join(tmpdir(), "dipla-word-"));
  try {
    // LibreOffice writes beside what it reads, and names of ours hold more than one dot.
    const copy = join(folder, "document.docx");
    await copyFile(path, copy);
    const { code } = await runCommand("soffice", [
      `-env:UserInstallation=file://${folder}/profile`,
      "--headless",
      "--convert-to",
      "pdf",
      "--outdir",
      folder,
      copy,
    ]).catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return { code: 127 };
      throw error;
    });
    return code === 0
      ? new Uint8Array(await readFile(join(folder, basename(copy).replace(/docx$/, "pdf"))))
      : undefined;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
