import type {
  Margins,
  PageGeometry,
  Publication,
  RunningLine,
  RunningPage,
} from "../../document/publication.ts";
import { runningText } from "../../document/running-text.ts";
import { colourVariable } from "./token-css.ts";

/** `@page` rules: exact sheet size in mm, margins of named pages, and running lines in the margin boxes. */
export function pageCss(publication: Publication): string {
  const { page, running } = publication;
  const rules = [
    `@page{size:${page.width}mm ${page.height}mm;margin:${mm(page.margins)};${boxes(running.default, publication)}}`,
    running.even ? `@page :left{${boxes(running.even, publication)}}` : "",
    page.first || running.first
      ? `@page :first{${page.first ? `margin:${mm(page.first)};` : ""}${running.first ? boxes(running.first, publication) : ""}}`
      : "",
    ...Object.entries(page.named).map(([name, margins]) => namedPage(name, margins, publication)),
    panelWidths(page),
  ];
  return rules.filter(Boolean).join("\n");
}

function mm({ top, right, bottom, left }: Margins): string {
  return `${top}mm ${right}mm ${bottom}mm ${left}mm`;
}

/**
 * A named page. One without any margin shows no running lines. One whose sides reach the sheet's edges keeps them
 * where they are on the other pages.
 */
function namedPage(name: string, margins: Margins, publication: Publication): string {
  const full = margins.top === 0 && margins.bottom === 0;
  // A margin box of :left or :first would still print on a sheet without margins: cancel each explicitly.
  const none = full ? places.map((place) => `@${place}{content:none}`).join("") : "";
  if (!full) return `@page ${name}{margin:${mm(margins)};${insets(margins, publication.page.margins)}}`;
  const selectors = ["", ":first", ":left", ":right"];
  return selectors.map((selector) => `@page ${name}${selector}{margin:${mm(margins)};${none}}`).join("");
}

function insets(margins: Margins, usual: Margins): string {
  const sides = (["left", "right"] as const).map((side) => {
    const inset = usual[side] - margins[side];
    return inset > 0
      ? `@top-${side}{padding-${side}:${inset}mm}@bottom-${side}{padding-${side}:${inset}mm}`
      : "";
  });
  return sides.join("");
}

const places = [
  "top-left",
  "top-center",
  "top-right",
  "bottom-left",
  "bottom-center",
  "bottom-right",
] as const;

function boxes(running: RunningPage, publication: Publication): string {
  const [start, end] =
    publication.dir === "rtl" ? (["right", "left"] as const) : (["left", "right"] as const);
  const gap = publication.theme.space["running-gap"] ?? 17;
  const line = (edge: "top" | "bottom", of: RunningLine): string => {
    const where = edge === "top" ? `vertical-align:bottom;padding-bottom:${gap}pt;` : "";
    return [
      box(`${edge}-${start}`, of.start, where, publication),
      box(`${edge}-center`, of.centre, where, publication),
      box(`${edge}-${end}`, of.end, where, publication),
    ].join("");
  };
  return line("top", running.header) + line("bottom", running.footer);
}

function box(place: string, parts: RunningLine["start"], where: string, publication: Publication): string {
  // An empty place is still written: the even and first pages must not inherit the default's.
  if (parts.length === 0) return `@${place}{content:none}`;
  const style = publication.theme.roles.running;
  const content = parts
    .map((part) => {
      if (part === "page") return "counter(page)";
      if (part === "pages") return "counter(pages)";
      return cssString(runningText(part, publication));
    })
    .join(gapBetween(parts));
  const font = `font:${style.weight ?? 400} ${style.size ?? 8}pt/${style.leading ?? 10}pt var(--font-${style.family ?? "sans"});color:${colourVariable(style.colour ?? "on.muted")};`;
  return `@${place}{content:${content};${font}${where}white-space:nowrap}`;
}

// Page number and title side by side are told apart by an em space; texts bring their own spaces.
function gapBetween(parts: RunningLine["start"]): string {
  return parts.some((part) => typeof part === "object") ? " " : ' "\\2003" ';
}

function cssString(text: string): string {
  return `"${text.replace(/[\\"\n\r\f<]/g, (sign) => `\\${sign.codePointAt(0)?.toString(16)} `)}"`;
}

/** Widths of a leaflet's panels as variables, so that `style.css` states no measure twice. */
function panelWidths({ fold }: PageGeometry): string {
  if (!fold) return "";
  return `:root{${[...fold.outside, ...fold.inside].map(({ slot, width }) => `--panel-${slot}:${Math.round(width * 1000) / 1000}mm;`).join("")}}`;
}
