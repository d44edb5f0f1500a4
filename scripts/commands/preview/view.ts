import type { Output } from "../../formats/formats.ts";

/** What a window looks at. */
export interface ViewRequest {
  document: string;
  lang: string;
  /** Name of one of the document's templates; the first when undefined. */
  template?: string | undefined;
  /** Id of the recipient whose copy is shown; the specimen when undefined. */
  recipient?: string | undefined;
}

/** A finding, in words, with the lines around it. */
export interface Problem {
  level: "error" | "warning" | "info";
  code: string;
  file: string;
  line: number | undefined;
  column: number | undefined;
  message: string;
  hint: string;
  /** Lines of the file around it, the one that is meant with a mark. */
  frame: readonly { number: number; text: string; isMeant: boolean }[];
  /** Address that opens the line in the user's editor. */
  editor: string | undefined;
  /** `line:column` in the merged text, by which the page knows its block. */
  src: string | undefined;
}

/** Measures of a leaflet's sheet, mm, for overlays and for the fold. */
export interface SheetMeasures {
  width: number;
  height: number;
  bleed: number;
  /** Distance that text keeps from edges and folds. */
  safe: number;
  /** Panels of each side from the left edge. */
  outside: readonly { panel: string; width: number }[];
  inside: readonly { panel: string; width: number }[];
  steps: readonly (readonly ["left" | "right", number, "over" | "behind"])[];
}

/** Everything that a window shows but the files themselves, which it fetches by their hashes. */
export interface ViewState {
  request: ViewRequest;
  /** Counts the builds. */
  version: number;
  title: string;
  /** Of the files that are shown: an error keeps the last good ones. */
  files: Partial<Record<Output, string>>;
  /** Which files there can be. */
  outputs: readonly Output[];
  /** The text has an error: what is shown is of an earlier version. */
  isStale: boolean;
  isBuilding: boolean;
  problems: readonly Problem[];
  templates: readonly string[];
  recipients: readonly { id: string; name: string }[];
  /** Files that belong to the document, as the pane offers them: workspace-relative. */
  sources: readonly string[];
  sheet: SheetMeasures | undefined;
}

/** The documents of the workspace. */
export interface DocumentList {
  documents: readonly { name: string; languages: readonly string[] }[];
  /** Templates that have a sample to start from. */
  templates: readonly string[];
}
