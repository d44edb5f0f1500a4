import type { Inks } from "../../../document/theme.ts";
import { eachOperation, numbers, type Operation } from "../../../pdf-objects/content-operations.ts";

/** Gives the inks of a colour, `#RRGGBB`. */
export type InkTable = (hex: string) => Inks;

/** What the colours of a document are printed with. */
export interface PrintColours {
  inksOf: InkTable;
  /** Text in black is printed over its ground. */
  overprints: boolean;
}

/** Names of the two graphics states that a press PDF's resources hold. */
export const overprintState = "DiplaOverprint";

/** Ends what `overprintState` begins. */
export const knockoutState = "DiplaKnockout";

/** Colours that a content stream sets in RGB or grey, as `#RRGGBB`. `rgbSpaces` are its resources' names for RGB. */
export function coloursIn(text: string, rgbSpaces: ReadonlySet<string>): Set<string> {
  const found = new Set<string>();
  eachColour(text, rgbSpaces, (_, hex) => found.add(hex));
  return found;
}

/**
 * Puts CMYK operators in place of those for RGB and grey (ISO 32000-1 §8.6.8). Text in pure black is set to overprint,
 * so that a plate that is a hair off leaves no white edge around its letters; any other text is not, for white or
 * coloured letters that overprint would vanish.
 */
export function inColoursOfPrint(
  text: string,
  rgbSpaces: ReadonlySet<string>,
  { inksOf, overprints }: PrintColours,
): string {
  const pieces: string[] = [];
  let at = 0;
  const replace = (start: number, end: number, by: string): void => {
    pieces.push(text.slice(at, start), by);
    at = end;
  };
  let black = false;
  let inText = false;
  const saved: boolean[] = [];
  eachColour(
    text,
    rgbSpaces,
    ({ start, end }, hex, stroke) => {
      const inks = inksOf(hex);
      const values = inks.map((value) => Math.round(value * 10) / 1000).join(" ");
      const isBlack = overprints && isBlackAlone(inks);
      if (!stroke) {
        // Within a text object the state has to follow the colour.
        const change = inText && isBlack !== black ? ` /${isBlack ? overprintState : knockoutState} gs` : "";
        black = isBlack;
        replace(start, end, `${values} k${change}`);
      } else replace(start, end, `${values} K`);
    },
    (operation) => {
      const { operator, end, start } = operation;
      if (operator === "q") saved.push(black);
      else if (operator === "Q") black = saved.pop() ?? false;
      else if (operator === "BT") {
        inText = true;
        if (black) replace(end, end, ` /${overprintState} gs`);
      } else if (operator === "ET") {
        inText = false;
        if (black) replace(start, start, `/${knockoutState} gs `);
      } else if (isRgbSpace(operation, rgbSpaces)) replace(start, end, "");
    },
  );
  pieces.push(text.slice(at));
  return pieces.join("");
}

/** Whether a colour is printed by one plate in full. */
export function isBlackAlone([cyan, magenta, yellow, black]: Inks): boolean {
  return cyan + magenta + yellow === 0 && black === 100;
}

function eachColour(
  text: string,
  rgbSpaces: ReadonlySet<string>,
  colour: (operation: Operation, hex: string, stroke: boolean) => void,
  other: (operation: Operation) => void = () => {},
): void {
  const inRgb = { fill: false, stroke: false };
  eachOperation(text, (operation) => {
    const { operator } = operation;
    const values = numbers(operation);
    const stroke = /^[A-Z]/.test(operator);
    const side = stroke ? "stroke" : "fill";
    if (/^(rg|RG)$/.test(operator)) colour(operation, hexOf(values), stroke);
    else if (/^[gG]$/.test(operator)) colour(operation, hexOf([0, 0, 0].fill(values[0] ?? 0)), stroke);
    else if (/^(scn?|SCN?)$/.test(operator) && inRgb[side] && values.length === 3)
      colour(operation, hexOf(values), stroke);
    else {
      if (/^(cs|CS)$/.test(operator)) inRgb[side] = isRgbSpace(operation, rgbSpaces);
      other(operation);
    }
  });
}

function isRgbSpace({ operator, operands }: Operation, rgbSpaces: ReadonlySet<string>): boolean {
  const name = operands[0]?.slice(1) ?? "";
  return /^(cs|CS)$/.test(operator) && (name === "DeviceRGB" || rgbSpaces.has(name));
}

function hexOf(values: readonly number[]): string {
  const part = (value = 0): string =>
    Math.round(Math.min(1, Math.max(0, value)) * 255)
      .toString(16)
      .padStart(2, "0");
  return `#${part(values[0])}${part(values[1])}${part(values[2])}`.toUpperCase();
}
