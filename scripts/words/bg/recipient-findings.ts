import type { FindingWords } from "../finding-words.ts";

/** What is wrong with lists of recipients and their rows, in Bulgarian. Part of `findings.ts`. */
export const recipientFindings = {
  "recipients-invalid": {
    message: "Списъкът с получатели „{path}“ не може да се прочете: {reason}.",
    hint: "Списъците са файлове .csv, .xlsx, .xls, .ods, .yaml или .json с ред от имена на колони или списък от записи.",
  },
  "recipients-encoding": {
    message: "Списъкът не е в UTF-8 и е прочетен като {encoding}.",
    hint: "Проверете имената в един екземпляр или запазете списъка като „CSV UTF-8“.",
  },
  "recipients-header": {
    message: "Колоната „{name}“ не може да се ползва: {reason}.",
    hint: "Всяка от тези колони стои веднъж: id, lang, email, channel, attachments, annexes, name, salutation, address.",
  },
  "recipients-column-left": {
    message: "Колоната „{name}“ не може да се ползва в текстове: {reason}.",
    hint: "Няма грешка, докато никой текст не я споменава; иначе ѝ дайте собствено име.",
  },
  "recipients-column-near": {
    message: "Колоната „{name}“ не е позната и не значи нищо за изпращането; дали не е „{suggestion}“?",
    hint: "Ако е така, преименувайте я.",
  },
  "recipients-email-column": {
    message:
      "Колоната „{name}“ съдържа адреси на електронна поща, но само колона „email“ казва къде да се изпрати.",
    hint: "Наречете колоната „email“, иначе всички получават екземпляр на хартия.",
  },
  "recipients-numbered": {
    message: "Списъкът няма колона „id“, затова редовете са номерирани.",
    hint: "Добавете колона „id“, преди да изпращате втори път: вмъкнат ред би получил номера на друг.",
  },
  "recipients-hidden": {
    message: "Скрити в листа, но прочетени: {reason} {where}.",
    hint: "Изтрийте каквото е излишно; филтърът не изважда редове от списъка.",
  },
  "recipients-merged": {
    message: "Клетките {where} са обединени през няколко реда; само първият ред има думите им.",
    hint: "Разделете ги и попълнете всеки ред.",
  },
  "recipient-row-short": {
    message: "Редът има {cells} клетки при {columns} колони.",
    hint: "Липсва разделител или клетка с разделител не е в кавички.",
  },
  "recipient-row-long": {
    message: "Редът има {cells} клетки при {columns} колони.",
    hint: "Сложете в кавички клетката, която съдържа разделителя.",
  },
  "recipient-cell": {
    message: "Клетката под „{name}“ не може да се ползва: {reason}.",
    hint: "Напишете клетката наново; вероятно е поставена заедно с нещо друго.",
  },
  "recipient-id": {
    message: "Идентификаторът „{id}“ не може да се ползва: {reason}.",
    hint: "Идентификаторът е кратък и не се мени: букви, цифри, дефиси, например ministerstvo-na-truda.",
  },
  "recipient-id-twice": {
    message: "Идентификаторът „{id}“ вече стои на ред {line}.",
    hint: "Всеки получател има свой идентификатор.",
  },
  "recipient-language": {
    message: "„{lang}“ не е език.",
    hint: "Напишете bg, en или друг код по BCP 47.",
  },
  "recipient-email": {
    message: "„{address}“ не е адрес, на който се получава поща: {reason}.",
    hint: "{cure}",
  },
  "recipient-email-twice": {
    message: "Адресът {address} стои и на ред {line}.",
    hint: "Уверете се, че този получател трябва да получи два екземпляра.",
  },
  "recipient-email-lookalike": {
    message:
      "„{part}“ в адреса {address} изглежда написано с латински букви, а няма нито една: първата е {sign}.",
    hint: "Ако е {near}, напишете го наново; така, както стои, пощата отива на друг адрес или никъде.",
  },
  "recipient-email-utf8": {
    message: "Името в {address} има букви, които приемат само пощенски сървъри със SMTPUTF8.",
    hint: "Поискайте и адрес с латински букви: ако вашият сървър не предлага SMTPUTF8, това съобщение се отказва и това се казва.",
  },
  "recipient-field-missing": {
    message: "В реда няма „{name}“, което се използва в {used}.",
    hint: "Попълнете клетката или сложете текста около нея в :::when за онези, които я имат.",
  },
  "recipient-variant-missing": {
    message: "Няма текст на „{document}“ на езика „{lang}“.",
    hint: "Напишете {lang}.md или дайте на получателя някой от: {known}.",
  },
} as const satisfies Record<string, FindingWords>;
