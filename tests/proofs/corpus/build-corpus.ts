import { runCommand, type Workspace } from "../../support/workspace.ts";
import { asContent, type CorpusText, documentsOf } from "./read-corpus.ts";
import { smallPicture, withoutFaults } from "./without-faults.ts";

/** What Dipla says of a place. */
export interface Told {
  code: string;
  level: "error" | "warning" | "info";
  message: string;
  place: { file: string; line?: number };
  facts: Record<string, unknown>;
}

/** What was built, and which fonts it took. */
export interface CorpusBuild {
  /** The packages that a message of a text names, by the text's id. */
  packages: ReadonlyMap<string, readonly string[]>;
  /** Texts whose fonts npm didn't give. */
  withoutFonts: ReadonlySet<string>;
}

const formats = "pdf,docx,html,txt";

/** Builds all texts in every format, and again when the fonts that it asks for are installed. */
export async function buildWithFonts(
  workspace: Workspace,
  texts: readonly CorpusText[],
): Promise<CorpusBuild> {
  const told = await toldBy(workspace, "build", "--format", formats);
  const packages = new Map(texts.map((text) => [text.id, packagesFor(text, told)] as const));
  const needed = [...new Set([...packages.values()].flat())];
  const isInstalled = needed.length === 0 || (await install(needed, workspace));
  if (needed.length > 0 && isInstalled) await toldBy(workspace, "build", "--format", formats);
  const lacking = texts.filter(({ id }) => !isInstalled && (packages.get(id)?.length ?? 0) > 0);
  return { packages, withoutFonts: new Set(lacking.map(({ id }) => id)) };
}

/** What a command says, by the document that it says it of. */
export async function toldBy(workspace: Workspace, ...args: string[]): Promise<Map<string, Told[]>> {
  const { events, stderr } = await workspace.run(...args, "--json");
  const list = events.filter(({ event }) => event === "diagnostic") as unknown as Told[];
  if (events.length === 0) throw new Error(stderr);
  return Map.groupBy(list, ({ place }) => place.file.split("/")[1] ?? "");
}

function packagesFor(text: CorpusText, told: ReadonlyMap<string, readonly Told[]>): string[] {
  const named = documentsOf(text).flatMap((name) =>
    (told.get(name) ?? []).flatMap(({ code, facts }) =>
      code === "font-package-missing" ? String(facts.packages).split(" ") : [],
    ),
  );
  return [...new Set(named)];
}

/** Installs packages into the workspace as its user would; false where npm can't be reached. */
async function install(packages: readonly string[], { root }: Workspace): Promise<boolean> {
  const flags = ["--no-audit", "--no-fund", "--prefer-offline"];
  const { code, stderr } = await runCommand("npm", ["install", ...flags, ...packages], { cwd: root });
  if (code !== 0) console.log(`corpus: fonts not run, npm gives none: ${stderr.split("\n")[0] ?? ""}`);
  return code === 0;
}

/** What is truly a document's: its pictures are not here, some of its places and marks are dead, words are hidden. */
const itsOwn = /^(?:image-missing|image-on-web|link-internal-broken|field-foreign|html-hidden)$/;

/** Errors of `check` that a document doesn't deserve. What does not fit into a fold is told, and what else is said follows from that. */
export function accusations(
  names: readonly string[],
  told: ReadonlyMap<string, readonly Told[]>,
  forgiven: "its own" | "nothing",
): string[] {
  return names.flatMap((name) => {
    const errors = (told.get(name) ?? []).filter(({ level }) => level === "error");
    if (name.endsWith("-leaflet") && errors.some(({ code }) => /^overflow(?:-picture)?$/.test(code)))
      return [];
    return errors
      .filter(({ code }) => forgiven === "nothing" || !itsOwn.test(code))
      .map(({ code, place, message }) => `check: ${place.file}:${place.line} ${code}: ${message}`);
  });
}

/** What `check` says of copies without their own faults, by the id of the text. */
export async function accusationsWhenMended(
  workspace: Workspace,
  texts: readonly CorpusText[],
): Promise<Map<string, string[]>> {
  const copies = texts.map((text) => ({
    id: text.id,
    copy: { ...text, id: `${text.id}-mended`, text: withoutFaults(text.text, "picture.svg") },
  }));
  for (const { copy } of copies) {
    for (const [path, text] of asContent(copy)) await workspace.write(path, text);
    for (const name of documentsOf(copy)) await workspace.write(`content/${name}/picture.svg`, smallPicture);
  }
  const names = copies.flatMap(({ copy }) => documentsOf(copy));
  const told = await toldBy(workspace, "check", "--no-report", ...names);
  return new Map(copies.map(({ id, copy }) => [id, accusations(documentsOf(copy), told, "nothing")]));
}
