import type { LetterheadInline, LetterheadLook } from "../document/letterhead.ts";
import { lookOf } from "./letter-look.ts";
import { readDrawing } from "./read-drawing.ts";
import { readVml } from "./read-vml.ts";
import type { Reading } from "./reading.ts";
import { isSet } from "./word-styles.ts";
import { attribute, below, children, textOf, type XmlElement } from "./word-xml.ts";

/** A field that is open: its instruction, and whether its result is being read. */
interface OpenField {
  instruction: string;
  inResult: boolean;
}

interface Line {
  paragraph: XmlElement | undefined;
  fields: OpenField[];
  found: LetterheadInline[];
  reading: Reading;
}

/** What stands in a paragraph's lines: as it is after all changes have been accepted, fields by their last result but for page numbers. */
export function readInlines(node: XmlElement, reading: Reading): LetterheadInline[] {
  const line: Line = { paragraph: below(node, "w:pPr"), fields: [], found: [], reading };
  readAll(node, line);
  return line.found;
}

/** Elements whose content is the text around them. */
const wrappers = /^w:(?:hyperlink|ins|moveTo|smartTag|sdt|sdtContent|customXml|dir|bdo)$/;

function readAll(node: XmlElement, line: Line): void {
  for (const child of children(node)) {
    if (child.name === "w:r") readRun(child, line);
    else if (child.name === "w:fldSimple") readSimpleField(child, line);
    else if (wrappers.test(child.name)) readAll(child, line);
  }
}

function readSimpleField(field: XmlElement, line: Line): void {
  const kind = pageField(attribute(field, "w:instr") ?? "");
  if (!kind) return readAll(field, line);
  const [run] = children(field, "w:r");
  line.found.push({ kind, look: lookIn(run, line, "0") });
}

/** `PAGE`, `NUMPAGES` or `SECTIONPAGES`, with any switches. */
function pageField(instruction: string): "page" | "pages" | undefined {
  const [, name] = /^\s*(PAGE|NUMPAGES|SECTIONPAGES)\b/i.exec(instruction) ?? [];
  if (name === undefined) return undefined;
  return name.toUpperCase() === "PAGE" ? "page" : "pages";
}

function readRun(run: XmlElement, line: Line): void {
  const { reading, paragraph } = line;
  if (isSet(reading.styles.run(paragraph, below(run, "w:rPr")), "w:vanish")) return;
  for (const child of children(run)) {
    if (child.name === "w:fldChar") readFieldMark(child, run, line);
    else if (child.name === "w:instrText") addInstruction(textOf(child), line);
    else if (isShown(line)) readPiece(child, run, line);
  }
}

/** Nothing of an instruction is shown, and no earlier number of a page. */
function isShown({ fields }: Line): boolean {
  return fields.every(({ instruction, inResult }) => inResult && !pageField(instruction));
}

function addInstruction(text: string, { fields }: Line): void {
  const open = fields.at(-1);
  if (open && !open.inResult) open.instruction += text;
}

function readFieldMark(mark: XmlElement, run: XmlElement, line: Line): void {
  const type = attribute(mark, "w:fldCharType");
  if (type === "begin") line.fields.push({ instruction: "", inResult: false });
  const open = line.fields.at(-1);
  if (type === "separate" && open) open.inResult = true;
  if (type !== "end" || !open) return;
  line.fields.pop();
  const kind = pageField(open.instruction);
  if (kind && isShown(line)) line.found.push({ kind, look: lookIn(run, line, "0") });
}

const written: Readonly<Record<string, string>> = {
  "w:noBreakHyphen": "\u2011",
  "w:softHyphen": "\u00ad",
};

function readPiece(piece: XmlElement, run: XmlElement, line: Line): void {
  const { found, reading } = line;
  if (piece.name === "w:t") addText(textOf(piece), run, line);
  else if (written[piece.name]) addText(written[piece.name] ?? "", run, line);
  else if (piece.name === "w:tab") found.push({ kind: "tab" });
  else if (piece.name === "w:ptab") found.push({ kind: "tab", to: sideOf(attribute(piece, "w:alignment")) });
  else if (piece.name === "w:br" || piece.name === "w:cr")
    found.push({ kind: "break", look: lookIn(run, line, "") });
  else if (piece.name === "w:pgNum") found.push({ kind: "page", look: lookIn(run, line, "0") });
  else if (piece.name === "w:sym") addSymbol(piece, run, line);
  else if (piece.name === "w:object")
    reading.faults.push({ kind: "not-shown", name: "", reason: "drawn-object" });
  else found.push(...readObjects(piece, reading));
}

function sideOf(alignment: string | undefined): "start" | "centre" | "end" {
  return alignment === "center" ? "centre" : alignment === "right" ? "end" : "start";
}

function readObjects(piece: XmlElement, reading: Reading): LetterheadInline[] {
  if (piece.name === "w:drawing") return [readDrawing(piece, reading) ?? []].flat();
  if (piece.name === "w:pict") return [readVml(piece, reading) ?? []].flat();
  if (piece.name !== "mc:AlternateContent") return [];
  // What newer programs draw, else what older ones do; told of is what neither way can be shown.
  const before = reading.faults.length;
  for (const way of children(piece)) {
    const found = children(way).flatMap((child) => readObjects(child, reading));
    if (found.length === 0) continue;
    if (way.name === "mc:Fallback") reading.faults.splice(before, 1);
    return found;
  }
  reading.faults.splice(before + 1);
  return [];
}

/** Signs of symbol fonts have no code point of their own; those that are plain ones are. */
function addSymbol(symbol: XmlElement, run: XmlElement, line: Line): void {
  const code = Number.parseInt(attribute(symbol, "w:char") ?? "", 16);
  const font = attribute(symbol, "w:font") ?? "";
  if (
    /wingdings|symbol|webdings/i.test(font) ||
    !(code > 0 && code <= 0x10ffff) ||
    (code >= 0xe000 && code <= 0xf8ff)
  )
    line.reading.faults.push({ kind: "not-shown", name: font, reason: "sign-of-font" });
  else addText(String.fromCodePoint(code), run, line);
}

function addText(text: string, run: XmlElement, line: Line): void {
  if (text === "") return;
  const look = lookIn(run, line, text);
  const last = line.found.at(-1);
  if (last?.kind === "text" && JSON.stringify(last.look) === JSON.stringify(look)) last.text += text;
  else line.found.push({ kind: "text", text, look });
}

const complexScript = /[\p{sc=Arab}\p{sc=Hebr}\p{sc=Thaa}\p{sc=Syrc}]/u;

function lookIn(run: XmlElement | undefined, { reading, paragraph }: Line, text: string): LetterheadLook {
  const properties = reading.styles.run(paragraph, below(run, "w:rPr"));
  const isComplex = complexScript.test(text) || isSet(properties, "w:cs") || isSet(properties, "w:rtl");
  const look = lookOf(properties, reading, isComplex);
  if (!reading.families.has(look.font.toLowerCase()))
    reading.faults.push({ kind: "font", font: look.font, family: look.family });
  return look;
}
