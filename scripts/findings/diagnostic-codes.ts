/**
 * How heavy a finding is. An `error` withholds the files; a `gate` lets `build` make them for the eye and is an error for
 * whatever leaves the house: `check`, copies, `send`, press PDFs, and everything under `strict`. `warning` and `info` hinder
 * nothing.
 */
export type Weight = "error" | "gate" | "warning" | "info";

/** Where in the pipeline something is found. */
export type Stage = "config" | "content" | "template" | "render" | "review" | "send";

/** Kinds of exit codes that an error can mean; `workspace/exit-codes.ts` has their numbers. */
export type ExitKind = "usage" | "content" | "renderer" | "check";

/** A code whose line says more than its weight. */
interface CodeEntry {
  weight: Weight;
  /** What an error costs: that recipient's copy instead of the whole document. `rules:` can't weaken these either. */
  costs?: "copy";
  /** A warning that `rules:` can't weaken. */
  isFixed?: true;
  /** How an error ends, where that is not the stage's usual way. */
  exit?: ExitKind;
}

/** How an error ends, by its stage. */
const exits: Readonly<Record<Stage, ExitKind>> = {
  config: "usage",
  content: "content",
  template: "content",
  render: "content",
  review: "check",
  send: "content",
};

/**
 * Every diagnostic Dipla can give, by the stage that finds it. Codes are permanent: scripts and people search for them, so a
 * code is never renamed or reused for something else. Their words are in `words/<language>/`.
 */
const codesByStage = {
  // What was asked for: flags and settings.
  config: {
    "config-invalid": "error",
    "format-unknown": "error",
    "cache-unusable": "warning",
    "temporary-unusable": "warning",
    "output-unwritable": "error",
  },
  // Sources: Markdown, front matter, data, lists of recipients.
  content: {
    "document-unknown": "error",
    "no-documents": "warning",
    encoding: "error",
    "file-unreadable": "error",
    "file-unusable": "error",
    "text-out-of-bounds": "error",
    "path-outside-workspace": "error",
    "image-missing": "gate",
    "image-folder": "gate",
    "image-unreadable": "gate",
    "image-on-web": "gate",
    "image-too-large": "gate",
    "image-type": "gate",
    "svg-without-size": "gate",
    "svg-refers-outside": "gate",
    "svg-measured": "info",
    "svg-words": "gate",
    "image-first-of-many": "warning",
    "image-alt-missing": "warning",
    "data-missing": "error",
    "data-invalid": "error",
    "data-doubtful": "warning",
    "recipients-invalid": "error",
    "recipients-encoding": "info",
    "recipients-header": "error",
    "recipients-column-left": "info",
    "recipients-column-near": "warning",
    "recipients-email-column": "gate",
    "recipients-numbered": "info",
    "recipients-hidden": "warning",
    "recipients-merged": "warning",
    "recipient-row-short": { weight: "error", costs: "copy" },
    "recipient-row-long": { weight: "error", costs: "copy" },
    "recipient-cell": { weight: "error", costs: "copy" },
    "recipient-id": { weight: "error", costs: "copy" },
    "recipient-id-twice": { weight: "error", costs: "copy" },
    "recipient-language": { weight: "error", costs: "copy" },
    "recipient-email": { weight: "error", costs: "copy" },
    "recipient-email-twice": { weight: "warning", costs: "copy" },
    "recipient-email-lookalike": { weight: "warning", costs: "copy" },
    "recipient-email-utf8": { weight: "info", costs: "copy" },
    "recipient-field-missing": { weight: "error", costs: "copy" },
    "recipient-variant-missing": { weight: "error", costs: "copy" },
    "yaml-invalid": "error",
    "yaml-too-large": "error",
    "front-matter-missing": "error",
    "front-matter-toml": "error",
    "front-matter-invalid": "error",
    "front-matter-typo": "warning",
    "date-unclear": "gate",
    "language-unknown": "error",
    "document-twice": "error",
    "heading-empty": "gate",
    "link-text-missing": "gate",
    "heading-first-is-title": "info",
    "directive-unknown": "error",
    "directive-unclosed": "error",
    "directive-attribute": "error",
    "block-failed": "error",
    "helper-failed": "error",
    "plugin-failed": "error",
    "plugin-node": "gate",
    "plugin-warning": "warning",
    "plugin-note": "info",
    "html-refused": "error",
    "html-passed": "warning",
    "html-cleaned": "warning",
    "html-hidden": "gate",
    "link-scheme": "gate",
    "link-relative": "warning",
    "link-invalid": "warning",
    "link-letters": "warning",
    "numbers-own": "info",
    "format-not-offered": "warning",
    "link-internal-broken": "gate",
    "heading-id-duplicate": "error",
    "heading-jump": "warning",
    "field-invalid": "error",
    "value-not-text": "error",
    "field-foreign": "gate",
    "markup-left": "gate",
    "markup-doubtful": "warning",
    "field-unresolved": "error",
    "field-helper-unknown": "error",
    "condition-invalid": "error",
    "condition-unmet": "warning",
    "bullets-as-list": "info",
    "lines-as-clauses": "info",
    "list-renumbered": "warning",
    "number-starred": "warning",
    "slot-unknown": "info",
    "slot-empty": "info",
    "table-span-invalid": "error",
    "caption-without-table": "warning",
    "footnote-undefined": "gate",
    "footnote-duplicate": "gate",
    "footnote-uncited": "warning",
    "definition-duplicate": "warning",
    "role-unknown": "error",
    "not-yet-supported": "error",
    "not-yet-supported-language": "warning",
    "recipient-channel": { weight: "error", costs: "copy" },
    "part-missing": "error",
    "recipient-annex-unknown": { weight: "error", costs: "copy" },
  },
  // Templates, themes, fonts, letterheads.
  template: {
    "language-fallback": "warning",
    "labels-missing": "warning",
    "template-unknown": "error",
    "template-invalid": "error",
    "template-syntax": "error",
    "template-field-undeclared": "error",
    "template-field-required": "error",
    "form-unknown": "error",
    "template-partial-missing": "error",
    "template-partial-circular": "error",
    "template-element": "error",
    "template-role": "error",
    "template-attribute": "error",
    "template-slot-moved": "error",
    "template-slot-lost": "error",
    "template-style": "error",
    "template-address": "error",
    "token-invalid": "error",
    "token-unknown": "error",
    "colour-outside-srgb": "info",
    "font-family-unknown": "error",
    "theme-missing": "error",
    "profile-invalid": "error",
    "font-missing": "error",
    "font-unreadable": "error",
    "reference-doc-missing": "error",
    "reference-doc-invalid": "error",
    "letterhead-picture": "gate",
    "letterhead-object": "warning",
    "letterhead-alt-missing": "warning",
    "letterhead-font": "info",
    "letterhead-sections": "warning",
    "letterhead-word-only": "warning",
    "address-lines": { weight: "warning", costs: "copy" },
  },
  // Pages and files: what only a page that is set shows, and the programs that make them.
  render: {
    "font-package-missing": "error",
    "glyph-missing": "error",
    "glyph-missing-printed": "error",
    "browser-missing": { weight: "error", exit: "renderer" },
    "browser-crashed": { weight: "error", exit: "renderer" },
    "renderer-failed": { weight: "error", exit: "renderer" },
    overflow: "error",
    "overflow-picture": "error",
    "overflow-width": "error",
    "type-shrunk": "error",
    "chart-too-high": "gate",
    "panel-underfilled": "info",
    "safe-zone": "warning",
    "text-set": "info",
    "hyphenation-by-patterns": "info",
    "text-fitted": "info",
    "not-in-docx": "warning",
    "font-style-missing": "warning",
    "font-licence": "warning",
    "theme-inks": "warning",
    "toc-unstable": "warning",
  },
  // What the review says of texts, of print and of finished files.
  review: {
    "link-text-unclear": "warning",
    "link-text-address": "info",
    "link-text-ambiguous": "warning",
    "image-alt-unhelpful": "warning",
    "image-alt-long": "info",
    "press-gradient": "info",
    "type-too-small": "warning",
    "line-too-thin": "warning",
    "bleed-missing": { weight: "warning", isFixed: true },
    "ink-too-much": "warning",
    "font-not-printable": "warning",
    "qr-too-small": "warning",
    "qr-contrast-low": "warning",
    "image-resolution-low": "warning",
    "chart-title-missing": "warning",
    "heading-by-hand": "warning",
    "table-header-missing": "error",
    "table-header-empty": "warning",
    "cell-empty": "info",
    "text-in-capitals": "warning",
    "language-unmarked": "warning",
    "contrast-low": "error",
    "fact-expired": "warning",
    "fact-unused": "info",
    "parity-differs": "error",
    "pdf-untagged": "error",
    "pdf-rule-broken": "error",
    "docx-style-missing": "error",
    "docx-rule-broken": "error",
  },
  // Sending.
  send: {
    "send-settings": "error",
    "send-no-recipients": "error",
    "secret-missing": "error",
    "secret-readable": "error",
    "mail-template-missing": "error",
    "recipient-unknown": "error",
    "test-to-recipient": "error",
    "test-refused": "error",
    "message-picture": "error",
    "mail-words-unused": "warning",
    "mail-subject-missing": "error",
    "message-too-large": "warning",
    "recipient-in-doubt": { weight: "warning", costs: "copy" },
    "recipient-bounced": { weight: "warning", costs: "copy" },
    "recipient-number-taken": { weight: "error", costs: "copy" },
    "recipient-file-limit": { weight: "error", costs: "copy" },
    "recipient-total-limit": { weight: "error", costs: "copy" },
    "plan-unknown": "error",
    "plan-changed": "error",
    "shards-missing": "error",
    "shards-differ": "error",
    "shard-twice": "error",
    "shard-damaged": "error",
    "sender-busy": "error",
    "memory-readable": "warning",
    "ledger-remote": "error",
    "ledger-broken": "error",
    "ledger-copied": { weight: "warning", isFixed: true },
    "ledger-unprovable": "error",
    "restoration-changed": "error",
    "backup-exists": "error",
    "outbox-changed": "error",
    "mail-server": "error",
    "message-unknown": "error",
    "bounce-unread": "warning",
    "signature-failed": "error",
  },
} as const satisfies Record<Stage, Readonly<Record<string, Weight | CodeEntry>>>;

/** One of the permanent codes. */
export type DiagnosticCode = { [One in Stage]: keyof (typeof codesByStage)[One] }[Stage];

/** What is known of a code. */
export interface CodeRecord extends CodeEntry {
  stage: Stage;
  exit: ExitKind;
}

/** The registry: weight, stage and exit of every code. `dipla doctor --codes` prints it with its words. */
export const diagnosticCodes = Object.fromEntries(
  (Object.keys(codesByStage) as Stage[]).flatMap((stage) =>
    Object.entries<Weight | CodeEntry>(codesByStage[stage]).map(([code, entry]): [string, CodeRecord] => [
      code,
      { stage, exit: exits[stage], ...(typeof entry === "string" ? { weight: entry } : entry) },
    ]),
  ),
) as Readonly<Record<DiagnosticCode, CodeRecord>>;
