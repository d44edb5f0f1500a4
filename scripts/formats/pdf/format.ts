import type { Publication } from "../../document/publication.ts";
import type { FormatRecord } from "../format.ts";

/** PDF: for screens, and of what is folded or stitched one for the office printer and one for the print shop. */
export const pdf = {
  format: "pdf",
  rank: 1,
  files: {
    pdf: async () => (await import("./print.ts")).printForScreens,
    "office.pdf": async () => (await import("./print.ts")).printForOffice,
    "press.pdf": async () => (await import("./print.ts")).printForPress,
  },
  chosen: ({ page, print }: Publication) =>
    page.fold !== undefined || page.stitched === true
      ? ["pdf", ...print.outputs.map((output) => `${output}.pdf`)]
      : ["pdf"],
  mediaType: "application/pdf",
  isDefault: true,
  forCopies: true,
  isAttachable: true,
  isPrinted: true,
  hasFonts: true,
  outline: async () => (await import("../../review/pdf-outline.ts")).pdfOutline,
  compared: "blocks",
} as const satisfies FormatRecord;
