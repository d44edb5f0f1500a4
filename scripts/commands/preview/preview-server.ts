import { timingSafeEqual } from "node:crypto";
import { join } from "node:path";
import { serve } from "@hono/node-server";
import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { streamSSE } from "hono/streaming";
import { formatOf, type Output, outputs, recordOf } from "../../formats/formats.ts";
import type { Host } from "../../host/host.ts";
import type { UiLang } from "../../words/interface-languages.ts";
import { interfaceCss, interfaceFont } from "./interface-css.ts";
import { pageHtml } from "./page-html.ts";
import type { PreviewSession } from "./preview-session.ts";
import { type SingleUseAddresses, singleUseAddresses } from "./single-use-address.ts";
import { editablePath, readTextFile, saveTextFile } from "./text-file.ts";
import type { ViewRequest } from "./view.ts";
import { wordView } from "./word-view.ts";

/** What the server needs. */
export interface ServerOptions {
  session: PreviewSession;
  host: Host;
  root: string;
  lang: UiLang;
  /** 0 for any free one. */
  port: number;
  /** Part of every address; nobody who doesn't know it gets anything. */
  token: string;
  /** Starts a document from a template's sample; false when that can't be. */
  create(template: string, name: string): Promise<boolean>;
}

/** A running server; `address` has the token in it. */
export interface PreviewServer {
  address: string;
  port: number;
  /** An address that leads to the page once, for a browser's command line; with a document to show. */
  opening(document: string | undefined): string;
  close(): Promise<void>;
}

/** The page's own files. Nothing else can be asked for, and no folder is listed. */
const pageFiles = new Map([
  ["preview.css", "text/css"],
  ["index.js", "text/javascript"],
  ["elements.js", "text/javascript"],
  ["html-view.js", "text/javascript"],
  ["pages-view.js", "text/javascript"],
  ["leaflet-view.js", "text/javascript"],
  ["build-paper.js", "text/javascript"],
  ["sheet-figure.js", "text/javascript"],
  ["word-view.js", "text/javascript"],
  ["problems-view.js", "text/javascript"],
  ["text-pane.js", "text/javascript"],
  ["text-file.js", "text/javascript"],
]);
const libraryFiles = new Map([
  ["pdf.mjs", "pdfjs-dist/build/pdf.min.mjs"],
  ["pdf.worker.mjs", "pdfjs-dist/build/pdf.worker.min.mjs"],
]);

const pagePolicy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
/** Content is shown, and can do nothing: no scripts, no network, no way up to the page that shows it. */
const contentPolicy =
  "sandbox allow-same-origin; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; frame-ancestors 'self'; base-uri 'none'; form-action 'none'";

/** Starts the server on loopback. */
export async function startServer(options: ServerOptions): Promise<PreviewServer> {
  const app = new Hono();
  const streams = new Set<() => void>();
  const allowed = { port: options.port };
  const openings = singleUseAddresses(() => options.host.now().getTime());
  app.use("*", async (context, next) => {
    const opened = openedBy(context, openings, allowed.port);
    if (opened) return context.redirect(opened);
    const refusal = refused(context, options.token, allowed.port);
    if (refusal) return new Response(null, { status: refusal });
    await next();
    context.header("X-Content-Type-Options", "nosniff");
    context.header("Referrer-Policy", "no-referrer");
    context.header("Cross-Origin-Resource-Policy", "same-origin");
    context.header("Cache-Control", "no-store");
    if (!context.res.headers.has("Content-Security-Policy"))
      context.header("Content-Security-Policy", pagePolicy);
  });
  const at = `/${options.token}`;
  // A text of this size is no text that anybody writes in a pane.
  app.use("*", bodyLimit({ maxSize: 10_000_000, onError: () => new Response(null, { status: 413 }) }));
  addPage(app, at, options);
  addFiles(app, at, options);
  addWriting(app, at, options);
  addEvents(app, at, options, streams);
  app.notFound(() => new Response(null, { status: 404 }));
  app.onError(() => new Response(null, { status: 500 }));
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: "127.0.0.1", port: options.port }, ({ port }) => {
      allowed.port = port;
      resolve({
        port,
        address: `http://127.0.0.1:${port}${at}/`,
        opening: (document) =>
          `http://127.0.0.1:${port}/open/${openings.issue(`${at}/${document ? `#${encodeURIComponent(document)}` : ""}`)}`,
        close: () =>
          new Promise<void>((done) => {
            for (const end of streams) end();
            server.close(() => done());
            if ("closeAllConnections" in server) server.closeAllConnections();
          }),
      });
    });
    server.once("error", reject);
  });
}

/** Where a browser goes on to that was started with an address for one use. */
function openedBy({ req }: Context, openings: SingleUseAddresses, port: number): string | undefined {
  const [, start, word = ""] = req.path.split("/");
  return start === "open" && req.header("host") === `127.0.0.1:${port}` ? openings.take(word) : undefined;
}

/** 403 for a wrong Host or Origin (DNS rebinding, other pages), 404 for a wrong token; undefined when all is right. */
function refused({ req }: Context, token: string, port: number): 403 | 404 | undefined {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (!hosts.includes(req.header("host") ?? "")) return 403;
  const origin = req.header("origin");
  if (origin !== undefined && !hosts.includes(origin.replace(/^http:\/\//, ""))) return 403;
  if (req.method !== "GET" && origin === undefined) return 403;
  const [given, wanted] = [req.path.split("/")[1] ?? "", token].map((text) => Buffer.from(text));
  return given && wanted && given.length === wanted.length && timingSafeEqual(given, wanted)
    ? undefined
    : 404;
}

function addPage(app: Hono, at: string, { host, lang }: ServerOptions): void {
  const folder = join(host.packageRoot, "scripts", "commands", "preview", "page");
  app.get(`${at}/`, (context) => context.html(pageHtml(lang)));
  app.get(`${at}/theme.css`, async (context) =>
    context.body(await interfaceCss(host), 200, { "Content-Type": "text/css" }),
  );
  app.get(`${at}/font/:weight`, async (context) =>
    sent(await interfaceFont(context.req.param("weight"), host), "font/ttf"),
  );
  app.get(`${at}/page/:name`, async (context) => {
    const name = context.req.param("name");
    const type = pageFiles.get(name);
    return sent(type && (await host.read(join(folder, name))), `${type}; charset=utf-8`);
  });
  app.get(`${at}/lib/:name`, async (context) => {
    const path = host.findPackage(libraryFiles.get(context.req.param("name")) ?? "no such file");
    return sent(path && (await host.read(path)), "text/javascript");
  });
}

function addFiles(app: Hono, at: string, { session, host, root }: ServerOptions): void {
  app.get(`${at}/api/list`, async (context) => context.json(await session.list()));
  app.get(`${at}/file/:output`, async (context) => {
    const output = outputs.find((one) => one === context.req.param("output"));
    const view = session.view(requestOf(context));
    const file = output && (await view.file(output));
    const response = sent(file?.bytes, recordOf(formatOf(output ?? "html")).mediaType);
    if (context.req.query("download") !== undefined && file)
      response.headers.set(
        "Content-Disposition",
        `attachment; filename*=UTF-8''${encodeURIComponent(downloadName(requestOf(context), output ?? "html"))}`,
      );
    // What content says is shown in a frame of its own that may do nothing.
    if (output === "html") response.headers.set("Content-Security-Policy", contentPolicy);
    return response;
  });
  app.get(`${at}/word`, async (context) => {
    const file = await session.view(requestOf(context)).file("docx");
    return file ? context.json(await wordView(file.bytes, host)) : new Response(null, { status: 404 });
  });
  app.get(`${at}/api/text`, async (context) => {
    const path = editablePath(root, context.req.query("file") ?? "");
    const file = path && (await readTextFile(path, host));
    return file ? context.json(file) : new Response(null, { status: 404 });
  });
}

function addWriting(app: Hono, at: string, { host, root, create }: ServerOptions): void {
  app.put(`${at}/api/text`, async (context) => {
    const { file, text, base } = (await context.req.json().catch(() => ({}))) as Record<string, unknown>;
    const path = typeof file === "string" ? editablePath(root, file) : undefined;
    if (!path || typeof text !== "string" || typeof base !== "string")
      return new Response(null, { status: 404 });
    const result = await saveTextFile(path, { text, base }, host);
    return context.json(result, result.saved ? 200 : 409);
  });
  app.post(`${at}/api/new`, async (context) => {
    const { template, name } = (await context.req.json().catch(() => ({}))) as Record<string, unknown>;
    const isMade = typeof template === "string" && typeof name === "string" && (await create(template, name));
    return new Response(null, { status: isMade ? 204 : 409 });
  });
}

/** One stream for each window: the list of documents, and the state of what it looks at. */
function addEvents(app: Hono, at: string, { session }: ServerOptions, streams: Set<() => void>): void {
  app.get(`${at}/api/events`, (context) =>
    streamSSE(context, async (stream) => {
      const send = (event: string, data: unknown): void =>
        void stream.writeSSE({ event, data: JSON.stringify(data) }).catch(() => undefined);
      const request = requestOf(context);
      const view = request.document === "" ? undefined : session.view(request);
      const tellList = (): void => void session.list().then((list) => send("list", list));
      const ends = [session.onList(tellList), view?.subscribe((state) => send("state", state))];
      tellList();
      if (view) send("state", view.state);
      await new Promise<void>((resolve) => {
        stream.onAbort(resolve);
        streams.add(resolve);
        ends.push(() => streams.delete(resolve));
      });
      for (const end of ends) end?.();
    }),
  );
}

function requestOf({ req }: Context): ViewRequest {
  const query = req.query();
  return {
    document: query.document ?? "",
    lang: query.lang ?? "",
    ...(query.template && { template: query.template }),
    ...(query.recipient && { recipient: query.recipient }),
  };
}

function downloadName({ document, lang, recipient }: ViewRequest, output: Output): string {
  return [document, recipient, lang, output].filter(Boolean).join(".");
}

function sent(bytes: Uint8Array | string | undefined, type: string): Response {
  if (bytes === undefined || bytes === "") return new Response(null, { status: 404 });
  const body = typeof bytes === "string" ? bytes : new Uint8Array(bytes);
  return new Response(body, { headers: { "Content-Type": type } });
}
