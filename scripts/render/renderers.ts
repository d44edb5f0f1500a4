import type { Format } from "../document/publication.ts";
import { sha256 } from "../sha256.ts";
import { webFonts } from "./assets/web-fonts.ts";
import { assetOrigin, type ServedFile } from "./browser/load-page.ts";
import { renderHtml } from "./html/render-html.ts";
import type { Renderer } from "./renderer.ts";

const pictureTypes = { svg: "image/svg+xml", png: "image/png", jpg: "image/jpeg", gif: "image/gif" } as const;

/** One self-contained file: fonts and pictures are in it. */
const html: Renderer = async ({ publication, pictures, faces, host }) => {
  const files = await webFonts(faces, host);
  const fonts = [...files].map(([face, bytes]) => ({
    face,
    url: dataUrl("font/woff2", bytes),
    format: "woff2" as const,
  }));
  const page = renderHtml(publication, {
    pictures,
    fonts,
    pictureUrl: (_key, picture) => dataUrl(pictureTypes[picture.type], picture.bytes),
  });
  return { bytes: new TextEncoder().encode(page) };
};

/** The same page with its assets beside it, printed by the browser. */
const pdf: Renderer = async ({ publication, pictures, faces, host, browser, diagnostics }) => {
  const starting = browser();
  const { renderPdf } = await import("./pdf/render-pdf.ts");
  const files = new Map<string, ServedFile>();
  // Addresses carry the content's hash: the browser's memory cache outlives a page.
  const serve = (folder: string, bytes: Uint8Array, mediaType: string): string => {
    const path = `${folder}/${sha256(bytes).slice(0, 16)}`;
    files.set(path, { bytes, mediaType });
    return assetOrigin + path;
  };
  const fonts = await Promise.all(
    faces.map(async (face) => ({
      face,
      url: serve("fonts", (await host.read(face.file.path)) ?? new Uint8Array(), "font/ttf"),
      format: "truetype" as const,
    })),
  );
  const urls = new Map(
    [...pictures].map(([key, picture]) => [
      key,
      serve("pictures", picture.bytes, pictureTypes[picture.type]),
    ]),
  );
  const page = (pageNumbers?: ReadonlyMap<string, number>): string =>
    renderHtml(publication, { pictures, fonts, pictureUrl: (key) => urls.get(key) ?? "", pageNumbers });
  const hasContents = JSON.stringify(publication.body).includes('"toc-entry"');
  const running = await starting;
  const { lang, date, source } = publication;
  const printed = await renderPdf(
    { html: page, files, lang, date, hasContents, source },
    running,
    diagnostics,
  );
  return {
    bytes: printed.bytes,
    pages: printed.pages,
    browser: { version: running.facts.version, sandbox: running.facts.sandbox },
  };
};

/** Word, loaded only when it is asked for. */
const docx: Renderer = async ({ publication, pictures, host, diagnostics }) => {
  const { renderDocx } = await import("./docx/render-docx.ts");
  return { bytes: await renderDocx(publication, pictures, host, diagnostics) };
};

/** All formats; a new one is a folder and a line here. */
export const renderers = { pdf, docx, html } as const satisfies Record<Format, Renderer>;

function dataUrl(type: string, bytes: Uint8Array): string {
  return `data:${type};base64,${Buffer.from(bytes).toString("base64")}`;
}
