import type { Host } from "../host.ts";
import type { Printer } from "../printer.ts";

/** Flags that a command may take, as `node:util`'s `parseArgs` knows them, with a line of help each. */
export type Flags = Readonly<Record<string, { type: "string" | "boolean"; short?: string; help: string; value?: string }>>;

/** What the command line gives a command. */
export interface Invocation {
  positionals: readonly string[];
  values: Readonly<Record<string, string | boolean | undefined>>;
  host: Host;
  printer: Printer;
  /** Workspace folder, absolute. */
  root: string;
}

/** One verb: how it is called, and what it does; the number is the exit code. */
export interface Command {
  usage: string;
  summary: string;
  example: string;
  flags: Flags;
  run(invocation: Invocation): Promise<number>;
}

/** Flags of every command that builds. */
export const buildFlags: Flags = {
  out: { type: "string", value: "DIR", help: "write there instead of out/" },
  format: { type: "string", value: "pdf,docx,html", help: "only these formats" },
  lang: { type: "string", value: "bg,en", help: "only these languages" },
  jobs: { type: "string", value: "N", help: "documents built side by side" },
  force: { type: "boolean", help: "build even what has not changed" },
  "fail-on-warnings": { type: "boolean", help: "exit with 3 when there is a warning" },
};
