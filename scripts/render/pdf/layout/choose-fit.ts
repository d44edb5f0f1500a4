import { type Fit, type FitLimits, unfitted } from "../../../document/copyfit.ts";

/** How full the boxes are with some fit: free height as a share of the box, negative where text is too long. */
export interface Fill {
  /** Of the fullest box. */
  least: number;
  /** Of the fullest box that is meant to be read. */
  fullest: number;
}

/** What came of fitting. */
export interface FitResult {
  fit: Fit;
  /** False: even the tightest allowed setting is too long. `fit` then is the tokens' own. */
  fits: boolean;
  /** Size factor at which the text would fit if the template allowed it; undefined when it fits. */
  wouldFit?: number | undefined;
}

/** Steps that can't be told apart on paper are not worth a measurement. */
const resolution = 0.005;
/** Boxes emptier than this are filled by setting the text larger, down to the second share. */
const tooEmpty = 0.25;
const wellFilled = 0.08;
/** No fit below this is worth naming: the text is simply too long. */
const smallestNamed = 0.6;

/**
 * The least change that makes the text fit: tighter leading first, then smaller type, then less space between
 * paragraphs; where all boxes are much too empty, larger type and wider leading instead. `fillAt` lays the page out
 * with a fit and measures it.
 */
export async function chooseFit(limits: FitLimits, fillAt: (fit: Fit) => Promise<Fill>): Promise<FitResult> {
  const start = await fillAt(unfitted);
  if (start.least < 0) return shrink(limits, fillAt);
  if (start.fullest > tooEmpty) return { fit: await grow(limits, fillAt), fits: true };
  return { fit: unfitted, fits: true };
}

async function shrink(limits: FitLimits, fillAt: (fit: Fit) => Promise<Fill>): Promise<FitResult> {
  const fitsWith = async (fit: Fit): Promise<boolean> => (await fillAt(fit)).least >= 0;
  let fit: Fit = unfitted;
  for (const key of ["leading", "size", "spacing"] as const) {
    const tightest = { ...fit, [key]: limits[key][0] };
    if (await fitsWith(tightest)) {
      const value = await bisect(limits[key][0], 1, (factor) => fitsWith({ ...fit, [key]: factor }));
      return { fit: { ...fit, [key]: value }, fits: true };
    }
    fit = tightest;
  }
  const tiny = { ...fit, size: smallestNamed };
  const wouldFit = (await fitsWith(tiny))
    ? await bisect(smallestNamed, fit.size, (size) => fitsWith({ ...fit, size }))
    : undefined;
  await fillAt(unfitted);
  return { fit: unfitted, fits: false, wouldFit };
}

async function grow(limits: FitLimits, fillAt: (fit: Fit) => Promise<Fill>): Promise<Fit> {
  let fit: Fit = unfitted;
  for (const key of ["size", "leading"] as const) {
    const fitsWith = async (factor: number): Promise<boolean> => {
      const { least, fullest } = await fillAt({ ...fit, [key]: factor });
      return least >= 0 && fullest >= wellFilled;
    };
    const [, largest] = limits[key];
    const value = (await fitsWith(largest)) ? largest : await bisect(1, largest, fitsWith);
    fit = { ...fit, [key]: value };
    if (value < largest) break;
  }
  await fillAt(fit);
  return fit;
}

/** The largest factor that fits, to the resolution; `fitting` is known to. The page is left laid out with it. */
async function bisect(
  fitting: number,
  tooLarge: number,
  fits: (factor: number) => Promise<boolean>,
): Promise<number> {
  let [low, high] = [fitting, tooLarge];
  while (high - low > resolution) {
    const middle = (low + high) / 2;
    if (await fits(middle)) low = middle;
    else high = middle;
  }
  const value = Math.floor(low * 1000) / 1000;
  await fits(value);
  return value;
}
