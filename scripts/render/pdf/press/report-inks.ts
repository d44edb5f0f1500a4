import {
  hexToXyz,
  hueDistance,
  hueOf,
  toHex,
  xyzToLab,
  xyzToOklab,
} from "../../../document/colour-spaces.ts";
import type { GivenInks } from "../../../document/theme.ts";
import type { Diagnostics } from "../../../findings/diagnostics.ts";
import type { Params } from "../../../words/fill.ts";
import type { InkLook } from "../../assets/ink-profile.ts";
import { isBlackAlone } from "./colour-operations.ts";
import type { PressSettings } from "./press-settings.ts";

/** Degrees on OKLab's circle of hues, which is as even as people see them, and on CIELAB's, by which print shops measure. */
const widest = 15;
/** Degrees of CIELAB's circle where blues are: it turns those that get paler, so that sound inks would be accused. */
const blues = { from: 255, to: 315 } as const;
/** CIELAB chroma from which on a screen's colour has a hue, down to which print has one, and that of a colour for anybody. */
const chromas = { shown: 10, printed: 4, sure: 18 } as const;
/** The share of its chroma below which a colour is grey in print, whatever hue is measured in it. */
const faded = 0.3;
/** CIELAB lightness of text that a hand may give black ink alone, so that its plates can't part. */
const dark = 25;
/** OKLab lightness: more than what paper lacks against a screen. Values of 0 to 1 in place of per cent are found by it. */
const lightest = 0.3;

/** Tells at each token that gives inks by hand whether they look like its colour, as the printer's profile sees them. */
export function reportInks(
  { givenInks, inkLimit, profile }: Pick<PressSettings, "givenInks" | "inkLimit" | "profile">,
  diagnostics: Diagnostics,
): void {
  const first = new Map<string, GivenInks>();
  for (const given of givenInks) {
    const { token, hex, inks, place } = given;
    const said = inks.join("/");
    const tell = (params: Params): void =>
      diagnostics.add("theme-inks", place, { token, hex, inks: said, ...params });
    const departure = profile.look && departureOf(given, profile.look);
    if (departure) tell(departure);
    const percent = Math.round(inks.reduce((sum, ink) => sum + ink, 0));
    if (percent > inkLimit) tell({ reason: "inks-over-limit", percent, limit: inkLimit });
    const other = first.get(hex);
    if (!other) first.set(hex, given);
    else if (other.inks.join("/") !== said)
      diagnostics.add("theme-inks", other.place, {
        token: other.token,
        hex,
        inks: other.inks.join("/"),
        reason: "inks-differ",
        other: token,
        otherInks: said,
      });
  }
}

function departureOf({ hex, inks }: GivenInks, look: InkLook): Params | undefined {
  const [screen, print] = [hexToXyz(hex), look(inks)];
  const [wanted, shown] = [xyzToOklab(screen), xyzToOklab(print)];
  const [lab, printedLab] = [xyzToLab(screen), xyzToLab(print)];
  const printed = toHex("oklab", shown)?.hex ?? "";
  if (Math.abs(wanted[0] - shown[0]) > lightest)
    return { reason: shown[0] > wanted[0] ? "inks-lighter" : "inks-darker", printed };
  const [one, other] = [hueOf(lab), hueOf(printedLab)];
  if (one.chroma < chromas.shown)
    return other.chroma >= chromas.sure ? { reason: "inks-coloured", printed } : undefined;
  if (other.chroma < Math.max(chromas.printed, faded * one.chroma))
    return lab[0] <= dark && isBlackAlone(inks) ? undefined : { reason: "inks-grey", printed };
  const inOklab = hueDistance(hueOf(wanted).hue, hueOf(shown).hue);
  const isBlue = [one, other].every(({ hue }) => hue >= blues.from && hue <= blues.to);
  const degrees = isBlue ? inOklab : Math.max(inOklab, hueDistance(one.hue, other.hue));
  return degrees > widest ? { reason: "inks-hue", printed, degrees: Math.ceil(degrees) } : undefined;
}
