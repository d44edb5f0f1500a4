import { mkdtempSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import puppeteer, { type Browser } from "puppeteer";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createNodeHost } from "../scripts/host/node-host.ts";
import { findBrowser } from "../scripts/render/browser/find-browser.ts";
import { lifeline } from "../scripts/render/browser/lifeline.ts";
import { loadPage } from "../scripts/render/browser/load-page.ts";
import { type RunningBrowser, startBrowser } from "../scripts/render/browser/start-browser.ts";
import { readPages } from "./support/read-pages.ts";

/*
 * The ways out of a browser, for HTML that no sanitiser has seen: whatever gets past the parser, the browser itself must reach
 * neither a server on this machine nor a file. A browser without our layers is the control: there the ways are open.
 */
const secret = "a-secret-of-this-machine";
const secretFile = join(mkdtempSync(join(tmpdir(), "dipla-secret-")), "secret.html");
writeFileSync(secretFile, `<p>${secret}</p>`);

/** Way → HTML; `AT` is the server, `WAY` the way's name. */
const ways: Readonly<Record<string, string>> = {
  image: '<img src="http://AT/WAY">',
  stylesheet: '<link rel="stylesheet" href="http://AT/WAY">',
  import: '<style>@import "http://AT/WAY";</style>',
  background: '<p style="background: url(http://AT/WAY)">text</p>',
  font: '<style>@font-face { font-family: f; src: url(http://AT/WAY) }</style><p style="font-family: f">text</p>',
  iframe: '<iframe src="http://AT/WAY"></iframe>',
  object: '<object data="http://AT/WAY"></object>',
  embed: '<embed src="http://AT/WAY">',
  video: '<video src="http://AT/WAY" poster="http://AT/WAY" autoplay></video>',
  script: '<script src="http://AT/WAY"></script>',
  fetch: '<script>fetch("http://AT/WAY", { mode: "no-cors" })</script>',
  beacon: '<script>navigator.sendBeacon("http://AT/WAY", "data")</script>',
  socket: '<script>new WebSocket("ws://AT/WAY")</script>',
  prefetch: '<link rel="prefetch" href="http://AT/WAY">',
  preload: '<link rel="preload" as="image" href="http://AT/WAY">',
  refresh: '<meta http-equiv="refresh" content="0; url=http://AT/WAY">',
  "svg-image": '<svg><image href="http://AT/WAY" width="9" height="9"/></svg>',
  "form-target":
    '<form action="http://AT/WAY" id="f"></form><script>document.getElementById("f").submit()</script>',
  "file-frame": `<iframe src="file://${secretFile}" width="500" height="100"></iframe>`,
  "file-object": `<object data="file://${secretFile}"></object>`,
};
const reaching = Object.keys(ways).filter((name) => !name.startsWith("file-"));

let server: Server;
let at = "";
let ours: RunningBrowser;
let open: Browser;
let seen: string[] = [];
const sockets = new Set<Socket>();

beforeAll(async () => {
  // Any connection at all is noted, whatever is spoken over it.
  server = createServer((socket) => {
    sockets.add(socket);
    seen.push("a connection");
    socket.on("error", () => undefined);
    socket.on("data", (data) => {
      seen.push(data.toString("latin1"));
      socket.end(
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok",
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  at = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const host = createNodeHost();
  ours = await startBrowser(host);
  const { executable, env } = await findBrowser(host);
  open = await puppeteer.launch({
    executablePath: executable,
    args: ["--no-sandbox", "--no-zygote"],
    env: { ...process.env, ...env },
  });
});
afterAll(async () => {
  await ours.close();
  await open.close();
  for (const socket of sockets) socket.destroy();
  server.close();
});

const html = (name: string): string =>
  `<!doctype html><title>t</title><body>${(ways[name] ?? "").replaceAll("AT", at).replaceAll("WAY", name)}<p>the end</p>`;
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 150));

it.each(Object.keys(ways))("has no way out by %s", async (name) => {
  seen = [];
  const pdf = await ours.withPage(async (page) => {
    // A font that doesn't come is an error of its own.
    await loadPage(page, html(name), new Map()).catch((error: Error) =>
      expect(name, error.message).toBe("font"),
    );
    await pause();
    return page.pdf();
  });
  expect(seen).toEqual([]);
  const pages = await readPages(new Uint8Array(pdf));
  expect(pages.flatMap(({ texts }) => texts.map(({ text }) => text)).join(" ")).not.toContain(secret);
});

it("would be reached by each of these ways without the layers", async () => {
  const reached: string[] = [];
  for (const name of reaching) {
    seen = [];
    const page = await open.newPage();
    // A page that has left for elsewhere is never loaded.
    await page.setContent(html(name), { waitUntil: "domcontentloaded" }).catch(() => undefined);
    for (let turn = 0; turn < 60 && seen.length === 0; turn += 1) await pause();
    if (seen.length > 0) reached.push(name);
    await page.close();
  }
  expect(reached).toEqual(reaching);
}, 240_000);

it("fails whoever asks a browser that is dead, and nothing else", async () => {
  const unhandled: unknown[] = [];
  const note = (error: unknown): void => void unhandled.push(error);
  process.on("unhandledRejection", note);
  try {
    const { unlessDead, die } = lifeline();
    const waiting = unlessDead(new Promise(() => undefined));
    die(new Error("the browser ended"));
    await expect(waiting).rejects.toThrow("the browser ended");
    // The work itself fails, too, and somewhat later: that has been answered for.
    const late = new Promise((_, reject) => setTimeout(reject, 5, new Error("closed")));
    await expect(unlessDead(late)).rejects.toThrow("the browser ended");
    await new Promise((resolve) => setTimeout(resolve, 50));
  } finally {
    process.off("unhandledRejection", note);
  }
  expect(unhandled).toEqual([]);
});
