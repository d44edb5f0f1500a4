import { join } from "node:path";
import { createWorkspace, projectRoot, type Workspace } from "../support/workspace.ts";

const sentence =
  "Организацията предоставя услуги и консултации на правителства и на мигранти в цялата страна. ";
const head = (more = ""): string => `---\ntitle: Отчет за годината\ndate: 2026-11-23\n${more}---\n\n`;

/** A text of about two pages, as a brochure (cover, inside, back). */
export function brochureText(word = "днес"): string {
  return `${head()}## Какво правим ${word}\n\n${sentence.repeat(6)}\n\n- първо\n- второ\n- трето\n\n## Как работим\n\n${sentence.repeat(8)}\n`;
}

/** A briefing of two pages that addresses a recipient. */
export function specimenText(index: number): string {
  return `${head(`template: briefing\nreference: "${index}"\nrecipients: recipients.csv\n`)}До {{ recipient.name }}.\n\n## Обстановка\n\n${sentence.repeat(14)}\n\n## Предложение\n\n${sentence.repeat(14)}\n`;
}

/** Forty pages with twenty tables and twenty pictures. */
export function reportText(toc: boolean): string {
  const sections = Array.from({ length: 20 }, (_, index) => {
    const rows = Array.from(
      { length: 12 },
      (_row, row) => `| ${2000 + row} | ${row * 37 + index} | ${sentence.slice(0, 40)} |`,
    );
    return `## Раздел ${index + 1}\n\n${sentence.repeat(12)}\n\n![Квадрат](images/square.png "Картина ${index + 1}")\n\n${sentence.repeat(8)}\n\n| Година | Брой | Бележка |\n|---|---:|---|\n${rows.join("\n")}\n\nТаблица: Числа за раздел ${index + 1}\n\n${sentence.repeat(10)}\n`;
  });
  return `${head(`template: briefing\ntoc: ${toc}\n`)}${sections.join("\n")}`;
}

/** A workspace with all documents of the benchmark. */
export async function benchWorkspace(): Promise<Workspace> {
  const workspace = await createWorkspace({
    "content/brochure/bg.md": brochureText(),
    "content/report/bg.md": reportText(false),
    "content/contents/bg.md": reportText(true),
  });
  for (const document of ["report", "contents"])
    await workspace.copy(
      join(projectRoot, "tests", "cases", "kitchen-sink", "images"),
      `content/${document}/images`,
    );
  return workspace;
}

/** A workspace of `count` specimens. */
export async function specimenWorkspace(count: number): Promise<Workspace> {
  const workspace = await createWorkspace();
  for (let index = 1; index <= count; index += 1) {
    await workspace.write(`content/note-${index}/bg.md`, specimenText(index));
    await workspace.write(`content/note-${index}/recipients.csv`, "id,name\na,Министерство\n");
  }
  return workspace;
}

/** A workspace with a letter of two pages to `count` ministries. */
export async function letters(count: number): Promise<Workspace> {
  const sentence =
    "The office works for the orderly and humane management of migration, promotes international cooperation and helps to find practical solutions to the problems that the ministry has named in its letters of this year. ";
  const sections = Array.from(
    { length: 5 },
    (_, index) => `## Section ${index + 1}\n\n${sentence.repeat(2)}\n`,
  );
  const table =
    "| Year | Document | Scope |\n|---|---|---|\n| 2004 | Memorandum | Labour |\n| 2009 | Memorandum | Returns |\n";
  const rows = Array.from(
    { length: count },
    (_, index) => `r${index},Ministry Number ${index},Dear Minister ${index},"1 Street\n1000 Sofia",en`,
  );
  return createWorkspace({
    "content/_data/organisation.yaml": "name: Office for Tests\n",
    "content/letter/en.md": `---\ntitle: A letter\ntemplate: briefing\ndate: 2026-11-24\nreference: R-1\nrecipients: recipients.csv\n---\n\nTo **{{ recipient.name }}**.\n\n${sections.join("\n")}\n${table}\n- one\n- two\n- three\n`,
    "content/letter/recipients.csv": `id,name,salutation,address,lang\n${rows.join("\n")}\n`,
  });
}
