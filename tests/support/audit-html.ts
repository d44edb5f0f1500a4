import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { HtmlValidate } from "html-validate";
import type { Page } from "puppeteer";
import { createNodeHost } from "../../scripts/host/node-host.ts";
import { type RunningBrowser, startBrowser } from "../../scripts/render/browser/start-browser.ts";

/** What other people's programs say of HTML files: html-validate and axe-core in the real browser. */
export interface Auditor {
  browser: RunningBrowser;
  axe: string;
  validator: HtmlValidate;
  close(): Promise<void>;
}

/** Starts the browser and reads axe. */
export async function openAuditor(): Promise<Auditor> {
  const browser = await startBrowser(createNodeHost());
  const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  // The standard and accessibility; how the source is laid out is nobody's matter in a made file.
  const validator = new HtmlValidate({ extends: ["html-validate:standard", "html-validate:a11y"] });
  return { browser, axe, validator, close: () => browser.close() };
}

/** Screens in CSS px. At 200 % zoom a screen of 1280 × 1024 is 640 px wide (WCAG 2.2, 1.4.10 asks for 320). */
const screens = [
  { name: "phone", width: 390, height: 844 },
  { name: "phone, smallest", width: 320, height: 640 },
  { name: "desktop at 200 %", width: 640, height: 512 },
  { name: "desktop", width: 1280, height: 1024 },
] as const;
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Every fault that is found in a page, one line each; none in a good page. */
export async function auditPages(auditor: Auditor, html: string): Promise<string[]> {
  return [
    ...(await validate(auditor, html)),
    ...(await auditor.browser.withPage((page) => auditScreens(page, auditor, html))),
  ];
}

async function validate({ validator }: Auditor, html: string): Promise<string[]> {
  const report = await validator.validateString(html.replace(/<style>[\s\S]*?<\/style>/g, "<style></style>"));
  return report.results.flatMap(({ messages }) =>
    messages.map(
      ({ ruleId, line, column, message }) => `html-validate ${ruleId} ${line}:${column} ${message}`,
    ),
  );
}

async function auditScreens(page: Page, { axe }: Auditor, html: string): Promise<string[]> {
  const faults: string[] = [];
  await page.emulateMediaType("screen");
  for (const scheme of ["light", "dark"] as const) {
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    for (const { name, width, height } of screens) {
      await page.setViewport({ width, height });
      await page.setJavaScriptEnabled(true);
      await page.setContent(html, { waitUntil: "load" });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (wide > 0) faults.push(`${name}, ${scheme}: scrolls sideways by ${wide} px`);
      await page.evaluate(axe);
      const found = await page.evaluate(
        async (tags) => {
          const { axe: library } = globalThis as unknown as {
            axe: {
              run(
                options: unknown,
              ): Promise<{ violations: { id: string; help: string; nodes: { html: string }[] }[] }>;
            };
          };
          const { violations } = await library.run({ runOnly: { type: "tag", values: tags } });
          return violations.map(
            ({ id, help, nodes }) =>
              `${id}: ${help}: ${nodes
                .map((node) => node.html.slice(0, 100))
                .slice(0, 3)
                .join(" ")}`,
          );
        },
        [...rules],
      );
      faults.push(...found.map((fault) => `axe, ${name}, ${scheme}: ${fault}`));
    }
  }
  await page.emulateMediaFeatures([]);
  return faults;
}
