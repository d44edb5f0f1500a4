import type { ResolvedConfig } from "../config/resolve.ts";
import { readSharedData } from "../content/data/read-shared-data.ts";
import type { SourceFile } from "../content/find-documents.ts";
import type { Drawings } from "../content/locate-file.ts";
import { readDocument } from "../content/read-document.ts";
import type { DocumentModel } from "../document/document-model.ts";
import type { FilePicture } from "../document/picture-request.ts";
import type { Diagnostics } from "../findings/diagnostics.ts";
import type { Host } from "../host/host.ts";
import { blocksWith } from "../merge/blocks/index.ts";
import { checkConditionValues } from "../merge/check-condition-values.ts";
import { checkDrawingWords } from "../render/assets/check-drawing-words.ts";
import { canBeDrawn, measureDrawing } from "../render/assets/measure-drawing.ts";
import { measureShades } from "../render/assets/measure-shades.ts";
import { isDrawnSoon } from "../render/assets/try-drawing.ts";

/** A source as its author wrote it, with what only pixels tell of its logos. Undefined when it can't be read. */
export async function readSource(
  source: SourceFile,
  { host, config: { root, defaultLang, formats, extensions } }: { host: Host; config: ResolvedConfig },
  diagnostics: Diagnostics,
): Promise<DocumentModel | undefined> {
  const shared = await readSharedData(host, root, diagnostics);
  const document = await readDocument(
    source,
    {
      host,
      root,
      shared,
      defaultLang,
      formats,
      blocks: blocksWith(extensions),
      plugins: extensions.plugins,
      drawings,
    },
    diagnostics,
  );
  if (document) checkConditionValues(document, diagnostics);
  if (!document?.logo && !document?.logoOnDark) return document;
  const { logo, logoOnDark } = document;
  return {
    ...document,
    ...(logo && { logo: await withShades(logo, host) }),
    ...(logoOnDark && { logoOnDark: await withShades(logoOnDark, host) }),
  };
}

async function withShades(logo: FilePicture, host: Host): Promise<FilePicture> {
  const shades = await measureShades(logo, host);
  return shades ? { ...logo, shades } : logo;
}

/** What the stage of reading asks of those who draw. */
export const drawings: Drawings = {
  measure: measureDrawing,
  canBeDrawn,
  isDrawnSoon,
  checkWords: checkDrawingWords,
};
