import type { UiLang } from "../findings/ui-words.ts";

/** What the command line says of a sending, in both languages of the interface; `{name}` is filled in. */
export const sendWords = {
  en: {
    planHead: "Plan {hash} for “{document}”: {messages} messages, {handed} packages to hand over, {size} MB.",
    planStates:
      "{new} new, {changed} changed, {failed} to try again, {unchanged} unchanged, {held} held back.",
    planFile: "Read it: {path}",
    samples: "Look at these first:",
    approve:
      "Nothing has been sent. To send exactly this: dipla send {document} --approve {hash} --by “your name”",
    nothing: "Nothing is left to send: everybody has the current version.",
    sendingDone:
      "Sending: {sent} accepted by the mail server, {failed} refused, {deferred} put off, {doubt} in doubt, {handing} to hand over.",
    resumeHint: "Go on later with: dipla send resume",
    doubtHint: "In doubt: dipla send in-doubt list",
    promise:
      "Each message is accepted by your mail server once, or listed here as in doubt; none is lost or sent twice without a word.",
    interrupted: "Stopped after what was under way. Go on with: dipla send resume",
    marked: "{name}: {state}",
    chain: "History: {count} entries, unbroken; its last hash is {hash}",
    noneInDoubt: "No message is in doubt.",
    bounceRead: "{name} ({recipient}): came back, {status}",
    bounces: "{read} bounces read, {unread} not ours.",
    wrote: "Wrote {path}",
    forgotten: "{count} messages: names, addresses and copies removed.",
  },
  bg: {
    planHead: "План {hash} за „{document}“: {messages} съобщения, {handed} пакета за предаване, {size} MB.",
    planStates:
      "{new} нови, {changed} променени, {failed} за нов опит, {unchanged} без промяна, {held} задържани.",
    planFile: "Прочетете го: {path}",
    samples: "Погледнете първо тези:",
    approve:
      "Нищо не е изпратено. За да изпратите точно това: dipla send {document} --approve {hash} --by „име“",
    nothing: "Няма какво да се изпрати: всички имат текущата версия.",
    sendingDone:
      "Изпращане: {sent} приети от пощенския сървър, {failed} отказани, {deferred} отложени, {doubt} неясни, {handing} за предаване.",
    resumeHint: "Продължете по-късно с: dipla send resume",
    doubtHint: "Неясни: dipla send in-doubt list",
    promise:
      "Всяко съобщение е прието веднъж от пощенския ви сървър или е посочено тук като неясно; нито едно не се губи или повтаря без дума.",
    interrupted: "Спряно след започнатото. Продължете с: dipla send resume",
    marked: "{name}: {state}",
    chain: "История: {count} записа, ненарушена; последният ѝ хеш е {hash}",
    noneInDoubt: "Няма неясни съобщения.",
    bounceRead: "{name} ({recipient}): върнато, {status}",
    bounces: "Прочетени са {read} върнати писма, {unread} не са наши.",
    wrote: "Записан е {path}",
    forgotten: "{count} съобщения: имената, адресите и копията са изтрити.",
  },
} as const satisfies Record<UiLang, Record<string, string>>;

/** A sentence's key. */
export type SendWord = keyof (typeof sendWords)["en"];

/** Names of the states of a message. */
export const stateWords = {
  en: {
    planned: "waiting to be sent",
    claimed: "being sent",
    committing: "being sent",
    sent: "accepted by the mail server",
    deferred: "put off by the server",
    failed: "refused by the server",
    "in-doubt": "in doubt",
    "to-hand-over": "to be handed over",
    "handed-over": "handed over",
    cancelled: "replaced before it was sent",
    bounced: "came back",
  },
  bg: {
    planned: "чака изпращане",
    claimed: "изпраща се",
    committing: "изпраща се",
    sent: "прието от пощенския сървър",
    deferred: "отложено от сървъра",
    failed: "отказано от сървъра",
    "in-doubt": "неясно",
    "to-hand-over": "за предаване",
    "handed-over": "предадено",
    cancelled: "заменено преди изпращане",
    bounced: "върнато",
  },
} as const satisfies Record<UiLang, Record<string, string>>;
