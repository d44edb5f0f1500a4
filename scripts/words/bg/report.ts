import type { Translation } from "../catalogues.ts";
import type { report as english } from "../en/report.ts";

/** Heads and remarks of `out/report.html`, in Bulgarian. */
export const report = {
  report: "Отчет",
  standards: "Стандарти",
  noStandard: "никой: вижте констатациите",
  page: "Страница",
  noPictures: "страниците не могат да се покажат на тази машина",
  files: "Файлове",
  file: "Файл",
  format: "Формат",
  size: "Размер",
  pages: "Страници",
  found: "Констатации",
  rules: "С друга тежест по правилата на това работно място",
  code: "Код",
  usually: "Обичайно",
  here: "Тук",
  level: "Ниво",
  place: "Място",
  whatToDo: "Какво не е наред и какво да се направи",
  nothingFound: "Няма констатации.",
} as const satisfies Translation<typeof english>;
