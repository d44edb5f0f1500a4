import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createNodeHost } from "../scripts/host/node-host.ts";
import { type RunningBrowser, startBrowser } from "../scripts/render/browser/start-browser.ts";
import { goldenWorkspace } from "./support/golden-workspace.ts";
import { projectRoot, type Workspace } from "./support/workspace.ts";

/*
 * A page of HTML brings its own policy (Content-Security-Policy), which is there for what strangers may have put into it. Of what
 * Dipla makes itself it hinders nothing: a browser tells of everything that it refused, on the screen and in print.
 */
let workspace: Workspace;
let browser: RunningBrowser;

beforeAll(async () => {
  ({ workspace } = await goldenWorkspace());
  const templates = (await readdir(join(projectRoot, "templates"), { withFileTypes: true })).filter(
    (entry) => entry.isDirectory() && !entry.name.startsWith("_"),
  );
  for (const { name } of templates)
    for (const file of await readdir(join(projectRoot, "templates", name))) {
      const lang = /^sample\.(.+)\.md$/.exec(file)?.[1];
      if (lang)
        await workspace.copy(join(projectRoot, "templates", name, file), `content/sample-${name}/${lang}.md`);
    }
  await workspace.run("build", "--format", "html");
  browser = await startBrowser(createNodeHost());
});
afterAll(async () => {
  await browser?.close();
  await workspace?.remove();
});

/** What a browser refuses of a page. */
async function refused(html: string): Promise<string[]> {
  return browser.withPage(async (page) => {
    const found: string[] = [];
    const client = await page.createCDPSession();
    await client.send("Log.enable");
    client.on("Log.entryAdded", ({ entry }) => {
      if (entry.source === "security" || /Content Security Policy/.test(entry.text))
        found.push(entry.text.slice(0, 300));
    });
    for (const media of ["screen", "print"]) {
      await page.emulateMediaType(media);
      await page.setContent(html, { waitUntil: "load" });
      // A font is fetched when its first letter is laid out.
      await page.evaluate(() =>
        document.fonts.ready.then(() => document.body.getBoundingClientRect().height),
      );
    }
    await page.pdf();
    await client.detach();
    return found;
  });
}

it("hinders nothing of the goldens' and templates' pages", async () => {
  const files = await readdir(join(workspace.root, "out"), { recursive: true });
  const pages = files.filter((file) => file.endsWith(".html"));
  expect(pages.length).toBeGreaterThan(50);
  const faults: string[] = [];
  for (const file of pages)
    for (const text of await refused(await readFile(join(workspace.root, "out", file), "utf8")))
      faults.push(`${file}: ${text}`);
  expect(faults).toEqual([]);
});

it("is what the browser goes by", async () => {
  const [sample = ""] = (await readdir(join(workspace.root, "out"), { recursive: true })).filter((file) =>
    file.endsWith(".html"),
  );
  const html = await workspace.text(`out/${sample}`);
  const found = await refused(html.replace(/<body[^>]*>/, '$&<img src="https://example.org/a.png" alt="">'));
  expect(found.length).toBeGreaterThan(0);
  for (const text of found) expect(text).toContain("img-src data:");
});
