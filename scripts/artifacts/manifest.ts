import type { Fit } from "../document/copyfit.ts";
import type { PublicDiagnostic } from "../findings/judge.ts";
import type { Format, Output } from "../formats/formats.ts";

/** One artifact in `out/manifest.json`, or in a text's list of copies. */
export interface ManifestEntry {
  /** Below the output folder. */
  path: string;
  document: string;
  lang: string;
  template: string;
  format: Format;
  /** `pdf` for screens, `office.pdf`, `press.pdf`, `docx`, `html`. */
  output: Output;
  mediaType: string;
  sha256: string;
  bytes: number;
  pages?: number | undefined;
  /** Standards the file claims to keep: `PDF/UA-1`, `PDF/A-2a`. */
  standards: readonly string[];
  /** Families and weights in the file. */
  fonts: readonly string[];
  /** Hash of everything the artifact was made from. */
  inputs: string;
  /** What printed a PDF. */
  browser?: { version: string; sandbox: boolean } | undefined;
  /** How text was set tighter or wider to fit its boxes: factors of leading, size and space between paragraphs. */
  fit?: Fit | undefined;
  /** Whose copy it is: the id in the list of recipients. */
  recipient?: string | undefined;
  /** Built with a made-up recipient. */
  specimen: boolean;
  /** Made for the eye: something that a gate would stop was found. */
  draft?: true | undefined;
  /** The source has an error now; this is the file of an earlier build. */
  stale: boolean;
}

/** `out/manifest.json`: of documents, not of copies, which each text has a list of; sorted, without clock or machine paths, so that equal builds have equal manifests. */
export interface Manifest {
  dipla: string;
  artifacts: readonly ManifestEntry[];
  diagnostics: readonly PublicDiagnostic[];
}

/** The paths that a manifest names; undefined where the text is none of Dipla's. */
export function artifactPaths(text: string): string[] | undefined {
  try {
    const { dipla, artifacts } = JSON.parse(text) as Partial<Manifest>;
    return typeof dipla === "string" ? artifacts?.map(({ path }) => String(path)) : undefined;
  } catch {
    // Another program's file of that name.
    return undefined;
  }
}

/** The manifest as written. */
export function manifestText(manifest: Manifest): string {
  const artifacts = [...manifest.artifacts].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  return `${JSON.stringify({ ...manifest, artifacts }, null, 2)}\n`;
}
