import { contrast } from "../../document/contrast.ts";
import type { DocumentModel } from "../../document/document-model.ts";
import { logoPlates } from "../../document/logo-plates.ts";
import { isMadeOut, isSeenAsOn } from "../../document/logo-shades.ts";
import { markPixels, usualMark } from "../../document/mark-size.ts";
import type { FilePicture } from "../../document/picture-request.ts";
import type { MergeContext } from "../hast/merge-context.ts";

/** An organisation's logos as their ink has them: for light grounds and for dark ones. */
interface Logos {
  light: FilePicture | undefined;
  dark: FilePicture | undefined;
}

/** Which of them is shown, and whether it needs a ground of its own; `layout.css` and Word know these names. */
interface Chosen {
  logo: FilePicture;
  kind: "logo" | "logo-plate" | "logo-dark" | "logo-dark-only" | "logo-dark-plate";
}

/** Least contrast with white of a ground that counts as dark: what is white is still seen on it. */
const darkGround = 3;

/**
 * The organisation's logo: its variant for the ground, or the one there is on a plate that it can be seen on. Only without
 * any there is the neutral mark, in the surface's colours.
 *
 * @param hash what the page says of it: `surface`, and `size`, `least` and `widest` in mm
 */
export function organisationMark(context: MergeContext, hash: Readonly<Record<string, unknown>>): string {
  const { document, template } = context;
  const surface = String(hash.surface ?? "");
  const { theme } = template;
  const plates = logoPlates(theme);
  const logos = logosOf(document, plates);
  const ground = theme.surfaces[surface]?.background ?? theme.colours.white?.hex ?? "#FFFFFF";
  const chosen = chooseLogo(logos, ground, plates);
  const tones = theme.surfaces[surface]?.tones ?? theme.tones;
  const core = theme.colours.accent?.hex ?? "#000000";
  const key = `mark-${surface || "paper"}`;
  context.pictures.set(key, chosen?.logo ?? { kind: "mark", ring: tones.mark ?? "#000000", core });
  // Word has no dark grounds: it shows the mark for paper everywhere.
  const paper = { kind: "mark", ring: theme.tones.mark ?? "#000000", core } as const;
  context.pictures.set("mark-paper", logos.light ?? logos.dark ?? paper);
  const kind = chosen ? ` data-kind="${chosen.kind}"` : "";
  const [size, least, widest] = [hash.size, hash.least, hash.widest].map(Number);
  const { width, height } = chosen
    ? markPixels(chosen.logo.width / chosen.logo.height, size || usualMark.size, widest || usualMark.widest)
    : markPixels(1, least || size || usualMark.size, widest || usualMark.widest);
  return `<img data-role="mark"${kind} src="picture:${key}" data-size="${width}x${height}" alt="">`;
}

/** A logo that is not made out on the ground it is named for is used as the other kind: who has a white one only may call it `logo`. */
function logosOf({ logo, logoOnDark }: DocumentModel, plates: Plates): Logos {
  const onLight = (one: FilePicture | undefined): boolean => isMadeOut(one?.shades, plates.light);
  const onDark = (one: FilePicture | undefined): boolean => isMadeOut(one?.shades, plates.dark);
  const light =
    logo && onLight(logo) ? logo : !logo && logoOnDark && !onDark(logoOnDark) ? logoOnDark : undefined;
  const dark = logoOnDark && onDark(logoOnDark) ? logoOnDark : logo && !onLight(logo) ? logo : undefined;
  // Made out nowhere: as it is called.
  return (light ?? dark) ? { light, dark } : { light: logo, dark: logoOnDark };
}

type Plates = ReturnType<typeof logoPlates>;

function chooseLogo({ light, dark }: Logos, ground: string, plates: Plates): Chosen | undefined {
  const isDark = contrast(ground, "#FFFFFF") >= darkGround;
  if (isDark && dark && isSeenAsOn(dark.shades, ground, plates.dark))
    return { logo: dark, kind: light ? "logo-dark" : "logo-dark-only" };
  if (!isDark && light && isSeenAsOn(light.shades, ground, plates.light))
    return { logo: light, kind: "logo" };
  if (light) return { logo: light, kind: "logo-plate" };
  return dark && { logo: dark, kind: "logo-dark-plate" };
}
