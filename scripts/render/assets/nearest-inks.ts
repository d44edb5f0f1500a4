import {
  hexToXyz,
  hueDistance,
  hueOf,
  type Triple,
  xyzToLab,
  xyzToOklab,
} from "../../document/colour-spaces.ts";
import type { Inks } from "../../document/theme.ts";
import type { InkLook } from "./ink-profile.ts";

/** OKLab chroma up to which a dark colour is black, and one of any lightness grey; CIELAB's from which on none is. */
const nearGrey = { dark: 0.03, any: 0.004, sure: 7 } as const;
/** CIELAB values of what nobody can tell from black, and OKLab, which spreads the darkest colours, still calls coloured. */
const blackest = { lightness: 10, chroma: 8 } as const;
/** OKLab lightness of what is as dark as black ink alone makes it. */
const darkest = 0.3;
/** What a difference of lightness, of chroma and of hue weighs: where inks can't be as rich, they keep the hue. */
const weights = { lightness: 0.6, chroma: 0.8, hue: 2.5, turned: 2, faded: 1.8 } as const;
/** The share of a colour's chroma below which what is lost weighs as `faded`: no colour becomes a grey. */
const faded = 0.4;
/**
 * Degrees from which on `turned` weighs, on OKLab's circle of hues and on CIELAB's. Paper's blues are by far less rich than
 * screens', and on the way there CIELAB's circle turns by 20°, as OKLab's does not. Print shops measure by it, so the inks
 * stay near in both.
 */
const near = 11;
/** What ink costs against likeness: three inks give way to black, but not in tints, where its dots are seen. */
const costs = { colour: 0.0004, blackInTints: 0.3 } as const;
/** Per cent by which inks are changed at first; in tints that would jump over all colours to a grey. */
const firstStep = 16;
/** OKLab lightness of tints. */
const pale = { from: 0.85, step: 4 } as const;

/**
 * The inks whose look is nearest to a screen's colour: a search through the profile's own table. Greys and all that is
 * nearly black take black ink alone, since three plates for a letter never quite meet. What paper can't show keeps its
 * hue and gives up chroma; the perceptual tables of profiles, which are made for photographs, turn hues to keep gradations.
 *
 * @param inkLimit in per cent of all four together
 */
export function nearestInks(hex: string, look: InkLook, inkLimit: number): Inks {
  const shown = xyzToOklab(hexToXyz(hex));
  const { hue, chroma } = hueOf(shown);
  if (chroma <= nearGrey.any) return greyInks(shown[0], look);
  if (chroma <= nearGrey.dark && shown[0] <= darkest) return [0, 0, 0, 100];
  const lab = xyzToLab(hexToXyz(hex));
  if (lab[0] <= blackest.lightness && hueOf(lab).chroma <= blackest.chroma) return [0, 0, 0, 100];
  const wanted = withHue(xyzToOklab(onPaper(hexToXyz(hex), look, inkLimit)), hue);
  const inLab = hueOf(lab).hue;
  const cost = (inks: Inks): number => {
    const printed = look(inks);
    const shown = xyzToOklab(printed);
    const turned = turnOf(hueOf(shown), hue, 100) + turnOf(hueOf(xyzToLab(printed)), inLab, 1);
    return differenceOf(shown, wanted) + turned + costOf(inks, wanted[0]);
  };
  const plain = naiveInks(hex);
  // The last is the colour in full light: from near black, the search would end in a grey.
  const starts = [
    ...[0, 0.5, 1].map((share) => withBlack(plain, share, inkLimit)),
    withBlack(inFullLight(plain), 0, inkLimit),
  ];
  const first = shown[0] > pale.from ? pale.step : firstStep;
  const found = starts.map((start) => descend(start, cost, inkLimit, first));
  const best = found.reduce((one, other) => (cost(other) < cost(one) ? other : one));
  const sum = best.reduce((total, ink) => total + Math.round(ink), 0);
  const whole = sum > inkLimit ? Math.floor : Math.round;
  const [c, m, y, k] = best;
  return [whole(c), whole(m), whole(y), whole(k)];
}

function withHue(colour: Triple, hue: number): Triple {
  const { chroma } = hueOf(colour);
  const angle = (hue * Math.PI) / 180;
  return [colour[0], chroma * Math.cos(angle), chroma * Math.sin(angle)];
}

/** Screens show darker colours than paper does: all move up by as much, least where it is light. */
function onPaper([x, y, z]: Triple, look: InkLook, inkLimit: number): Triple {
  const black = look([0, 0, 0, 100])[1];
  const rich = look(withinLimit([70, 60, 60, 100], inkLimit))[1];
  const [white, least] = [look([0, 0, 0, 0]), Math.min(black, rich)];
  const moved = (value: number, paper: number): number => value * (1 - least) + least * paper;
  return [moved(x, white[0]), moved(y, white[1]), moved(z, white[2])];
}

/** Black ink as light as the grey. */
function greyInks(wanted: number, look: InkLook): Inks {
  let [low, high] = [0, 100];
  for (let step = 0; step < 16; step += 1) {
    const middle = (low + high) / 2;
    if (xyzToOklab(look([0, 0, 0, middle]))[0] > wanted) low = middle;
    else high = middle;
  }
  return [0, 0, 0, Math.round(low)];
}

/** Squared, in hundredths of OKLab's unit. */
function differenceOf(shown: Triple, wanted: Triple): number {
  const [one, other] = [hueOf(shown).chroma, hueOf(wanted).chroma];
  const lightness = 100 * (shown[0] - wanted[0]);
  const chroma = 100 * (one - other);
  const straight = 100 * Math.hypot(shown[1] - wanted[1], shown[2] - wanted[2]);
  const hueSquared = Math.max(0, straight ** 2 - chroma ** 2);
  const lost = 100 * Math.max(0, faded * other - one);
  return (
    (weights.lightness * lightness) ** 2 +
    (weights.chroma * chroma) ** 2 +
    weights.hue ** 2 * hueSquared +
    (weights.faded * lost) ** 2
  );
}

/** `unit` brings a space's chroma to CIELAB's numbers. */
function turnOf({ hue, chroma }: ReturnType<typeof hueOf>, wanted: number, unit: number): number {
  // Near grey, hues are chance.
  const share = Math.min(1, (chroma * unit) / nearGrey.sure);
  return (weights.turned * share * Math.max(0, hueDistance(hue, wanted) - near)) ** 2;
}

function costOf([c, m, y, k]: Inks, lightness: number): number {
  const least = Math.min(c, m, y);
  return costs.colour * (c + m + y + 3 * least) + costs.blackInTints * k * Math.max(0, lightness - 0.5) ** 2;
}

function naiveInks(hex: string): Inks {
  const part = (at: number): number => 100 - Number.parseInt(hex.slice(at, at + 2), 16) / 2.55;
  return [part(1), part(3), part(5), 0];
}

/** The same hue without what darkens it. */
function inFullLight([c, m, y]: Inks): Inks {
  const [least, most] = [Math.min(c, m, y), Math.max(c, m, y)];
  const part = (ink: number): number => (100 * (ink - least)) / Math.max(1, most - least);
  return [part(c), part(m), part(y), 0];
}

function withBlack([c, m, y]: Inks, share: number, inkLimit: number): Inks {
  const black = Math.min(c, m, y) * share;
  return withinLimit([c - black, m - black, y - black, black], inkLimit);
}

/** Takes colour, not black, until the sum of all inks is allowed. */
export function withinLimit(inks: Inks, limit: number): Inks {
  const [cyan, magenta, yellow, black] = inks;
  const colour = cyan + magenta + yellow;
  if (colour + black <= limit) return inks;
  const share = Math.max(0, limit - black) / colour;
  return [cyan * share, magenta * share, yellow * share, black];
}

/** Directions of the search: each ink, and two against one another, black against the three. */
const directions: readonly Inks[] = [
  [1, 0, 0, 0],
  [0, 1, 0, 0],
  [0, 0, 1, 0],
  [0, 0, 0, 1],
  [1, -1, 0, 0],
  [1, 0, -1, 0],
  [0, 1, -1, 0],
  [1, 1, 0, 0],
  [1, 0, 1, 0],
  [0, 1, 1, 0],
  [1, 1, 1, -1],
  [1, 0, 0, -1],
  [0, 1, 0, -1],
  [0, 0, 1, -1],
];

/** Steps that halve whenever none of them leads to something better. */
function descend(start: Inks, cost: (inks: Inks) => number, inkLimit: number, first: number): Inks {
  let [best, least] = [start, cost(start)];
  for (let step = first; step >= 0.5; ) {
    const tried = directions
      .flatMap((direction) => [moved(best, direction, step), moved(best, direction, -step)])
      .filter((inks) => inks[0] + inks[1] + inks[2] + inks[3] <= inkLimit)
      .map((inks) => ({ inks, value: cost(inks) }))
      .reduce<{ inks: Inks; value: number }>((one, other) => (other.value < one.value ? other : one), {
        inks: best,
        value: least,
      });
    if (tried.value < least - 1e-9) [best, least] = [tried.inks, tried.value];
    else step /= 2;
  }
  return best;
}

function moved(inks: Inks, direction: Inks, step: number): Inks {
  const part = (index: 0 | 1 | 2 | 3): number =>
    Math.min(100, Math.max(0, inks[index] + direction[index] * step));
  return [part(0), part(1), part(2), part(3)];
}
