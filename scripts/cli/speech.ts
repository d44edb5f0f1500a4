import { type Catalogue, catalogue } from "../words/catalogues.ts";
import { defaultUiLang, type UiLang, uiLanguageOf } from "../words/interface-languages.ts";

/** The language that Dipla speaks, and the sentences of the command line in it. */
export interface Speech {
  uiLang: UiLang;
  words: Catalogue<"commandLine">;
  /** What `--ui-lang` asked for and Dipla can't speak. */
  unknown: string | undefined;
}

/**
 * What was asked for by `--ui-lang`, else the locale's language as POSIX finds it (an empty variable counts as unset), else
 * English: a machine's locale is nobody's request.
 */
export async function openSpeech(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<Speech> {
  const asked = askedFor("--ui-lang", args);
  const known = asked === undefined ? undefined : uiLanguageOf(asked);
  const uiLang = known ?? uiLanguageOf(env.LC_ALL || env.LC_MESSAGES || env.LANG || "") ?? defaultUiLang;
  const words = await catalogue(uiLang, "commandLine");
  return { uiLang, words, unknown: known ? undefined : asked };
}

/** Before the verb is known; a flag without its value is told when the call is read. */
function askedFor(flag: string, args: readonly string[]): string | undefined {
  const index = args.indexOf(flag);
  const given =
    index >= 0 ? args[index + 1] : args.find((arg) => arg.startsWith(`${flag}=`))?.slice(flag.length + 1);
  return given?.startsWith("-") ? undefined : given;
}
