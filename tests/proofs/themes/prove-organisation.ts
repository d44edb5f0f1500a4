import { existsSync } from "node:fs";
import { join } from "node:path";
import { projectRoot, type Workspace } from "../../support/workspace.ts";
import { judgeInks } from "./judge-inks.ts";
import { judgeLogos, judgeOtherFiles, judgePressLogos, judgeVisible } from "./judge-logos.ts";
import { paintPlates } from "./paint-plates.ts";
import { type Organisation, type ThemedDocument, templates, writeOrganisation } from "./theme-workspace.ts";

const profile = join(projectRoot, "templates", "_base", "profiles", "coated-fogra39.icc");
const dpi = 150;

/** What came of one document. */
export interface ThemeResult {
  name: string;
  faults: string[];
  /** Colours whose inks have their hue; those that a finding has named. */
  kept: number;
  said: number;
  worst: number;
  logos: number;
}

interface Said {
  code: string;
  level: string;
  file: string;
  hex: string;
  message: string;
}

/** Builds everything that an organisation has and judges each document. */
export async function proveOrganisation(organisation: Organisation): Promise<ThemeResult[]> {
  const workspace = await writeOrganisation(organisation);
  try {
    const { events, stderr } = await workspace.run("build", "--json");
    const said = events.filter(({ event }) => event === "diagnostic").map(readSaid);
    const results: ThemeResult[] = [];
    for (const document of organisation.documents) {
      const result = await proveDocument(document, organisation, workspace, said);
      if (stderr.trim() !== "") result.faults.push(stderr.slice(0, 300));
      results.push(result);
    }
    return results;
  } finally {
    await workspace.remove();
  }
}

function readSaid({ code, level, message, place, facts }: Record<string, unknown>): Said {
  const text = (value: unknown, key: string): string =>
    typeof value === "object" && value !== null ? String(Reflect.get(value, key) ?? "") : "";
  return {
    ...{ code: String(code), level: String(level), message: String(message) },
    ...{ file: text(place, "file"), hex: text(facts, "hex") },
  };
}

async function proveDocument(
  { name, lang, template, theme }: ThemedDocument,
  { number, logo }: Organisation,
  workspace: Workspace,
  said: readonly Said[],
): Promise<ThemeResult> {
  const own = said.filter(({ file }) => file.includes(`/${name}`) || file.startsWith("dipla/"));
  const result = { name: `${number}/${name}`, faults: [] as string[], kept: 0, said: 0, worst: 0, logos: 0 };
  for (const { code, level, message } of own)
    if (level === "error") result.faults.push(`${code}: ${message}`);
  const base = join(workspace.root, "out", name, lang, `${name}.${lang}`);
  if (!existsSync(`${base}.pdf`)) {
    result.faults.push("was not built");
    return result;
  }
  const marks = templates[template] ?? 0;
  const { logos, faults } = await judgeLogos({ file: `${base}.pdf`, kind: "screen", logo, marks });
  result.logos = logos.length;
  result.faults.push(...faults, ...(await judgeOtherFiles(base, { logo, marks })));
  const folder = join(workspace.root, "plates", name);
  if (logo?.frames)
    result.faults.push(...judgeVisible(logos, await paintPlates(`${base}.pdf`, folder, { dpi }), dpi));
  if (template === "briefing") return result;
  const office = await judgeLogos({ file: `${base}.office.pdf`, kind: "office", logo, marks });
  result.faults.push(...office.faults);
  if (logo?.frames) {
    const seen = judgeVisible(office.logos, await paintPlates(`${base}.office.pdf`, folder, { dpi }), dpi);
    result.faults.push(...seen.map((fault) => `office: ${fault}`));
  }
  result.faults.push(...(await judgePressLogos(`${base}.press.pdf`, logos)));
  const inks = await judgeInks({
    screen: `${base}.pdf`,
    press: `${base}.press.pdf`,
    profile,
    inkLimit: theme.inkLimit,
    byHand: theme.byHand,
    said: new Set(own.filter(({ code }) => code === "theme-inks").map(({ hex }) => hex)),
    folder,
  });
  result.faults.push(...inks.faults);
  return { ...result, kept: inks.kept, said: inks.said, worst: inks.worst };
}
