import type { Root } from "mdast";
import type { Place } from "../findings/diagnostics.ts";
import type { DataRecord } from "./data-value.ts";
import type { FrontMatter } from "./front-matter.ts";
import type { LinkedDocument } from "./linked-document.ts";
import type { FilePicture } from "./picture-request.ts";
import type { SourcePart } from "./position.ts";
import type { RecipientList } from "./recipient.ts";

/** A further text of the same document, in a file of its own: `cover.bg.md`, `annex-1.bg.md`. */
export interface DocumentPart extends SourcePart {
  kind: "cover-letter" | "annex";
  /** As the front matter names it: `annex-1`. */
  name: string;
  /** Counts the annexes from 1, in the front matter's order; 0 for the cover letter. */
  number: number;
  /** From the part's own front matter. */
  title: string | undefined;
  /** Its lines count on from those of the texts before it. */
  body: Root;
}

/** The words that a copy's message has in place of its template's, from a file of their own. */
export interface DocumentMessage {
  /** Workspace-relative. */
  path: string;
  /** With its fields; the template's where the file names none. */
  subject: string | undefined;
  subjectPlace: Place;
  body: Root;
}

/** What the author wrote: format-neutral, every node with its position in `path`. */
export interface DocumentModel {
  /** Folder name, or file name without `.md`: the document's name on the command line and in `out/`. */
  name: string;
  lang: string;
  /** Workspace-relative path of the Markdown. */
  path: string;
  meta: FrontMatter;
  /** Front matter keys that Dipla does not know; templates see them under `meta`. */
  extra: DataRecord;
  /** Where a front matter key stands. */
  places: ReadonlyMap<string, Place>;
  /** mdast with Dipla's own nodes (`mdast-nodes.ts`); fields are nodes, never text. */
  body: Root;
  /** Cover letter and annexes in the order of reading. */
  parts: readonly DocumentPart[];
  /** `facts`, `organisation` and every other `_data` file, by file name. */
  data: DataRecord;
  /** Where their keys stand: `organisation.address`. */
  dataPlaces: ReadonlyMap<string, Place>;
  /** What the message says that copies go with; the template's words where there is none. */
  message?: DocumentMessage | undefined;
  /** Pictures by the address written in the Markdown. */
  pictures: ReadonlyMap<string, FilePicture>;
  /** Chart data by the address written in the Markdown. */
  tables: ReadonlyMap<string, ChartTable>;
  /** Documents of the workspace by the address that a link is written with. */
  linked: ReadonlyMap<string, LinkedDocument>;
  /** The organisation's logo, when `_data/organisation.yaml` names one. */
  logo?: FilePicture | undefined;
  /** Its variant for dark grounds, `logo-on-dark`. */
  logoOnDark?: FilePicture | undefined;
  /** The list of recipients, when there is one and it could be read. */
  recipients?: RecipientList | undefined;
}

/**
 * A chart's data file: `header` names the column of labels and each column of numbers, a row has a value for each, `null` where
 * the file says that there is none.
 */
export interface ChartTable {
  header: readonly string[];
  rows: readonly { label: string; values: readonly (number | null)[] }[];
  /** What stands beside every number of the file. */
  unit?: string;
}
