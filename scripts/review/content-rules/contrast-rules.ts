import { contrast } from "../../document/contrast.ts";
import type { RoleStyle, Theme } from "../../document/theme.ts";
import type { ContentBreach, ContentRule } from "./content-rule.ts";

/** Least contrast of text and of shapes that carry meaning (WCAG 2.2, 1.4.3 and 1.4.11). */
const least = { text: 4.5, shape: 3 } as const;
/** Tones of shapes; `rule` is a line that parts what is parted by space already. */
const shapes: readonly string[] = ["mark"];
const decoration: readonly string[] = ["rule"];

/** Every tone against every ground it may stand on, in light and dark, from the theme alone. */
export const contrastRules: readonly ContentRule[] = [
  {
    code: "contrast-low",
    clause: "WCAG 2.2, 1.4.3 and 1.4.11",
    check: ({ theme }) => [
      ...grounds(theme, ""),
      ...grounds({ ...theme, ...theme.dark }, "dark-scheme:"),
      ...roleFaults(theme),
    ],
  },
];

function grounds(
  theme: Pick<Theme, "tones" | "surfaces"> & { paper?: string; colours?: unknown },
  scheme: string,
): ContentBreach[] {
  const paper = theme.paper ?? "#FFFFFF";
  return [
    ...toneFaults(theme.tones, paper, `${scheme}paper`),
    ...Object.entries(theme.surfaces).flatMap(([name, { background, tones }]) =>
      toneFaults({ ...theme.tones, ...tones }, background, `${scheme}${name}`),
    ),
  ];
}

function toneFaults(tones: Theme["tones"], ground: string, surface: string): ContentBreach[] {
  return Object.entries(tones).flatMap(([tone, colour]) => {
    if (decoration.includes(tone)) return [];
    const wanted = shapes.includes(tone) ? least.shape : least.text;
    return fault(tone, colour, ground, surface, wanted);
  });
}

/** Roles with a ground of their own. */
function roleFaults({ roles, colours, tones }: Theme): ContentBreach[] {
  const hex = (name: string | undefined): string | undefined =>
    name === undefined ? undefined : name.startsWith("on.") ? tones[name.slice(3)] : colours[name]?.hex;
  return (Object.entries(roles) as [string, RoleStyle][]).flatMap(([role, style]) => {
    const [colour, ground] = [hex(style.colour) ?? tones.text, hex(style.background)];
    return colour && ground && style.size ? fault(role, colour, ground, role, least.text) : [];
  });
}

function fault(
  tone: string,
  colour: string,
  ground: string,
  surface: string,
  wanted: number,
): ContentBreach[] {
  const ratio = contrast(colour, ground);
  if (ratio >= wanted) return [];
  const params = { tone, colour, ground, surface, ratio: Math.floor(ratio * 10) / 10, wanted };
  return [{ src: undefined, params }];
}
