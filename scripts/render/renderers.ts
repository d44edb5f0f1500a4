import type { Format } from "../document/publication.ts";
import { sha256 } from "../sha256.ts";
import { webFonts } from "./assets/web-fonts.ts";
import { assetOrigin, type ServedFile } from "./browser/load-page.ts";
import { renderHtml } from "./html/render-html.ts";
import type { PrintRequest } from "./pdf/render-pdf.ts";
import { markStructure } from "./pdf/structure/mark-structure.ts";
import type { Renderer, RenderJob } from "./renderer.ts";

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
  return { bytes: new TextEncoder().encode(page), standards: ["HTML Living Standard"] };
};

/** The same page with its assets beside it, printed by the browser and finished. */
const pdf: Renderer = async (job) => {
  const starting = job.browser();
  const { renderPdf } = await import("./pdf/render-pdf.ts");
  const request = await printRequest(job);
  const running = await starting;
  const { bytes, pages, standards } = await renderPdf(request, running, job.diagnostics);
  const { version, sandbox } = running.facts;
  return { bytes, pages, standards, browser: { version, sandbox } };
};

/** What a publication's PDF is printed from; its elements are marked, so that they can be known again. */
export async function printRequest({ publication, pictures, faces, host }: RenderJob): Promise<PrintRequest> {
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
  const { lang, source, title, authors, description, keywords, fileDate } = publication;
  const { body, origins } = markStructure(publication.body, lang);
  const marked = { ...publication, body };
  const attachments = await Promise.all(
    publication.attachments.map(async (file) => ({
      ...file,
      bytes: (await host.read(file.path)) ?? new Uint8Array(),
    })),
  );
  return {
    html: (pageNumbers) =>
      renderHtml(marked, { pictures, fonts, pictureUrl: (key) => urls.get(key) ?? "", pageNumbers }),
    files,
    lang,
    hasContents: JSON.stringify(publication.body).includes('"toc-entry"'),
    source,
    facts: { title, lang, authors, description, keywords, date: fileDate, attachments },
    origins,
  };
}

/** Word, loaded only when it is asked for. */
const docx: Renderer = async ({ publication, pictures, host, diagnostics }) => {
  const { renderDocx } = await import("./docx/render-docx.ts");
  const bytes = await renderDocx(publication, pictures, host, diagnostics);
  return { bytes, standards: ["ISO/IEC 29500 transitional"] };
};

/** All formats; a new one is a folder and a line here. */
export const renderers = { pdf, docx, html } as const satisfies Record<Format, Renderer>;

function dataUrl(type: string, bytes: Uint8Array): string {
  return `data:${type};base64,${Buffer.from(bytes).toString("base64")}`;
}
