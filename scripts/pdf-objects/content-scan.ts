import { eachOperation, numbers, type Operation } from "./content-operations.ts";
import { decodeText } from "./decode-text.ts";
import type { FontCodes } from "./font-codes.ts";
import { type Box, identity, intersection, type Matrix, moved, pointBox, times, union } from "./geometry.ts";
import type { ContentScan, MarkedSequence, Replacement, TextRun } from "./scanned-content.ts";
import { codesOf } from "./string-codes.ts";

/** What a stream refers to by name. */
export interface ContentResources {
  font(name: string): FontCodes | undefined;
  /**
   * The box of an XObject in its own space, and the pixels in a row of a picture; undefined for one that carries marked
   * content of its own.
   */
  xObject(name: string): { box: Box; pixels?: number | undefined } | undefined;
}

/** Reads one content stream, `text` with one byte a character. */
export function scanContent(text: string, resources: ContentResources): ContentScan {
  const scanner = new Scanner(resources);
  eachOperation(text, (operation) => scanner.take(operation));
  return scanner.scan;
}

interface GraphicsState {
  matrix: Matrix;
  clip: Box | undefined;
}

/** A sequence that may give its glyphs another text; `left` is that text until its first glyph has taken it. */
type Saying = Partial<Pick<Replacement, "actualText">> &
  Pick<Replacement, "open" | "shown"> & { left: string | undefined };

class Scanner {
  readonly scan: ContentScan = { sequences: [], loose: [] };
  readonly #resources: ContentResources;
  #state: GraphicsState = { matrix: identity, clip: undefined };
  readonly #saved: GraphicsState[] = [];
  #sequence: MarkedSequence | undefined;
  /** The nested sequences that are open. */
  readonly #nested: Saying[] = [];
  #outer: Saying | undefined;
  #run: TextRun | undefined;
  #line: Matrix = identity;
  #font = "";
  #size = 0;
  #position: { start: number } | undefined;
  #path: { start: number; box: Box | undefined; clips: boolean } | undefined;

  constructor(resources: ContentResources) {
    this.#resources = resources;
  }

  take(operation: Operation): void {
    const { operator } = operation;
    // Nearly all there is: each glyph is moved to and shown.
    if (this.#run && (operator === "Td" || operator === "Tj")) this.#text(operation);
    else if (operator === "q") this.#saved.push(this.#state);
    else if (operator === "Q") this.#state = this.#saved.pop() ?? this.#state;
    else if (operator === "cm")
      this.#state = { ...this.#state, matrix: times(matrixOf(operation), this.#state.matrix) };
    else if (operator === "BDC" || operator === "BMC") this.#open(operation);
    else if (operator === "EMC") this.#close(operation);
    else if (this.#run || operator === "BT" || operator === "Tf") this.#text(operation);
    else if (operator === "Do") this.#paintObject(operation);
    else if (operator === "sh" || operator === "EI") this.#paint(operation.start, operation.end, undefined);
    else this.#shape(operation);
  }

  #open(operation: Operation): void {
    const [tag = "", properties = ""] = operation.operands;
    const actualText = /\/ActualText\s*(<[0-9A-Fa-f\s]*>|\((?:\\[\s\S]|[^\\)])*\))/.exec(properties)?.[1];
    const said = actualText === undefined ? undefined : decodeText(actualText);
    const open = { start: operation.start, end: operation.end };
    const saying = { ...(said !== undefined && { actualText: said }), left: said, open, shown: "" };
    if (this.#sequence) {
      this.#nested.push(saying);
      return;
    }
    // Running lines are in no sequence yet: what is said of their glyphs is a sequence of its own.
    this.#outer = saying;
    const mcid = /\/MCID\s+(\d+)/.exec(properties)?.[1];
    this.#sequence = {
      tag: tag.slice(1),
      mcid: mcid === undefined ? undefined : Number(mcid),
      start: operation.start,
      inner: operation.end,
      innerEnd: operation.end,
      end: operation.end,
      runs: [],
      replacements: [],
      pictures: [],
      paints: false,
      box: undefined,
    };
    this.scan.sequences.push(this.#sequence);
  }

  #close(operation: Operation): void {
    const nested = this.#nested.pop();
    if (nested) {
      const { actualText, open, shown } = nested;
      const close = { start: operation.start, end: operation.end };
      if (actualText !== undefined) this.#sequence?.replacements.push({ open, close, actualText, shown });
    } else if (this.#sequence) {
      const { actualText, open, shown } = this.#outer ?? {};
      const close = { start: operation.start, end: operation.end };
      if (actualText !== undefined && open)
        this.#sequence.replacements.push({ open, close, actualText, shown: shown ?? "" });
      this.#outer = undefined;
      this.#sequence.innerEnd = operation.start;
      this.#sequence.end = operation.end;
      this.#sequence = undefined;
    }
  }

  #text(operation: Operation): void {
    const { operator } = operation;
    if (operator === "Td" || operator === "Tm" || operator === "TD") this.#move(operation);
    else if (operator === "Tj" || operator === "TJ" || operator === "'") this.#show(operation);
    else if (operator === "BT") this.#begin(operation);
    else if (operator === "ET") this.#finish(operation);
    else if (operator === "Tf") {
      this.#font = operation.operand(0).slice(1);
      this.#size = operation.number(1);
    }
  }

  #begin({ start, end }: Operation): void {
    this.#line = identity;
    this.#position = undefined;
    this.#run = {
      start,
      setup: { start: end, end },
      end,
      after: end,
      glyphs: [],
      font: "",
      size: 0,
      scale: 1,
      x: 0,
      y: 0,
      clip: this.#state.clip,
    };
  }

  #finish({ start, end }: Operation): void {
    const run = this.#run;
    this.#run = undefined;
    if (!run) return;
    run.end = start;
    run.after = end;
    if (run.glyphs.length === 0) return;
    const box = runBox(run);
    if (this.#sequence) {
      this.#sequence.runs.push(run);
      this.#sequence.box = union(this.#sequence.box, box);
    } else this.scan.loose.push({ start: run.start, end, run, box });
  }

  #move(operation: Operation): void {
    const run = this.#run;
    if (run && run.glyphs.length === 0 && this.#position === undefined)
      run.setup = { ...run.setup, end: operation.start };
    this.#line =
      operation.operator === "Tm"
        ? matrixOf(operation)
        : moved(this.#line, operation.number(0), operation.number(1));
    this.#position ??= { start: operation.start };
  }

  #show(operation: Operation): void {
    const run = this.#run;
    if (!run) return;
    const font = this.#resources.font(this.#font);
    if (run.glyphs.length === 0) {
      const [, , c, d, x, y] = times(this.#line, this.#state.matrix);
      Object.assign(run, { font: this.#font, size: this.#size, scale: Math.hypot(c, d), x, y });
    }
    const start = this.#position?.start ?? operation.start;
    this.#position = undefined;
    const said = this.#nested.find(({ actualText }) => actualText !== undefined);
    const actual = said ?? (this.#outer?.actualText === undefined ? undefined : this.#outer);
    for (const code of codesOf(operation.operand(0), font?.width ?? 1)) {
      let text = font?.texts.get(code) ?? "";
      if (actual) {
        actual.shown += text;
        text = actual.left ?? "";
        actual.left = "";
      }
      run.glyphs.push({ code, text, start, end: operation.end, matrix: this.#line });
    }
  }

  #shape(operation: Operation): void {
    const { operator, start, end } = operation;
    if (/^(?:re|m|l|c|v|y|h)$/.test(operator)) {
      this.#path ??= { start, box: undefined, clips: false };
      for (const [x, y] of pointsOf(operation))
        this.#path.box = union(this.#path.box, pointBox(x, y, this.#state.matrix));
    } else if (operator === "W" || operator === "W*") {
      if (this.#path) this.#path.clips = true;
    } else if (/^(?:f\*?|F|S|s|B\*?|b\*?|n)$/.test(operator)) {
      const path = this.#path;
      this.#path = undefined;
      if (path?.clips && path.box)
        this.#state = { ...this.#state, clip: intersection(this.#state.clip, path.box) };
      if (operator !== "n") this.#paint(path?.start ?? start, end, path?.box);
    }
  }

  #paintObject(operation: Operation): void {
    const object = this.#resources.xObject(operation.operand(0).slice(1));
    if (!object) return;
    const { box: own, pixels } = object;
    const corners = [
      [own.left, own.bottom],
      [own.right, own.bottom],
      [own.left, own.top],
      [own.right, own.top],
    ] as const;
    let box: Box | undefined;
    for (const [x, y] of corners) box = union(box, pointBox(x, y, this.#state.matrix));
    if (pixels && box) this.#sequence?.pictures.push({ pixels, width: box.right - box.left });
    this.#paint(operation.start, operation.end, box);
  }

  #paint(start: number, end: number, painted: Box | undefined): void {
    const box = painted && intersection(this.#state.clip, painted);
    if (this.#sequence) {
      this.#sequence.paints = true;
      this.#sequence.box = union(this.#sequence.box, box);
    } else this.scan.loose.push({ start, end, run: undefined, box });
  }
}

/** Roughly what a line of text covers: from its first origin to an em behind its last, one em high. */
function runBox({ glyphs, size, x, y }: TextRun): Box {
  const [first] = glyphs;
  const last = glyphs.at(-1);
  // Chromium's text space is CSS px, 0.75 pt each.
  const width = ((last?.matrix[4] ?? 0) - (first?.matrix[4] ?? 0) + size) * 0.75;
  return { left: x, bottom: y - size * 0.2, right: x + Math.max(0, width), top: y + size * 0.75 };
}

function matrixOf(operation: Operation): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers(operation);
  return [a, b, c, d, e, f];
}

function pointsOf(operation: Operation): [number, number][] {
  const values = numbers(operation);
  if (operation.operator === "re") {
    const [x = 0, y = 0, width = 0, height = 0] = values;
    return [
      [x, y],
      [x + width, y],
      [x, y + height],
      [x + width, y + height],
    ];
  }
  const points: [number, number][] = [];
  for (let at = 0; at + 1 < values.length; at += 2) points.push([values[at] ?? 0, values[at + 1] ?? 0]);
  return points;
}
