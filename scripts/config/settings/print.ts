import * as v from "valibot";
import {
  type AskedPrintSettings,
  defaultPrintSettings as defaults,
  printOutputs,
} from "../../document/print-settings.ts";
import { described, group } from "./setting.ts";
import { between, flag, line, millimetres, oneOf } from "./values.ts";

const otherwise = (value: string | number | boolean): { otherwise: string } => ({
  otherwise: `\`${value}\``,
});

const written = group({
  outputs: v.exactOptional(
    described(
      v.array(oneOf(printOutputs), "list-expected"),
      "which PDFs for printing are made beside the one for screens; none with `[]`",
      { otherwise: "both" },
    ),
  ),
  screen: v.exactOptional(
    described(
      oneOf(["sheets", "panels"]),
      "the screen PDF of a leaflet: the sheets, or a page for each panel",
      otherwise(defaults.screen),
    ),
  ),
  "fold-in": v.exactOptional(
    described(millimetres(5), "mm by which a panel that is folded in is narrower", {
      otherwise: "the product's",
    }),
  ),
  bleed: v.exactOptional(
    described(millimetres(10), "mm printed beyond each trimmed edge", otherwise(defaults.bleed)),
  ),
  marks: v.exactOptional(
    described(oneOf(["none", "crop+fold"]), "marks around the sheet", otherwise(defaults.marks)),
  ),
  icc: v.exactOptional(
    described(line, "the print shop's CMYK profile, a file inside the workspace", {
      otherwise: "coated paper (FOGRA39)",
    }),
  ),
  "ink-limit": v.exactOptional(
    described(
      between(200, 400),
      "most ink in one place, per cent of all four together",
      otherwise(defaults.inkLimit),
    ),
  ),
  "ink-light": v.exactOptional(
    described(flag, "white grounds in the office printer's PDF", otherwise(defaults.inkLight)),
  ),
  "office-sheet": v.exactOptional(
    described(
      oneOf(["A4", "A3", "Letter"]),
      "the sheet that booklets are imposed on for the office printer",
      otherwise(defaults.officeSheet),
    ),
  ),
  "paper-thickness": v.exactOptional(
    described(
      millimetres(1),
      "mm; moves the inner pages of thick booklets towards the spine",
      otherwise(defaults.paperThickness),
    ),
  ),
});

/** The names of code for those of the file; what is not said is not there. */
function toAsked({
  "fold-in": foldIn,
  "ink-limit": inkLimit,
  "ink-light": inkLight,
  "office-sheet": officeSheet,
  "paper-thickness": paperThickness,
  ...same
}: v.InferOutput<typeof written>): AskedPrintSettings {
  return {
    ...same,
    ...(foldIn !== undefined && { foldIn }),
    ...(inkLimit !== undefined && { inkLimit }),
    ...(inkLight !== undefined && { inkLight }),
    ...(officeSheet !== undefined && { officeSheet }),
    ...(paperThickness !== undefined && { paperThickness }),
  };
}

/**
 * How documents are printed: `print` in the configuration, and in a front matter, which wins. The values that hold where
 * nothing is said lie below both, in `document/print-settings.ts`.
 */
export const printSettings = v.pipe(written, v.transform(toAsked));
