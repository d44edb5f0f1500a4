import type { UiLang } from "../findings/ui-words.ts";

interface HelpWords {
  /** One line per verb. */
  commands: Readonly<
    Record<"build" | "check" | "new" | "init" | "clean" | "preview" | "send" | "doctor", string>
  >;
  /** One line per flag; a flag means the same in every command. */
  flags: Readonly<Record<string, string>>;
}

/** The sentences of `--help`, in both languages of the interface. */
export const helpWords: Readonly<Record<UiLang, HelpWords>> = {
  en: {
    commands: {
      build: "make PDF, Word and HTML of all documents, or of those named",
      check: "review the documents without writing them",
      new: "start a document from a template's sample",
      init: "make a new workspace with one leaflet in it",
      clean: "remove what was built, and the cache",
      preview: "show the documents in the browser, rebuilt on save",
      send: "plan a sending, send it when it is approved, and keep the register",
      doctor: "say what is installed and what is missing",
    },
    flags: {
      root: "the workspace (default: this folder)",
      out: "write there instead of out/",
      format: "only these formats",
      lang: "only these languages",
      jobs: "documents built side by side",
      force: "build even what has not changed",
      "fail-on-warnings": "exit with 3 when there is a warning",
      copies: "also one copy per recipient, in out/<document>/<lang>/copies/",
      "no-report": "write no out/report.html",
      today: "YYYY-MM-DD: the day that review dates of facts are compared with",
      typography: "list every change that the typographic rules make",
      codes: "list every diagnostic with its words",
      port: "port of the preview (default: any free one)",
      open: "open the preview in the browser",
      "no-open": "only print the address",
      approve: "send the plan with this hash",
      by: "who approves or decides, for the register",
      receipt: "the number under which a package was taken",
      before: "YYYY-MM-DD: forget people in older messages",
      "without-addresses": "leave addresses and servers' answers out of the register",
      json: "one JSON object a line",
      quiet: "print errors only",
      "ui-lang": "language of messages",
      help: "this text",
      version: "Dipla's version",
    },
  },
  bg: {
    commands: {
      build: "изработва PDF, Word и HTML на всички или на посочените документи",
      check: "проверява документите, без да ги записва",
      new: "започва документ от образеца на шаблон",
      init: "създава ново работно място с една дипляна в него",
      clean: "изтрива изработеното и кеша",
      preview: "показва документите в браузъра и ги обновява при запис",
      send: "съставя план за изпращане, изпраща одобреното и води регистъра",
      doctor: "казва какво е налично и какво липсва",
    },
    flags: {
      root: "работното място (иначе: тази папка)",
      out: "записва там вместо в out/",
      format: "само тези формати",
      lang: "само тези езици",
      jobs: "брой документи, изработвани едновременно",
      force: "изработва и непромененото",
      "fail-on-warnings": "завършва с код 3, когато има предупреждение",
      copies: "и по едно копие за всеки получател, в out/<документ>/<език>/copies/",
      "no-report": "не записва out/report.html",
      today: "ГГГГ-ММ-ДД: денят, с който се сравняват сроковете за преглед на фактите",
      typography: "изброява всяка промяна по типографските правила",
      codes: "изброява всички съобщения",
      port: "порт на прегледа (иначе: свободен)",
      open: "отваря прегледа в браузъра",
      "no-open": "само изписва адреса",
      approve: "изпраща плана с този хеш",
      by: "кой одобрява или решава, за регистъра",
      receipt: "номерът, под който пакетът е приет",
      before: "ГГГГ-ММ-ДД: забравя хората в по-старите съобщения",
      "without-addresses": "без адреси и отговори на сървъри в регистъра",
      json: "по един обект JSON на ред",
      quiet: "само грешките",
      "ui-lang": "език на съобщенията",
      help: "този текст",
      version: "версията на Dipla",
    },
  },
};
