import type { Translation } from "../catalogues.ts";
import type { sending as english } from "../en/sending.ts";

/** What is said of a sending on the command line, and the names of its states and ways, in Bulgarian. */
export const sending = {
  planHead: "План {hash} за „{document}“: {messages} съобщения, {handed} пакета за предаване, {size} MB.",
  planStates:
    "{new} нови, {changed} променени, {failed} за нов опит, {unchanged} без промяна, {held} задържани.",
  planFile: "Прочетете го: {path}",
  samples: "Погледнете първо тези:",
  packagesOnDemand:
    "Записани са пакетите на тези получатели и на онези за предаване. За да видите друг: dipla send show {document} ПОЛУЧАТЕЛ",
  shardPlanned: "Дял {index} от {count}: {recipients} получатели, {path}",
  shardNext: "Нищо не е изпратено. Когато всички дялове са готови: dipla send merge {document} ПАПКА…",
  packageShown: "Вижте го: {path}",
  approve:
    "Нищо не е изпратено. За да изпратите точно това: dipla send {document} --approve {hash} --by „име“",
  nothing: "Няма какво да се изпрати: всички имат текущата версия.",
  nothingOpen: "Няма какво да се изпрати: някои нямат последната версия или може да я нямат; вижте по-горе.",
  sendingDone:
    "Изпращане: {sent} приети от пощенския сървър, {failed} отказани, {deferred} отложени, {doubt} неясни, {handing} за предаване.",
  nothingWaiting: "Няма какво да се изпрати, но още има пакети за предаване: dipla send status ги изброява.",
  resumeHint: "Продължете по-късно с: dipla send resume",
  sendingReturned:
    "От приетите {partly} са отказани от някои от адресите си, а {bounced} са се върнали от всички или от някои.",
  partlyHint: "Отказаното е в следващия план: dipla send DOCUMENT",
  bouncedHint: "Поправете в списъка адресите, от които се е върнало, и после: dipla send DOCUMENT",
  handingHint: "Когато пакет бъде предаден: dipla send mark DOCUMENT RECIPIENT --receipt NUMBER",
  doubtHint: "Неясни: dipla send in-doubt list",
  promise:
    "Всяко съобщение е прието веднъж от пощенския ви сървър или е посочено тук като неясно; нито едно не се губи или повтаря без дума.",
  interrupted: "Спряно след започнатото. Продължете с: dipla send resume",
  testWord: "Проба",
  testNote: "Това е проба. {name} не е получил(а) това съобщение и нищо от него не е записано.",
  testSent: "Изпратено на {address}, както би го получил(а) {name}: „{subject}“. Нищо от него не е записано.",
  marked: "{name}: {state}",
  chain: "История: {count} записа, ненарушена; последният ѝ хеш е {hash}",
  ledgerSound:
    "Дневникът е изправен: {messages} съобщения и история от {count} записа, която потвърждава всяко; последният ѝ хеш е {hash}",
  ledgerNeedsNothing: "Дневникът е изправен; няма какво да се възстановява.",
  restorePlan:
    "Доказуемото по {lines} реда история и изходящата кутия: {sent} приети от пощенския сървър, {failed} отказани, {handed} предадени. Неясни: {doubt}.",
  restoreApprove:
    "Нищо не е променено. За да възстановите точно това и да запазите повредения файл до него: dipla send ledger restore --approve {hash}",
  restored: "Дневникът е възстановен. Предишният е запазен: {path}",
  noneInDoubt: "Няма неясни съобщения.",
  bounceRead: "{name} ({recipient}): {address} {what} {status}",
  bounces: "Върнати: {returned}, само съобщения: {reported}, неотбелязани: {unread}.",
  wrote: "Записан е {path}",
  forgotten: "{count} съобщения: имената, адресите и копията са изтрити.",
  forgottenKept: "{count} по-стари ги запазват: още трябва да се изпратят, предадат или решат.",
  labels: "Етикети с адреси",
  seal: "Печат на организацията",
  uploads: {
    recipient: "получател",
    name: "име",
    reference: "изх. №",
    files: "файлове",
    folder: "папка",
    receipt: "входящ №",
  },
  states: {
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
    partly: "прието само за част от адресите",
    bounced: "върнато",
    "partly-bounced": "върнато от някои от адресите си",
  },
  returned: {
    failed: "– върнато:",
    delayed: "– забавено, сървърът продължава да опитва:",
    delivered: "– доставено:",
    relayed: "– предадено нататък:",
    expanded: "– предадено на списък:",
    unclear: "– има съобщение, но не личи какво е станало:",
  },
  channels: { mail: "имейл", paper: "хартия", "e-delivery": "е-връчване" },
} as const satisfies Translation<typeof english>;
