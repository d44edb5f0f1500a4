/** Words of the command line's own sentences, in both languages of the interface; `{name}` is filled in. */
export const uiWords = {
  en: {
    error: "error",
    warning: "warning",
    info: "info",
    hint: "hint",
    rendered: "made",
    cached: "from the cache",
    unchanged: "unchanged",
    withheld:
      "{document} ({lang}): not written because of errors; files of an earlier build stay as they are",
    nothing: "Nothing has changed.",
    summary: "{rendered} files made, {unchanged} documents unchanged, {errors} errors, {warnings} warnings.",
    created: "Created {path}",
    next: "Next: dipla build{root}",
    exists: "“{path}” exists already; nothing was changed.",
    cleaned: "Removed {path}",
    usage: "Usage",
    commands: "Commands",
    options: "Options",
    example: "Example",
    unknownCommand: "There is no command “{name}”.",
    unexpected: "Something unexpected went wrong: {reason}",
    platform: "platform",
    cache: "cache",
    browser: "browser",
    executable: "executable",
    sandbox: "sandbox",
    sandboxOn: "on",
    sandboxOff: "off: the kernel or the user (root) does not allow it",
    hyphenation: "hyphenation",
    noHyphenation: "none: dictionaries can only be added to the bundled browser",
    missing: "missing: {reason}",
    report: "Report",
    standards: "Standards",
    noStandard: "none: see the findings",
    page: "Page",
    noPictures: "pages can’t be shown on this machine",
    files: "Files",
    file: "File",
    format: "Format",
    size: "Size",
    pages: "Pages",
    found: "Findings",
    level: "Level",
    place: "Place",
    whatToDo: "What is wrong and what to do",
    nothingFound: "Nothing was found.",
    labels: "Address labels",
    seal: "Seal of the organisation",
    copies: "copies",
    sending: "messages answered",
  },
  bg: {
    error: "грешка",
    warning: "предупреждение",
    info: "бележка",
    hint: "съвет",
    rendered: "изработен",
    cached: "от кеша",
    unchanged: "без промяна",
    withheld: "{document} ({lang}): не е записан поради грешки; файловете от предишно изработване остават",
    nothing: "Няма промени.",
    summary:
      "{rendered} изработени файла, {unchanged} документа без промяна, {errors} грешки, {warnings} предупреждения.",
    created: "Създаден е {path}",
    next: "Следва: dipla build{root}",
    exists: "„{path}“ вече съществува; нищо не е променено.",
    cleaned: "Изтрит е {path}",
    usage: "Употреба",
    commands: "Команди",
    options: "Настройки",
    example: "Пример",
    unknownCommand: "Няма команда „{name}“.",
    unexpected: "Случи се нещо неочаквано: {reason}",
    platform: "платформа",
    cache: "кеш",
    browser: "браузър",
    executable: "програма",
    sandbox: "защитена среда",
    sandboxOn: "включена",
    sandboxOff: "изключена: ядрото или потребителят (root) не я позволява",
    hyphenation: "сричкопренасяне",
    noHyphenation: "няма: речници се добавят само към вградения браузър",
    missing: "липсва: {reason}",
    report: "Отчет",
    standards: "Стандарти",
    noStandard: "никой: вижте констатациите",
    page: "Страница",
    noPictures: "страниците не могат да се покажат на тази машина",
    files: "Файлове",
    file: "Файл",
    format: "Формат",
    size: "Размер",
    pages: "Страници",
    found: "Констатации",
    level: "Ниво",
    place: "Място",
    whatToDo: "Какво не е наред и какво да се направи",
    nothingFound: "Няма констатации.",
    labels: "Етикети с адреси",
    seal: "Печат на организацията",
    copies: "екземпляра",
    sending: "съобщения с отговор",
  },
} as const;

/** A language of the interface. */
export type UiLang = keyof typeof uiWords;

/** A sentence's key. */
export type UiWord = keyof (typeof uiWords)["en"];

/** A sentence with its blanks filled. */
export function say(
  lang: UiLang,
  word: UiWord,
  facts: Readonly<Record<string, string | number>> = {},
): string {
  return fill(uiWords[lang][word], facts);
}

/** Fills `{name}` from facts; unknown names and double braces (fields shown in hints) stay. */
export function fill(text: string, facts: Readonly<Record<string, string | number>>): string {
  return text.replace(/(?<!\{)\{([a-zA-Z]+)\}(?!\})/g, (whole, name: string) =>
    Object.hasOwn(facts, name) ? String(facts[name]) : whole,
  );
}
