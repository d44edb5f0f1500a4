import type {
  GlyphPicture,
  MarkPicture,
  PatternPalette,
  PatternPicture,
} from "../../document/picture-request.ts";
import { seededRandom } from "./seeded-random.ts";
import { coordinate, type Drawing, svgDocument } from "./svg.ts";

/** Side of a tile in user units. */
const side = 20;

type Shape = "quarter" | "inset" | "disc" | "ring" | "half" | "leaf";
type Corner = 0 | 1 | 2 | 3;

interface Tile {
  ground: string | undefined;
  shape: Shape | undefined;
  corner: Corner;
  fill: string;
  inner: string;
}

/** The quarter-circle ornament. Warm colours are rationed per 30 tiles: accent ≤ 6, coral ≤ 4. */
export function drawPattern(request: PatternPicture): Drawing {
  if (request.mood === "rings") return drawRings(request.palette);
  const random = seededRandom(request.seed);
  const { columns, rows } = request;
  const ration = {
    accent: Math.ceil((columns * rows * 6) / 30),
    coral: Math.ceil((columns * rows * 4) / 30),
  };
  const tiles: Tile[] = [];
  for (let index = 0; index < columns * rows; index += 1) {
    tiles.push(chooseTile(request, random, ration, tiles[index - 1], tiles[index - columns]));
  }
  const ground =
    request.mood === "dark"
      ? `<rect width="${columns * side}" height="${rows * side}" fill="${request.palette.ground}"/>`
      : "";
  const shapes = tiles
    .map((tile, index) => drawTile(tile, (index % columns) * side, Math.floor(index / columns) * side))
    .join("");
  const { window = { start: 0, columns } } = request;
  const seen = ground + shapes;
  const shifted =
    window.start === 0 ? seen : `<g transform="translate(${coordinate(-window.start * side)} 0)">${seen}</g>`;
  return svgDocument(window.columns * side, rows * side, shifted);
}

function disc(at: number, radius: number, fill: string): string {
  return `<circle cx="${at}" cy="${at}" r="${radius}" fill="${fill}"/>`;
}

/** A single ornament for a card; neighbours of one family differ in shape. */
export function drawGlyph({ palette, index, seed }: GlyphPicture): Drawing {
  const random = seededRandom(`${seed}/glyph`);
  const turn = Math.floor(random() * 4);
  const corner = ((turn + index) % 4) as Corner;
  const make: ((corner: Corner) => string[])[] = [
    () => [quarter(0, 0, side, 1, palette.brand), disc(15, 5, palette.accent)],
    () => [half(0, 10, true, palette.brand), half(0, 20, true, palette.sky)],
    (at) => [quarter(0, 0, side, at, palette.sky), quarter(0, 0, side / 2, at, palette.brand)],
    () => [quarter(0, 0, side, 1, palette.coral), quarter(0, 0, 10, 1, palette.brand)],
    (at) => [leaf(0, 0, at, palette.brand), disc(10, 4, palette.accent)],
    (at) => [quarter(0, 0, side, at, palette.accent), quarter(0, 0, side / 2, at, palette.deep)],
  ];
  return svgDocument(side, side, make[index % make.length]?.(corner).join("") ?? "");
}

/** The neutral mark: a quarter ring (outer 36, inner 24) and a quarter disc (18) in the same corner. */
export function drawMark({ ring, core }: MarkPicture): Drawing {
  return svgDocument(36, 36, markPaths(ring, core));
}

function drawRings(palette: PatternPalette): Drawing {
  return svgDocument(
    36,
    36,
    markPaths(palette.deep, palette.accent) +
      `<path d="M12 36A24 24 0 0 1 36 12V18A18 18 0 0 0 18 36Z" fill="${palette.brand}"/>`,
  );
}

function markPaths(ring: string, core: string): string {
  return `<path d="M0 36A36 36 0 0 1 36 0V12A24 24 0 0 0 12 36Z" fill="${ring}"/><path d="M18 36A18 18 0 0 1 36 18V36Z" fill="${core}"/>`;
}

const shapes: readonly [Shape, number][] = [
  ["quarter", 0.36],
  ["inset", 0.3],
  ["half", 0.12],
  ["ring", 0.09],
  ["disc", 0.05],
  ["leaf", 0.08],
];

function chooseTile(
  request: PatternPicture,
  random: () => number,
  ration: { accent: number; coral: number },
  left: Tile | undefined,
  above: Tile | undefined,
): Tile {
  const { palette, mood, density } = request;
  const corner = Math.floor(random() * 4) as Corner;
  const ground = mood === "dark" && random() < 0.28 ? palette.brand : undefined;
  // On paper, empty tiles make the air; on the dark ground most tiles carry something.
  const filled = random() < (mood === "dark" ? Math.min(1, density + 0.3) : density);
  if (!filled && left?.shape) return { ground, shape: undefined, corner, fill: "", inner: "" };
  const fill = chooseColour(request, random, ration, [
    ground ?? palette.ground,
    left?.fill ?? "",
    above?.fill ?? "",
  ]);
  const inner = chooseInner(palette, random, fill, ground ?? (mood === "dark" ? palette.ground : ""));
  return { ground, shape: weighted(shapes, random()), corner, fill, inner };
}

function chooseColour(
  request: PatternPicture,
  random: () => number,
  ration: { accent: number; coral: number },
  avoid: readonly string[],
): string {
  const { palette, mood } = request;
  const cool: [string, number][] =
    mood === "dark"
      ? [
          [palette.sky, 0.34],
          [palette.brand, 0.26],
          [palette.sand, 0.14],
        ]
      : [
          [palette.brand, 0.36],
          [palette.sky, 0.34],
        ];
  const warm: [string, number][] = [
    [palette.accent, ration.accent > 0 ? 0.18 : 0],
    [palette.coral, ration.coral > 0 ? 0.13 : 0],
  ];
  const choices = [...cool, ...warm].filter(
    ([colour, weight]) =>
      weight > 0 &&
      !(
        avoid.includes(colour) &&
        (colour === palette.accent || colour === palette.coral || colour === avoid[0])
      ),
  );
  const fill = weighted(choices, random());
  if (fill === palette.accent) ration.accent -= 1;
  if (fill === palette.coral) ration.coral -= 1;
  return fill;
}

function chooseInner(palette: PatternPalette, random: () => number, fill: string, ground: string): string {
  const choices = [palette.brand, palette.sand, palette.sky, palette.deep].filter(
    (colour) => colour !== fill && (ground !== "" || colour !== palette.sand),
  );
  const warmFill = fill === palette.accent || fill === palette.coral;
  return choices[Math.floor(random() * choices.length)] ?? (warmFill ? palette.sand : palette.brand);
}

function weighted<T>(choices: readonly (readonly [T, number])[], at: number): T {
  const total = choices.reduce((sum, [, weight]) => sum + weight, 0);
  let rest = at * total;
  for (const [choice, weight] of choices) {
    rest -= weight;
    if (rest <= 0) return choice;
  }
  const last = choices.at(-1);
  if (!last) throw new Error("A weighted choice needs at least one candidate.");
  return last[0];
}

function drawTile(tile: Tile, x: number, y: number): string {
  const ground = tile.ground
    ? `<rect x="${x}" y="${y}" width="${side}" height="${side}" fill="${tile.ground}"/>`
    : "";
  switch (tile.shape) {
    case "quarter":
      return ground + quarter(x, y, side, tile.corner, tile.fill);
    case "inset":
      return (
        ground +
        quarter(x, y, side, tile.corner, tile.fill) +
        quarter(x, y, side / 2, tile.corner, tile.inner)
      );
    case "disc":
      return `${ground}<circle cx="${x + 10}" cy="${y + 10}" r="10" fill="${tile.fill}"/>`;
    case "ring":
      return `${ground}<circle cx="${x + 10}" cy="${y + 10}" r="10" fill="${tile.fill}"/><circle cx="${x + 10}" cy="${y + 10}" r="5" fill="${tile.inner}"/>`;
    case "half":
      return ground + half(x, tile.corner < 2 ? y + side : y, tile.corner < 2, tile.fill);
    case "leaf":
      return ground + leaf(x, y, tile.corner, tile.fill);
    default:
      return ground;
  }
}

/**
 * A quarter disc of radius `r` around one corner of the tile at `x`, `y`: 0 bottom-left, 1 bottom-right,
 * 2 top-right, 3 top-left.
 */
function quarter(x: number, y: number, r: number, corner: Corner, fill: string): string {
  const right = corner === 1 || corner === 2;
  const bottom = corner < 2;
  const cx = right ? x + side : x;
  const cy = bottom ? y + side : y;
  const dx = right ? -r : r;
  const dy = bottom ? -r : r;
  const sweep = right === bottom ? 1 : 0;
  return `<path d="M${coordinate(cx)} ${coordinate(cy)}h${coordinate(dx)}A${r} ${r} 0 0 ${sweep} ${coordinate(cx)} ${coordinate(cy + dy)}Z" fill="${fill}"/>`;
}

/** Half a disc on the base line at height `base`, arching `up` or hanging down. */
function half(x: number, base: number, up: boolean, fill: string): string {
  return `<path d="M${x} ${base}A10 10 0 0 ${up ? 1 : 0} ${x + side} ${base}Z" fill="${fill}"/>`;
}

/** Two opposite quarters: a petal along one diagonal. */
function leaf(x: number, y: number, corner: Corner, fill: string): string {
  const rising = corner % 2 === 0;
  const from = rising ? `M${x} ${y + side}` : `M${x} ${y}`;
  const to = rising ? [x + side, y] : [x + side, y + side];
  return `<path d="${from}A20 20 0 0 1 ${to[0]} ${to[1]}A20 20 0 0 1 ${x} ${rising ? y + side : y}Z" fill="${fill}"/>`;
}
