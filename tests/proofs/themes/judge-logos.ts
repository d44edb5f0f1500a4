import { readFile } from "node:fs/promises";
import { strFromU8, unzipSync } from "fflate";
import { contrast } from "../../../scripts/document/contrast.ts";
import { placedDrawings } from "../../support/word-rooms.ts";
import { colourOfLogo, fileRatio, frameShare, type LogoCase } from "./logo-files.ts";
import { dotAt, type Plate } from "./paint-plates.ts";
import { markColours } from "./random-theme.ts";
import { type Painted, readPainted } from "./read-painted.ts";
import { logoNames } from "./theme-workspace.ts";

/** How far a logo's ratio may be from its file's, as a share. */
const exact = 0.01;
/** Least contrast of a logo's ink with what it stands on (WCAG 2.2, 1.4.11). */
const visible = 3;

/** What a PDF should show. */
export interface LogoSheet {
  file: string;
  /** What kind of file it is, for messages. */
  kind: "screen" | "office" | "press";
  logo: LogoCase | undefined;
  /** How often the template shows the mark. */
  marks: number;
}

/** Finds the logos on a PDF's pages by their colours: as many as there should be, whole, in their ratio, and no other mark. */
export async function judgeLogos({
  file,
  kind,
  logo,
  marks,
}: LogoSheet): Promise<{ logos: Painted[]; faults: string[] }> {
  const painted = await readPainted(new Uint8Array(await readFile(file)));
  const faults: string[] = [];
  const tell = (text: string): void => void faults.push(`${kind}: ${text}`);
  const others = painted.filter(({ colour }) =>
    Object.values(markColours).some((hex) => isNear(colour, hex)),
  );
  if (logo ? others.length > 0 : others.length !== marks) tell(`${others.length} neutral marks on the pages`);
  if (!logo) return { logos: [], faults };
  const colours = logoNames(logo).map((name) => colourOfLogo(logo, name));
  const logos = painted.filter(
    ({ colour }) => colour === "picture" || colours.some((hex) => isNear(colour, hex)),
  );
  if (logos.length !== marks) tell(`${logos.length} logos where ${marks} should be`);
  for (const { width, height, seen, page } of logos) {
    // Sheets of booklets are turned.
    const ratios = kind === "office" ? [width / height, height / width] : [width / height];
    const off = Math.min(...ratios.map((ratio) => Math.abs(ratio / fileRatio(logo) - 1)));
    if (off > exact)
      tell(
        `page ${page}: ${width.toFixed(1)}x${height.toFixed(1)} pt, ${(off * 100).toFixed(1)} % off its ratio`,
      );
    if (seen < 0.99) tell(`page ${page}: ${Math.round(seen * 100)} % of the logo are seen`);
  }
  return { logos, faults };
}

/** The press PDF paints each logo as large as the screen's does. */
export async function judgePressLogos(file: string, logos: readonly Painted[]): Promise<string[]> {
  const painted = await readPainted(new Uint8Array(await readFile(file)));
  return logos
    .filter(
      ({ page, width, height }) =>
        !painted.some(
          (one) =>
            one.page === page &&
            Math.abs(one.width - width) < 0.2 &&
            Math.abs(one.height - height) < 0.2 &&
            one.seen > 0.99,
        ),
    )
    .map(({ page }) => `press: page ${page} has no logo of the screen's size`);
}

/** Looks at each frame on a painted page: its four sides against what shows through its middle and what is around it. */
export function judgeVisible(logos: readonly Painted[], pages: readonly Plate[], dpi: number): string[] {
  return logos.flatMap(({ page, left, bottom, width, height }) => {
    const plate = pages[page - 1];
    if (!plate) return [`page ${page} is not there`];
    const at = (x: number, y: number): string => {
      const spot = [Math.floor((x * dpi) / 72), plate.height - 1 - Math.floor((y * dpi) / 72)];
      const [red = 0, green = 0, blue = 0] = dotAt(plate, spot[0] ?? 0, spot[1] ?? 0);
      return `#${[red, green, blue].map((value) => value.toString(16).padStart(2, "0")).join("")}`;
    };
    const half = (Math.min(width, height) * frameShare) / 2;
    const [middleX, middleY] = [left + width / 2, bottom + height / 2];
    const frame = [
      at(left + half, middleY),
      at(left + width - half, middleY),
      at(middleX, bottom + half),
      at(middleX, bottom + height - half),
    ];
    const grounds = [at(middleX, middleY), at(left - 2, middleY), at(left + width + 2, middleY)];
    const least = Math.min(...frame.flatMap((ink) => grounds.map((ground) => contrast(ink, ground))));
    return least >= visible
      ? []
      : [
          `page ${page}: the logo (${frame[0]}) has a contrast of ${least.toFixed(1)}:1 with ${grounds.join(" and ")}`,
        ];
  });
}

/** The same of a web page and a Word file, as far as it stands in them. */
export async function judgeOtherFiles(
  base: string,
  { logo, marks }: Pick<LogoSheet, "logo" | "marks">,
): Promise<string[]> {
  const html = await readFile(`${base}.html`, "utf8");
  const parts = unzipSync(new Uint8Array(await readFile(`${base}.docx`)));
  return [...judgeHtml(html, logo), ...judgeWord(parts, logo, marks > 0)];
}

function judgeHtml(html: string, logo: LogoCase | undefined): string[] {
  const faults: string[] = [];
  for (const [tag] of html.matchAll(/<img[^>]*data-role="mark"[^>]*>/g)) {
    const [, drawing = ""] = /src="data:image\/svg\+xml;base64,([^"]+)"/.exec(tag) ?? [];
    const isNeutral = hasMark(Buffer.from(drawing, "base64").toString());
    if (isNeutral === (logo !== undefined))
      faults.push(`html: ${isNeutral ? "the neutral mark" : "no neutral mark"}`);
    if (!logo) continue;
    const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(tag) ?? [];
    const off = Math.abs(Number(width) / Number(height) / fileRatio(logo) - 1);
    if (!(off <= exact)) faults.push(`html: ${width}x${height}, ${(off * 100).toFixed(1)} % off its ratio`);
  }
  return faults;
}

function judgeWord(
  parts: Readonly<Record<string, Uint8Array>>,
  logo: LogoCase | undefined,
  hasMarks: boolean,
): string[] {
  const faults: string[] = [];
  const drawings = Object.entries(parts).filter(([name]) => name.endsWith(".svg"));
  if (logo && drawings.some(([, bytes]) => hasMark(strFromU8(bytes)))) faults.push("docx: the neutral mark");
  if (!logo || !hasMarks) return faults;
  const xml = strFromU8(parts["word/document.xml"] ?? new Uint8Array());
  const paragraphs = xml.split("<w:p>").flatMap((text) => {
    const [, x, y] = /<wp:extent cx="(\d+)" cy="(\d+)"/.exec(text) ?? [];
    return x !== undefined && Math.abs(Number(x) / Number(y) / fileRatio(logo) - 1) <= exact ? [text] : [];
  });
  if (paragraphs.length === 0) faults.push("docx: no picture has the logo's ratio");
  for (const { width, room } of placedDrawings(parts))
    if (width > room + 0.1) faults.push(`docx: a picture of ${width.toFixed(1)} mm in ${room.toFixed(1)} mm`);
  if (!logo.frames) return faults;
  const name = logo.files === "dark" ? "logo-on-dark" : "logo";
  for (const text of paragraphs) {
    const [, fill = "FFFFFF"] = /<w:shd [^>]*w:fill="([0-9A-F]{6})"/.exec(text) ?? [];
    const ratio = contrast(colourOfLogo(logo, name), `#${fill}`);
    if (ratio < visible) faults.push(`docx: the logo has a contrast of ${ratio.toFixed(1)}:1 with #${fill}`);
  }
  return faults;
}

/** Whether a drawing has the colours that the neutral mark alone has. */
function hasMark(drawing: string): boolean {
  return Object.values(markColours).some((hex) => drawing.toUpperCase().includes(hex));
}

function isNear(colour: string, hex: string): boolean {
  const values = colour.split(" ");
  return (
    values.at(-1) === "rg" &&
    [1, 3, 5].every(
      (at, index) =>
        Math.abs(Number.parseInt(hex.slice(at, at + 2), 16) / 255 - Number(values[index])) < 0.003,
    )
  );
}
