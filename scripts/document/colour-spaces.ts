/** Three numbers of a colour, in the order of its space's name. */
export type Triple = readonly [number, number, number];
type Matrix = readonly [Triple, Triple, Triple];

/*
 * Matrices and curves of CSS Color 4 (§10 and its sample code); everything goes through XYZ under D65.
 */
const fromLinearSrgb: Matrix = [
  [506752 / 1228815, 87881 / 245763, 12673 / 70218],
  [87098 / 409605, 175762 / 245763, 12673 / 175545],
  [7918 / 409605, 87881 / 737289, 1001167 / 1053270],
];
const toLinearSrgb: Matrix = [
  [12831 / 3959, -329 / 214, -1974 / 3959],
  [-851781 / 878810, 1648619 / 878810, 36519 / 878810],
  [705 / 12673, -2585 / 12673, 705 / 667],
];
const fromLinearP3: Matrix = [
  [608311 / 1250200, 189793 / 714400, 198249 / 1000160],
  [35783 / 156275, 247089 / 357200, 198249 / 2500400],
  [0, 32229 / 714400, 5220557 / 5000800],
];
const fromLinearA98: Matrix = [
  [573536 / 994567, 263643 / 1420810, 187206 / 994567],
  [591459 / 1989134, 6239551 / 9945670, 374412 / 4972835],
  [53769 / 1989134, 351524 / 4972835, 4929758 / 4972835],
];
const fromLinearRec2020: Matrix = [
  [63426534 / 99577255, 20160776 / 139408157, 47086771 / 278816314],
  [26158966 / 99577255, 472592308 / 697040785, 8267143 / 139408157],
  [0, 19567812 / 697040785, 295819943 / 278816314],
];
/** To XYZ under D50. */
const fromLinearProphoto: Matrix = [
  [0.7977666449006423, 0.1351812974005331, 0.0313477341283922],
  [0.2880748288194013, 0.7118352342418731, 0.0000899369387256],
  [0, 0, 0.8251046025104602],
];
const fromD50: Matrix = [
  [0.955473421488075, -0.02309845494876471, 0.06325924320057072],
  [-0.0283697093338637, 1.0099953980813041, 0.021041441191917323],
  [0.012314014864481998, -0.020507649298898964, 1.330365926242124],
];
const toD50: Matrix = [
  [1.0479297925449969, 0.022946870601609652, -0.05019226628920524],
  [0.02962780877005599, 0.9904344267538799, -0.017073799063418826],
  [-0.009243040646204504, 0.015055191490298152, 0.7518742814281371],
];
const toCones: Matrix = [
  [0.819022437996703, 0.3619062600528904, -0.1288737815209879],
  [0.0329836539323885, 0.9292868615863434, 0.0361446663506424],
  [0.0481771893596242, 0.2642395317527308, 0.6335478284694309],
];
const fromCones: Matrix = [
  [1.2268798758459243, -0.5578149944602171, 0.2813910456659647],
  [-0.0405757452148008, 1.112286803280317, -0.0717110580655164],
  [-0.0763729366746601, -0.4214933324022432, 1.5869240198367816],
];
const conesToOklab: Matrix = [
  [0.210454268309314, 0.7936177747023054, -0.0040720430116193],
  [1.9779985324311684, -2.4285922420485799, 0.450593709617411],
  [0.0259040424655478, 0.7827717124575296, -0.8086757549230774],
];
const oklabToCones: Matrix = [
  [1, 0.3963377773761749, 0.2158037573099136],
  [1, -0.1055613458156586, -0.0638541728258133],
  [1, -0.0894841775298119, -1.2914855480194092],
];
const whiteD50: Triple = [0.3457 / 0.3585, 1, (1 - 0.3457 - 0.3585) / 0.3585];
const epsilon = 216 / 24389;
const kappa = 24389 / 27;

function times(matrix: Matrix, [x, y, z]: Triple): Triple {
  const row = ([a, b, c]: Triple): number => a * x + b * y + c * z;
  return [row(matrix[0]), row(matrix[1]), row(matrix[2])];
}

function each([x, y, z]: Triple, change: (value: number) => number): Triple {
  return [change(x), change(y), change(z)];
}

/** A curve for negative values, too, as wide spaces need it. */
const mirrored =
  (curve: (value: number) => number) =>
  (value: number): number =>
    Math.sign(value) * curve(Math.abs(value));

const expandSrgb = mirrored((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
const compressSrgb = mirrored((value) =>
  value > 0.0031308 ? 1.055 * value ** (1 / 2.4) - 0.055 : 12.92 * value,
);

/** CIELAB under D50, as profiles and `lab` have it, to XYZ under D50. */
export function labToXyz([l, a, b]: Triple): Triple {
  const y = (l + 16) / 116;
  const [fx, fz] = [y + a / 500, y - b / 200];
  const part = (f: number): number => (f ** 3 > epsilon ? f ** 3 : (116 * f - 16) / kappa);
  return [part(fx) * whiteD50[0], l > kappa * epsilon ? y ** 3 : l / kappa, part(fz) * whiteD50[2]];
}

/** XYZ under D50 to CIELAB, the inverse of `labToXyz`. */
export function xyzToLab([x, y, z]: Triple): Triple {
  const part = (value: number): number => (value > epsilon ? Math.cbrt(value) : (kappa * value + 16) / 116);
  const [fx, fy, fz] = [part(x / whiteD50[0]), part(y / whiteD50[1]), part(z / whiteD50[2])];
  return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)];
}

/** XYZ under D50 to OKLab: lightness from 0 to 1, and two axes on which angles are hues as people see them. */
export function xyzToOklab(xyz: Triple): Triple {
  return oklabOfD65(times(fromD50, xyz));
}

/** An sRGB colour, `#RRGGBB`, as XYZ under D50. */
export function hexToXyz(hex: string): Triple {
  const part = (at: number): number => expandSrgb(Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  return times(toD50, times(fromLinearSrgb, [part(1), part(3), part(5)]));
}

/** The hue of an OKLab or CIELAB colour in degrees, and how far it is from grey. */
export function hueOf([, a, b]: Triple): { hue: number; chroma: number } {
  return { hue: ((Math.atan2(b, a) * 180) / Math.PI + 360) % 360, chroma: Math.hypot(a, b) };
}

/** How far two hues lie apart, 0 to 180°. */
export function hueDistance(one: number, other: number): number {
  const apart = Math.abs(one - other) % 360;
  return Math.min(apart, 360 - apart);
}

function oklabOfD65(xyz: Triple): Triple {
  return times(conesToOklab, each(times(toCones, xyz), Math.cbrt));
}

function d65OfOklab(oklab: Triple): Triple {
  return times(
    fromCones,
    each(times(oklabToCones, oklab), (value) => value ** 3),
  );
}

function polar([l, chroma, hue]: Triple): Triple {
  const angle = (hue * Math.PI) / 180;
  return [l, chroma * Math.cos(angle), chroma * Math.sin(angle)];
}

/** CSS Color 4 §7: hue in degrees, the others in per cent. */
function hslToSrgb([hue, saturation, lightness]: Triple): Triple {
  const [s, l] = [saturation / 100, lightness / 100];
  const part = (offset: number): number => {
    const k = (offset + (((hue % 360) + 360) % 360) / 30) % 12;
    return l - s * Math.min(l, 1 - l) * Math.max(-1, Math.min(k - 3, 9 - k, 1));
  };
  return [part(0), part(8), part(4)];
}

function hwbToSrgb([hue, whiteness, blackness]: Triple): Triple {
  const [white, black] = [whiteness / 100, blackness / 100];
  if (white + black >= 1) return each([1, 1, 1], () => white / (white + black));
  return each(hslToSrgb([hue, 100, 50]), (value) => value * (1 - white - black) + white);
}

const srgbToXyz = (rgb: Triple): Triple => times(fromLinearSrgb, each(rgb, expandSrgb));
const expandRec2020 = mirrored((value) =>
  value < 0.018053968510807 * 4.5
    ? value / 4.5
    : ((value + 0.09929682680944) / 1.09929682680944) ** (1 / 0.45),
);
const expandProphoto = mirrored((value) => (value <= 16 / 512 ? value / 16 : value ** 1.8));

/** The colour spaces of the Design Tokens format (Color Module §4.2), each to XYZ under D65. */
const spaces: Readonly<Record<string, (components: Triple) => Triple>> = {
  srgb: srgbToXyz,
  "srgb-linear": (rgb) => times(fromLinearSrgb, rgb),
  hsl: (hsl) => srgbToXyz(hslToSrgb(hsl)),
  hwb: (hwb) => srgbToXyz(hwbToSrgb(hwb)),
  lab: (lab) => times(fromD50, labToXyz(lab)),
  lch: (lch) => times(fromD50, labToXyz(polar(lch))),
  oklab: d65OfOklab,
  oklch: (oklch) => d65OfOklab(polar(oklch)),
  "display-p3": (rgb) => times(fromLinearP3, each(rgb, expandSrgb)),
  "a98-rgb": (rgb) =>
    times(
      fromLinearA98,
      each(
        rgb,
        mirrored((value) => value ** (563 / 256)),
      ),
    ),
  "prophoto-rgb": (rgb) => times(fromD50, times(fromLinearProphoto, each(rgb, expandProphoto))),
  rec2020: (rgb) => times(fromLinearRec2020, each(rgb, expandRec2020)),
  "xyz-d65": (xyz) => xyz,
  "xyz-d50": (xyz) => times(fromD50, xyz),
};

/** Names of the spaces that `toHex` knows. */
export const colourSpaces: readonly string[] = Object.keys(spaces);

/**
 * A colour as `#RRGGBB`; undefined for a space that isn't known. What sRGB can't show is brought in by its chroma, with
 * hue and lightness kept (CSS Color 4 §13.2), and `outside` is true.
 */
export function toHex(space: string, components: Triple): { hex: string; outside: boolean } | undefined {
  const convert = Object.hasOwn(spaces, space) ? spaces[space] : undefined;
  if (!convert) return undefined;
  const xyz = convert(components);
  const rgb = srgbOf(xyz);
  if (isShown(rgb)) return { hex: hexOf(rgb), outside: false };
  const [l, a, b] = oklabOfD65(xyz);
  if (l >= 1 || l <= 0) return { hex: l >= 1 ? "#FFFFFF" : "#000000", outside: true };
  const withShare = (share: number): Triple => srgbOf(d65OfOklab([l, a * share, b * share]));
  let [low, high] = [0, 1];
  for (let step = 0; step < 20; step += 1) {
    const middle = (low + high) / 2;
    if (isShown(withShare(middle))) low = middle;
    else high = middle;
  }
  return { hex: hexOf(withShare(low)), outside: true };
}

function srgbOf(xyz: Triple): Triple {
  return each(times(toLinearSrgb, xyz), compressSrgb);
}

/** Half a step of eight bits is no difference. */
function isShown(rgb: Triple): boolean {
  return rgb.every((value) => value >= -0.5 / 255 && value <= 1 + 0.5 / 255);
}

function hexOf(rgb: Triple): string {
  const part = (value: number): string =>
    // A half that the way through XYZ has lost by a hair is still rounded up.
    Math.round(Math.min(1, Math.max(0, value)) * 255 + 1e-6)
      .toString(16)
      .padStart(2, "0");
  return `#${rgb.map(part).join("")}`.toUpperCase();
}
