import type { TemplateModel } from "../document/template-model.ts";
import type { Diagnostics, Place } from "../findings/diagnostics.ts";

/** A template's labels in a language: exact tag, then primary tag, then the default language with a warning. */
export function pickLabels(
  template: TemplateModel,
  lang: string,
  fallback: string | undefined,
  place: Place,
  diagnostics: Diagnostics,
): Readonly<Record<string, string>> {
  const primary = lang.split("-")[0] ?? lang;
  const direct = template.labels[lang] ?? template.labels[primary];
  if (direct) return direct;
  const other = fallback ? template.labels[fallback] : undefined;
  if (other && fallback) {
    diagnostics.add("language-fallback", place, { what: "labels", wanted: lang, used: fallback });
    return other;
  }
  diagnostics.add("labels-missing", place, { lang });
  return {};
}
