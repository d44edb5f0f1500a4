import * as v from "valibot";
import { wordFontSettings } from "../document/word-fonts.ts";
import { defaultConfig } from "./defaults.ts";
import { formatList, jobs, languageList } from "./settings/build.ts";
import { ownBlocks, ownHelpers, remarkPlugins } from "./settings/extensions.ts";
import { printSettings } from "./settings/print.ts";
import { rules } from "./settings/rules.ts";
import { sendSettings } from "./settings/send.ts";
import { described, group, listSettings, type Setting } from "./settings/setting.ts";
import { typographySettings } from "./settings/typography.ts";
import { flag, languageTag, line, oneOf, ownValues, text } from "./settings/values.ts";

/**
 * All that `dipla.config.*` may say. The manual's tables, the JSON Schema, the checks and the types come from here; what a
 * front matter or a flag may say, too, is defined once in `settings/`.
 */
export const configSchema = group({
  $schema: v.exactOptional(described(text, "where editors find the JSON Schema; not read")),
  out: v.optional(
    described(line, "folder that files are written into", { sensitive: "path" }),
    defaultConfig.out,
  ),
  formats: v.optional(
    described(formatList, "which formats are built of documents that name none"),
    defaultConfig.formats,
  ),
  lang: v.exactOptional(described(languageList, "which languages are built", { otherwise: "all" })),
  "default-lang": v.exactOptional(
    described(languageTag, "for documents and labels that have no language of their own"),
  ),
  theme: v.exactOptional(
    described(line, "a token file of yours over every template's: colours, fonts, sizes", {
      sensitive: "path",
    }),
  ),
  jobs: v.optional(described(jobs, "documents built side by side"), defaultConfig.jobs),
  params: v.optional(
    described(ownValues, "values for `{{ params.… }}`, below the front matter's", { otherwise: "none" }),
    {},
  ),
  print: v.optional(described(printSettings, "for all documents that don't say otherwise"), {}),
  typography: v.optional(described(typographySettings, "what authorities disagree about"), {}),
  rules: v.optional(
    described(rules, "weighs single findings otherwise, see below", { otherwise: "none" }),
    {},
  ),
  "word-fonts": v.exactOptional(
    described(
      oneOf(wordFontSettings),
      "what Word files carry of their fonts: all letters, the alphabets of their languages with Latin, figures and punctuation, or the names only",
      { otherwise: "`whole` for documents, `subset` for copies" },
    ),
  ),
  strict: v.optional(described(flag, "gate findings are errors in a build, too"), defaultConfig.strict),
  blocks: v.optional(
    described(ownBlocks, "blocks of your own, by the name behind the colons", {
      otherwise: "none",
      sensitive: "program",
    }),
    {},
  ),
  helpers: v.optional(
    described(ownHelpers, "functions of your own for `{{ name value }}`", {
      otherwise: "none",
      sensitive: "program",
    }),
    {},
  ),
  "remark-plugins": v.optional(
    described(remarkPlugins, "plugins for remark that change texts before Dipla makes anything of them", {
      otherwise: "none",
      sensitive: "program",
    }),
    [],
  ),
  browser: v.optional(
    described(
      group({
        executable: v.exactOptional(
          described(line, "another Chrome, Chromium or Edge; `PUPPETEER_EXECUTABLE_PATH` does the same", {
            sensitive: "program",
            otherwise: "Dipla's own",
          }),
        ),
      }),
      "what prints",
    ),
    {},
  ),
  preview: v.optional(
    described(
      group({
        editor: v.exactOptional(
          described(
            v.pipe(line, v.regex(/\{path\}/, "editor-expected")),
            "the address that opens a line in your editor: `vscode://file/{path}:{line}:{column}`",
            { sensitive: "program" },
          ),
        ),
      }),
      "how `dipla preview` works",
    ),
    {},
  ),
  send: v.exactOptional(described(sendSettings, "sender, mail server, limits, seal")),
});

/** What a configuration file exports, for `defineConfig`. */
export type Config = v.InferInput<typeof configSchema>;

/** A configuration that was checked, with defaults filled in. */
export type CheckedConfig = v.InferOutput<typeof configSchema>;

/** Settings that start a program, name a secret or a server, or a path that may lead out of the workspace. */
export function sensitiveSettings(): Setting[] {
  return listSettings(configSchema).filter(({ notes }) => notes.sensitive !== undefined);
}
