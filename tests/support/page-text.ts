import { runCommand } from "./workspace.ts";

/**
 * The text of a PDF in poppler, without the running lines of A4 pages, which would stand inside a paragraph that goes on to the next
 * page: 22 mm at the head of later pages, 17 mm at the foot of all. A leaflet has none.
 *
 * @param order as it stands on the page, or as it was painted, cell by cell
 */
export async function textOfPages(
  file: string,
  isLeaflet: boolean,
  order: "read" | "painted" = "read",
): Promise<string> {
  const options = order === "painted" ? ["-raw"] : [];
  if (isLeaflet) return wordsOf(file, options);
  const first = await wordsOf(file, [...options, "-l", "1", ...crop(0, 794)]);
  return `${first}\n${await wordsOf(file, [...options, "-f", "2", ...crop(62, 732)])}`;
}

async function wordsOf(file: string, options: readonly string[]): Promise<string> {
  const { stdout } = await runCommand("pdftotext", [...options, file, "-"], { env: { LANG: "C.UTF-8" } });
  return stdout;
}

function crop(top: number, height: number): string[] {
  return ["-x", "0", "-y", String(top), "-W", "600", "-H", String(height)];
}
