import type { DataRecord } from "../document/data-value.ts";
import type { Format, Output } from "../formats/formats.ts";

/** How a text in memory is made into files. */
export interface TextOptions {
  /** The template's name; its front matter's, or `brochure`, where nothing is said. */
  template?: string | undefined;
  /** BCP 47, where the front matter says none. */
  lang?: string | undefined;
  formats?: readonly Format[] | undefined;
  /** What fields may name, by its first word: `{ facts: { members: 166 } }` fills `{{facts.members}}`. */
  data?: Readonly<Record<string, DataRecord>> | undefined;
  /** Fills `{{recipient.…}}` and decides `:::when{recipient.…}`. */
  recipient?: DataRecord | undefined;
  /** Pictures and what else the text names, by their path beside it: UTF-8 where they are a string. */
  files?: Readonly<Record<string, Uint8Array | string>> | undefined;
  /** What the files are called, and how findings call the text: `NAME.md`. */
  name?: string | undefined;
}

/** A file that was made in memory. */
export interface MadeFile {
  format: Format;
  /** `press.pdf` and the like are outputs of the format `pdf`. */
  output: Output;
  mediaType: string;
  bytes: Uint8Array;
  /** Of a PDF. */
  pages?: number | undefined;
}
