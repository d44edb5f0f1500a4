import { join } from "node:path";
import type { Host } from "../../host/host.ts";
import { docxOutline } from "../../review/docx-outline.ts";
import { convertWord, findLibreOffice } from "./libre-office.ts";

/** What the Word tab shows: the blocks of the file, and its pages where LibreOffice is installed. */
export interface WordView {
  outline: readonly { kind: string; level: number | undefined; text: string }[];
  /** A PDF, base64. */
  pages: string | undefined;
}

/** Reads a Word file back; its pages are set by LibreOffice, not by us. */
export async function wordView(bytes: Uint8Array, host: Host): Promise<WordView> {
  const { items } = await docxOutline(bytes);
  const outline = items.map(({ kind, level, text }) => ({ kind, level, text }));
  const program = await findLibreOffice(host);
  if (!program) return { outline, pages: undefined };
  const folder = await host.temporaryFolder("word");
  try {
    await host.write(join(folder, "preview.docx"), bytes, { durable: false });
    await convertWord(program, folder, "preview.docx");
    const pdf = await host.read(join(folder, "preview.pdf"));
    return { outline, pages: pdf && Buffer.from(pdf).toString("base64") };
  } finally {
    await host.remove(folder);
  }
}
