import type { Translation } from "../catalogues.ts";
import type { commandLine as english } from "../en/command-line.ts";

/** The command line's own sentences, in Bulgarian. */
export const commandLine = {
  error: "грешка",
  gate: "спира при проверка",
  warning: "предупреждение",
  info: "бележка",
  off: "изключено",
  hint: "съвет",
  rendered: "изработен",
  cached: "от кеша",
  unchanged: "без промяна",
  withheld: "{document} ({lang}): не е записан поради грешки; файловете от предишно изработване остават",
  nothing: "Няма промени.",
  watching: "Изчакват се промени. Ctrl-C приключва.",
  summary:
    "{rendered} изработени файла, {unchanged} документа без промяна, {errors} грешки, {warnings} предупреждения.",
  drafts: "Чернови, само за преглед: {documents}. „dipla check“ казва какво ги спира.",
  created: "Създаден е {path}",
  next: "Следва: dipla build{root}",
  exists: "„{path}“ вече съществува; нищо не е променено.",
  cleaned: "Изтрит е {path}",
  keptOthers:
    "{path} е извън работната папка и в нея има неща, които не са изработени от Dipla, общо {count}: те са оставени.",
  usage: "Употреба",
  commands: "Команди",
  options: "Настройки",
  example: "Пример",
  unknownCommand: "Няма команда „{name}“.",
  commandTypo: "Няма команда „{name}“; вероятно имате предвид „{near}“.",
  flagUnknown: "Няма настройка {flag}.",
  flagTypo: "Няма настройка {flag}; вероятно имате предвид {near}.",
  valueMissing: "{flag} иска стойност: {example}",
  valueUnwanted: "{flag} не приема стойност.",
  uiLangUnknown: "Dipla не говори „{lang}“; говори: {known}",
  seeHelp: "Всичко за нея: {command}",
  unexpected: "Случи се нещо неочаквано: {reason}",
  previewAt: "Прегледът е на {address}  (Ctrl-C го спира)",
  copies: "екземпляра",
  sending: "съобщения с отговор",
} as const satisfies Translation<typeof english>;
