import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { MeasuredDrawing, MeasuredText } from "./measure-drawings.ts";

/** A tagged figure with words in it; lengths in pt from the page's top left. */
export interface ReadFigure extends MeasuredDrawing {
  alt: string;
}

/** Reads the figures of a finished PDF with another program's eyes: each piece of text by its own marked content. */
export async function readFigures(bytes: Uint8Array): Promise<ReadFigure[]> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 } as never);
  const document = await task.promise;
  const figures: ReadFigure[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { width, height } = page.getViewport({ scale: 1 });
    const content = await page.getTextContent({ includeMarkedContent: true });
    const texts = textsByMark(content.items as unknown as Item[], height);
    for (const node of figuresIn((await page.getStructTree()) as unknown as Node)) {
      const own = marksIn(node).flatMap((mark) => texts.get(mark) ?? []);
      if (own.length > 0) figures.push({ alt: node.alt ?? "", width, height, texts: own });
    }
  }
  await task.destroy();
  return figures;
}

type Item =
  | { type: string; id?: string }
  | {
      type?: undefined;
      str: string;
      width: number;
      transform: [number, number, number, number, number, number];
    };

interface Node {
  role?: string;
  alt?: string;
  type?: string;
  id?: string;
  children?: Node[];
}

/** The words of each mark; those of one mark stand on one line. */
function textsByMark(items: readonly Item[], height: number): Map<string, MeasuredText[]> {
  const marks: string[] = [];
  const found = new Map<string, MeasuredText[]>();
  for (const item of items) {
    if (item.type?.startsWith("begin")) marks.push(("id" in item && item.id) || "");
    else if (item.type !== undefined) marks.pop();
    else if (item.str !== "" && item.str.trim() !== "") {
      const mark = marks.at(-1) ?? "";
      const size = Math.hypot(item.transform[2], item.transform[3]);
      const [left, base] = [item.transform[4], height - item.transform[5]];
      const text = {
        words: item.str,
        size: Math.round(size * 1000) / 1000,
        left,
        right: left + item.width,
        // Of capitals and descenders; the file says nothing of ink.
        top: base - size * 0.72,
        bottom: base + size * 0.22,
      };
      const known = found.get(mark)?.at(-1);
      if (known && Math.abs(known.bottom - text.bottom) < 0.01) {
        known.words += item.str;
        [known.left, known.right] = [Math.min(known.left, text.left), Math.max(known.right, text.right)];
      } else found.set(mark, [...(found.get(mark) ?? []), text]);
    } else if (item.str !== "") {
      const known = found.get(marks.at(-1) ?? "")?.at(-1);
      if (known) known.words += item.str;
    }
  }
  return found;
}

function figuresIn(node: Node): Node[] {
  if (node.role === "Figure") return [node];
  return (node.children ?? []).flatMap(figuresIn);
}

function marksIn(node: Node): string[] {
  if (node.type === "content") return [node.id ?? ""];
  return (node.children ?? []).flatMap(marksIn);
}
