import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { ResolvedConfig } from "../../scripts/config/resolve.ts";
import type { Finding } from "../../scripts/findings/diagnostics.ts";

/** A configuration as it was read, and what was found in it. */
export interface ReadAnswer {
  config: Omit<ResolvedConfig, "inputs" | "placeOf">;
  /** Paths and hashes. */
  inputs: [path: string, seen: { hash: string }][];
  found: Finding[];
}

/** A process that reads a workspace's configuration again whenever it is asked to. */
export interface ConfigReader {
  read(): Promise<ReadAnswer>;
  /** Ends it; gives what it has written to the error output. */
  close(): Promise<string>;
}

/** Starts `config-reader.ts` as a program. */
export function openConfigReader(root: string): ConfigReader {
  const child = spawn(process.execPath, [join(import.meta.dirname, "config-reader.ts"), root], {
    stdio: ["pipe", "pipe", "pipe"],
  });
  let complaints = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    complaints += text;
  });
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const answers = createInterface(child.stdout)[Symbol.asyncIterator]();
  return {
    async read() {
      child.stdin.write("read\n");
      const { value, done } = await answers.next();
      if (done) throw new Error(`the reader ended: ${complaints}`);
      return JSON.parse(value) as ReadAnswer;
    },
    async close() {
      child.stdin.end();
      await ended;
      return complaints;
    },
  };
}
