/*
 * Letters beside their norms: what poppler finds of each field in the PDF, and in the Word file as LibreOffice lays it out, has to stand where
 * DIN 5008:2020 (form B) and the Bulgarian custom have it, within 1 mm, and the same in both. Needs poppler and LibreOffice.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { createWorkspace, projectRoot } from "../../support/workspace.ts";
import { findMarks } from "./find-marks.ts";
import { findWords, type Place } from "./find-words.ts";
import { type Field, letters } from "./letter-fields.ts";

/** Where DIN 5008:2020, form B, has the marks for folding, and between them that for the punch, in mm from the upper edge. */
const foldMarks = [105, 148.5, 210];

/** mm that a field may stand beside its place. */
const tolerance = 1;

const workspace = await createWorkspace();
for (const { lang } of letters)
  await workspace.copy(
    join(projectRoot, "templates", "letter", `sample.${lang}.md`),
    `content/letter/${lang}.md`,
  );
await workspace.copy(
  join(projectRoot, "templates", "letter", "sample.recipients.csv"),
  "content/letter/recipients.csv",
);
await workspace.write(
  "content/_data/organisation.yaml",
  "name: Office\naddress: 1 Long Street\nplace: Sofia\nurl: https://office.example\n",
);
const faults: string[] = [];
try {
  const built = await workspace.run("build");
  if (built.code !== 0) throw new Error(`the build ended with ${built.code}: ${built.stdout}${built.stderr}`);
  const converted = join(workspace.root, "converted");
  mkdirSync(converted);
  for (const { lang, fields } of letters) {
    const file = join(workspace.root, "out", "letter", lang, `letter.${lang}`);
    execFileSync(
      "soffice",
      [
        `-env:UserInstallation=file://${join(workspace.root, "office")}`,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        converted,
        `${file}.docx`,
      ],
      { stdio: "ignore", timeout: 90_000 },
    );
    await judgeMarks(lang, `${file}.pdf`);
    await judgeMarks(lang, join(converted, `letter.${lang}.pdf`));
    for (const field of fields)
      judge(lang, field, {
        pdf: findWords(`${file}.pdf`, field.words),
        word: findWords(join(converted, `letter.${lang}.pdf`), field.words),
      });
  }
} finally {
  await workspace.remove();
}
for (const fault of faults) console.error(fault);
console.log(faults.length === 0 ? "Every field is at its place." : `${faults.length} faults`);
process.exitCode = faults.length === 0 ? 0 : 1;

/** Marks for folding and punching are in the German letter only, at the left edge. */
async function judgeMarks(lang: string, pdf: string): Promise<void> {
  const found = await findMarks(pdf, 20);
  const wanted = lang === "de" ? foldMarks : [];
  const right =
    found.length === wanted.length &&
    wanted.every((mark, index) => Math.abs(mark - (found[index] ?? 0)) <= tolerance);
  console.log(`${lang} marks: ${found.map((mark) => mark.toFixed(1)).join(" ") || "none"}`);
  if (!right) faults.push(`${lang} marks: at ${found.join(", ")} mm, not ${wanted.join(", ")}`);
}

function judge(lang: string, field: Field, found: { pdf: Place | undefined; word: Place | undefined }): void {
  const { pdf, word } = found;
  if (!pdf || !word) {
    faults.push(`${lang} ${field.name}: not found in ${pdf ? "Word" : "the PDF"}`);
    return;
  }
  const show = ({ start, top, end, bottom }: Place): string =>
    [start, top, end, bottom].map((value) => value.toFixed(1)).join(" ");
  console.log(`${lang} ${field.name}: PDF ${show(pdf)}, Word ${show(word)}`);
  for (const [format, place] of Object.entries({ PDF: pdf, Word: word })) {
    const { start, from, until } = field;
    if (Math.abs(place.start - start) > tolerance)
      faults.push(
        `${lang} ${field.name} (${format}): begins ${place.start.toFixed(1)} mm from the side, not ${start}`,
      );
    if (place.top < from - tolerance || place.bottom > until + tolerance)
      faults.push(`${lang} ${field.name} (${format}): ${show(place)} is outside of ${from}–${until}`);
    if (field.within !== undefined && place.end > field.within + tolerance)
      faults.push(
        `${lang} ${field.name} (${format}): ends at ${place.end.toFixed(1)}, beyond ${field.within}`,
      );
  }
  const apart = Math.max(Math.abs(pdf.start - word.start), Math.abs(pdf.top - word.top));
  if (apart > tolerance && !field.flows)
    faults.push(`${lang} ${field.name}: Word has it ${apart.toFixed(1)} mm elsewhere than the PDF`);
}
