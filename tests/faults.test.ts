import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { createNodeHost } from "../scripts/host/node-host.ts";
import { BrowserError } from "../scripts/render/browser/browser-error.ts";
import { startBrowser } from "../scripts/render/browser/start-browser.ts";
import { RendererError } from "../scripts/render/renderer-error.ts";
import { openWorkerPool } from "../scripts/workers/worker-pool.ts";
import { failureFinding } from "../scripts/workspace/failure-finding.ts";
import { createWorkspace, runDipla } from "./support/workspace.ts";

/* Who is to blame for a fault is told by its class: a message may hold any word, since it may name any file. */
const place = { file: "content/browser-guide/en.md" };

describe("a fault", () => {
  it.each([
    ["of the browser that is not there", new BrowserError("missing", "no such file"), "browser-missing"],
    ["of the browser that has ended", new BrowserError("crashed", "gone"), "browser-crashed"],
    ["of the browser that says nothing", new BrowserError("hangs", "60 s"), "browser-crashed"],
    ["of a renderer", new RendererError("press.pdf", new Error("Session closed")), "renderer-failed"],
    ["of anything else", new Error("Protocol error in /browser/x"), "renderer-failed"],
  ])("%s is told as such", (_, error, code) => {
    expect(failureFinding(error, place, "files", "/w").code).toBe(code);
  });

  it("of a renderer keeps its cause and names its format", () => {
    const cause = new TypeError("x is undefined");
    const error = new RendererError("office.pdf", cause);
    expect(error).toMatchObject({ message: "x is undefined", cause });
    expect(failureFinding(error, place, "files", "/w").params).toEqual({
      format: "PDF",
      reason: "x is undefined",
    });
  });

  it("of the other thread arrives as an error with its own words", async () => {
    const pool = openWorkerPool();
    const work = pool.finish(new TextEncoder().encode("no PDF"), {} as never, []);
    const error = await work.catch((fault: unknown) => fault);
    await pool.close();
    expect(error).toBeInstanceOf(Error);
    expect((error as Error).message).not.toMatch(/\n\s+at /);
    expect((error as Error).stack).toContain("PDFParser.parseHeader");
  });
});

describe("the browser's door", () => {
  it("tells a page that is gone from a fault of the work", async () => {
    const browser = await startBrowser(createNodeHost());
    const lost = browser.withPage(async (page) => {
      await page.close();
      await page.evaluate(() => document.title);
    });
    await expect(lost).rejects.toMatchObject({ name: "BrowserError", fault: "crashed" });
    const own = new Error("Protocol error: the browser ended, Target closed");
    await expect(browser.withPage(() => Promise.reject(own))).rejects.toBe(own);
    await browser.close();
    await expect(browser.withPage((page) => page.title())).rejects.toBeInstanceOf(BrowserError);
  });
});

describe("a file that can't be looked at", async () => {
  const workspace = await createWorkspace({
    "content/browser-guide/en.md": "---\ntitle: A guide\n---\n\nWords.\n\n![A picture](loop.png)\n",
  });
  afterAll(() => workspace.remove());

  it("is no fault of the browser, whatever its folder is called", async () => {
    await symlink("loop.png", join(workspace.root, "content/browser-guide/loop.png"));
    const { stderr } = await runDipla(["build", "--format", "html", "--root", workspace.root]);
    expect(stderr).not.toContain("browser-crashed");
    expect(stderr).not.toContain("renderer-failed");
    expect(stderr).toMatch(/content\/browser-guide\/en\.md:7:1 warning image-/);
  });
});
