/** The two PDFs for printing that leaflets and booklets get beside the one for screens. */
export const printOutputs = ["office", "press"] as const;

/** One of them. */
export type PrintOutput = (typeof printOutputs)[number];

/** What `print:` in the front matter or the configuration says, with every default filled in. Lengths in mm. */
export interface PrintSettings {
  outputs: readonly PrintOutput[];
  /** The screen PDF of a leaflet: the sheets as they are printed, or a page for each panel in reading order. */
  screen: "sheets" | "panels";
  /** The allowance by which a panel that is folded in is narrower; the product's own when not given. */
  foldIn?: number | undefined;
  /** Printed beyond each trimmed edge of the press PDF. */
  bleed: number;
  marks: "none" | "crop+fold";
  /** The printer's CMYK profile. Without one, that of coated paper by ISO 12647-2 (FOGRA39). */
  icc?: { path: string; hash: string } | undefined;
  /** Most ink that may lie in one place, in per cent of all four together. */
  inkLimit: number;
  /** The office PDF has white grounds: office printers leave a white edge and use much toner on full colour. */
  inkLight: boolean;
  /** The sheet that a booklet's pages are imposed on for the office printer. */
  officeSheet: "A4" | "A3" | "Letter";
  /** Thickness of the paper, for the creep of a stitched booklet. */
  paperThickness: number;
}

/** What one `print:` says: the profile is still the address of a file. */
export interface AskedPrintSettings extends Partial<Omit<PrintSettings, "icc">> {
  icc?: string;
}

/** What holds where nothing is said; bleed and ink by what Bulgarian print shops ask for. */
export const defaultPrintSettings: PrintSettings = {
  outputs: printOutputs,
  screen: "sheets",
  bleed: 3,
  marks: "crop+fold",
  inkLimit: 300,
  inkLight: false,
  officeSheet: "A4",
  paperThickness: 0.1,
};
