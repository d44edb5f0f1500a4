import { decodePDFRawStream, PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream } from "@cantoo/pdf-lib";
import { eachOperation, numbers } from "../../../scripts/pdf-objects/content-operations.ts";

type Matrix = readonly [number, number, number, number, number, number];

/** Something painted: a filled shape in a colour, or a picture. Lengths in pt on the page. */
export interface Painted {
  page: number;
  /** Operands and operator of its colour, as `0 0 0 1 k`; `picture` for one. */
  colour: string;
  width: number;
  height: number;
  /** From the page's lower left corner. */
  left: number;
  bottom: number;
  /** What a rectangular clip leaves of it, as a share of its area. */
  seen: number;
}

interface Box {
  left: number;
  bottom: number;
  right: number;
  top: number;
}

interface State {
  matrix: Matrix;
  colour: string;
  clip: Box;
}

const everywhere: Box = { left: -1e9, bottom: -1e9, right: 1e9, top: 1e9 };

/** Everything filled or shown on a PDF's pages, forms included, in the order of painting. */
export async function readPainted(bytes: Uint8Array): Promise<Painted[]> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  return document.getPages().flatMap((shown, index) => {
    const { node } = shown;
    const { x, y } = shown.getMediaBox();
    const contents = node.Contents();
    const parts = contents instanceof PDFArray ? contents.asArray() : [contents];
    const text = parts
      .map((part) => document.context.lookup(part))
      .flatMap((stream) => (stream instanceof PDFRawStream ? [textOf(stream)] : []))
      .join("\n");
    const state: State = { matrix: [1, 0, 0, 1, -x, -y], colour: "0 g", clip: everywhere };
    const found: Painted[] = [];
    readStream(text, node.Resources(), state, (one) => found.push({ page: index + 1, ...one }));
    return found;
  });
}

function textOf(stream: PDFRawStream): string {
  return Buffer.from(decodePDFRawStream(stream).decode()).toString("latin1");
}

function readStream(
  text: string,
  resources: PDFDict | undefined,
  start: State,
  add: (one: Omit<Painted, "page">) => void,
): void {
  let state = start;
  const saved: State[] = [];
  let path: Box | undefined;
  let clips = false;
  eachOperation(text, (operation) => {
    const { operator, operands } = operation;
    const values = numbers(operation);
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = values;
    if (operator === "q") saved.push(state);
    else if (operator === "Q") state = saved.pop() ?? state;
    else if (operator === "cm") state = { ...state, matrix: times([a, b, c, d, e, f], state.matrix) };
    else if (/^(?:rg|g|k|scn?)$/.test(operator))
      state = { ...state, colour: `${values.join(" ")} ${operator}` };
    else if (operator === "re")
      for (const [x, y] of [
        [a, b],
        [a + c, b + d],
        [a, b + d],
        [a + c, b],
      ])
        path = with_(path, x ?? 0, y ?? 0, state.matrix);
    else if (/^[mlcvy]$/.test(operator))
      for (let at = 0; at + 1 < values.length; at += 2)
        path = with_(path, values[at] ?? 0, values[at + 1] ?? 0, state.matrix);
    else if (/^W\*?$/.test(operator)) clips = true;
    else if (/^(?:[fFBbSsn])\*?$/.test(operator)) {
      if (path && /^[fFBb]/.test(operator)) add(shown(state.colour, path, state.clip));
      if (path && clips) state = { ...state, clip: meet(path, state.clip) };
      [path, clips] = [undefined, false];
    } else if (operator === "Do") {
      const objects = resources?.lookup(PDFName.of("XObject"));
      const object =
        objects instanceof PDFDict ? objects.lookup(PDFName.of((operands[0] ?? "").slice(1))) : undefined;
      if (!(object instanceof PDFRawStream)) return;
      if (object.dict.get(PDFName.of("Subtype")) === PDFName.of("Image")) {
        let box: Box | undefined;
        for (const [x, y] of [
          [0, 0],
          [1, 0],
          [0, 1],
          [1, 1],
        ])
          box = with_(box, x ?? 0, y ?? 0, state.matrix);
        if (box) add(shown("picture", box, state.clip));
        return;
      }
      const own = object.dict.lookup(PDFName.of("Resources"));
      const matrix = object.dict.lookup(PDFName.of("Matrix"));
      const [ma = 1, mb = 0, mc = 0, md = 1, me = 0, mf = 0] =
        matrix instanceof PDFArray ? matrix.asArray().map((value) => Number(String(value))) : [];
      const inner = { ...state, matrix: times([ma, mb, mc, md, me, mf], state.matrix) };
      readStream(textOf(object), own instanceof PDFDict ? own : resources, inner, add);
    }
  });
}

function times([a, b, c, d, e, f]: Matrix, [A, B, C, D, E, F]: Matrix): Matrix {
  return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F];
}

function with_(box: Box | undefined, x: number, y: number, [a, b, c, d, e, f]: Matrix): Box {
  const [px, py] = [a * x + c * y + e, b * x + d * y + f];
  if (!box) return { left: px, right: px, bottom: py, top: py };
  return {
    left: Math.min(box.left, px),
    right: Math.max(box.right, px),
    bottom: Math.min(box.bottom, py),
    top: Math.max(box.top, py),
  };
}

function meet(one: Box, other: Box): Box {
  return {
    left: Math.max(one.left, other.left),
    right: Math.min(one.right, other.right),
    bottom: Math.max(one.bottom, other.bottom),
    top: Math.min(one.top, other.top),
  };
}

function shown(colour: string, box: Box, clip: Box): Omit<Painted, "page"> {
  const { left, right, bottom, top } = meet(box, clip);
  const area = Math.max(0, right - left) * Math.max(0, top - bottom);
  const [width, height] = [box.right - box.left, box.top - box.bottom];
  const { left: x, bottom: y } = box;
  return {
    colour,
    left: x,
    bottom: y,
    width,
    height,
    seen: width * height === 0 ? 1 : area / (width * height),
  };
}
