import sharp from "sharp";

/** How a logo's file is written. */
export const logoKinds = [
  "svg",
  "svg-box",
  "svg-size",
  "svg-millimetres",
  "svg-percent",
  "png",
  "jpg",
] as const;
/** One of them. */
export type LogoKind = (typeof logoKinds)[number];

/** A logo as an organisation may have it. */
export interface LogoCase {
  /** Width by height. */
  ratio: number;
  kind: LogoKind;
  /** Which of the two there are. */
  files: "logo" | "both" | "dark";
  /** Frames without a ground of their own, in dark or light ink, in place of logos that bring one. */
  frames?: Readonly<Record<LogoName, "dark" | "light">>;
  /** What covers them instead of `logoColours`. */
  colours?: Readonly<Record<LogoName, string>>;
}

/** The keys of an organisation's logos. */
export type LogoName = "logo" | "logo-on-dark";

/** The ground of each logo, which covers it all: nothing else on a page has that colour. */
export const logoColours = { logo: "#C71585", "logo-on-dark": "#7CFC00" } as const;

/** The ink of frames: nothing else on a page has it. */
export const frameColours = {
  logo: { dark: "#2A0A1E", light: "#FFF7FB" },
  "logo-on-dark": { dark: "#0A2A16", light: "#F7FFF9" },
} as const;

/** How broad a frame's sides are, as a share of its shorter one. */
export const frameShare = 0.2;

/** The colour that covers a logo, or that its frame is drawn in. */
export function colourOfLogo({ frames, colours = logoColours }: LogoCase, name: LogoName): string {
  return frames ? frameColours[name][frames[name]] : colours[name];
}

/** A logo's file: a ground to its edges and a shape in it, or a frame along them. */
export async function logoFile(one: LogoCase, name: LogoName): Promise<{ name: string; bytes: Uint8Array }> {
  const { ratio, kind, frames } = one;
  const [width, height] = ratio >= 1 ? [Math.round(120 * ratio), 120] : [120, Math.round(120 / ratio)];
  const colour = colourOfLogo(one, name);
  const side = 120 * frameShare;
  const hole = `M${side} ${side}V${height - side}H${width - side}V${side}Z`;
  const disc = `<circle cx="${width / 2}" cy="${height / 2}" r="40" fill="#123456"/>`;
  const drawing = (size: string): string =>
    `<svg xmlns="http://www.w3.org/2000/svg"${size}><path d="M0 0H${width}V${height}H0Z${frames ? hole : ""}" fill="${colour}"/>${frames ? "" : disc}</svg>`;
  const box = ` viewBox="0 0 ${width} ${height}"`;
  const plain = ` width="${width}" height="${height}"`;
  const sizes: Readonly<Record<string, string>> = {
    svg: plain + box,
    "svg-box": box,
    "svg-size": plain,
    "svg-millimetres": ` width="${width / 10}mm" height="${height / 10}mm"${box}`,
    "svg-percent": ` width="100%" height="100%" viewBox="0,0,${width},${height}"`,
  };
  const size = sizes[kind];
  if (size !== undefined) return { name: `${name}.svg`, bytes: Buffer.from(drawing(size)) };
  const pixels = sharp(Buffer.from(drawing(plain + box)), { density: 144 });
  if (!frames) pixels.flatten();
  const bytes =
    kind === "png" ? await pixels.png().toBuffer() : await pixels.jpeg({ quality: 95 }).toBuffer();
  return { name: `${name}.${kind}`, bytes };
}

/** The ratio that a case's files really have, in whole pixels. */
export function fileRatio({ ratio }: LogoCase): number {
  return ratio >= 1 ? Math.round(120 * ratio) / 120 : 120 / Math.round(120 / ratio);
}
