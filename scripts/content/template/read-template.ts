import { join } from "node:path";
import * as v from "valibot";
import { recordOf } from "../../document/data-value.ts";
import type { RunningPart } from "../../document/publication.ts";
import type { MailSources, RunningPageDeclaration, TemplateModel } from "../../document/template-model.ts";
import type { Theme } from "../../document/theme.ts";
import { createDiagnostics, type Diagnostics, type Place } from "../../findings/diagnostics.ts";
import { formats } from "../../formats/formats.ts";
import type { Host } from "../../host/host.ts";
import { displayPath, isInside, packageFolders } from "../../host/workspace-paths.ts";
import { primaryTag, recordTag } from "../../languages/languages.ts";
import { isJoined, scriptOf } from "../../languages/writing-system.ts";
import { parseYaml } from "../parse-yaml.ts";
import { readNamed } from "../read-named.ts";
import { readText } from "../read-text.ts";
import { type CanUseFont, checkFontFiles } from "./check-font-files.ts";
import { checkLayoutStyle } from "./check-layout-style.ts";
import { fallbackFonts } from "./fallback-fonts.ts";
import { findTemplate, templateFolders, templateNames } from "./find-template.ts";
import { manifestReason } from "./manifest-reason.ts";
import { pageGeometry, panelSlots } from "./page-geometry.ts";
import { letterStyle, readLetterParts, readPartials } from "./read-partials.ts";
import { readTheme } from "./read-theme.ts";
import { type TemplateManifest, templateSchema } from "./template-schema.ts";
import { readTokenFile, type TokenFile, unspacedLetters } from "./token-files.ts";

/** The folder beside the built-in templates that holds what they share: tokens, layout of roles, labels. */
const baseName = "_base";

/** A token file, absolute path, and who asked for it. */
export interface ThemeFile {
  path: string;
  place?: Place | undefined;
}

/** A template folder → TemplateModel. `themes` are token files laid over the template's, in order. */
export async function readTemplate(
  name: string,
  context: {
    host: Host;
    root: string;
    themes: readonly ThemeFile[];
    place: Place;
    /** The document's own fold-in allowance in mm. */
    foldIn?: number | undefined;
    /** Of the document: its script may have token files of its own. */
    lang: string;
    /** Labels are taken from it where the document's language has none. */
    defaultLang?: string | undefined;
    canUseFont?: CanUseFont | undefined;
  },
  diagnostics: Diagnostics,
): Promise<TemplateModel | undefined> {
  const { host, root } = context;
  const found = await findTemplate(host, root, name);
  if (!found) {
    const known = (await templateNames(host, root)).join(", ");
    diagnostics.add("template-unknown", context.place, { name, known });
    return undefined;
  }
  const { folder, product } = found;
  const show = (file: string): string => displayTemplatePath(host, root, join(folder, file));
  const manifest = await readManifest(
    host,
    root,
    join(folder, "template.yaml"),
    show("template.yaml"),
    diagnostics,
  );
  const pageSource = await readText(host, root, join(folder, "page.hbs"), diagnostics);
  const own = (await host.read(join(folder, "style.css"))) ?? new Uint8Array();
  const style = new TextDecoder().decode(own);
  checkLayoutStyle(style, show("style.css"), diagnostics);
  const base = join(host.packageRoot, "templates", baseName);
  const builtIn = [join(base, "theme.tokens.json"), join(folder, "theme.tokens.json")];
  const plain = [...builtIn.map((path) => ({ path })), ...context.themes];
  const theme = await themeOf(plain, base, context, diagnostics);
  await checkFontFiles(theme, context, diagnostics);
  if (!manifest || pageSource === undefined) return undefined;
  const baseStyle = new TextDecoder().decode((await host.read(join(base, "layout.css"))) ?? new Uint8Array());
  return {
    ...fromManifest(manifest, { product, foldIn: context.foldIn, file: show("template.yaml") }, diagnostics),
    name,
    folder,
    display: show("").replace(/\/$/, ""),
    pageSource,
    partials: { ...(await readLetterParts(host, base, manifest)), ...(await readPartials(host, folder)) },
    mail: {
      own: await readMail(host, folder, show("")),
      shared: await readMail(host, base, displayTemplatePath(host, root, base)),
    },
    css: [baseStyle, await letterStyle(host, base, manifest), style].join("\n"),
    theme,
    labels: await readLabels([base, folder], context, diagnostics),
  };
}

/** Path of a template or theme file as a user would write it: in the workspace, or `dipla/templates/…` for built-in ones. */
function displayTemplatePath(host: Host, root: string, path: string): string {
  const [, builtIn] = templateFolders(host, root);
  return builtIn && isInside(builtIn, path)
    ? `dipla/${displayPath(host.packageRoot, path)}`
    : displayPath(root, path);
}

async function readManifest(
  host: Host,
  root: string,
  path: string,
  file: string,
  diagnostics: Diagnostics,
): Promise<TemplateManifest | undefined> {
  const text = await readText(host, root, path, diagnostics);
  if (text === undefined) return undefined;
  const { values, places } = parseYaml(text, file, diagnostics);
  const result = v.safeParse(templateSchema, values);
  if (result.success) return result.output;
  for (const issue of result.issues) {
    const key = v.getDotPath(issue) ?? "";
    const parts = key.split(".");
    const place = places.get(parts.slice(0, 2).join(".")) ?? places.get(parts[0] ?? "") ?? { file };
    const known = issue.message === "format-expected" && { known: formats.join(", ") };
    diagnostics.add("template-invalid", place, { key, reason: manifestReason(issue), ...known });
  }
  return undefined;
}

type FromManifest = Omit<
  TemplateModel,
  "name" | "folder" | "display" | "pageSource" | "partials" | "mail" | "css" | "theme" | "labels"
>;

function fromManifest(
  manifest: TemplateManifest,
  { product, foldIn, file }: { product: string | undefined; foldIn: number | undefined; file: string },
  diagnostics: Diagnostics,
): FromManifest {
  for (const key of ["default-slots", "flow"] as const) {
    for (const name of manifest[key])
      if (!Object.hasOwn(manifest.slots, name))
        diagnostics.add("template-invalid", { file }, { key, reason: "no-such-slot", name });
  }
  const page = pageGeometry(manifest, { product, foldIn, file }, diagnostics);
  return {
    description: manifest.description,
    formats: manifest.formats,
    page,
    panels: panelSlots(manifest, { product, fold: page.fold, file }, diagnostics),
    slots: Object.entries(manifest.slots).map(([name, slot]) => ({ name, calm: slot?.calm ?? false })),
    defaultSlots: manifest["default-slots"],
    flow: manifest.flow,
    fit: manifest.fit,
    pattern: manifest.pattern,
    specimen: recordOf(manifest.specimen),
    fields: manifest.fields,
    running: {
      first: manifest.running.first && toRunningPage(manifest.running.first),
      default: toRunningPage(manifest.running.default ?? {}),
      even: manifest.running.even && toRunningPage(manifest.running.even),
    },
    forms: manifest.forms,
    defaults: { toc: manifest.toc, numberSections: manifest["number-sections"] },
  };
}

type RunningManifest = NonNullable<TemplateManifest["running"]["default"]>;

function toRunningPage(page: RunningManifest): RunningPageDeclaration {
  const words = ["page", "pages", "title", "reference"] as const;
  const part = (value: string): RunningPart => words.find((word) => word === value) ?? { text: value };
  const line = (of: RunningManifest["header"]): RunningPageDeclaration["header"] => ({
    start: (of?.start ?? []).map(part),
    centre: (of?.centre ?? []).map(part),
    end: (of?.end ?? []).map(part),
  });
  return { header: line(page.header), footer: line(page.footer) };
}

/**
 * The theme in the script of the document's language, and the families to fall back to: those of all other scripts, and Dipla's own
 * where the workspace has chosen others.
 */
async function themeOf(
  plain: readonly ThemeFile[],
  base: string,
  context: { host: Host; root: string; lang: string },
  diagnostics: Diagnostics,
): Promise<Theme> {
  const { host, root, lang } = context;
  const own = scriptOf(lang);
  const names = (await host.list(base)).map((name) => /^theme\.(\w+)\.tokens\.json$/.exec(name)?.[1]);
  const scripts = names.filter((name) => name !== undefined).sort();
  const shipped = await readTokenFiles(
    scripts.map((name) => ({ path: join(base, `theme.${name}.tokens.json`) })),
    context,
    diagnostics,
  );
  const read = async (script: string | undefined, told: Diagnostics): Promise<TokenFile[]> =>
    readTokenFiles([...plain, ...(script ? await scriptThemes(plain, script, host) : [])], context, told);
  const theme = readTheme(
    [...(await read(own, diagnostics)), ...(isJoined(lang) ? [unspacedLetters] : [])],
    shipped,
    diagnostics,
  );
  const others = await Promise.all(
    [undefined, ...scripts].filter((name) => name !== own).map((name) => read(name, createDiagnostics())),
  );
  const builtIn = await readTokenFiles(plain.slice(0, 1), context, createDiagnostics());
  return {
    ...theme,
    fallbacks: fallbackFonts(theme.fonts, [...others, builtIn], shipped),
    packages: { path: [...new Set([...packageFolders(root), ...packageFolders(host.packageRoot)])] },
  };
}

/** `brand.Arab.tokens.json` beside `brand.tokens.json`: laid over all plain ones, since their fonts lack the script. */
async function scriptThemes(themes: readonly ThemeFile[], script: string, host: Host): Promise<ThemeFile[]> {
  const beside = themes.map(({ path }) => path.replace(/\.tokens\.json$/, `.${script}.tokens.json`));
  const found = await Promise.all(beside.map(async (path) => (await host.stat(path)) !== undefined));
  return beside.filter((_, index) => found[index]).map((path) => ({ path }));
}

async function readTokenFiles(
  paths: readonly ThemeFile[],
  { host, root }: { host: Host; root: string },
  diagnostics: Diagnostics,
): Promise<TokenFile[]> {
  const [, builtIn] = templateFolders(host, root);
  const files: TokenFile[] = [];
  for (const { path, place } of paths) {
    const display = displayTemplatePath(host, root, path);
    const named = { path, place: place ?? { file: display }, params: { path: display } };
    const bytes = await readNamed({ ...named, missing: "theme-missing" }, host, diagnostics);
    if (!bytes) continue;
    const isOwn = !builtIn || !isInside(builtIn, path);
    const file = readTokenFile({ path, display, bytes, isOwn }, host, diagnostics);
    if (file) files.push(file);
  }
  return files;
}

async function readMail(host: Host, folder: string, display: string): Promise<MailSources> {
  const [html, text] = await Promise.all(
    ["mail.hbs", "mail.txt.hbs"].map(async (name) => {
      const bytes = await host.read(join(folder, name));
      return bytes && new TextDecoder().decode(bytes);
    }),
  );
  return { display: display.replace(/\/$/, ""), html, text };
}

interface LabelContext {
  host: Host;
  root: string;
  lang: string;
  defaultLang?: string | undefined;
}

/** The labels that the document may need: in its language, and in those to fall back to, English in the end. */
async function readLabels(
  folders: readonly string[],
  { host, root, lang: wanted, defaultLang }: LabelContext,
  diagnostics: Diagnostics,
): Promise<Record<string, Record<string, string>>> {
  const needed = [wanted, defaultLang ?? "en", "en"].flatMap((tag) => [tag, primaryTag(tag), recordTag(tag)]);
  const labels: Record<string, Record<string, string>> = {};
  for (const folder of folders) {
    for (const name of await host.list(folder)) {
      const lang = /^labels\.([A-Za-z-]+)\.yaml$/.exec(name)?.[1];
      if (!lang || !needed.includes(lang)) continue;
      const text = await readText(host, root, join(folder, name), diagnostics);
      const { values } = parseYaml(
        text ?? "",
        displayTemplatePath(host, root, join(folder, name)),
        diagnostics,
      );
      labels[lang] = { ...labels[lang], ...(values as Record<string, string>) };
    }
  }
  return labels;
}
