import type { Format, Output } from "../formats/formats.ts";

/** A finished file, before or after it is written below `out/`. */
export interface Artifact {
  format: Format;
  /** Which of a publication's files of that format it is. */
  output: Output;
  /** Below the output folder, with `/` separators: `about-iom/bg/about-iom.bg.pdf`. */
  path: string;
  bytes: Uint8Array;
  mediaType: string;
  /** Standards that the file claims to keep. */
  standards: readonly string[];
  /** Pages of a PDF; other formats have none. */
  pages?: number;
}
