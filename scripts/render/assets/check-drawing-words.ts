import { drawingFont } from "../../document/drawing-font.ts";
import type { Host } from "../../host/host.ts";
import { invisible } from "./fallback-faces.ts";
import { fontCharacters } from "./font-characters.ts";

/** How many signs a finding shows. */
const mostShown = 12;

/** What is wrong with a drawing's words, as a part of the finding's sentence. */
export interface DrawingFault {
  reason: "drawing-html" | "drawing-signs";
  /** The signs, or the words. */
  signs: string;
}

/**
 * What of a drawing's words is not seen everywhere: signs of scripts that the one font for drawings lacks are boxes on paper, and words that
 * are HTML in the drawing (`foreignObject`, as diagram editors save them) are shown by browsers only. Undefined where all is well.
 */
export async function checkDrawingWords(svg: Uint8Array, host: Host): Promise<DrawingFault | undefined> {
  const source = new TextDecoder().decode(svg).replace(/<!--[\s\S]*?-->/g, "");
  const html = wordsOf(source, "foreignObject").trim();
  if (html !== "") return { reason: "drawing-html", signs: html.slice(0, 40) };
  // Fonts of its own have what they need, or somebody else has looked.
  const words = /@font-face|<font[\s>]/.test(source) ? "" : wordsOf(source, "text");
  if (words === "") return undefined;
  const file = host.findPackage(drawingFont);
  const font = file === undefined ? undefined : await host.read(file);
  if (!font) return undefined;
  const known = fontCharacters(font);
  const missing = new Set([...words].filter((sign) => !/\s/.test(sign) && !isKnown(sign, known)));
  if (missing.size === 0) return undefined;
  return { reason: "drawing-signs", signs: [...missing].sort().slice(0, mostShown).join(" ") };
}

function isKnown(sign: string, known: ReadonlySet<number>): boolean {
  return known.has(sign.codePointAt(0) ?? 0) || invisible.test(sign);
}

/** What stands in all elements of a name, without their marks. */
function wordsOf(source: string, name: string): string {
  const elements = source.matchAll(
    new RegExp(`<(?:\\w+:)?${name}(?=[\\s>])[^>]*>([\\s\\S]*?)</(?:\\w+:)?${name}>`, "g"),
  );
  return [...elements]
    .map(([, inside = ""]) => inside.replace(/<style[\s\S]*?<\/style>/g, "").replace(/<[^>]*>/g, " "))
    .join(" ")
    .replace(
      /&#(?:x([\da-f]{1,6})|(\d{1,7}));/gi,
      (whole, hex?: string, digits?: string) => signOf(hex, digits) ?? whole,
    )
    .replace(/&(?:amp|lt|gt|quot|apos|nbsp);/g, " ")
    .replace(/\s+/g, " ");
}

function signOf(hex: string | undefined, digits: string | undefined): string | undefined {
  const point = hex === undefined ? Number(digits) : Number.parseInt(hex, 16);
  return point <= 0x10ffff ? String.fromCodePoint(point) : undefined;
}
