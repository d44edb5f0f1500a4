/** `error` withholds the document's files, `warning` and `info` never do. */
export type Level = "error" | "warning" | "info";

/**
 * Every diagnostic Dipla can give. Codes are permanent: scripts and people search for them, so a code is
 * never renamed or reused for something else. `dipla doctor --codes` prints this list with its words.
 */
export const diagnosticCodes = {
  // workspace and configuration
  "config-invalid": "error",
  "document-unknown": "error",
  "no-documents": "warning",
  "language-fallback": "warning",
  "labels-missing": "error",
  // files
  encoding: "error",
  "file-unreadable": "error",
  "path-outside-workspace": "error",
  "image-missing": "error",
  "image-too-large": "error",
  "image-type": "error",
  "image-alt-missing": "warning",
  "data-missing": "error",
  "data-invalid": "error",
  // YAML and front matter
  "yaml-invalid": "error",
  "yaml-too-large": "error",
  "front-matter-missing": "error",
  "front-matter-invalid": "error",
  "front-matter-typo": "warning",
  "language-unknown": "error",
  "heading-first-is-title": "info",
  // Markdown
  "directive-unknown": "error",
  "directive-unclosed": "error",
  "directive-attribute": "error",
  "html-refused": "error",
  "html-cleaned": "warning",
  "link-scheme": "error",
  "link-internal-broken": "error",
  "heading-id-duplicate": "error",
  "heading-jump": "warning",
  "field-invalid": "error",
  "field-unresolved": "error",
  "field-helper-unknown": "error",
  "condition-invalid": "error",
  "bullets-as-list": "info",
  "slot-unknown": "info",
  "slot-empty": "info",
  "table-span-invalid": "error",
  "caption-without-table": "warning",
  "footnote-undefined": "error",
  "role-unknown": "error",
  "not-yet-supported": "error",
  "not-yet-supported-language": "warning",
  // templates
  "template-unknown": "error",
  "template-invalid": "error",
  "template-syntax": "error",
  "template-field-undeclared": "error",
  "template-field-required": "error",
  "template-partial-missing": "error",
  "template-partial-circular": "error",
  "template-element": "error",
  "template-role": "error",
  "template-attribute": "error",
  "template-slot-moved": "error",
  "template-slot-lost": "error",
  "template-style": "error",
  "token-invalid": "error",
  "token-unknown": "error",
  "theme-missing": "error",
  "font-missing": "error",
  "glyph-missing": "error",
  "glyph-missing-printed": "error",
  // rendering
  "format-unknown": "error",
  "browser-missing": "error",
  "browser-crashed": "error",
  "renderer-failed": "error",
  overflow: "error",
  "overflow-width": "error",
  "panel-underfilled": "info",
  "not-in-docx": "warning",
  "reference-doc-missing": "error",
  "reference-doc-invalid": "error",
  "toc-unstable": "warning",
  // review
  "parity-differs": "error",
  "pdf-untagged": "error",
  "pdf-rule-broken": "error",
  "docx-style-missing": "error",
} as const satisfies Record<string, Level>;

/** One of the permanent codes. */
export type DiagnosticCode = keyof typeof diagnosticCodes;
