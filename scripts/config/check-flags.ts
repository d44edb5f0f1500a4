import type * as v from "valibot";
import type { Diagnostics } from "../findings/diagnostics.ts";
import { formats } from "../formats/formats.ts";
import type { ConfigFlags } from "./resolve.ts";
import { formatList, jobs, languageList } from "./settings/build.ts";
import { checkSettings } from "./settings/check-settings.ts";
import { line } from "./settings/values.ts";

/** The command line's flags that are settings, too: checked as those are, and told under their own names. */
export function checkFlags(
  values: Readonly<Record<string, string | boolean | undefined>>,
  diagnostics: Diagnostics,
): ConfigFlags {
  const flag = <Schema extends v.GenericSchema>(
    name: string,
    schema: Schema,
    read: (text: string) => unknown,
  ): v.InferOutput<Schema> | undefined => {
    const text = values[name];
    if (typeof text !== "string") return undefined;
    const written = read(text);
    const { value, mistakes } = checkSettings(schema, written);
    for (const mistake of mistakes) {
      if (mistake.kind !== "wrong") continue;
      const entry = Array.isArray(written) ? written[Number(mistake.path[0])] : undefined;
      const { reason, params } = mistake;
      if (name === "format" && entry !== undefined)
        diagnostics.add("format-unknown", { file: "--format" }, { format: entry, known: formats.join(", ") });
      else {
        const key = entry === undefined ? `--${name}` : `--${name} ${entry}`;
        diagnostics.add("config-invalid", { file: `--${name}` }, { key, ...params, reason });
      }
    }
    return value;
  };
  return {
    formats: flag("format", formatList, listed),
    lang: flag("lang", languageList, listed),
    jobs: flag("jobs", jobs, Number),
    out: flag("out", line, String),
  };
}

function listed(text: string): string[] {
  return text
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);
}
