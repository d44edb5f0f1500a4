import type { FindingWords } from "../finding-words.ts";

/** What the review says, in Bulgarian: of texts, of print, of finished files. Part of `findings.ts`. */
export const reviewFindings = {
  "link-text-missing": {
    message: "Връзка към {address} няма думи.",
    hint: "Напишете между скобите накъде води: [думи](адрес).",
  },
  "link-text-unclear": {
    message: "„{text}“ не казва накъде води връзката към {address}.",
    hint: "Използвайте името на страницата или файла.",
  },
  "link-text-address": {
    message: "Думите на връзката са адресът ѝ, {address}: глас ще го чете буква по буква.",
    hint: "Напишете думи, а адреса след тях: [думи](адрес).",
  },
  "link-text-ambiguous": {
    message: "Две връзки казват „{text}“, а водят на различни места: {other} и {address}.",
    hint: "Дайте на всяка свои думи.",
  },
  "image-alt-unhelpful": {
    message: "„{text}“ не описва картината.",
    hint: "Кажете какво се вижда или оставете скобите празни за украса.",
  },
  "image-alt-long": {
    message: "Описанието на картината е от {count} знака.",
    hint: "Задръжте го под {most}, а останалото кажете в текста.",
  },
  "press-gradient": {
    message: "{count} преливки остават в RGB в PDF файла за печатницата.",
    hint: "Печатницата ще ги преобразува; нарисувайте ги с плътни цветове, за да изберете мастилата сами.",
  },
  "type-too-small": {
    message: "„{text}“ се печата в {size} pt с {what} на страница {page} от {path}.",
    hint: "Задайте {wanted} pt или повече, иначе печатницата не може да удържи буквите.",
  },
  "line-too-thin": {
    message:
      "{count} линии на страница {page} от {path} са по-тънки, отколкото печатът удържа; най-тънката е {thickness} pt.",
    hint: "Чертайте линии от {wanted} pt или по-дебели.",
  },
  "bleed-missing": {
    message:
      "Фон или картина свършва на {what} рязан ръб на страница {page} от {path}; липсват {millimetres} mm за подрязване.",
    hint: "Нека продължи отвъд ръба с --bleed или да свърши ясно навътре: рязането не е точно и ще се вижда хартия.",
  },
  "ink-too-much": {
    message: "Нещо в {path} има {percent} % мастило при допустими {limit} %.",
    hint: "Изберете по-светли CMYK стойности в темата или попитайте печатницата за границата ѝ и задайте print.ink-limit.",
  },
  "font-not-printable": {
    message: "Шрифтът „{family}“ в {path} не се печата добре: {what}.",
    hint: "Използвайте статични файлове TrueType за шрифтовете на темата.",
  },
  "qr-too-small": {
    message: "QR кодът е широк {millimetres} mm.",
    hint: "Направете го {wanted} mm или по-широк или скъсете адреса: телефоните не четат по-дребни точки от хартия.",
  },
  "qr-contrast-low": {
    message: "Цветът {colour} на QR кода има контраст {ratio}:1 върху {ground}.",
    hint: "Поставете го на светъл фон; четците искат {wanted}:1 с тъмния цвят отпред.",
  },
  "image-resolution-low": {
    message: "Картината има {resolution} пиксела на инч при ширината си за печат, {width} мм.",
    hint: "Използвайте по-голям файл: {wanted} пиксела на инч или повече.",
  },
  "chart-title-missing": {
    message: "Диаграмата няма заглавие.",
    hint: 'Добавете title="…".',
  },
  "heading-empty": {
    message: "Заглавие без думи.",
    hint: "Напишете думите му или махнете #.",
  },
  "heading-by-hand": {
    message: "„{text}“ прилича на заглавие, а е получерен абзац.",
    hint: "Започнете реда с #: тогава съдържанието и екранните четци го познават.",
  },
  "table-header-missing": {
    message: "Таблицата няма заглавни клетки.",
    hint: "Кажете на първия ред какво съдържат колоните.",
  },
  "table-header-empty": {
    message: "Заглавна клетка е празна.",
    hint: "Кажете какво съдържа колоната или редът.",
  },
  "cell-empty": {
    message: "Клетка от таблица е празна.",
    hint: "Напишете – или дума като „няма“, за да не се чуди никой.",
  },
  "text-in-capitals": {
    message: "„{text}“ е с главни букви: някои гласове ги четат една по една.",
    hint: "Пишете нормално; стилът на шаблона може да ги направи главни.",
  },
  "language-unmarked": {
    message: "„{text}“ е на азбука, на която „{lang}“ не се пише, и не казва езика си.",
    hint: "Сложете думите в квадратни скоби, а след тях езика им във фигурни: lang={guess}.",
  },
  "contrast-low": {
    message: "„{tone}“ ({colour}) върху {surface} ({ground}) има контраст {ratio}:1.",
    hint: "Изберете в темата цветове с поне {wanted}:1.",
  },
  "fact-expired": {
    message: "Фактът „{key}“ трябваше да бъде прегледан до {date}.",
    hint: "Проверете стойността и поставете нов review-by.",
  },
  "fact-unused": {
    message: "Никой текст не използва факта „{key}“.",
    hint: "Използвайте го или го махнете.",
  },
  "parity-differs": {
    message: "{format} се различава от {reference}: {rule}.",
    hint: "Съобщете за това заедно с документа.",
  },
  "pdf-untagged": { message: "PDF няма структура за екранни четци.", hint: "Съобщете за това." },
  "pdf-rule-broken": {
    message: "{path} нарушава {clause}: {rule}.",
    hint: "Съобщете за това заедно с документа, който го причинява; дотогава PDF не е достъпен.",
  },
  "docx-rule-broken": {
    message: "{path} нарушава {clause}: {rule}.",
    hint: "Ако причината не е в бланката, съобщете за това заедно с документа.",
  },
  "docx-style-missing": {
    message: "Документът на Word използва стил „{style}“, който не е определен.",
    hint: "Съобщете за това.",
  },
} as const satisfies Record<string, FindingWords>;
