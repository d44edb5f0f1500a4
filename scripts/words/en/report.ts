/** Heads and remarks of `out/report.html`. */
export const report = {
  report: "Report",
  standards: "Standards",
  noStandard: "none: see the findings",
  page: "Page",
  noPictures: "pages can’t be shown on this machine",
  files: "Files",
  file: "File",
  format: "Format",
  size: "Size",
  pages: "Pages",
  found: "Findings",
  level: "Level",
  place: "Place",
  whatToDo: "What is wrong and what to do",
  nothingFound: "Nothing was found.",
} as const;
