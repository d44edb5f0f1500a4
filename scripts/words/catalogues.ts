import type { catalogues } from "./en/index.ts";
import { interfaceLanguages, type UiLang } from "./interface-languages.ts";

type English = typeof catalogues;

/** One of the catalogues that every interface language has. */
export type CatalogueName = keyof English;

/** What a text in English is in another language: other words under the same keys, none missing and none more. */
export type Translation<Text> = Text extends string
  ? string
  : { readonly [Key in keyof Text]: Translation<Text[Key]> };

/** One catalogue, in whichever language. */
export type Catalogue<Name extends CatalogueName> = Translation<Awaited<ReturnType<English[Name]>>>;

/** The catalogues of an interface language, loaded one by one. */
export type Catalogues = { readonly [Name in CatalogueName]: () => Promise<Catalogue<Name>> };

/** A catalogue in a language of the interface; nothing else of that language is loaded, and no other language. */
export async function catalogue<Name extends CatalogueName>(
  lang: UiLang,
  name: Name,
): Promise<Catalogue<Name>> {
  const { catalogues }: { catalogues: Catalogues } = await interfaceLanguages[lang]();
  return catalogues[name]();
}
