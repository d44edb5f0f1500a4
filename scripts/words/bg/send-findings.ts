import type { FindingWords } from "../finding-words.ts";

/** What sending says, in Bulgarian. Part of `findings.ts`. */
export const sendFindings = {
  "recipient-channel": {
    message: "„{channel}“ не може да достигне този получател: {reason}.",
    hint: "Напишете едно от {known} и адрес за тези по поща.",
  },
  "part-missing": {
    message: "Тази част от документа липсва: {path}.",
    hint: "Напишете я до текста, на всеки от езиците на документа.",
  },
  "recipient-annex-unknown": {
    message: "В този документ няма приложение „{name}“.",
    hint: "Приложения тук: {known}. Празна клетка значи без приложение.",
  },
  "send-settings": {
    message: "Настройката {key} не е наред: {reason}.",
    hint: "Поправете я в dipla.config.*; таблицата с настройките е в .github/docs/sending.md.",
  },
  "send-no-recipients": {
    message: "„{name}“ няма получатели.",
    hint: "Посочете списък в началото на документа: recipients: recipients.csv",
  },
  "secret-missing": {
    message: "Тайната за {key} липсва: {name}.",
    hint: "Запишете я в този файл или променлива; самата тя не бива да стои в настройките.",
  },
  "secret-readable": {
    message: "Други могат да четат тайната за {key} в {path}.",
    hint: "Отнемете им правата: chmod 600 {path}",
  },
  "mail-template-missing": {
    message: "Шаблонът „{template}“ няма {name} и екземплярите му не могат да се пращат по поща.",
    hint: "Добавете файла към шаблона; този на briefing е пример.",
  },
  "recipient-unknown": {
    message: "В списъка няма получател „{id}“.",
    hint: "Някой от тези ли е? {known}",
  },
  "test-to-recipient": {
    message: "{address} е адрес на получател: пробата ще бъде взета за самото съобщение.",
    hint: "Посочете свой собствен адрес.",
  },
  "test-refused": {
    message: "Пробата не беше приета за {address}: {reason}",
    hint: "Поправете адреса или опитайте по-късно; никой друг не е получил нищо.",
  },
  "message-picture": {
    message: "Съобщението не показва картини: „{what}“.",
    hint: "Сложете я в документа, който върви с него, и кажете с думи какво показва.",
  },
  "mail-words-unused": {
    message: "{name} на шаблона „{template}“ няма място за собственото съобщение на документа.",
    hint: "Съобщението тръгва във вида, общ за всички шаблони. Напишете {{ mail.words }} на мястото му в mail.hbs и mail.txt.hbs.",
  },
  "mail-subject-missing": {
    message: "Съобщението няма тема: <title> липсва или е празен.",
    hint: "Напишете я в <title> на mail.hbs.",
  },
  "message-too-large": {
    message: "Съобщението е по-голямо, отколкото приемат сървърите: {size} MB; границата е {limit} MB.",
    hint: "Изпратете по-малки файлове, задайте oversize: split или zip, или вдигнете size-limit, ако сървърите на получателите го приемат.",
  },
  "recipient-in-doubt": {
    message:
      "Не се знае дали последното съобщение до този получател е прието; нищо друго не се изпраща, докато човек не реши.",
    hint: "Погледнете в дневника на пощенския сървър, а после: dipla send in-doubt list",
  },
  "recipient-bounced": {
    message: "Последното съобщение до този получател се е върнало от {address} ({status}).",
    hint: "Поправете този адрес в списъка или го махнете; тогава екземплярът се изпраща пак.",
  },
  "recipient-number-taken": {
    message:
      "Списъкът няма идентификатори, а номер {number} вече е изпратен на „{name}“: редовете са се разместили.",
    hint: "Добавете колона „id“ и дайте на всеки, който е получил нещо, номера, който е имал.",
  },
  "recipient-file-limit": {
    message: "„{name}“ е {size} MB, а този получател приема файлове до {limit} MB.",
    hint: "Намалете картините в него, не го прилагайте (send.attach казва какво се прилага) или поправете „max-file“ в списъка.",
  },
  "recipient-total-limit": {
    message:
      "Всичко заедно е {size} MB, а този получател приема до {limit} MB; най-голямата част е „{name}“ с {part} MB.",
    hint: "Намалете тази част, не я прилагайте (send.attach казва какво се прилага), задайте send.oversize: split или zip или поправете „max-total“ в списъка.",
  },
  "plan-unknown": {
    message: "Няма план {hash} за „{document}“.",
    hint: "Направете с: dipla send {document}",
  },
  "plan-changed": {
    message: "Това, което би се изпратило сега, не е одобреното: {what}.",
    hint: "Вижте новия план: dipla send {document}",
  },
  "shards-missing": {
    message: "Липсват дялове от изпращането на „{document}“: {shards}.",
    hint: "Направете всеки от тях: dipla send {document} --shard I/N; и посочете изходните папки, в които са.",
  },
  "shards-differ": {
    message: "{name} е от друго изпращане, не като останалите дялове: {what}.",
    hint: "Направете дяловете отново, всички от същите файлове и в един ден.",
  },
  "shard-twice": {
    message: "Дялът {name} го има два пъти, също и в {other}.",
    hint: "Посочете папката само на единия.",
  },
  "shard-damaged": {
    message: "{name} е скъсан, липсва или не е каквото казва дялът му.",
    hint: "Копирайте отново изходната папка на този дял или направете дяла отново.",
  },
  "sender-busy": {
    message: "Някой друг изпраща от това работно място в момента.",
    hint: "Изчакайте да свърши; dipla send status показва докъде е стигнало.",
  },
  "memory-readable": {
    message:
      "Други на тази машина могат да прочетат какво на кого е изпратено: {folder} не може да се затвори за тях.",
    hint: "Направете я четима само за изпращащия (chmod 700), на диск, който познава собственици.",
  },
  "ledger-remote": {
    message: "Дневникът би бил на мрежов диск, където не може да се пази сигурно.",
    hint: "Дръжте работното място на диск на тази машина.",
  },
  "ledger-copied": {
    message:
      "Този дневник е копие на онзи, с който е изпращано последно: две работни места, които изпращат един и същ план, го изпращат два пъти.",
    hint: "Изпращайте само от едното и извадете .dipla/ от другото. Следващото изпращане оттук прави този дневник действителния.",
  },
  "ledger-broken": {
    message: "На дневника за изпратеното не може да се разчита: {reason}. {what}",
    hint: "{cure}",
  },
  "ledger-unprovable": {
    message:
      "Чии съобщения са изпратени с {plans}, не може да се каже: няма нито план, нито копие на дневника, в което да пише.",
    hint: "Върнете .dipla/plans/ или посочете резервно копие: dipla send ledger restore BACKUP",
  },
  "restoration-changed": {
    message: "Това, което би се възстановило сега, не е одобреното.",
    hint: "Погледнете го пак: dipla send ledger restore",
  },
  "backup-exists": {
    message: "На мястото на резервното копие вече има файл: {path}.",
    hint: "Дайте му друго име.",
  },
  "outbox-changed": {
    message: "Одобреното съобщение {file} липсва или е променено.",
    hint: "Одобрете нов план: dipla send {document}",
  },
  "mail-server": {
    message: "Пощенският сървър не приема нищо: {reason}.",
    hint: "{cure} После: dipla send resume",
  },
  "message-unknown": {
    message: "В дневника няма такова съобщение или получател: {name}.",
    hint: "dipla send status показва наличните.",
  },
  "bounce-unread": {
    message: "Това писмо не е отбелязано в регистъра: {reason}.",
    hint: "Прегледайте го ръчно.",
  },
  "signature-failed": {
    message: "Файловете не могат да се подпишат: {reason}.",
    hint: "{cure}",
  },
} as const satisfies Record<string, FindingWords>;
