import { smallestOf, smallestType } from "../../document/copyfit.ts";
import { logoPlates } from "../../document/logo-plates.ts";
import type { Publication } from "../../document/publication.ts";
import type { RoleStyle, Surface, Theme } from "../../document/theme.ts";
import { hyphenationLimits } from "../../languages/hyphenation.ts";
import type { HyphenationLimits } from "../../languages/language.ts";

/** Roles larger than this (pt) shrink on narrow screens. */
const large = 17;

/** CSS variables, surfaces and one rule per role: the same tokens that Word's styles are made of. */
export function tokenCss({ theme, lang }: Pick<Publication, "theme" | "lang">): string {
  const known = made.get(theme);
  if (known?.lang === lang) return known.css;
  const css = makeCss(theme, hyphenationLimits(lang));
  made.set(theme, { lang, css });
  return css;
}

/** A template's theme is the same for all copies of a document. */
const made = new WeakMap<Theme, { lang: string; css: string }>();

function makeCss(theme: Theme, limits: HyphenationLimits): string {
  const plates = logoPlates(theme);
  return [
    `:root{color-scheme:light;--scale:1;--paper:${theme.colours.white?.hex ?? "#FFFFFF"};--plate-light:${plates.light};--plate-dark:${plates.dark};${variables(theme)}${tones(theme.tones)}}`,
    ...Object.entries(theme.surfaces).map(([name, surface]) => surfaceRule(name, surface)),
    `body{background:var(--paper);color:var(--on-text);font-family:var(--font-sans)}`,
    ...Object.entries(theme.roles).map(([name, style]) => roleRule(name, style, limits)),
    `@media screen{:root{--scale:1.2}${Object.entries(theme.roles)
      .map(([name, style]) => screenSize(name, style))
      .join("")}}`,
    `@media screen and (prefers-color-scheme:dark){:root{color-scheme:dark;--paper:${theme.dark.paper};${darkColours(theme)}${tones(theme.dark.tones)}}${Object.entries(
      theme.dark.surfaces,
    )
      .map(([name, surface]) => surfaceRule(name, surface))
      .join("")}}`,
  ].join("\n");
}

function darkColours({ dark }: Theme): string {
  return Object.entries(dark.colours)
    .map(([name, hex]) => `--color-${name}:${hex};`)
    .join("");
}

/** `var(--on-kicker)` for a tone, `var(--color-brand)` for a colour. */
export function colourVariable(name: string): string {
  return name.startsWith("on.") ? `var(--on-${name.slice(3)})` : `var(--color-${name})`;
}

function variables(theme: Theme): string {
  const colours = Object.entries(theme.colours).map(
    ([name, { hex }]) => `--color-${name}:${hex};--dot-${name}:${dot(hex)};`,
  );
  const fonts = Object.entries(theme.fonts).map(
    ([name, family]) =>
      `--font-${name}:"${family.name}",${name === "mono" ? "monospace" : name === "serif" ? "serif" : "sans-serif"};`,
  );
  const space = Object.entries(theme.space).map(([name, value]) => `--space-${name}:${value}pt;`);
  const indents = Object.entries(theme.roles).flatMap(([name, style]) =>
    style.indent ? [`--indent-${name}:${style.indent}pt;`] : [],
  );
  const sizes = Object.entries(theme.roles).flatMap(([name, style]) =>
    style.size ? [`--size-${name}:${sizeOf(name, style.size)};--leading-${name}:${ratio(style)};`] : [],
  );
  return [...colours, ...fonts, ...space, ...indents, ...sizes].join("");
}

// Small round marks are SVG images: CSS boxes snap to whole pixels in print and come out flattened.
function dot(hex: string): string {
  return svgUrl(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><circle cx="5" cy="5" r="5" fill="${hex}"/></svg>`,
  );
}

function petal(hex: string): string {
  return svgUrl(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path d="M5 0A5 5 0 0 1 10 5V10H5A5 5 0 0 1 5 0Z" fill="${hex}"/></svg>`,
  );
}

function svgUrl(svg: string): string {
  return `url("data:image/svg+xml,${encodeURIComponent(svg).replaceAll("%20", " ").replaceAll("%3D", "=").replaceAll("%2F", "/").replaceAll("%3A", ":").replaceAll("%22", "'")}")`;
}

function tones(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, hex]) => `--on-${name}:${hex};`)
    .join("");
}

function surfaceRule(name: string, surface: Surface): string {
  return `[data-surface="${name}"]{background:${surface.background};color:var(--on-text);${tones(surface.tones)}}`;
}

function roleRule(name: string, style: RoleStyle, { word, before, after }: HyphenationLimits): string {
  const rules: string[] = [];
  const add = (property: string, value: string | number | undefined): void => {
    if (value !== undefined) rules.push(`${property}:${value}`);
  };
  add("font-family", style.family && `var(--font-${style.family})`);
  add("font-weight", style.weight);
  add("font-style", style.italic ? "italic" : undefined);
  add("font-size", style.size && sizeOf(name, style.size));
  add("line-height", style.size && style.leading ? leadingOf(style) : undefined);
  add("letter-spacing", style.tracking ? `${style.tracking}em` : undefined);
  add("text-transform", style.uppercase ? "uppercase" : undefined);
  add("font-variant-numeric", style.tabular ? "tabular-nums" : undefined);
  add("text-align", style.align === "centre" ? "center" : style.align);
  add("color", style.colour && colourVariable(style.colour));
  add("background", style.background && colourVariable(style.background));
  add(
    "margin-block",
    style.before || style.after ? `${spaceOf(style.before)} ${spaceOf(style.after)}` : undefined,
  );
  add("padding", style.padding && `${style.padding}pt`);
  for (const [side, border] of [
    ["block-start", style.borderTop],
    ["block-end", style.borderBottom],
    ["inline-start", style.borderStart],
  ] as const) {
    if (border) add(`border-${side}`, `${border.width}pt solid ${colourVariable(border.colour)}`);
  }
  add("break-after", style.keepWithNext ? "avoid" : undefined);
  if (style.size) add("hyphens", style.hyphens ? "auto" : "none");
  if (style.hyphens)
    rules.push(`hyphenate-limit-chars:${word} ${before} ${after}`, 'hyphenate-character:"-"');
  add("text-wrap", style.balance ? "balance" : style.hyphens ? "pretty" : undefined);
  add("--bullet-image", style.bullet && `var(--petal-${name})`);
  return rules.length > 0 ? `[data-role="${name}"]{${rules.join(";")}}` : "";
}

/** Type up to this size (pt) is text that may be fitted; titles and figures keep theirs. */
const largestText = 12.5;

/** Reading text follows the fit of its fixed boxes, but never below the smallest size that can be read. */
function sizeOf(role: string, size: number): string {
  if (size > largestText || size < smallestType.small) return `calc(${size}pt*var(--scale))`;
  return `max(${smallestOf(role, size)}pt,calc(${size}pt*var(--scale)*var(--fit-size,1)))`;
}

function leadingOf(style: RoleStyle): string {
  const size = style.size ?? 0;
  return size > largestText ? String(ratio(style)) : `calc(${ratio(style)}*var(--fit-leading,1))`;
}

function spaceOf(space: number | undefined): string {
  return space ? `calc(${space}pt*var(--fit-space,1))` : "0";
}

function ratio({ size = 10, leading = size * 1.4 }: RoleStyle): number {
  return Math.round((leading / size) * 10000) / 10000;
}

function screenSize(name: string, style: RoleStyle): string {
  if (!style.size || style.size <= large) return "";
  // Full size from about 70 rem of width on, never below 1.5 times the text.
  const smallest = Math.round(Math.min(style.size, 20 + style.size * 0.22) * 10) / 10;
  return `[data-role="${name}"]{font-size:clamp(${smallest}pt,calc(${(style.size * 0.118).toFixed(2)}vw + ${(smallest * 0.4).toFixed(1)}pt),calc(${style.size}pt*var(--scale)))}`;
}

/** Petal bullets per list role, in hex: images can't read CSS variables. */
export function bulletCss(theme: Theme): string {
  const rules = Object.entries(theme.roles).flatMap(([name, style]) => {
    const hex =
      style.bullet && (theme.colours[style.bullet]?.hex ?? theme.tones[style.bullet.replace(/^on\./, "")]);
    return hex ? [`--petal-${name}:${petal(hex)};`] : [];
  });
  return `:root{${rules.join("")}}`;
}
