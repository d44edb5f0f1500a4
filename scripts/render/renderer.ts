import type { Fit } from "../document/copyfit.ts";
import type { Publication } from "../document/publication.ts";
import type { Diagnostics, Finding } from "../findings/diagnostics.ts";
import type { Host } from "../host/host.ts";
import type { Reads } from "../host/reads.ts";
import type { Face } from "./assets/faces.ts";
import type { Pictures } from "./assets/prepare-pictures.ts";
import type { RunningBrowser } from "./browser/start-browser.ts";
import type { PdfMetadata } from "./pdf/finish/draft.ts";
import type { FinishedPdf } from "./pdf/finish/finish-pdf.ts";
import type { Origin } from "./pdf/structure/mark-structure.ts";

/** Whoever does the work that needs no browser instead of this thread; for thousands of copies that is another one. */
export interface Workers {
  /** Takes the print over: its bytes are gone afterwards. */
  finish(printed: Uint8Array, metadata: PdfMetadata, origins: readonly Origin[]): Promise<FinishedPdf>;
  docx(publication: Publication, pictures: Pictures): Promise<WordFile>;
}

/** A Word document, and what was found wrong on the way. */
export interface WordFile {
  bytes: Uint8Array;
  diagnostics: Finding[];
  /** The files that it was made of, as they were found. */
  reads: Reads;
}

/** Everything a renderer starts from: the publication, and what was prepared once for all formats. */
export interface RenderJob {
  publication: Publication;
  pictures: Pictures;
  faces: readonly Face[];
  host: Host;
  /** The build's one browser; asking for it starts it. */
  browser: () => Promise<RunningBrowser>;
  workers?: Workers | undefined;
  diagnostics: Diagnostics;
}

/** Bytes of a format, and what is known of them. */
export interface Rendered {
  bytes: Uint8Array;
  pages?: number | undefined;
  /** Standards that the file says it keeps: `PDF/UA-1`, `PDF/A-2a`. */
  standards?: readonly string[] | undefined;
  /** How the text of fixed boxes was set so that it fits. */
  fit?: Fit | undefined;
  browser?: { version: string; sandbox: boolean } | undefined;
}

/** Makes one format. */
export type Renderer = (job: RenderJob) => Promise<Rendered>;
