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
