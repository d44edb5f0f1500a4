/** What an SVG's outermost element says of its size, and where that stands. */
export interface SvgRoot {
  /** In px, not rounded: what a browser would show it in. */
  width: number;
  height: number;
  /** Offsets of the attributes of size in the text, behind the element's name. */
  attributes: ReadonlyMap<string, { start: number; end: number }>;
  /** Offset behind the element's name. */
  nameEnd: number;
  hasViewBox: boolean;
}

/** Lengths of CSS that need no surroundings, in px. */
const units: Readonly<Record<string, number>> = {
  "": 1,
  px: 1,
  pt: 4 / 3,
  pc: 16,
  in: 96,
  cm: 96 / 2.54,
  mm: 96 / 25.4,
  q: 96 / 101.6,
  em: 16,
  rem: 16,
  ex: 8,
};

/**
 * Reads the size of an SVG (SVG 2 §8.12, CSS Images 3 §5.2): width and height, one of them with the ratio of the `viewBox`, or the
 * `viewBox` alone. Undefined when it is no SVG, `sizeless` when it says neither.
 */
export function readSvgRoot(text: string): SvgRoot | "sizeless" | undefined {
  // What may stand before the element: a declaration, comments, a document type with its own subset.
  const before = /^\uFEFF?(?:\s+|<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!DOCTYPE(?:[^[>]|\[[\s\S]*?\])*>)*/i.exec(
    text,
  );
  const name = /^<(?:[\w.-]+:)?svg(?=[\s/>])/.exec(text.slice(before?.[0].length ?? 0, 10_000_000));
  if (!name) return undefined;
  const nameEnd = (before?.[0].length ?? 0) + name[0].length;
  const values = new Map<string, string>();
  const attributes = new Map<string, { start: number; end: number }>();
  const attribute = /\s+([\w:.-]+)\s*=\s*("([^"]*)"|'([^']*)')/y;
  attribute.lastIndex = nameEnd;
  for (let match = attribute.exec(text); match; match = attribute.exec(text)) {
    const key = match[1] ?? "";
    values.set(key, match[3] ?? match[4] ?? "");
    attributes.set(key, { start: match.index, end: attribute.lastIndex });
  }
  const box = (values.get("viewBox") ?? "")
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const [, , boxWidth = 0, boxHeight = 0] = box;
  const hasViewBox = box.length === 4 && box.every(Number.isFinite) && boxWidth > 0 && boxHeight > 0;
  const [width, height] = [lengthOf(values.get("width")), lengthOf(values.get("height"))];
  const ratio = hasViewBox ? boxWidth / boxHeight : undefined;
  const size =
    width && height
      ? { width, height }
      : ratio === undefined
        ? undefined
        : width
          ? { width, height: width / ratio }
          : height
            ? { width: height * ratio, height }
            : { width: boxWidth, height: boxHeight };
  return size ? { ...size, attributes, nameEnd, hasViewBox } : "sizeless";
}

/** In px; undefined for what depends on surroundings (per cent, `auto`), and for nothing at all. */
function lengthOf(value: string | undefined): number | undefined {
  const match = /^\s*\+?(\d*\.?\d+(?:e[+-]?\d+)?)\s*([a-z]*)\s*$/i.exec(value ?? "");
  const unit = units[match?.[2]?.toLowerCase() ?? ""];
  const length = match?.[1] && unit ? Number(match[1]) * unit : 0;
  return length > 0 && Number.isFinite(length) ? length : undefined;
}

/**
 * The same SVG with its size in plain numbers, that of `box` where it says none itself, and a `viewBox`: Word's own drawing and
 * rasterisers cut one without, or take it for as large as its surroundings. A text that says all of it comes back as it is.
 */
export function withPlainSize(text: string, box?: readonly [number, number, number, number]): string {
  const root = readSvgRoot(text);
  if (root === "sizeless" && box) return withBox(text, box);
  if (!root || root === "sizeless") return text;
  const { width, height, attributes, nameEnd, hasViewBox } = root;
  const said = (key: string): string => {
    const at = attributes.get(key);
    return at ? text.slice(at.start, at.end) : "";
  };
  const isPlain = (key: string): boolean => /=\s*["']\d+(?:\.\d+)?["']$/.test(said(key));
  if (hasViewBox && isPlain("width") && isPlain("height")) return text;
  const dropped = ["width", "height", ...(hasViewBox ? [] : ["viewBox"])]
    .flatMap((key) => attributes.get(key) ?? [])
    .sort((one, other) => other.start - one.start);
  const rest = dropped.reduce((left, { start, end }) => left.slice(0, start) + left.slice(end), text);
  const viewBox = hasViewBox ? "" : ` viewBox="0 0 ${width} ${height}"`;
  return `${rest.slice(0, nameEnd)} width="${width}" height="${height}"${viewBox}${rest.slice(nameEnd)}`;
}

function withBox(text: string, box: readonly [number, number, number, number]): string {
  const [, , width, height] = box;
  // A width in per cent or `auto` says nothing, and an attribute may stand once only.
  return text.replace(/<((?:[\w.-]+:)?svg)(?=[\s/>])([^>]*)/, (_, name: string, rest: string) => {
    const others = rest.replace(/\s(?:width|height|viewBox)\s*=\s*(?:"[^"]*"|'[^']*')/g, "");
    return `<${name} width="${width}" height="${height}" viewBox="${box.join(" ")}"${others}`;
  });
}
