import type { Root } from "hast";
import { type Fold, panelPositions } from "../document/fold.ts";
import type { Output, Publication } from "../document/publication.ts";
import { sha256Once } from "../host/sha256.ts";
import { preparePictures } from "./assets/prepare-pictures.ts";
import { webFonts } from "./assets/web-fonts.ts";
import { assetOrigin, type ServedFile } from "./browser/load-page.ts";
import type { Paper } from "./html/page-css.ts";
import { renderHtml } from "./html/render-html.ts";
import type { PrintRequest } from "./pdf/render-pdf.ts";
import { markStructure } from "./pdf/structure/mark-structure.ts";
import type { Rendered, Renderer, RenderJob } from "./renderer.ts";

/** mm of paper that the browser is given beyond what is cut to measure afterwards. */
const slack = 0.5;

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

/** The same page with its assets beside it, printed by the browser and finished: for reading on a screen. */
const pdf: Renderer = (job) => {
  const { page, print, body } = job.publication;
  const panels = page.fold && print.screen === "panels" ? readablePanels(body, page.fold) : undefined;
  return printed(job, { paper: { bleed: 0, slack, panels }, measure: true });
};

/** For the office printer: no bleed, set up to be printed on both sides in its true size; booklets imposed. */
const office: Renderer = async (job) => {
  const { page, print } = job.publication;
  if (page.stitched) {
    const { imposeBooklet } = await import("./pdf/office/impose-booklet.ts");
    const { bytes, browser } = await printed(job, { paper: { bleed: 0, slack } });
    return { ...(await imposeBooklet(bytes, job.publication)), standards: [], browser };
  }
  const { inkLight } = await import("./pdf/office/ink-light.ts");
  const publication = print.inkLight ? inkLight(job.publication) : job.publication;
  const pictures = print.inkLight ? await preparePictures(publication, job.host) : job.pictures;
  return printed(
    { ...job, publication, pictures },
    {
      paper: { bleed: 0, slack, inkLight: print.inkLight },
      // Turned over like a book for upright sheets, like a wall calendar for those that lie.
      printing: { duplex: page.width > page.height ? "DuplexFlipShortEdge" : "DuplexFlipLongEdge" },
    },
  );
};

/** For the print shop: bleed, marks, exact boxes and inks. */
const press: Renderer = async (job) => {
  const { print } = job.publication;
  const { pressSettings } = await import("./pdf/press/press-settings.ts");
  return printed(job, {
    paper: { bleed: print.bleed, slack },
    press: await pressSettings(job.publication, job.host),
  });
};

interface PrintOptions extends Pick<PrintRequest, "press"> {
  /** What does not fit is the same in all of a publication's PDFs: it is said for the one for screens. */
  measure?: boolean;
  paper: Paper;
  printing?: PrintRequest["facts"]["printing"];
}

async function printed(job: RenderJob, { paper, printing, press, measure }: PrintOptions): Promise<Rendered> {
  const starting = job.browser();
  // Tried while the page is being made; whoever prints waits for it and hears of a failure.
  void starting.then((running) => running.hyphenate(job.publication.lang)).catch(() => undefined);
  const { renderPdf } = await import("./pdf/render-pdf.ts");
  const request = await printRequest(job, paper);
  const running = await starting;
  const { bytes, pages, standards, fit } = await renderPdf(
    { ...request, facts: { ...request.facts, printing }, press, measure },
    running,
    job.diagnostics,
    job.workers,
  );
  const { version, sandbox } = running.facts;
  return { bytes, pages, standards, fit, browser: { version, sandbox } };
}

/** Panels with something to read in them; what is decoration only has no page of its own. */
function readablePanels(body: Root, fold: Fold): string[] {
  const decorative = body.children.flatMap((child) =>
    child.type === "element" && child.properties.dataDocx === "omit" ? [child.properties.dataName] : [],
  );
  return fold.reading.filter((panel) => !decorative.includes(panel));
}

/** What a publication's PDF is printed from; its elements are marked, so that they can be known again. */
export async function printRequest(
  { publication, pictures, faces, host }: RenderJob,
  paper: Paper = { bleed: 0, slack },
): Promise<PrintRequest> {
  const files = new Map<string, ServedFile>();
  // Addresses carry the content's hash: the browser's memory cache outlives a page.
  const serve = (folder: string, bytes: Uint8Array, mediaType: string): string => {
    const path = `${folder}/${sha256Once(bytes).slice(0, 16)}`;
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
      renderHtml(marked, { pictures, fonts, pictureUrl: (key) => urls.get(key) ?? "", pageNumbers, paper }),
    files,
    host,
    lang,
    flow: publication.flow,
    limits: publication.fit,
    codeColour: qrColour(publication.pictures),
    textSize: (publication.theme.roles.paragraph.size ?? 10) * publication.page.scale,
    hasContents: JSON.stringify(publication.body).includes('"toc-entry"'),
    source,
    facts: {
      title,
      lang,
      authors,
      description,
      keywords,
      date: fileDate,
      attachments,
      sheet: { sizes: pageSizes(publication, paper), bleed: paper.bleed },
    },
    origins,
  };
}

/** All codes of a publication are drawn in one colour. */
function qrColour(pictures: Publication["pictures"]): string {
  const code = Object.values(pictures).find((picture) => picture.kind === "qr");
  return code?.kind === "qr" ? code.dark : "#000000";
}

function pageSizes({ page }: Publication, { panels }: Paper): { width: number; height: number }[] {
  const { width, height, fold } = page;
  if (!fold || !panels) return [{ width, height }];
  return panelPositions(fold)
    .filter(({ panel }) => panels.includes(panel))
    .map((position) => ({ width: position.width, height }));
}

/** Word, loaded only when it is asked for. */
const docx: Renderer = async ({ publication, pictures, host, workers, diagnostics }) => {
  if (workers) {
    const { bytes, diagnostics: found } = await workers.docx(publication, pictures);
    diagnostics.addAll(found);
    return { bytes, standards: ["ISO/IEC 29500 transitional"] };
  }
  const { renderDocx } = await import("./docx/render-docx.ts");
  const bytes = await renderDocx(publication, pictures, host, diagnostics);
  return { bytes, standards: ["ISO/IEC 29500 transitional"] };
};

/** All files that a publication is made into; a new one is a folder and a line here. */
export const renderers = {
  pdf,
  "office.pdf": office,
  "press.pdf": press,
  docx,
  html,
} as const satisfies Record<Output, Renderer>;

function dataUrl(type: string, bytes: Uint8Array): string {
  return `data:${type};base64,${Buffer.from(bytes).toString("base64")}`;
}
