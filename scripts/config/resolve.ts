import { isAbsolute, join, resolve } from "node:path";
import type { DataRecord } from "../document/data-value.ts";
import type { Extensions } from "../document/extensions.ts";
import type { AskedPrintSettings } from "../document/print-settings.ts";
import type { TypographyPolicy } from "../document/typography-policy.ts";
import type { WordFontSetting } from "../document/word-fonts.ts";
import type { Place } from "../findings/diagnostics.ts";
import type { Rules } from "../findings/judge.ts";
import type { Format } from "../formats/formats.ts";
import type { Reads } from "../host/reads.ts";
import { isInside } from "../host/workspace-paths.ts";
import type { CheckedConfig } from "./schema.ts";
import type { WrittenSendSettings } from "./settings/send.ts";

/** What the command line says; it wins over the file. */
export interface ConfigFlags {
  out?: string | undefined;
  formats?: readonly Format[] | undefined;
  lang?: readonly string[] | undefined;
  jobs?: number | undefined;
  strict?: boolean | undefined;
  /** `--no-config-code`: nothing of the workspace is run, and it chooses no program, secret, server or path outside of itself. */
  dataOnly?: boolean | undefined;
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
  /** `print` of a front matter is laid over it, and both over the defaults. */
  print: AskedPrintSettings;
  typography: Partial<TypographyPolicy>;
  rules: Rules;
  /** Findings of the weight `gate` are errors in a build, too. */
  strict: boolean;
  /** How much of its fonts a Word file carries; undefined leaves whole ones to documents and subsets to copies. */
  wordFonts: WordFontSetting | undefined;
  browser: string | undefined;
  /** Blocks and helpers of the workspace's own. */
  extensions: Extensions;
  /** The address by which a line is opened in the user's editor. */
  editor: string | undefined;
  /** Undefined where the workspace sends nothing. */
  send: WrittenSendSettings | undefined;
  /** Date of files whose content states none, `YYYY-MM-DDThh:mm:ssZ`: `SOURCE_DATE_EPOCH`, else the start of 1980. */
  fileDate: string;
  /** See `ConfigFlags`. */
  dataOnly: boolean;
  /** What the configuration was read from, with its hashes: inputs of every document. */
  inputs: Reads;
  /** Where a setting such as `send.server` stands, as near as can be told; the file that it belongs into where it is missing. */
  placeOf(setting: string): Place;
}

/** Where a configuration is resolved: the folders that its paths start at, and what dates files. */
export interface ResolveContext {
  root: string;
  /** Paths of the command line start here. */
  cwd: string;
  /** `SOURCE_DATE_EPOCH`, as it is. */
  epoch: string | undefined;
}

/** Flags over file over defaults; the defaults are in the checked configuration already. Pure. */
export function resolveConfig(
  config: CheckedConfig,
  flags: ConfigFlags,
  { root, cwd, epoch }: ResolveContext,
): Omit<ResolvedConfig, "inputs" | "placeOf"> {
  const at = (path: string): string => (isAbsolute(path) ? path : join(root, path));
  return {
    root,
    out: flags.out === undefined ? at(config.out) : resolve(cwd, flags.out),
    formats: flags.formats ?? config.formats,
    onlyFormats: flags.formats,
    lang: flags.lang ?? config.lang,
    defaultLang: config["default-lang"],
    themes: config.theme === undefined ? [] : [at(config.theme)],
    jobs: flags.jobs ?? config.jobs,
    params: config.params,
    print: config.print,
    typography: config.typography,
    rules: config.rules,
    strict: flags.strict ?? config.strict,
    wordFonts: config["word-fonts"],
    browser: config.browser.executable,
    extensions: { blocks: config.blocks, helpers: config.helpers, plugins: config["remark-plugins"] },
    editor: config.preview.editor,
    send: config.send,
    fileDate: epochDate(epoch),
    dataOnly: flags.dataOnly === true,
  };
}

/** Folders of the workspace that people write in. */
const sources = ["content", "templates", ".dipla"];

/**
 * Whether files written into this folder, or its being emptied by `clean`, could reach what people have written. Places are compared
 * as `realPath` gives them: the same folder may be called otherwise, through a link or in other letters.
 */
export function holdsSources(out: string, root: string, realPath: (path: string) => string): boolean {
  const place = realPath(out);
  const theirs = sources.map((name) => realPath(join(root, name)));
  return (
    [realPath(root), ...theirs].some((folder) => isInside(place, folder)) ||
    theirs.some((folder) => isInside(folder, place))
  );
}

/** Seconds since 1970 (reproducible-builds.org); anything else counts as unset. No archive holds a day before 1980. */
function epochDate(seconds: string | undefined): string {
  const value = /^\d{1,11}$/.test(seconds ?? "") ? Number(seconds) : 0;
  const earliest = Date.UTC(1980, 0, 1);
  return new Date(Math.max(earliest, value * 1000)).toISOString().replace(/\.\d+Z$/, "Z");
}
