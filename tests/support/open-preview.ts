import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import puppeteer, { type Browser } from "puppeteer";
import { createNodeHost } from "../../scripts/host/node-host.ts";
import { findBrowser } from "../../scripts/render/browser/find-browser.ts";
import { projectRoot } from "./workspace.ts";

/** A running `dipla preview`. */
export interface OpenPreview {
  /** With the token. */
  address: string;
  child: ChildProcess;
  /** Ctrl-C; gives the exit code. */
  stop(): Promise<number | null>;
}

/** Starts the command as a user would. */
export function openPreview(root: string, ...more: string[]): Promise<OpenPreview> {
  return openPreviewOf(join(projectRoot, "scripts", "dipla.mjs"), root, ...more);
}

/** The same with another `dipla.mjs`, such as a package's. */
export async function openPreviewOf(script: string, root: string, ...more: string[]): Promise<OpenPreview> {
  const child = spawn(process.execPath, [script, "preview", ...more, "--no-open", "--json", "--root", root], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, LANG: "C" },
  });
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  let said = "";
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      const found = /"address":"([^"]+)"/.exec(said)?.[1];
      if (found) resolve(found);
    });
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
    void ended.then((code) => reject(new Error(`the preview ended with ${code}: ${said}`)));
  });
  return {
    address,
    child,
    stop: async () => {
      child.kill("SIGINT");
      return ended;
    },
  };
}

/** A browser such as people have: with scripts, and with a network. */
export async function openBrowser(): Promise<Browser> {
  const { executable, env } = await findBrowser(createNodeHost());
  return puppeteer.launch({
    executablePath: executable,
    env: { ...process.env, ...env },
    pipe: true,
    args: ["--no-sandbox", "--no-zygote"],
  });
}
