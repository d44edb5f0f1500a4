import type { Margins } from "../../document/margins.ts";
import { mayLie } from "../../document/may-lie.ts";
import type { Publication, RunningLine, RunningPage } from "../../document/publication.ts";
import { runningText } from "../../document/running-text.ts";
import { tallestPicture } from "../../document/tallest-picture.ts";
import { withDirectionMarks } from "../../languages/embedded-text.ts";
import type { Paper } from "../paper.ts";
import { foldCss } from "./fold-css.ts";
import { colourVariable } from "./token-css.ts";

/** The sheet as it is read on a screen or printed by a reader. */
export const trimmed: Paper = { bleed: 0, slack: 0 };

/** `@page` rules: sheet size in mm, margins of named pages, and running lines in the margin boxes. */
export function pageCss(publication: Publication, paper: Paper): string {
  const { page, running } = publication;
  const { bleed, slack } = paper;
  const size = (length: number): number => thousandths(length + 2 * bleed + slack);
  const mm = (margins: Margins): string => marginsOn(margins, paper);
  const rules = [
    `@page{size:${size(page.width)}mm ${size(page.height)}mm;margin:${mm(page.margins)};${boxes(running.default, publication)}}`,
    page.even || running.even
      ? `@page ${evenPage(publication)}{${page.even ? `margin:${mm(page.even)};` : ""}${running.even ? boxes(running.even, publication) : ""}}`
      : "",
    page.first || running.first
      ? `@page :first{${page.first ? `margin:${mm(page.first)};` : ""}${running.first ? boxes(running.first, publication) : ""}}`
      : "",
    lyingPage(publication, paper),
    ...Object.entries(page.named).map(([name, margins]) => namedPage(name, margins, publication, paper)),
    `@media print{:root{--page-top:${(page.first ?? page.margins).top};--sheet-width:${page.width}mm;--sheet-height:${page.height}mm;--bleed:${bleed}mm;--scale:${page.scale};--picture-height:${tallestPicture(page)}mm}${page.fold ? foldCss(page.fold, { ...paper, height: page.height }) : ""}}`,
  ];
  return rules.filter(Boolean).join("\n");
}

/** The first page of what runs from right to left is a left one. */
function evenPage({ dir }: Publication): ":left" | ":right" {
  return dir === "rtl" ? ":right" : ":left";
}

/** A page that lies, for a wide table. */
function lyingPage({ page, has }: Publication, paper: Paper): string {
  if (!has.wide || !mayLie(page)) return "";
  const more = 2 * paper.bleed + paper.slack;
  return `@page lying{size:${thousandths(page.height + more)}mm ${thousandths(page.width + more)}mm;margin:${marginsOn(page.margins, paper)}}`;
}

/** Margins are from the trim; a side without any stays without, so that what is printed there reaches into the bleed. */
function marginsOn({ top, right, bottom, left }: Margins, { bleed, slack }: Paper): string {
  const on = (margin: number, more: number): string =>
    `${margin === 0 ? 0 : thousandths(margin + bleed + more)}mm`;
  return [on(top, 0), on(right, slack), on(bottom, slack), on(left, 0)].join(" ");
}

function thousandths(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/**
 * A named page. One without any margin shows no running lines. One whose sides reach the sheet's edges keeps them
 * where they are on the other pages.
 */
function namedPage(name: string, margins: Margins, publication: Publication, paper: Paper): string {
  const full = margins.top === 0 && margins.bottom === 0;
  // A margin box of :left or :first would still print on a sheet without margins: cancel each explicitly.
  const none = full ? places.map((place) => `@${place}{content:none}`).join("") : "";
  if (!full)
    return `@page ${name}{margin:${marginsOn(margins, paper)};${insets(margins, publication.page.margins, paper)}}`;
  const selectors = ["", ":first", ":left", ":right"];
  return selectors
    .map((selector) => `@page ${name}${selector}{margin:${marginsOn(margins, paper)};${none}}`)
    .join("");
}

function insets(margins: Margins, usual: Margins, { bleed, slack }: Paper): string {
  const sides = (["left", "right"] as const).map((side) => {
    const beyond = margins[side] === 0 ? bleed + (side === "right" ? slack : 0) : 0;
    const inset = usual[side] - margins[side] + beyond;
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
      return cssString(withDirectionMarks(runningText(part, publication), publication.dir));
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
