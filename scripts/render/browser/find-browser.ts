import { join } from "node:path";
import type { Host } from "../../host/host.ts";
import { BrowserError } from "./browser-error.ts";
import { hasBundledChromium, unpackChromium } from "./bundled-chromium.ts";

/** A browser that can be started. */
export interface FoundBrowser {
  executable: string;
  /** `configured`: the user named it. `bundled`: from npm. `puppeteer`: its own download. `installed`: the system's. */
  source: "configured" | "bundled" | "puppeteer" | "installed";
  /** Folder for hyphenation dictionaries, when the browser is ours to extend. */
  folder?: string | undefined;
  env: Record<string, string>;
}

const installed: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  linux: [
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/usr/bin/microsoft-edge",
  ],
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  ],
  win32: [
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
    "C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe",
  ],
};

/** The browser to use: the user's choice, the bundled one, puppeteer's download, an installed one. Throws when there is none. */
export async function findBrowser(host: Host, configured?: string | undefined): Promise<FoundBrowser> {
  const chosen = configured ?? host.env.PUPPETEER_EXECUTABLE_PATH;
  if (chosen) {
    if (await host.stat(chosen)) return { executable: chosen, source: "configured", env: {} };
    throw new BrowserError("missing", `browser-not-there:${chosen}`);
  }
  if (hasBundledChromium(host, process.platform, process.arch)) {
    const { executable, folder, env } = await unpackChromium(host);
    return { executable, source: "bundled", folder, env };
  }
  const downloaded = await puppeteerDownload(host);
  if (downloaded) return { executable: downloaded, source: "puppeteer", env: {} };
  for (const path of installed[process.platform] ?? []) {
    if (await host.stat(path)) return { executable: join(path), source: "installed", env: {} };
  }
  throw new BrowserError("missing", "no-browser");
}

async function puppeteerDownload(host: Host): Promise<string | undefined> {
  const { default: puppeteer } = await import("puppeteer");
  try {
    const path = await puppeteer.executablePath();
    return (await host.stat(path)) ? path : undefined;
  } catch {
    // puppeteer throws when nothing was downloaded; an installed browser is looked for next.
    return undefined;
  }
}
