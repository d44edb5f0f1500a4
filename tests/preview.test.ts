import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Browser, Page } from "puppeteer";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type OpenPreview, openBrowser, openPreview } from "./support/open-preview.ts";
import { allProcesses } from "./support/processes.ts";
import { createWorkspace, type Workspace } from "./support/workspace.ts";

/* The preview in a real browser: what is saved is shown, whatever happens in between. */
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const leaflet = (word: string): string => `---
title: Open day
template: leaflet-trifold
date: 2026-11-24
---

:::panel{name=inside-1}

## ${word}

Come and see us.

![A square](square.png "The square")

:::

:::panel{name=inside-2}

## Second

More to read.

:::
`;
const note = `---
title: A note
template: briefing
date: 2026-11-24
recipients: recipients.csv
---

## Beginning

To **{{ recipient.name }}**.
`;
const square = (colour: string): Promise<Buffer> =>
  sharp({ create: { width: 60, height: 60, channels: 3, background: colour } })
    .png()
    .toBuffer();

interface Scene {
  workspace: Workspace;
  preview: OpenPreview;
}
async function newScene(files: Record<string, string>, ...args: string[]): Promise<Scene> {
  const workspace = await createWorkspace(files);
  return { workspace, preview: await openPreview(workspace.root, ...args) };
}
async function endScene({ workspace, preview }: Scene): Promise<void> {
  await preview.stop();
  await workspace.remove();
}
async function openWindow({ preview }: Scene, where = ""): Promise<Page> {
  const page = await browser.newPage();
  await page.setViewport({ width: 1400, height: 900 });
  await page.goto(preview.address.replace(/#.*$/, "") + where);
  return page;
}
/** Text of the page that is shown in the frame. */
const shownText = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const frame = document.querySelector<HTMLIFrameElement>("iframe:not(.is-loading)");
    return (frame?.contentDocument?.body?.textContent ?? "").replaceAll("\u00a0", " ");
  });
async function until<T>(look: () => Promise<T>, holds: (value: T) => boolean, ms = 10_000): Promise<T> {
  const end = performance.now() + ms;
  for (;;) {
    const value = await look();
    if (holds(value)) return value;
    if (performance.now() > end) throw new Error(`still ${JSON.stringify(value)?.slice(0, 500)}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
const untilShown = (page: Page, text: string): Promise<string> =>
  until(
    () => shownText(page),
    (shown) => shown.includes(text),
  );
const isHidden = (page: Page, id: string): Promise<boolean> =>
  page.$eval(`#${id}`, (node) => (node as HTMLElement).hidden === true);

describe("a workspace with a leaflet and a briefing", () => {
  let scene: Scene;
  let page: Page;
  const file = (path: string): string => join(scene.workspace.root, path);
  beforeAll(async () => {
    scene = await newScene(
      {
        "dipla.config.json": JSON.stringify({ preview: { editor: "vscode://file{path}:{line}:{column}" } }),
        "content/_data/organisation.yaml": "name: Office\n",
        "content/open-day/en.md": leaflet("First words"),
        "content/note/en.md": note,
        "content/note/recipients.csv":
          "id,name,salutation,address,lang\none,First Ministry,Dear A,1 Street,en\ntwo,Second Ministry,Dear B,2 Street,en\n",
      },
      "open-day",
    );
    await scene.workspace.write("content/open-day/square.png", await square("red"));
    page = await openWindow(scene, "#open-day/en");
    await untilShown(page, "First words");
  });
  afterAll(() => endScene(scene));

  it("shows what was saved on the disk, on the page and in the PDF", async () => {
    await page.click("#tab-pages");
    const pages = (): Promise<string> =>
      page.$$eval("#panel-pages canvas[id]", (all) =>
        all.map((one) => (one as HTMLCanvasElement).toDataURL().length).join(),
      );
    const before = await until(pages, (text) => text.split(",").length === 2);
    writeFileSync(file("content/open-day/en.md"), leaflet("Other words"));
    await until(pages, (text) => text !== before && text.split(",").length === 2);
    await page.click("#tab-html");
    await untilShown(page, "Other words");
  });

  it("follows editors that save by a new file in the old one's place", async () => {
    writeFileSync(file("content/open-day/.en.md.swp"), leaflet("Renamed words"));
    renameSync(file("content/open-day/.en.md.swp"), file("content/open-day/en.md"));
    await untilShown(page, "Renamed words");
  });

  it("keeps the place where one reads, and marks what has changed", async () => {
    await page.evaluate(() =>
      document.querySelector<HTMLIFrameElement>("iframe:not(.is-loading)")?.contentWindow?.scrollTo(0, 400),
    );
    writeFileSync(file("content/open-day/en.md"), leaflet("Scrolled words"));
    await untilShown(page, "Scrolled words");
    const seen = await page.evaluate(() => {
      const frame = document.querySelector<HTMLIFrameElement>("iframe:not(.is-loading)");
      const marked = [...(frame?.contentDocument?.querySelectorAll<HTMLElement>("[style*=outline]") ?? [])];
      return {
        top: frame?.contentWindow?.scrollY ?? 0,
        marked: marked.map(({ textContent }) => textContent?.replaceAll("\u00a0", " ")),
      };
    });
    expect(seen.top).toBeGreaterThan(300);
    expect(seen.marked).toEqual(["Scrolled words"]);
  });

  it("keeps the last good page when the text has an error, and says so until it is mended", async () => {
    writeFileSync(
      file("content/open-day/en.md"),
      leaflet("Never seen").replace("title: Open day", "title: Open: day"),
    );
    await until(
      () => isHidden(page, "stale"),
      (hidden) => !hidden,
    );
    expect(await shownText(page)).toContain("Scrolled words");
    await page.click("#tab-problems");
    // A file is empty for a moment while it is written, which is another problem until the rest has come.
    const problem = await until(
      () => page.evaluate(() => document.querySelector(".problems li")?.textContent ?? ""),
      (text) => text.includes("content/open-day/en.md:2"),
    );
    expect(problem).toContain("title: Open: day");
    const link = await page.$eval(".problems li a", (node) => node.getAttribute("href"));
    expect(link).toMatch(/^vscode:\/\/file\/.*\/content\/open-day\/en\.md:2:\d+$/);
    await page.click("#tab-html");
    writeFileSync(file("content/open-day/en.md"), leaflet("Mended words"));
    await untilShown(page, "Mended words");
    await until(() => isHidden(page, "stale"), Boolean);
  });

  it("leads from a problem to its block on the page, and to its line in the text", async () => {
    writeFileSync(
      file("content/open-day/en.md"),
      leaflet("Shown words").replace("Come and see us.", "Click [here](https://a.example)."),
    );
    await untilShown(page, "Shown words");
    await page.click("#tab-problems");
    const buttons = await until(
      () => page.$$(".problems li.warning button"),
      (all) => all.length >= 2,
    );
    await buttons[1]?.click();
    expect(await page.$eval("#tab-html", (node) => node.getAttribute("aria-selected"))).toBe("true");
    const marked = await page.evaluate(
      () =>
        [
          ...(document
            .querySelector<HTMLIFrameElement>("iframe:not(.is-loading)")
            ?.contentDocument?.querySelectorAll("[style*=outline]") ?? []),
        ].length,
    );
    expect(marked).toBeGreaterThan(0);
    await page.click("#tab-problems");
    await (await page.$(".problems li.warning button"))?.click();
    const at = await page.$eval("#text", (node) => {
      const { value, selectionStart } = node as HTMLTextAreaElement;
      return value.slice(0, selectionStart).split("\n").length;
    });
    expect(at).toBeGreaterThan(8);
    await page.click("#tab-html");
  });

  it("shows a new picture, and a new style of the template", async () => {
    const picture = (): Promise<string> =>
      page.evaluate(
        () =>
          document
            .querySelector<HTMLIFrameElement>("iframe:not(.is-loading)")
            ?.contentDocument?.querySelector("figure img")
            ?.getAttribute("src") ?? "",
      );
    const before = await until(picture, Boolean);
    await scene.workspace.write("content/open-day/square.png", await square("blue"));
    await until(picture, (now) => now !== before && now !== "");
    // A template of the workspace takes the place of the built-in one, and its style counts from then on.
    await scene.workspace.copy(join(process.cwd(), "templates/leaflet"), "templates/leaflet");
    const css = readFileSync(file("templates/leaflet/style.css"), "utf8");
    writeFileSync(
      file("templates/leaflet/style.css"),
      `${css}\n[data-role="title"] { padding-inline-start: 77px; }\n`,
    );
    const spacing = (): Promise<string> =>
      page.evaluate(() => {
        const frame = document.querySelector<HTMLIFrameElement>("iframe:not(.is-loading)");
        const title = frame?.contentDocument?.querySelector("[data-role=title]");
        return title ? (frame?.contentWindow?.getComputedStyle(title).paddingInlineStart ?? "") : "";
      });
    await until(spacing, (value) => value === "77px");
  });

  it("folds and opens the leaflet by keyboard, and keeps it folded when the text changes", async () => {
    await page.click("#tab-leaflet");
    const value = (): Promise<string | null | undefined> =>
      page.$eval(".paper", (node) => node.getAttribute("aria-valuenow"));
    await until(
      () => page.$$eval(".hinge", (all) => all.length),
      (count) => count === 2,
    );
    await page.focus(".paper");
    await page.keyboard.press("ArrowLeft");
    expect(await value()).toBe("1");
    await page.keyboard.press("End");
    expect(await value()).toBe("2");
    const turned = await page.$$eval(".hinge", (all) =>
      all.map((one) => (one as HTMLElement).style.transform),
    );
    expect(turned.every((transform) => /rotateY\(-?180deg\)/.test(transform))).toBe(true);
    const painted = (): Promise<string> =>
      page.$eval(".sheets canvas", (one) => (one as HTMLCanvasElement).toDataURL());
    const before = await painted();
    writeFileSync(
      file("content/open-day/en.md"),
      leaflet("Folded words").replace("title: Open day", "title: Another day"),
    );
    await until(painted, (now) => now !== before);
    expect(await value()).toBe("2");
    await page.keyboard.press("Home");
    expect(await value()).toBe("0");
    await page.click("#overlay-folds");
    // The sheets may be painted once more meanwhile, and then are other elements.
    const shown = (): Promise<string> =>
      page.$$eval(".sheet .folds", (all) => all.map((one) => getComputedStyle(one).visibility).join(" "));
    await until(shown, (seen) => seen === "visible visible visible visible");
    await page.click("#tab-html");
  });

  it("shows a recipient's copy", async () => {
    const other = await openWindow(scene, "#note/en");
    await untilShown(other, "«First Ministry»".slice(0, 1));
    await until(
      () => other.$eval("#pick-recipient", (node) => (node as HTMLSelectElement).options.length),
      (count) => count === 3,
    );
    await other.select("#pick-recipient", "two");
    const text = await untilShown(other, "Second Ministry");
    expect(text).not.toContain("First Ministry");
    expect(text).not.toContain("«");
    await other.close();
  });

  it("shows the Word file's outline", async () => {
    await page.click("#tab-word");
    const outline = await until(
      () =>
        page.$$eval(".outline li", (all) =>
          all.map(({ textContent }) => textContent?.replaceAll("\u00a0", " ")),
        ),
      (all) => all.length > 0,
      60_000,
    );
    expect(outline).toContain("Folded words");
    await page.click("#tab-html");
  }, 70_000);

  it("lists documents and languages that come and go", async () => {
    const names = (): Promise<string[]> =>
      page.$$eval("#pick-document option", (all) => all.map((one) => one.value));
    await scene.workspace.write("content/extra.md", "---\ntitle: Extra\nlang: en\n---\n\nText.\n");
    await until(names, (all) => all.includes("extra"));
    rmSync(file("content/extra.md"));
    await until(names, (all) => !all.includes("extra"));
    await scene.workspace.write("content/open-day/bg.md", leaflet("Първи думи"));
    await until(
      () => page.$$eval("#pick-language option", (all) => all.length),
      (count) => count === 2,
    );
    await page.select("#pick-language", "bg");
    await untilShown(page, "Първи думи");
    await page.select("#pick-language", "en");
    await untilShown(page, "Folded words");
  });

  it("saves what is typed, underlines what is wrong, and asks when the file has changed meanwhile", async () => {
    const other = await openWindow(scene, "#open-day/en");
    await untilShown(other, "Folded words");
    await until(
      () => other.$eval("#text", (node) => (node as HTMLTextAreaElement).value),
      (text) => text.includes("Folded words"),
    );
    const type = (from: string, to: string): Promise<void> =>
      other.$eval(
        "#text",
        (node, old, now) => {
          const area = node as HTMLTextAreaElement;
          const at = area.value.indexOf(old);
          area.focus();
          area.setSelectionRange(at, at + old.length);
          document.execCommand("insertText", false, now);
        },
        from,
        to,
      );
    await type("Folded words", "Typed words");
    await untilShown(other, "Typed words");
    await untilShown(page, "Typed words");
    expect(readFileSync(file("content/open-day/en.md"), "utf8")).toContain("Typed words");
    await type("Come and see us.", "Come and see {{ facts.nothing }}.");
    await until(
      () => other.$$eval(".marks mark.error", (all) => all.map(({ textContent }) => textContent)),
      (all) => all.length === 1,
    );
    // The browser's own undo takes it back.
    await other.focus("#text");
    await other.keyboard.down("Control");
    await other.keyboard.press("z");
    await other.keyboard.up("Control");
    await until(
      () => other.$$eval(".marks mark.error", (all) => all.length),
      (count) => count === 0,
    );

    // Typed here and saved elsewhere before the pane could save: nobody's text is lost.
    await other.$eval("#text", (node) => {
      const area = node as HTMLTextAreaElement;
      area.value = area.value.replace("Typed words", "Mine");
      area.dispatchEvent(new Event("input"));
    });
    writeFileSync(file("content/open-day/en.md"), leaflet("Theirs"));
    await until(
      () => other.$eval(".conflict", (node) => (node as HTMLElement).hidden === true),
      (hidden) => !hidden,
    );
    expect(readFileSync(file("content/open-day/en.md"), "utf8")).toContain("Theirs");
    await other.click(".conflict button:last-of-type");
    await untilShown(other, "Mine");
    expect(readFileSync(file("content/open-day/en.md"), "utf8")).toContain("Mine");
    await other.close();
  }, 30_000);

  it("outlives thirty edits in a row, right and wrong", async () => {
    for (let edit = 0; edit < 30; edit += 1) {
      const text = leaflet(`Edit ${edit}`);
      const broken = [
        text.replace("---\n\n", ""),
        text.replaceAll(":::", "::"),
        text.slice(0, edit * 9),
        text.replace("leaflet-trifold", "no-such"),
        "",
      ];
      if (edit % 5 === 4) {
        rmSync(file("content/open-day/en.md"));
        // Long enough for a build that finds nothing there.
        await new Promise((resolve) => setTimeout(resolve, 250));
      }
      writeFileSync(
        file("content/open-day/en.md"),
        edit % 2 ? (broken[(edit >> 1) % broken.length] ?? "") : text,
      );
      await new Promise((resolve) => setTimeout(resolve, (edit * 37) % 120));
    }
    writeFileSync(file("content/open-day/en.md"), leaflet("Still here"));
    await untilShown(page, "Still here");
    await until(() => isHidden(page, "stale"), Boolean);
  }, 30_000);

  it("has no accessibility faults, in both languages of the interface", async () => {
    const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
    const bulgarian = await openPreview(scene.workspace.root, "--ui-lang", "bg");
    try {
      for (const address of [scene.preview.address, bulgarian.address]) {
        const window = await browser.newPage();
        await window.setViewport({ width: 1400, height: 900 });
        await window.setBypassCSP(true);
        await window.goto(`${address.replace(/#.*$/, "")}#open-day/en`);
        await untilShown(window, "Still here");
        for (const tab of ["html", "pages", "leaflet", "word", "problems"]) {
          await window.click(`#tab-${tab}`);
          await new Promise((resolve) => setTimeout(resolve, 800));
          await window.evaluate(axe);
          const found = await window.evaluate(async () => {
            const run = (
              globalThis as unknown as {
                axe: {
                  run(context: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
                };
              }
            ).axe;
            // What is in the frame is the document, which has its own review.
            const { violations } = await run.run({ exclude: [["iframe"]] });
            return violations.map(
              ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`,
            );
          });
          expect(found, `${tab} at ${address}`).toEqual([]);
        }
        await window.close();
      }
    } finally {
      await bulgarian.stop();
    }
  }, 90_000);
});

describe("a configuration that is a program", () => {
  it("is read again when it or what it imports changes; while it is wrong, the last that was right holds", async () => {
    const config = (jobs: string): string =>
      `import { word } from "./settings/words.ts";\nexport default {\n  params: { word },\n  jobs: ${jobs},\n};\n`;
    const words = (word: string): string => `export const word: string = "${word}";\n`;
    const scene = await newScene({
      "package.json": '{ "type": "commonjs" }',
      "dipla.config.ts": config("2"),
      "settings/words.ts": words("First"),
      "content/plain/en.md": "---\ntitle: Plain\n---\n\n{{ params.word }} word.\n",
    });
    const file = (path: string): string => join(scene.workspace.root, path);
    try {
      const page = await openWindow(scene, "#plain/en");
      const problems = (): Promise<string> =>
        page.$$eval(".problems li", (all) => all.map(({ textContent }) => textContent).join("\n"));
      await untilShown(page, "First word.");
      writeFileSync(file("settings/words.ts"), words("Second"));
      await untilShown(page, "Second word.");
      await page.click("#tab-problems");
      writeFileSync(file("dipla.config.ts"), config('"many"'));
      const wrong = await until(problems, (text) => text.includes("whole number"));
      expect(wrong).toContain("dipla.config.ts:4");
      writeFileSync(file("content/plain/en.md"), "---\ntitle: Plain\n---\n\n{{ params.word }} time.\n");
      await page.click("#tab-html");
      await untilShown(page, "Second time.");
      writeFileSync(file("settings/words.ts"), "export const word = gone;\n");
      await page.click("#tab-problems");
      await until(problems, (text) => text.includes("settings/words.ts:1"));
      writeFileSync(file("dipla.config.ts"), config("3"));
      writeFileSync(file("settings/words.ts"), words("Third"));
      await page.click("#tab-html");
      await untilShown(page, "Third time.");
      await until(problems, (text) => !text.includes("dipla.config") && !text.includes("settings/"));
    } finally {
      await endScene(scene);
    }
  }, 60_000);
});

describe("an empty folder", () => {
  it("becomes a leaflet without a terminal", async () => {
    const scene = await newScene({});
    try {
      const page = await openWindow(scene);
      await until(
        () => isHidden(page, "welcome"),
        (hidden) => !hidden,
      );
      await page.$eval("#new-name", (node) => {
        (node as HTMLInputElement).value = "our-day";
      });
      await page.click("#welcome button");
      await until(
        () => shownText(page),
        (text) => text.length > 200,
        20_000,
      );
      expect(existsSync(join(scene.workspace.root, "content/our-day/en.md"))).toBe(true);
      expect(await isHidden(page, "welcome")).toBe(true);
    } finally {
      await endScene(scene);
    }
  }, 40_000);
});

describe("what others may do", () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await newScene({
      "content/sly.md": `---\ntitle: "<script>parent.document.title='taken'</script>"\nlang: en\ntemplate: briefing\nallow-html: true\n---\n\n<script>parent.document.title = "taken"</script><img src="x" onerror="parent.document.title='taken'">\n\n[a link](javascript:parent.document.title='taken')\n\nSound text.\n`,
      "content/plain.md": "---\ntitle: Plain\nlang: en\ntemplate: briefing\n---\n\nPlain text.\n",
      "secret.txt": "a secret",
      ".dipla/password": "another secret",
    });
  });
  afterAll(() => endScene(scene));

  function ask(
    path: string,
    headers: Record<string, string> = {},
    method = "GET",
    body = "",
  ): Promise<{ status: number; text: string }> {
    const { port, hostname } = new URL(scene.preview.address);
    return new Promise((resolve, reject) => {
      const asking = request(
        { port, hostname, path, method, headers, setHost: headers.Host === undefined },
        (answer) => {
          let text = "";
          answer.setEncoding("utf8").on("data", (chunk: string) => {
            text += chunk;
          });
          answer.on("end", () => resolve({ status: answer.statusCode ?? 0, text }));
        },
      );
      asking.on("error", reject);
      asking.end(body);
    });
  }

  it("is nothing without the token, under another name, or beside the path", async () => {
    const { pathname, origin } = new URL(scene.preview.address);
    expect((await ask(pathname)).status).toBe(200);
    const wrong = `/${"0".repeat(pathname.length - 2)}/`;
    for (const path of ["/", wrong, `${wrong}api/list`, pathname.slice(0, -2), "/api/list", "/favicon.ico"])
      expect(await ask(path), path).toEqual({ status: 404, text: "" });
    for (const host of ["evil.example", "evil.example:80", "127.0.0.1", "localhost:1"])
      expect(await ask(pathname, { Host: host }), host).toEqual({ status: 403, text: "" });
    expect(await ask(`${pathname}api/list`, { Origin: "http://evil.example" })).toEqual({
      status: 403,
      text: "",
    });
    for (const path of [
      "page/",
      "page/..%2f..%2f..%2fcli.ts",
      "page/../../../../secret.txt",
      "lib/..%2fpackage.json",
      "file/passwd",
      "api/",
      "font/9",
    ])
      expect(await ask(pathname + path), path).toEqual({ status: 404, text: "" });
    for (const file of [
      "../secret.txt",
      "secret.txt",
      ".dipla/password",
      "content/../secret.txt",
      "/etc/passwd",
      "content/.hidden.md",
      "dipla.config.ts",
    ])
      expect(await ask(`${pathname}api/text?file=${encodeURIComponent(file)}`), file).toEqual({
        status: 404,
        text: "",
      });
    const write = JSON.stringify({ file: "content/../taken.md", text: "taken", base: "" });
    expect((await ask(`${pathname}api/text`, { Origin: origin }, "PUT", write)).status).toBe(404);
    // A form of another page sends no origin of ours.
    const sound = JSON.stringify({ file: "content/sly.md", text: "taken", base: "" });
    expect((await ask(`${pathname}api/text`, {}, "PUT", sound)).status).toBe(403);
    expect(
      (
        await ask(
          `${pathname}api/new`,
          { Origin: origin },
          "POST",
          JSON.stringify({ template: "briefing", name: "../../up" }),
        )
      ).status,
    ).toBe(409);
  });

  it("content can't act on the page that shows it", async () => {
    const page = await openWindow(scene, "#plain/en");
    await untilShown(page, "Plain text.");
    // What no sanitiser would let through is put into the frame's own document: it must not run.
    const ran = await page.evaluate(async () => {
      const frame = document.querySelector<HTMLIFrameElement>("iframe:not(.is-loading)");
      const inside = frame?.contentDocument;
      const script = inside?.createElement("script");
      if (!inside || !script) return "no frame";
      script.textContent = "parent.document.title = 'taken'";
      inside.body.append(script);
      const image = inside.createElement("div");
      image.innerHTML = `<img src="http://127.0.0.1:1/x" onerror="parent.document.title='taken'">`;
      inside.body.append(image);
      await new Promise((resolve) => setTimeout(resolve, 300));
      return document.title;
    });
    expect(ran).not.toBe("taken");
    await page.goto("about:blank");
    await page.goto(`${scene.preview.address}#sly/en`);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(await page.title()).not.toBe("taken");
    await page.close();
  });

  it("ends on Ctrl-C, and leaves no process behind", async () => {
    const own = allProcesses()
      .filter(({ args }) => args.includes(scene.workspace.root))
      .map(({ pid }) => pid);
    const below = allProcesses()
      .filter(({ ppid }) => own.includes(ppid))
      .map(({ pid }) => pid);
    expect(below.length).toBeGreaterThan(0);
    expect(await scene.preview.stop()).toBe(0);
    await until(
      async () => allProcesses().filter(({ pid }) => below.includes(pid)).length,
      (count) => count === 0,
    );
  });
});
