import type { FormatRecord } from "../format.ts";

/** One file for the browser that needs nothing else. The others are compared with it, since it knows source positions. */
export const html = {
  format: "html",
  rank: 3,
  files: { html: async () => (await import("../../render/html/self-contained.ts")).renderSelfContained },
  mediaType: "text/html",
  isDefault: true,
  forCopies: false,
  isAttachable: false,
  isPrinted: false,
  hasFonts: true,
  outline: async () => (await import("../../review/html-outline.ts")).htmlOutline,
  compared: "blocks",
} as const satisfies FormatRecord;
