import type { Printer } from "../cli/printer.ts";
import { formats } from "../formats/formats.ts";
import type { Host } from "../host/host.ts";
import type { Catalogue } from "../words/catalogues.ts";
import type { UiLang } from "../words/interface-languages.ts";

/** Flags that a command may take, as `node:util`'s `parseArgs` knows them; each has a line in the catalogue `help`. */
export type Flags = Readonly<
  Partial<
    Record<keyof Catalogue<"help">["flags"], { type: "string" | "boolean"; short?: string; value?: string }>
  >
>;

/** What the command line gives a command. */
export interface Invocation {
  positionals: readonly string[];
  values: Readonly<Record<string, string | boolean | undefined>>;
  host: Host;
  printer: Printer;
  /** Workspace folder, absolute. */
  root: string;
  uiLang: UiLang;
  /** From this call on, Ctrl-C aborts the signal instead of ending the process; a second one ends it. */
  interrupted(): AbortSignal;
}

/** One verb: how it is called, and what it does; the number is the exit code. */
export interface Command {
  usage: string;
  name: keyof Catalogue<"help">["commands"];
  example: string;
  flags: Flags;
  /** Makes a workspace: its folder need not be there. */
  makesRoot?: true;
  /** Its own verbs, by the first word behind it; each has a line in the catalogue `help`. */
  verbs?: Readonly<Record<string, { usage: string }>>;
  run(invocation: Invocation): Promise<number>;
}

/** Flags of every command that builds. */
export const buildFlags: Flags = {
  out: { type: "string", value: "DIR" },
  format: { type: "string", value: formats.join(",") },
  lang: { type: "string", value: "bg,en" },
  jobs: { type: "string", value: "N" },
  force: { type: "boolean" },
  strict: { type: "boolean" },
  "no-config-code": { type: "boolean" },
  "fail-on-warnings": { type: "boolean" },
};
