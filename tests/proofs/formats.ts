/*
 * What other people's programs say of the project's built documents: poppler (pdfinfo, pdftotext, pdffonts), the Open
 * XML SDK, LibreOffice, zbarimg for the QR codes. Run after `npm run build`: node tests/proofs/formats.ts
 */
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Manifest } from "../../scripts/artifacts/manifest.ts";
import { htmlOutline } from "../../scripts/review/html-outline.ts";
import { casesFolder, goldenWorkspace } from "../support/golden-workspace.ts";
import { textOfPages } from "../support/page-text.ts";
import { sdkErrors } from "../support/sdk-errors.ts";
import { wordAsPdf } from "../support/word-pages.ts";
import { projectRoot, runCommand } from "../support/workspace.ts";

const out = join(projectRoot, "out");
const manifest = JSON.parse(await readFile(join(out, "manifest.json"), "utf8")) as Manifest;
const failures: string[] = [];
const expectThat = (holds: boolean, what: string): void => {
  if (!holds) failures.push(what);
};
const sizes: Readonly<Record<string, RegExp>> = {
  "leaflet-trifold": /Page size: +84[12](\.\d+)? x 59[45](\.\d+)? pts/,
  brochure: /Page size: +59[45](\.\d+)? x 84[12](\.\d+)? pts/,
  briefing: /Page size: +59[45](\.\d+)? x 84[12](\.\d+)? pts/,
};

for (const { path, format, output, template, lang } of manifest.artifacts) {
  const file = join(out, path);
  if (output === "pdf") await checkPdf(file, path, template, lang);
  if (format === "docx") {
    const errors = await sdkErrors(new Uint8Array(await readFile(file)), tmpdir());
    expectThat(errors.length === 0, `${path}: the Open XML SDK finds ${errors.join("; ")}`);
    const printed = await wordAsPdf(file);
    expectThat((printed?.length ?? 0) > 5000, `${path}: LibreOffice does not open it`);
  }
}
const codes = await runCommand(
  "bash",
  [
    "-c",
    `for file in about-iom/*/about-iom.*.pdf; do pdftoppm -r 300 -png "$file" "$(dirname "$file")/.page" && zbarimg -q "$(dirname "$file")"/.page*.png; rm -f "$(dirname "$file")"/.page*.png; done`,
  ],
  { cwd: out },
);
expectThat(
  (codes.stdout.match(/^QR-Code:https:\/\/www\.iom\.int$/gm) ?? []).length === 12,
  `QR codes read from the pages: ${codes.stdout} ${codes.stderr}`,
);

await checkSpokenOrder();

const count = (output: string): number =>
  manifest.artifacts.filter((entry) => entry.output === output).length;
expectThat(
  ["pdf", "docx", "html"].every((output) => count(output) === 6) &&
    ["office.pdf", "press.pdf"].every((output) => count(output) === 4),
  "26 files were expected",
);
if (failures.length > 0) {
  console.error(failures.join("\n"));
  process.exitCode = 1;
} else console.log(`formats: ${manifest.artifacts.length} files, nothing found`);

async function checkPdf(file: string, path: string, template: string, lang: string): Promise<void> {
  const { stdout: info } = await runCommand("pdfinfo", [file], { env: { LANG: "C.UTF-8" } });
  expectThat(/^Tagged: +yes/m.test(info), `${path}: not tagged`);
  expectThat(/^Title: +\S/m.test(info), `${path}: no title`);
  expectThat(sizes[template]?.test(info) ?? false, `${path}: wrong page size`);
  const text = await readFile(file, "latin1");
  expectThat(text.includes(`/Lang(${lang})`), `${path}: no language`);

  const { stdout: fonts } = await runCommand("pdffonts", [file]);
  const rows = fonts.trim().split("\n").slice(2);
  expectThat(rows.length > 0, `${path}: no fonts`);
  for (const row of rows) expectThat(/CID TrueType +Identity-H +yes +yes +yes/.test(row), `${path}: ${row}`);

  // Every line of the HTML, letter by letter, in the PDF's text; hyphens at line ends are not letters.
  const words = await textOfPages(file, template === "leaflet-trifold");
  const shown = letters(words);
  const html = htmlOutline(new Uint8Array(await readFile(file.replace(/pdf$/, "html"))));
  for (const { text: block, kind } of html.items.filter((item) => item.kind !== "picture"))
    expectThat(
      shown.includes(letters(block)),
      `${path}: ${kind} “${block.slice(0, 60)}” is not whole in pdftotext`,
    );
  expectThat(!words.includes("\u00ad"), `${path}: soft hyphens in the text`);
}

/** What poppler reads from the structure of a golden case, against the list of what a screen reader would speak. */
async function checkSpokenOrder(): Promise<void> {
  const { workspace } = await goldenWorkspace();
  try {
    await workspace.run("build", "spoken-order", "--format", "pdf");
    const file = join(workspace.root, "out/spoken-order/en/spoken-order.en.pdf");
    const { stdout } = await runCommand("pdfinfo", ["-struct-text", file], { env: { LANG: "C.UTF-8" } });
    const spoken = stdout
      .split("\n")
      .map((line) => line.replace(/ \((?:block|inline)\)|:$/g, "").trimEnd())
      .filter((line) => !/^\s*(?:Object \d+ \d+)?$/.test(line))
      .join("\n");
    const expected = await readFile(join(casesFolder, "spoken-order", "spoken.txt"), "utf8");
    expectThat(spoken.trim() === expected.trim(), `pdfinfo -struct-text reads:\n${spoken}`);
  } finally {
    await workspace.remove();
  }
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}
