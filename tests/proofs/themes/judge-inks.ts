import { chromaOf, hueAngle, hueOf, labOfInks, labOfScreen } from "./colour-engine.ts";
import { paintPlates } from "./paint-plates.ts";
import { type ColourPair, mostInk, pairColours } from "./pair-colours.ts";

/** CIELAB chroma from which on a colour has a hue: a pale tint and the blackest blue have less. */
const hasHue = 10;
/** What is left of it in print, where black stands for much. */
const keepsHue = 3;
/** CIELAB lightness of text that a theme may give black ink alone. */
const dark = 25;
/** Degrees, and what rounding inks to bytes may add. */
const widest = 15.3;
/**
 * The same for blues (degrees of CIELAB's circle) that a theme's author has chosen inks for: the circle turns those that get
 * paler, and the inks that houses give for their blues are up to 22° away on it without looking so.
 */
const blues = { from: 255, to: 315, widest: 22.5 } as const;
/** Ghostscript's dots to the inch: rules and small type have some dots of their own. */
const dpi = 72;
/** Fewer dots, and those that lie in a row only, are edges, and a colour that has other inks here and there is one of a photograph or a thin line. */
const least = { dots: 100, flat: 20, share: 0.65 } as const;
/** Bytes are whole: each of the four inks may be half of one more. */
const rounding = 0.8;

/** What is to be judged. */
export interface PressCase {
  screen: string;
  press: string;
  profile: string;
  /** Per cent. */
  inkLimit: number;
  /** Colours (`#RRGGBB`) whose inks a finding has named. */
  said: ReadonlySet<string>;
  /** The theme gives inks of its own. */
  byHand: boolean;
  /** A folder of its own. */
  folder: string;
}

/** What was found. */
export interface InkVerdict {
  faults: string[];
  /** Colours with a hue whose inks have it, or that a finding has named. */
  kept: number;
  said: number;
  /** The largest angle among those kept, in degrees. */
  worst: number;
  /** Per cent. */
  mostInk: number;
}

/** Compares a press PDF with the screen's, dot by dot: every colour's hue, and the ink in every place. */
export async function judgeInks(one: PressCase): Promise<InkVerdict> {
  const { profile, folder, inkLimit } = one;
  const [screens, presses] = await Promise.all([
    paintPlates(one.screen, `${folder}/screen`, { dpi }),
    paintPlates(one.press, `${folder}/press`, { dpi, profile }),
  ]);
  const { pairs, faults } = pairColours(screens, presses);
  const most = mostInk(presses);
  if (most > inkLimit + rounding) faults.push(`${most.toFixed(1)} % of ink where ${inkLimit} % are allowed`);
  const clear = pairs.filter(
    ({ dots, flat, share }) => dots >= least.dots && flat >= least.flat && share >= least.share,
  );
  if (clear.length < 3) faults.push("the pages have hardly any colours");
  const whole =
    clear.reduce((sum, { dots }) => sum + dots, 0) / pairs.reduce((sum, { dots }) => sum + dots, 0);
  if (whole < 0.95)
    faults.push(`${Math.round(100 * (1 - whole))} % of the page is printed otherwise than it is shown`);
  return { ...(await judgeHues(clear, one, faults)), faults, mostInk: most };
}

async function judgeHues(
  pairs: readonly ColourPair[],
  { profile, said, byHand }: PressCase,
  faults: string[],
): Promise<{ kept: number; said: number; worst: number }> {
  const shown = await labOfScreen(pairs.map(({ screen }) => screen));
  const printed = await labOfInks(
    pairs.map(({ inks }) => inks),
    profile,
  );
  const count = { kept: 0, said: 0, worst: 0 };
  for (const [index, { screen, inks, dots }] of pairs.entries()) {
    const [one, other] = [shown[index], printed[index]];
    if (!one || !other || chromaOf(one) < hasHue) continue;
    const isGrey = chromaOf(other) < keepsHue;
    const isBlackAlone = inks.slice(0, 3).every((ink) => ink === 0) && inks[3] === 255;
    if (one[0] <= dark && isBlackAlone) continue;
    const angle = hueAngle(one, other);
    const isBlue = [one, other].every((lab) => hueOf(lab) >= blues.from && hueOf(lab) <= blues.to);
    if (!isGrey && angle <= (byHand && isBlue ? blues.widest : widest)) {
      count.kept += 1;
      if (angle <= widest) count.worst = Math.max(count.worst, angle);
    } else if (said.has(`#${screen}`)) count.said += 1;
    else
      faults.push(
        `#${screen} is printed as ${inks.map((ink) => Math.round(ink / 2.55)).join("/")}, ${isGrey ? "which is grey" : `${angle.toFixed(1)}° away`} (${dots} dots), and nothing says so`,
      );
  }
  return count;
}
