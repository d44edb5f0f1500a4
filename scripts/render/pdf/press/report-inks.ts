import { hexToXyz, hueDistance, hueOf, toHex, xyzToOklab } from "../../../document/colour-spaces.ts";
import type { GivenInks } from "../../../document/theme.ts";
import type { Diagnostics } from "../../../findings/diagnostics.ts";
import type { Params } from "../../../words/fill.ts";
import type { InkLook } from "../../assets/ink-profile.ts";
import type { PressSettings } from "./press-settings.ts";

/** Degrees on OKLab's circle of hues, which is as even as people see them; on CIELAB's, blues turn. */
const widest = 15;
/** OKLab chroma below which there is no hue to speak of, and from which on something is a colour for anybody. */
const chromas = { none: 0.02, some: 0.03, sure: 0.06 } as const;
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
  const [wanted, shown] = [xyzToOklab(hexToXyz(hex)), xyzToOklab(look(inks))];
  const [one, other] = [hueOf(wanted), hueOf(shown)];
  const printed = toHex("oklab", shown)?.hex ?? "";
  if (Math.abs(wanted[0] - shown[0]) > lightest)
    return { reason: shown[0] > wanted[0] ? "inks-lighter" : "inks-darker", printed };
  if (one.chroma >= chromas.sure && other.chroma < chromas.none) return { reason: "inks-grey", printed };
  if (one.chroma < chromas.none && other.chroma >= chromas.sure) return { reason: "inks-coloured", printed };
  const degrees = Math.round(hueDistance(one.hue, other.hue));
  const hasHue = one.chroma >= chromas.some && other.chroma >= chromas.some;
  return hasHue && degrees > widest ? { reason: "inks-hue", printed, degrees } : undefined;
}
