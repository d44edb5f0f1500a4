/**
 * The languages that Dipla speaks, by their tag: one line and one folder of catalogues each. `--ui-lang`, the locale, the
 * preview, the report, the plan and the register know no others.
 */
export const interfaceLanguages = {
  bg: () => import("./bg/index.ts"),
  en: () => import("./en/index.ts"),
} as const;

/** A language of the interface. */
export type UiLang = keyof typeof interfaceLanguages;

/** Spoken where a locale or a document has none of them; its catalogues give the others their shape. */
export const defaultUiLang: UiLang = "en";

/** Their tags, in the order of the list. */
export const uiLanguages = Object.keys(interfaceLanguages) as readonly UiLang[];

/**
 * The interface language of a tag or a locale: `bg`, `bg-BG` and `bg_BG.UTF-8` are Bulgarian. Undefined where Dipla doesn't
 * speak it.
 */
export function uiLanguageOf(tag: string): UiLang | undefined {
  const [primary = ""] = tag.toLowerCase().split(/[-_.@]/);
  return uiLanguages.find((lang) => lang === primary);
}
