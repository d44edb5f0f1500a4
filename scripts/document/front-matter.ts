import type { AskedPrintSettings } from "./print-settings.ts";
import type { TypographyPolicy } from "./typography-policy.ts";

/** Where a document's list of recipients stands. */
export interface RecipientsSetting {
  /** As it is written: beside the document, or from the workspace's root. */
  file: string;
  /** A sheet of a workbook by its name or its number from 1; the first that looks like a list where none is named. */
  sheet?: string | undefined;
  /** The line, or the row of a sheet, with the names of columns; it is looked for where none is named. */
  headRow?: number | undefined;
}

/** The `copy-number` with which copies are numbered by their rows. */
export const numberedCopies = "auto";

/** The front matter keys of the contract, kebab-case in YAML, camelCase here. All but `title` are optional. */
export interface FrontMatter {
  title: string;
  subtitle?: string | undefined;
  /** Names of the templates this document is made with. */
  template: readonly string[];
  lang?: string | undefined;
  /** `YYYY-MM-DD`. */
  date?: string | undefined;
  authors: readonly string[];
  organisation?: string | undefined;
  description?: string | undefined;
  keywords: readonly string[];
  reference?: string | undefined;
  classification?: string | undefined;
  toc?: boolean | undefined;
  numberSections?: boolean | undefined;
  formats?: readonly string[] | undefined;
  recipients?: RecipientsSetting | undefined;
  coverLetter?: string | undefined;
  annexes?: readonly string[] | undefined;
  /** The words of the message that copies go with: `words` is `words.bg.md`. */
  message?: string | undefined;
  copyNumber?: string | undefined;
  watermark?: string | undefined;
  referenceDoc?: string | undefined;
  theme?: string | undefined;
  attachSource?: boolean | undefined;
  allowHtml?: boolean | undefined;
  params: { [key: string]: unknown };
  typography: Partial<TypographyPolicy>;
  /** `readPrintSettings` lays it over the configuration's. */
  print: AskedPrintSettings;
}
