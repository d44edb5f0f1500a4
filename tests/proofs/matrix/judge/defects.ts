/** What can be wrong with a made document, whether Dipla says so or not. */
export type DefectKind =
  | "lost"
  | "doubled"
  | "moved"
  | "stray text"
  | "note differs"
  | "description lost"
  | "link lost"
  | "code changed"
  | "list label lost"
  | "list level lost"
  | "outside the page"
  | "shrunk"
  | "invalid"
  | "not opened";

/** Something wrong, where, and whose. */
export interface Defect {
  kind: DefectKind;
  /** `html`, `docx`, `pdf`, or a program that read one of them: `docx in LibreOffice`. */
  format: string;
  /** The section that it belongs to; undefined when it can't be told. */
  owner: string | undefined;
  detail: string;
}
