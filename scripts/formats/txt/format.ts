import type { FormatRecord } from "../format.ts";

/** Plain text for screen readers, mail and pasting: UTF-8, NFC, lines of at most 72 columns that end in LF. */
export const txt = {
  format: "txt",
  rank: 4,
  files: { txt: async () => (await import("./render-txt.ts")).renderTxt },
  mediaType: "text/plain",
  isDefault: false,
  forCopies: true,
  isAttachable: true,
  isPrinted: false,
  hasFonts: false,
  outline: async () => (await import("./txt-outline.ts")).txtOutline,
  compared: "words",
} as const satisfies FormatRecord;
