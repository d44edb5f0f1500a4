import type * as v from "valibot";
import type { Diagnostics } from "../findings/diagnostics.ts";
import { formats } from "../formats/formats.ts";
import type { ConfigFlags } from "./resolve.ts";
import { formatList, jobs, languageList } from "./settings/build.ts";
import { checkSettings } from "./settings/check-settings.ts";
import { line } from "./settings/values.ts";

/** Settings that win over the file's, as somebody gave them: unchecked. */
type Written = Readonly<Partial<Record<"formats" | "lang" | "jobs" | "out", unknown>>>;

/** The command line's flags that are settings, too: checked as those are, and told under their own names. */
export function checkFlags(
  values: Readonly<Record<string, string | boolean | undefined>>,
  diagnostics: Diagnostics,
): ConfigFlags {
  const flag = (name: string, read: (text: string) => unknown): unknown => {
    const text = values[name];
    return typeof text === "string" ? read(text) : undefined;
  };
  const written = {
    formats: flag("format", listed),
    lang: flag("lang", listed),
    jobs: flag("jobs", Number),
    out: flag("out", String),
  };
  return checkWritten(written, (name) => `--${name === "formats" ? "format" : name}`, diagnostics);
}

/** The same of a program's options. */
export function checkOptions(options: Written, diagnostics: Diagnostics): ConfigFlags {
  return checkWritten(options, (name) => `options.${name}`, diagnostics);
}

function checkWritten(
  all: Written,
  called: (name: keyof Written) => string,
  diagnostics: Diagnostics,
): ConfigFlags {
  const check = <Schema extends v.GenericSchema>(
    name: keyof Written,
    schema: Schema,
  ): v.InferOutput<Schema> | undefined => {
    const written = all[name];
    if (written === undefined) return undefined;
    const { value, mistakes } = checkSettings(schema, written);
    const file = called(name);
    for (const mistake of mistakes) {
      if (mistake.kind !== "wrong") continue;
      const entry = Array.isArray(written) ? written[Number(mistake.path[0])] : undefined;
      const { reason, params } = mistake;
      if (name === "formats" && entry !== undefined)
        diagnostics.add("format-unknown", { file }, { format: String(entry), known: formats.join(", ") });
      else {
        const key = entry === undefined ? file : `${file} ${String(entry)}`;
        diagnostics.add("config-invalid", { file }, { key, ...params, reason });
      }
    }
    return value;
  };
  return {
    formats: check("formats", formatList),
    lang: check("lang", languageList),
    jobs: check("jobs", jobs),
    out: check("out", line),
  };
}

function listed(text: string): string[] {
  return text
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);
}
