import { getDocument, OPS } from "pdfjs-dist/legacy/build/pdf.mjs";

/** Matrices as PDF has them: a b c d e f. */
type Matrix = readonly [number, number, number, number, number, number];

interface PlacedGlyph {
  sign: string;
  x: number;
  y: number;
}

/**
 * The lines of a PDF as eyes see them: glyphs from left to right, without spaces, whatever order they are painted in and whatever the
 * structure says of them.
 */
export async function visualLines(bytes: Uint8Array): Promise<string[]> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0, disableFontFace: true } as never);
  const document = await task.promise;
  const lines: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { fnArray, argsArray } = await (await document.getPage(number)).getOperatorList();
    lines.push(...linesOf(placed(fnArray, argsArray)));
  }
  await task.destroy();
  return lines;
}

function placed(operators: readonly number[], operands: readonly unknown[]): PlacedGlyph[] {
  const found: PlacedGlyph[] = [];
  const saved: Matrix[] = [];
  let page: Matrix = [1, 0, 0, 1, 0, 0];
  let line: Matrix = page;
  let size = 0;
  for (const [index, operator] of operators.entries()) {
    const given = (operands[index] ?? []) as unknown[];
    if (operator === OPS.save) saved.push(page);
    else if (operator === OPS.restore) page = saved.pop() ?? page;
    else if (operator === OPS.transform) page = times(given as unknown as Matrix, page);
    else if (operator === OPS.setFont) size = Number(given[1]);
    else if (operator === OPS.setTextMatrix)
      line = (
        Array.isArray(given[0]) || ArrayBuffer.isView(given[0]) ? [...(given[0] as number[])] : given
      ) as never;
    else if (operator === OPS.moveText) line = times([1, 0, 0, 1, Number(given[0]), Number(given[1])], line);
    else if (operator === OPS.showText) {
      let pen = 0;
      for (const glyph of given[0] as (number | { unicode: string; width: number })[]) {
        if (typeof glyph === "number") pen -= (glyph / 1000) * size;
        else {
          const [, , , , x, y] = times([1, 0, 0, 1, pen, 0], times(line, page));
          found.push({ sign: glyph.unicode, x, y });
          pen += (glyph.width / 1000) * size;
        }
      }
    }
  }
  return found;
}

function times([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l];
}

function linesOf(glyphs: readonly PlacedGlyph[]): string[] {
  const lines: { y: number; glyphs: PlacedGlyph[] }[] = [];
  for (const glyph of glyphs) {
    const line = lines.find(({ y }) => Math.abs(y - glyph.y) < 1.5);
    if (line) line.glyphs.push(glyph);
    else lines.push({ y: glyph.y, glyphs: [glyph] });
  }
  return lines.map((line) =>
    line.glyphs
      .sort((one, other) => one.x - other.x)
      .map(({ sign }) => sign)
      .join("")
      .replace(/[\s\u200b-\u200f\u202a-\u202e]/g, ""),
  );
}
