import type { Diagnostic } from "../findings/diagnostics.ts";
import type { Format } from "../formats/formats.ts";

/** What happens during a build, in order. `--json` prints one a line; people see sentences. */
export type BuildEvent =
  | { event: "started"; command: string; documents: number }
  | { event: "unchanged"; document: string; lang: string }
  | { event: "reading"; document: string; lang: string }
  | {
      event: "rendered" | "cached";
      document: string;
      lang: string;
      template: string;
      format: Format;
      path: string;
    }
  | { event: "withheld"; document: string; lang: string }
  | { event: "browser"; version: string; source: string; sandbox: boolean }
  | ({ event: "diagnostic" } & Diagnostic)
  | { event: "wrote"; path: string }
  | { event: "copies"; document: string; lang: string; total: number }
  | { event: "progress"; step: "copies" | "sending"; done: number; total: number }
  | { event: "planned"; hash: string; recipients: number; messages: number; bytes: number }
  | { event: "message"; id: string; recipient: string; part: number; state: string }
  | { event: "preview"; address: string }
  | ({ event: "sent" } & Readonly<Record<string, number | string>>)
  | {
      event: "finished";
      rendered: number;
      unchanged: number;
      errors: number;
      warnings: number;
      exitCode: number;
    };

/** Receives events as they happen. */
export type Emit = (event: BuildEvent) => void;
