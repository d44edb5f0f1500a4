import { AlignmentType, type INumberingOptions, LevelFormat } from "docx";
import type { Publication } from "../../document/publication.ts";
import type { Theme } from "../../document/theme.ts";
import type { NumberingRegister } from "./docx-context.ts";
import { colourOf } from "./styles-xml.ts";
import { pointTwips, wordColour } from "./units.ts";

/** Numbering reference of h2 and h3. */
export const sectionNumbering = "sections";

/** Word has nine levels of lists (ISO/IEC 29500-1 §17.9.3). */
export const deepestLevel = 8;
const levels = Array.from({ length: deepestLevel + 1 }, (_, level) => level);

/** How far each level of a list is set in, in pt. */
export function listIndent(theme: Theme, role: "list" | "list-numbered"): number {
  return theme.roles[role].indent ?? 14;
}

/** Hands out list instances; each list of a document restarts. */
export function createNumberingRegister(): NumberingRegister {
  let instance = 0;
  const kinds = new Map<string, { start: number; sign: "." | ")" }>();
  const next = (): number => {
    instance += 1;
    return instance;
  };
  return {
    kinds,
    depth: 0,
    bullets: () => ({ reference: "bullets", instance: next() }),
    numbers(start, sign) {
      // Word counts what has one definition together: a list in a box would begin the list around it anew.
      const box = this.depth > 1 ? `-in-${this.depth}` : "";
      const reference = `numbers-${start}${sign === ")" ? "-round" : ""}${box}`;
      kinds.set(reference, { start, sign });
      return { reference, instance: next() };
    },
  };
}

/** The definitions of all lists of a document. The bullet is U+2022, which every font here has. */
export function numberingOptions({ theme }: Publication, register: NumberingRegister): INumberingOptions {
  const indent = (role: "list" | "list-numbered", level: number) => {
    const step = pointTwips(listIndent(theme, role));
    return { indent: { left: step * (level + 1), hanging: step } };
  };
  const bullet = wordColour(colourOf(theme, theme.roles.list.bullet ?? "accent"));
  return {
    config: [
      {
        reference: "bullets",
        levels: levels.map((level) => ({
          level,
          format: LevelFormat.BULLET,
          text: "•",
          alignment: AlignmentType.START,
          style: { paragraph: indent("list", level), run: { color: bullet, bold: true } },
        })),
      },
      ...[...register.kinds].map(([reference, { start, sign }]) => ({
        reference,
        levels: levels.map((level) => ({
          level,
          // Each list is an instance of its own, on whatever level it stands.
          start,
          format: LevelFormat.DECIMAL,
          text: `%${level + 1}${sign}`,
          alignment: AlignmentType.START,
          style: { paragraph: indent("list-numbered", level) },
        })),
      })),
      {
        reference: sectionNumbering,
        levels: [
          {
            level: 0,
            format: LevelFormat.DECIMAL,
            text: "%1.",
            alignment: AlignmentType.START,
            style: { paragraph: { indent: { left: 454, hanging: 454 } } },
          },
          {
            level: 1,
            format: LevelFormat.DECIMAL,
            text: "%1.%2",
            alignment: AlignmentType.START,
            style: { paragraph: { indent: { left: 624, hanging: 624 } } },
          },
        ],
      },
    ],
  };
}
