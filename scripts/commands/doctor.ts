import { diagnosticCodes, type DiagnosticCode } from "../diagnostic-codes.ts";
import { exitCodes } from "../exit-codes.ts";
import { words } from "../printer.ts";
import type { UiLang } from "../ui-words.ts";
import { buildOptions } from "./build-options.ts";
import type { Command } from "./command.ts";

/** `dipla doctor`: what is installed, what is missing, how to get it. `--codes` lists all diagnostics. */
export const command: Command = {
  usage: "dipla doctor [--codes]",
  summary: "say what is installed and what is missing",
  example: "dipla doctor",
  flags: { codes: { type: "boolean", help: "list every diagnostic with its words" } },
  async run(invocation) {
    const { values, host } = invocation;
    if (values.codes) {
      await printCodes(values["ui-lang"] === "bg" ? "bg" : "en");
      return exitCodes.success;
    }
    const { config } = await buildOptions(invocation);
    const rows: [string, string][] = [
      ["node", process.versions.node],
      ["platform", `${process.platform} ${process.arch}`],
      ["cache", host.cacheDir],
    ];
    let exitCode: number = exitCodes.success;
    try {
      const { startBrowser } = await import("../render/browser/start-browser.ts");
      const browser = await startBrowser(host, config.browser);
      const { version, source, executable, sandbox } = browser.facts;
      rows.push(["browser", `${version} (${source})`], ["executable", executable], ["sandbox", sandbox ? "on" : "off: the kernel or the user (root) does not allow it"]);
      rows.push(["hyphenation", (await browser.hyphenate("bg")) && (await browser.hyphenate("en")) ? "bg en" : "none: dictionaries can only be added to the bundled browser"]);
      await browser.close();
    } catch (error) {
      rows.push(["browser", `missing: ${(error as Error).message}`]);
      exitCode = exitCodes.renderer;
    }
    const width = Math.max(...rows.map(([name]) => name.length));
    for (const [name, value] of rows) process.stdout.write(`${name.padEnd(width)}  ${value}\n`);
    return exitCode;
  },
};

async function printCodes(lang: UiLang): Promise<void> {
  for (const [code, level] of Object.entries(diagnosticCodes)) {
    const { message, hint } = await words({ code: code as DiagnosticCode, level, place: { file: "" }, facts: {} }, lang);
    process.stdout.write(`${code} (${level})\n  ${message}\n  ${hint}\n`);
  }
}
