import { eachOperation, numbers, type Operation } from "../../pdf-objects/content-operations.ts";
import {
  type Box,
  identity,
  intersection,
  type Matrix,
  pointBox,
  times,
  union,
} from "../../pdf-objects/geometry.ts";
import { type PageContent, readPageContents } from "../../pdf-objects/page-contents.ts";
import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFName,
  PDFNumber,
  PDFRawStream,
} from "../../pdf-objects/pdf-lib.ts";
import type { TextRun } from "../../pdf-objects/scanned-content.ts";

/** Cyan, magenta, yellow and black, 0 to 1. */
export type PaintedInks = readonly [number, number, number, number];

/** What a page shows, as a press sees it. Lengths in pt on the page. */
export interface PaintedPage {
  page: number;
  texts: { text: string; size: number; inks: PaintedInks }[];
  /** Strokes and filled bars: how thick, and how long. */
  lines: { thickness: number; length: number }[];
  /** Filled rectangles and pictures, without what is clipped off. */
  areas: Box[];
  /** Every set of inks that something is painted in. */
  inks: PaintedInks[];
}

interface State {
  matrix: Matrix;
  clip: Box | undefined;
  inks: PaintedInks;
  width: number;
}

const black: PaintedInks = [0, 0, 0, 1];

/** Reads the content of every page; forms with content of their own, where and as large as the page shows them. */
export function paintedPages(document: PDFDocument): PaintedPage[] {
  const contents = readPageContents(document);
  return document.getPages().map((_, page) => {
    const painted: PaintedPage = { page: page + 1, texts: [], lines: [], areas: [], inks: [] };
    const own = contents.filter((content) => content.page === page);
    const start: State = { matrix: identity, clip: undefined, inks: black, width: 1 };
    for (const content of own) if (!content.stream) readContent(content, start, { document, own, painted });
    return painted;
  });
}

/** What reading one content stream of a page takes. */
interface Reading {
  document: PDFDocument;
  /** All content streams of the page. */
  own: readonly PageContent[];
  painted: PaintedPage;
}

/** The content stream that `Do` shows, if it is a form that is read. */
function formNamed(
  name: string,
  { page, stream }: PageContent,
  { document, own }: Reading,
): { content: PageContent; matrix: Matrix } | undefined {
  const { context } = document;
  const objects = context.lookup(resourcesOf(document, page, stream)?.get(PDFName.of("XObject")));
  const ref = objects instanceof PDFDict ? objects.get(PDFName.of(name)) : undefined;
  const content = own.find((one) => one.stream !== undefined && one.stream === ref);
  const form = content && context.lookup(ref);
  if (!content || content.stream === stream || !(form instanceof PDFRawStream)) return undefined;
  const matrix = context.lookup(form.dict.get(PDFName.of("Matrix")));
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] =
    matrix instanceof PDFArray
      ? matrix.asArray().map((value) => (value instanceof PDFNumber ? value.asNumber() : 0))
      : [];
  return { content, matrix: [a, b, c, d, e, f] };
}

function resourcesOf(
  document: PDFDocument,
  page: number,
  stream: PageContent["stream"],
): PDFDict | undefined {
  const form = stream && document.context.lookup(stream);
  const own =
    form instanceof PDFRawStream
      ? document.context.lookup(form.dict.get(PDFName.of("Resources")))
      : undefined;
  return own instanceof PDFDict ? own : document.getPage(page).node.Resources();
}

/** Chromium sets widths of lines by named graphics states (ISO 32000-1 §8.4.5): name → width. */
function lineWidths(document: PDFDocument, { page, stream }: PageContent): ReadonlyMap<string, number> {
  const { context } = document;
  const states = context.lookup(resourcesOf(document, page, stream)?.get(PDFName.of("ExtGState")));
  return new Map(
    (states instanceof PDFDict ? states.entries() : []).flatMap(([name, value]) => {
      const state = context.lookup(value);
      const width = state instanceof PDFDict ? context.lookup(state.get(PDFName.of("LW"))) : undefined;
      return width instanceof PDFNumber ? [[name.decodeText(), width.asNumber()] as const] : [];
    }),
  );
}

function readContent(content: PageContent, start: State, reading: Reading): void {
  const { text, scan } = content;
  const { painted } = reading;
  const widths = lineWidths(reading.document, content);
  const runs = new Map(
    [
      ...scan.sequences.flatMap((sequence) => sequence.runs),
      ...scan.loose.flatMap(({ run }) => run ?? []),
    ].map((run) => [run.start, run]),
  );
  let state = start;
  const saved: State[] = [];
  let path: { box: Box | undefined; isRectangle: boolean; clips: boolean } | undefined;
  eachOperation(text, (operation) => {
    const { operator, operands } = operation;
    if (operator === "q") saved.push(state);
    else if (operator === "Q") state = saved.pop() ?? state;
    else if (operator === "BT") addText(runs.get(operation.start), state, painted);
    else if (operator === "Do") {
      const form = formNamed((operands[0] ?? "").slice(1), content, reading);
      if (form) readContent(form.content, { ...state, matrix: times(form.matrix, state.matrix) }, reading);
      else addPicture(state, painted);
    } else if (/^(?:re|[mlcvyh])$/.test(operator)) {
      const isRectangle = operator !== "c" && operator !== "v" && operator !== "y";
      const box = boxOf(operation, state.matrix);
      path = {
        box: union(path?.box, box),
        isRectangle: isRectangle && (path?.isRectangle ?? true),
        clips: path?.clips ?? false,
      };
    } else if (/^W\*?$/.test(operator)) {
      if (path) path.clips = true;
    } else if (/^(?:[fFBbSsn])\*?$/.test(operator)) {
      const done = path;
      path = undefined;
      if (done?.box && operator !== "n") addShape(operator, { ...done, box: done.box }, state, painted);
      if (done?.clips && done.box) state = { ...state, clip: intersection(state.clip, done.box) };
    } else if (operator === "gs")
      state = { ...state, width: widths.get((operands[0] ?? "").slice(1)) ?? state.width };
    else state = changed(state, operation);
  });
}

function changed(state: State, operation: Operation): State {
  const values = numbers(operation);
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = values;
  if (operation.operator === "cm") return { ...state, matrix: times([a, b, c, d, e, f], state.matrix) };
  if (operation.operator === "w") return { ...state, width: a };
  if (operation.operator === "k" || operation.operator === "K") return { ...state, inks: [a, b, c, d] };
  if (operation.operator === "g" || operation.operator === "G") return { ...state, inks: [0, 0, 0, 1 - a] };
  return state;
}

function addText(run: TextRun | undefined, { matrix, inks }: State, painted: PaintedPage): void {
  const [first] = run?.glyphs ?? [];
  if (!run || !first) return;
  const [, , c, d] = times(first.matrix, matrix);
  painted.texts.push({
    text: run.glyphs.map((glyph) => glyph.text).join(""),
    size: run.size * Math.hypot(c, d),
    inks,
  });
  painted.inks.push(inks);
}

/** A picture or form covers the unit square, moved and stretched (ISO 32000-1 §8.9.5). */
function addPicture({ matrix, clip }: State, painted: PaintedPage): void {
  const box = union(pointBox(0, 0, matrix), pointBox(1, 1, matrix));
  if (box) painted.areas.push(intersection(clip, box));
}

function addShape(
  operator: string,
  { box, isRectangle }: { box: Box; isRectangle: boolean },
  { matrix, clip, inks, width }: State,
  painted: PaintedPage,
): void {
  const seen = intersection(clip, box);
  if (seen.right < seen.left || seen.top < seen.bottom) return;
  painted.inks.push(inks);
  const [across, up] = [box.right - box.left, box.top - box.bottom];
  if (/^[SsBb]/.test(operator)) {
    const scale = Math.sqrt(Math.abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]));
    painted.lines.push({ thickness: width * scale, length: Math.max(across, up) });
  } else if (isRectangle) {
    painted.lines.push({ thickness: Math.min(across, up), length: Math.max(across, up) });
    painted.areas.push(seen);
  }
}

function boxOf(operation: Operation, matrix: Matrix): Box | undefined {
  const values = numbers(operation);
  const [x = 0, y = 0, width = 0, height = 0] = values;
  if (operation.operator === "re")
    return union(
      union(pointBox(x, y, matrix), pointBox(x + width, y + height, matrix)),
      union(pointBox(x + width, y, matrix), pointBox(x, y + height, matrix)),
    );
  let box: Box | undefined;
  for (let at = 0; at + 1 < values.length; at += 2)
    box = union(box, pointBox(values[at] ?? 0, values[at + 1] ?? 0, matrix));
  return box;
}
