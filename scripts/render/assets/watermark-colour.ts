import type { Theme } from "../../document/theme.ts";

/** How much of the colour of rules is left on white paper. */
const strength = 0.5;

/** The colour of a watermark, `#RRGGBB`: that of rules, but so pale that text on it reads as on paper. */
export function watermarkColour({ tones }: Theme): string {
  const hex = tones.rule ?? "#C8C8C8";
  const channels = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16);
    return Math.round(255 - (255 - value) * strength)
      .toString(16)
      .padStart(2, "0");
  });
  return `#${channels.join("").toUpperCase()}`;
}
