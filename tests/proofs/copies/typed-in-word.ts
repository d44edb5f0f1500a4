/*
 * Somebody types on in a copy: a sentence with every letter of its language is put into each style of a Word copy, LibreOffice prints
 * it, and poppler lists the fonts. All of them have to be the template's; without fonts in the file they must not be, or the proof
 * proves nothing. Needs LibreOffice and poppler-utils, and a machine without the templates' fonts.
 *
 *   node tests/proofs/copies/typed-in-word.ts
 */
import { join } from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { typedSentences, typedSigns } from "../../support/typed-sentences.ts";
import { wordAsPdf } from "../../support/word-pages.ts";
import { createWorkspace, runCommand } from "../../support/workspace.ts";

const ours = /^(?:[A-Z]{6}\+)?(?:SofiaSans|SourceSerif4|IBMPlexMono|Tajawal|Amiri|Heebo|FrankRuhlLibre|Noto)/;
const languages = Object.keys(typedSentences);
const workspace = await createWorkspace({
  ...Object.fromEntries(
    languages.map((lang) => [
      `content/note/${lang}.md`,
      `---\ntitle: 1\ntemplate: briefing\nlang: ${lang}\nrecipients: list.csv\n---\n\n## 1\n\n{{ recipient.name }} **1** *1*\n\n- 1\n`,
    ]),
  ),
  "content/note/list.csv": `id,name,lang\n${languages.map((lang) => `${lang},1,${lang}`).join("\n")}\n`,
});
await workspace.run("new", "briefing", "sample");
const copies = [
  ["bg", "out/sample/bg/copies/fourth/sample.bg.docx"],
  ["en", "out/sample/en/copies/first/sample.en.docx"],
  ...languages.map((lang) => [lang, `out/note/${lang}/copies/${lang}/note.${lang}.docx`]),
] as const;
const failures: string[] = [];
for (const setting of ["subset", "none"] as const) {
  await workspace.write("dipla.config.json", JSON.stringify({ "word-fonts": setting }));
  await workspace.run("build", "--copies", "--format", "docx");
  for (const [lang = "", path = ""] of setting === "none" ? copies.slice(0, 2) : copies) {
    const bytes = await workspace.read(path);
    const { styles, fonts } = await fontsWhenTyped(bytes, `${typedSentences[lang]} ${typedSigns}`);
    const strange = fonts.filter((name) => !ours.test(name));
    console.log(`${setting} ${path}: ${bytes.length} bytes, ${styles} styles, ${fonts.join(" ")}`);
    if (fonts.length === 0 || styles < 2) failures.push(`${path}: nothing was typed`);
    if (setting === "subset" && strange.length > 0) failures.push(`${path}: set in ${strange.join(", ")}`);
    if (setting === "none" && strange.length === 0) failures.push(`${path}: its fonts are on this machine`);
  }
}
await workspace.remove();
if (failures.length > 0) {
  console.error(failures.join("\n"));
  process.exitCode = 1;
} else console.log(`typed in Word: ${copies.length} copies, every sentence in its face`);

/** Puts words at the end of the first paragraph of each style, and tells what LibreOffice sets the file in. */
async function fontsWhenTyped(file: Uint8Array, words: string): Promise<{ styles: number; fonts: string[] }> {
  const parts = unzipSync(file);
  const escaped = words.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const styles = new Set<string>();
  const typed = strFromU8(parts["word/document.xml"] ?? new Uint8Array()).replace(
    /<w:p>(?:(?!<w:p>).)*?<\/w:p>/gs,
    (paragraph) => {
      const style = /<w:pStyle w:val="([^"]*)"/.exec(paragraph)?.[1] ?? "";
      if (styles.has(style)) return paragraph;
      styles.add(style);
      const like = /<w:r>(<w:rPr>(?:(?!<\/w:rPr>).)*<w:rtl\/>.*?<\/w:rPr>)/s.exec(paragraph)?.[1] ?? "";
      return paragraph.replace(
        /<\/w:p>$/,
        `<w:r>${like}<w:t xml:space="preserve"> ${escaped}</w:t></w:r></w:p>`,
      );
    },
  );
  const path = join(workspace.root, "typed.docx");
  await workspace.write("typed.docx", zipSync({ ...parts, "word/document.xml": strToU8(typed) }));
  const pdf = await wordAsPdf(path);
  if (!pdf) throw new Error("LibreOffice made no PDF");
  await workspace.write("typed.pdf", pdf);
  const { stdout } = await runCommand("pdffonts", [join(workspace.root, "typed.pdf")]);
  const fonts = stdout
    .split("\n")
    .slice(2)
    .flatMap((line) => line.split(" ")[0] || []);
  return { styles: styles.size, fonts };
}
