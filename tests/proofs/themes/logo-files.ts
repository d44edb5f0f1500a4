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
}

/** The ground of each logo, which covers it all: nothing else on a page has that colour. */
export const logoColours = { logo: "#C71585", "logo-on-dark": "#7CFC00" } as const;

/** A logo's file: a ground to its edges and a shape in it. */
export async function logoFile(
  { ratio, kind }: LogoCase,
  name: keyof typeof logoColours,
): Promise<{ name: string; bytes: Uint8Array }> {
  const [width, height] = ratio >= 1 ? [Math.round(120 * ratio), 120] : [120, Math.round(120 / ratio)];
  const drawing = (size: string): string =>
    `<svg xmlns="http://www.w3.org/2000/svg"${size}><path d="M0 0H${width}V${height}H0Z" fill="${logoColours[name]}"/><circle cx="${width / 2}" cy="${height / 2}" r="40" fill="#123456"/></svg>`;
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
  const pixels = sharp(Buffer.from(drawing(plain + box)), { density: 144 }).flatten();
  const bytes =
    kind === "png" ? await pixels.png().toBuffer() : await pixels.jpeg({ quality: 95 }).toBuffer();
  return { name: `${name}.${kind}`, bytes };
}

/** The ratio that a case's files really have, in whole pixels. */
export function fileRatio({ ratio }: LogoCase): number {
  return ratio >= 1 ? Math.round(120 * ratio) / 120 : 120 / Math.round(120 / ratio);
}
