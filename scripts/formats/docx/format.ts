import type { FormatRecord } from "../format.ts";

/** Word. */
export const docx = {
  format: "docx",
  rank: 2,
  files: { docx: async () => (await import("../../render/docx/word-file.ts")).renderWordFile },
  mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  isDefault: true,
  forCopies: true,
  isAttachable: true,
  isPrinted: false,
  hasFonts: true,
  outline: async () => (await import("../../review/docx-outline.ts")).docxOutline,
  compared: "blocks",
} as const satisfies FormatRecord;
