import type { TemplateModel } from "../document/template-model.ts";
import type { Diagnostics, Place } from "../findings/diagnostics.ts";
import { languageOf, primaryTag, recordTag } from "../languages/languages.ts";

type Labels = Readonly<Record<string, string>>;

/**
 * A template's labels in a language: exact tag, then primary tag, then the default language, then English, label by label, so that
 * a translation that lacks some is used for the rest. One warning at most says what of the language is missing: labels,
 * or typographic rules.
 */
export function pickLabels(
  { labels }: TemplateModel,
  lang: string,
  fallback: string | undefined,
  place: Place,
  diagnostics: Diagnostics,
): Labels {
  const english = labels.en ?? {};
  const own = { ...labels[recordTag(lang)], ...labels[primaryTag(lang)], ...labels[lang] };
  const missing = Object.keys(english).filter((name) => own[name] === undefined);
  const other = fallback
    ? { ...labels[recordTag(fallback)], ...labels[primaryTag(fallback)], ...labels[fallback] }
    : {};
  const isHelped = missing.some((name) => other[name] !== undefined);
  if (isHelped)
    diagnostics.add("language-fallback", place, { what: "labels", wanted: lang, used: fallback ?? "" });
  else if (missing.length > 0) diagnostics.add("labels-missing", place, { lang, names: shortList(missing) });
  else if (!languageOf(lang)) diagnostics.add("not-yet-supported-language", place, { lang });
  return { ...english, ...other, ...own };
}

function shortList(names: readonly string[]): string {
  return names.length > 4 ? `${names.slice(0, 3).join(", ")} …` : names.join(", ");
}
