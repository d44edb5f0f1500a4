import type { Renderer } from "../renderer.ts";

const standards = ["ISO/IEC 29500 transitional"];

/** The Word document, made in the second thread where there is one; here, the library is loaded only now. */
export const renderWordFile: Renderer = async ({ publication, pictures, host, workers, diagnostics }) => {
  if (workers) {
    const { bytes, diagnostics: found } = await workers.docx(publication, pictures);
    diagnostics.addAll(found);
    return { bytes, standards };
  }
  const { renderDocx } = await import("./render-docx.ts");
  return { bytes: await renderDocx(publication, pictures, host, diagnostics), standards };
};
