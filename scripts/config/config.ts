import { isAbsolute, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { DataRecord } from "../document/data-value.ts";
import type { TypographyPolicy } from "../document/typography-policy.ts";
import type { Diagnostics } from "../findings/diagnostics.ts";
import type { Rules } from "../findings/judge.ts";
import { readRules } from "../findings/read-rules.ts";
import { defaultFormats, type Format, isFormat } from "../formats/formats.ts";
import type { Host } from "../host/host.ts";
import { displayPath, isInside } from "../host/workspace-paths.ts";
import type { Params } from "../words/fill.ts";

/** What `dipla.config.ts` or `dipla.config.json` may say. Everything is optional. */
export interface Config {
  /** Output folder, relative to the workspace. Default: `out`. */
  out?: string;
  /** Formats to build where a document names none. Default: PDF, Word and HTML. */
  formats?: readonly Format[];
  /** Languages to build. Default: all that have a file. */
  lang?: readonly string[];
  /** Language of documents that don't say theirs, and the last step of the language fallback. */
  "default-lang"?: string;
  /** Token file laid over every template's, relative to the workspace. */
  theme?: string;
  /** How many documents are built side by side. Default: 2. */
  jobs?: number;
  /** Values under `params`, below the front matter's. */
  params?: DataRecord;
  /** What every document's `print:` says unless it says something else: the print shop's profile, bleed, marks. */
  print?: DataRecord;
  /** What authorities disagree about: `percent` as-written, spaced or closed; `dash` en or em. */
  typography?: Partial<TypographyPolicy>;
  /** Weighs single findings otherwise: `{ "text-in-capitals": "off", "cell-empty": "warning" }`. */
  rules?: Readonly<Record<string, string>>;
  /** Whether findings that make drafts withhold the files at once. Default: false. */
  strict?: boolean;
  browser?: { executable?: string };
  /** `editor`: the address that opens a line, `vscode://file/{path}:{line}:{column}`. */
  preview?: { editor?: string };
  /** Sender, mail server, limits and seal of `dipla send`; the table of settings is in README.md. */
  send?: DataRecord;
}

/** Types a configuration file: `export default defineConfig({ … })`. At run time `define-config.mjs` stands for it. */
export function defineConfig(config: Config): Config {
  return config;
}

/** A configuration with every default filled in and every path absolute. */
export interface ResolvedConfig {
  root: string;
  out: string;
  /** What is built of documents that name no formats themselves. */
  formats: readonly Format[];
  /** What `--format` says: nothing else is built. */
  onlyFormats: readonly Format[] | undefined;
  lang: readonly string[] | undefined;
  defaultLang: string | undefined;
  themes: readonly string[];
  jobs: number;
  params: DataRecord;
  print: DataRecord;
  typography: Partial<TypographyPolicy>;
  rules: Rules;
  /** Findings of the weight `gate` are errors in a build, too. */
  strict: boolean;
  browser: string | undefined;
  /** The address by which a line is opened in the user's editor. */
  editor: string | undefined;
  /** As written; `dipla send` checks it. */
  send: DataRecord | undefined;
  /** Date of files whose content states none, `YYYY-MM-DDThh:mm:ssZ`: `SOURCE_DATE_EPOCH`, else the start of 1980. */
  fileDate: string;
  /** The configuration file, when there is one: an input of every document. */
  file: string | undefined;
}

/** Folders of the workspace that people write in. */
const sources = ["content", "templates", ".dipla"];

const known = [
  "out",
  "formats",
  "lang",
  "default-lang",
  "theme",
  "jobs",
  "params",
  "print",
  "typography",
  "rules",
  "strict",
  "browser",
  "preview",
  "send",
];

/** Reads the workspace's configuration; `flags` are the command line's and win. */
export async function resolveConfig(
  root: string,
  flags: Pick<Config, "out" | "formats" | "lang" | "jobs" | "strict">,
  host: Host,
  diagnostics: Diagnostics,
): Promise<ResolvedConfig> {
  const { config, file } = await readConfig(root, host, diagnostics);
  const given = {
    ...config,
    ...Object.fromEntries(Object.entries(flags).filter(([, value]) => value !== undefined)),
  } as Config;
  const ruleFault = (reason: string, params: Params): void =>
    diagnostics.add("config-invalid", { file: displayPath(root, file ?? root) }, { reason, ...params });
  const at = (path: string): string => (isAbsolute(path) ? path : join(root, path));
  const out = flags.out ? resolve(host.cwd, flags.out) : at(config.out ?? "out");
  // `clean` empties this folder, and a build writes into it: sources must not be in reach.
  if (isInside(out, root) || sources.some((name) => isInside(join(root, name), out)))
    diagnostics.add(
      "config-invalid",
      { file: displayPath(root, out) || "." },
      { reason: "out-holds-sources" },
    );
  return {
    root,
    out,
    formats: given.formats ?? defaultFormats,
    onlyFormats: flags.formats,
    lang: given.lang,
    defaultLang: given["default-lang"],
    themes: config.theme ? [at(config.theme)] : [],
    jobs: Math.max(1, given.jobs ?? 2),
    params: config.params ?? {},
    print: config.print ?? {},
    typography: config.typography ?? {},
    rules: config.rules ? readRules(config.rules, ruleFault) : {},
    strict: given.strict ?? false,
    browser: config.browser?.executable,
    editor: config.preview?.editor,
    send: config.send,
    fileDate: epochDate(host.env.SOURCE_DATE_EPOCH),
    file,
  };
}

/** Seconds since 1970 (reproducible-builds.org); anything else counts as unset. No archive holds a day before 1980. */
function epochDate(seconds: string | undefined): string {
  const value = /^\d{1,11}$/.test(seconds ?? "") ? Number(seconds) : 0;
  const earliest = Date.UTC(1980, 0, 1);
  return new Date(Math.max(earliest, value * 1000)).toISOString().replace(/\.\d+Z$/, "Z");
}

async function readConfig(
  root: string,
  host: Host,
  diagnostics: Diagnostics,
): Promise<{ config: Config; file: string | undefined }> {
  for (const name of ["dipla.config.ts", "dipla.config.json"]) {
    const file = join(root, name);
    if (!(await host.stat(file))) continue;
    const place = { file: displayPath(root, file) };
    try {
      const value = name.endsWith(".json")
        ? JSON.parse(new TextDecoder().decode(await host.read(file)))
        : ((await import(pathToFileURL(file).href)) as { default?: unknown }).default;
      return { config: checked(value, place.file, diagnostics), file };
    } catch (error) {
      diagnostics.add("config-invalid", place, { reason: (error as Error).message.split("\n")[0] ?? "" });
      return { config: {}, file };
    }
  }
  return { config: {}, file: undefined };
}

function checked(value: unknown, file: string, diagnostics: Diagnostics): Config {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    diagnostics.add("config-invalid", { file }, { reason: "object-expected" });
    return {};
  }
  for (const key of Object.keys(value)) {
    if (!known.includes(key))
      diagnostics.add(
        "config-invalid",
        { file },
        { reason: "setting-unknown", name: key, known: known.join(", ") },
      );
  }
  const config = value as Config;
  const wrong = (config.formats ?? []).filter((format) => !isFormat(format));
  if (wrong.length > 0)
    diagnostics.add("config-invalid", { file }, { reason: "format-unknown", name: wrong[0] ?? "" });
  return config;
}
