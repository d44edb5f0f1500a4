import QRCode from "qrcode";
import type { QrPicture } from "../../document/picture-request.ts";
import { type Drawing, svgDocument } from "./svg.ts";

/**
 * A QR code, ISO/IEC 18004, error correction M, as one path with one unit a module and no ground of its own.
 * The quiet zone of four modules is the layout's: at 24 mm and version 2 it is 3.8 mm.
 */
export function drawQr({ text, dark }: QrPicture): Drawing {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: "M" });
  const { size } = modules;
  let path = "";
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      if (!modules.get(row, column)) continue;
      let width = 1;
      while (column + width < size && modules.get(row, column + width)) width += 1;
      path += `M${column} ${row}h${width}v1h-${width}z`;
      column += width;
    }
  }
  return svgDocument(size, size, `<path d="${path}" fill="${dark}"/>`, ' shape-rendering="crispEdges"');
}
