import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createWorkspace, projectRoot, type Workspace } from "../../support/workspace.ts";
import type { SeededRandom } from "../matrix/grammar/seeded-random.ts";
import { type LogoCase, type LogoName, logoFile, logoKinds } from "./logo-files.ts";
import { type RandomTheme, randomTheme } from "./random-theme.ts";

/** Every template that prints documents, and how often it shows an organisation's mark. */
export const templates: Readonly<Record<string, number>> = {
  "leaflet-trifold": 2,
  "leaflet-trifold-a3": 2,
  "leaflet-trifold-letter": 2,
  "leaflet-zfold": 2,
  "leaflet-zfold-letter": 2,
  "leaflet-gatefold": 2,
  "leaflet-doublegate": 2,
  "leaflet-halffold": 2,
  "leaflet-halffold-a3": 2,
  "leaflet-halffold-letter": 2,
  "leaflet-a5": 0,
  "leaflet-dl": 0,
  brochure: 2,
  "brochure-letter": 2,
  briefing: 1,
};

const briefing = `---
title: Harbour dues
template: briefing
---

## Dues

Words with a [link](https://www.example.org).

:::callout{kind=summary}
In short.
:::

| Year | Dues |
| --- | --- |
| 2025 | 12 |
`;

/** A document with a theme of its own. */
export interface ThemedDocument {
  name: string;
  lang: string;
  template: string;
  theme: RandomTheme;
}

/** An organisation, with its logo or without, and its documents. */
export interface Organisation {
  number: number;
  logo: LogoCase | undefined;
  documents: ThemedDocument[];
}

/** Colours of houses, none of which a theme or another part of a page has. */
const houseColours = [
  "#C71585",
  "#7CFC00",
  "#0303EF",
  "#0233A3",
  "#E30614",
  "#02A653",
  "#5B1A8D",
  "#F7A603",
  "#03A9D9",
];

/** A logo by chance. */
export function randomLogo(random: SeededRandom): LogoCase {
  const files = random.pick(["logo", "both", "dark"] as const);
  const kind = random.pick(logoKinds);
  const frames = {
    // With a variant for dark grounds, nobody's other logo is white.
    logo: files === "logo" && random.chance(0.3) ? "light" : "dark",
    "logo-on-dark": random.chance(0.15) && files === "dark" ? "dark" : "light",
  } as const;
  // JPEG has no transparency.
  const isFramed = kind !== "jpg" && random.chance(0.6);
  const [house, other] = random.fork("colours").shuffled(houseColours);
  const colours = { logo: house ?? "#C71585", "logo-on-dark": other ?? "#7CFC00" };
  return { colours, ratio: 6 ** (2 * random.next() - 1), kind, files, ...(isFramed && { frames }) };
}

/** An organisation by chance: each of its documents is of another template, in a theme of its own. */
export function randomOrganisation(
  number: number,
  wanted: readonly string[],
  seed: SeededRandom,
): Organisation {
  const random = seed.fork(`organisation ${number}`);
  // Every eighth has none, so that the neutral mark is known to be seen.
  const logo = number % 8 === 3 ? undefined : randomLogo(random);
  const documents = wanted.map((template, index) => ({
    name: `${template}-${index}`,
    lang: random.pick(["en", "bg"]),
    template,
    theme: randomTheme(random.fork(template)),
  }));
  return { number, logo, documents };
}

/** The names of the files that an organisation of this kind has. */
export function logoNames({ files }: LogoCase): LogoName[] {
  return files === "both" ? ["logo", "logo-on-dark"] : files === "dark" ? ["logo-on-dark"] : ["logo"];
}

/** Writes everything down, with the samples of the templates as texts. */
export async function writeOrganisation({ logo, documents }: Organisation): Promise<Workspace> {
  const workspace = await createWorkspace({ "dipla.config.json": "{}" });
  const lines = ["name: Harbour Office", "url: https://www.example.org"];
  for (const name of logo ? logoNames(logo) : []) {
    const file = await logoFile(logo as LogoCase, name);
    await workspace.write(`content/_data/${file.name}`, file.bytes);
    lines.push(`${name}: ${file.name}`);
  }
  await workspace.write("content/_data/organisation.yaml", `${lines.join("\n")}\n`);
  for (const { name, lang, template, theme } of documents) {
    await workspace.write(`themes/${name}.tokens.json`, JSON.stringify(theme.tokens, null, 1));
    const folder = template.replace(/-.*$/, "");
    const file = join(projectRoot, "templates", folder, `sample.${lang}.md`);
    // The briefing's is for recipients; what it shows besides is here as well.
    const sample = template === "briefing" ? briefing : await readFile(file, "utf8");
    const settings = `template: ${template}\ntheme: themes/${name}.tokens.json\nprint:\n  ink-limit: ${theme.inkLimit}\n  ink-light: ${theme.byHand}\n`;
    await workspace.write(`content/${name}/${lang}.md`, sample.replace(/^template: .*\n/m, settings));
  }
  return workspace;
}
