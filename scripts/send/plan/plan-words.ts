import type { UiLang } from "../../findings/ui-words.ts";
import type { PlanStatus } from "./plan.ts";

/** Words of the plan as people read it. */
export const planWords = {
  en: {
    title: "Plan of a sending: {document}",
    hash: "Approve with this hash, which stands for every byte of it: {hash}",
    facts: "Made {date} · from {from} · through {server}",
    noServer: "no mail server set",
    sealed: "Files sealed with the certificate {signer}",
    going: "To be sent",
    staying: "Not sent",
    problems: "What is wrong",
    samples: "Samples: one for each kind of copy",
    recipient: "Recipient",
    lang: "Language",
    way: "Way",
    why: "Why",
    version: "Version",
    replaces: "{version}, replaces {supersedes}",
    subject: "Subject",
    files: "Files",
    blocks: "Blocks for some only, and annexes",
    shown: "✓ {condition} ({place})",
    hidden: "– {condition} ({place})",
    annex: "✓ annex {name}",
    place: "Place",
    remedy: "What is wrong and what to do",
  },
  bg: {
    title: "План за изпращане: {document}",
    hash: "Одобрете с този хеш, който стои за всеки байт: {hash}",
    facts: "Съставен {date} · от {from} · през {server}",
    noServer: "няма зададен пощенски сървър",
    sealed: "Файловете са подпечатани със сертификат {signer}",
    going: "За изпращане",
    staying: "Няма да се изпрати",
    problems: "Какво не е наред",
    samples: "Образци: по един от всеки вид екземпляр",
    recipient: "Получател",
    lang: "Език",
    way: "Начин",
    why: "Защо",
    version: "Версия",
    replaces: "{version}, заменя {supersedes}",
    subject: "Тема",
    files: "Файлове",
    blocks: "Части само за някои и приложения",
    shown: "✓ {condition} ({place})",
    hidden: "– {condition} ({place})",
    annex: "✓ приложение {name}",
    place: "Място",
    remedy: "Какво не е наред и какво да се направи",
  },
} as const satisfies Record<UiLang, Record<string, string>>;

/** Names of a line's status and of what has changed. */
export const statusWords: Readonly<
  Record<UiLang, Record<PlanStatus | "document" | "address" | "channel", string>>
> = {
  en: {
    new: "new",
    changed: "changed",
    unsent: "approved before, not sent",
    failed: "refused before",
    unchanged: "has this version",
    "in-doubt": "in doubt: decide first",
    bounced: "came back: correct the address first",
    document: "the document",
    address: "the address",
    channel: "the way",
  },
  bg: {
    new: "нов",
    changed: "променен",
    unsent: "одобрен преди, неизпратен",
    failed: "отказан преди",
    unchanged: "има тази версия",
    "in-doubt": "неясно: първо решете",
    bounced: "върнато: първо поправете адреса",
    document: "документът",
    address: "адресът",
    channel: "начинът",
  },
};

/** Names of the ways to a recipient. */
export const channelWords: Readonly<Record<UiLang, Record<"mail" | "paper" | "e-delivery", string>>> = {
  en: { mail: "e-mail", paper: "paper", "e-delivery": "e-delivery" },
  bg: { mail: "имейл", paper: "хартия", "e-delivery": "е-връчване" },
};
