import { messageOf } from "../document/message-of.ts";
import { type DiagnosticCode, diagnosticCodes } from "../findings/diagnostic-codes.ts";
import { diagnosticWords, reasonWords } from "../findings/diagnostic-words.ts";
import { languages } from "../languages/languages.ts";
import { catalogue } from "../words/catalogues.ts";
import { fill } from "../words/fill.ts";
import type { UiLang } from "../words/interface-languages.ts";
import { exitCodes } from "../workspace/exit-codes.ts";
import { buildOptions } from "./build-options.ts";
import type { Command } from "./command.ts";
import { describeSeal } from "./send/describe-seal.ts";

/** `dipla doctor`: what is installed, what is missing, how to get it. `--codes` lists all diagnostics. */
export const command: Command = {
  usage: "dipla doctor [--codes]",
  name: "doctor",
  example: "dipla doctor",
  flags: { codes: { type: "boolean" } },
  async run(invocation) {
    const { values, host, uiLang } = invocation;
    if (values.codes) {
      await printCodes(uiLang);
      return exitCodes.success;
    }
    const words = await catalogue(uiLang, "doctor");
    const { config } = await buildOptions(invocation);
    const rows: [string, string][] = [
      ["node", process.versions.node],
      [words.platform, `${process.platform} ${process.arch}`],
      [words.cache, host.cacheDir],
      [words.languages, Object.keys(languages).join(" ")],
    ];
    let exitCode: number = exitCodes.success;
    try {
      const { startBrowser } = await import("../render/browser/start-browser.ts");
      const browser = await startBrowser(host, { configured: config.browser });
      const { version, source, executable, sandbox } = browser.about;
      rows.push(
        [words.browser, `${version} (${words.sources[source]})`],
        [words.executable, executable],
        [words.sandbox, sandbox ? words.sandboxOn : words.sandboxOff],
      );
      const divided: string[] = [];
      for (const lang of Object.values(languages).flatMap(({ hyphenation }) => Object.keys(hyphenation)))
        if ((await browser.hyphenate(lang)) === "browser") divided.push(lang);
      rows.push([words.hyphenation, divided.join(" ") || words.noHyphenation]);
      await browser.close();
    } catch (error) {
      rows.push([
        words.browser,
        fill(words.missing, { reason: await reasonWords(messageOf(error), uiLang) }),
      ]);
      exitCode = exitCodes.renderer;
    }
    const seal = await describeSeal(config, host, uiLang);
    if (seal) rows.push([words.seal, seal.text]);
    if (seal?.canSeal === false) exitCode ||= exitCodes.content;
    const width = Math.max(...rows.map(([name]) => name.length));
    for (const [name, value] of rows) process.stdout.write(`${name.padEnd(width)}  ${value}\n`);
    return exitCode;
  },
};

async function printCodes(lang: UiLang): Promise<void> {
  for (const code of Object.keys(diagnosticCodes) as DiagnosticCode[]) {
    const { message, hint } = await diagnosticWords({ code, params: {} }, lang);
    process.stdout.write(`${code} (${diagnosticCodes[code].weight})\n  ${message}\n  ${hint}\n`);
  }
}
