import type { DiagnosticCode } from "../../findings/diagnostic-codes.ts";
import type { FindingWords } from "../finding-words.ts";
import { recipientFindings } from "./recipient-findings.ts";
import { reviewFindings } from "./review-findings.ts";
import { sendFindings } from "./send-findings.ts";

/** The sentences of all findings in Bulgarian, by their codes. */
export const findings = {
  "config-invalid": {
    message: "„{key}“ е невалидно: {reason}.",
    hint: "Поправете го; .github/docs/settings.md изброява какво приема всяка настройка.",
  },
  "document-unknown": { message: "В content/ няма документ „{name}“.", hint: "Налични документи: {known}." },
  "no-documents": {
    message: "В content/ няма нищо за изработване.",
    hint: "Започнете с: dipla new leaflet-trifold my-leaflet",
  },
  "language-fallback": {
    message: "Няма {what} за „{wanted}“; използва се „{used}“.",
    hint: "Добавете липсващия език или го посочете изрично.",
  },
  "labels-missing": {
    message: "Шаблонът няма надписи на „{lang}“ за: {names}. Използват се английските.",
    hint: "Преведете ги в labels.{lang}.yaml на шаблона. Прегледайте и кавичките и интервалите: когато Dipla не познава езика, те остават както са написани.",
  },
  encoding: {
    message: "Файлът не е текст в UTF-8.",
    hint: "Запишете го отново като UTF-8 (в Notepad: „Запиши като“ → Кодиране → UTF-8). Сега вероятно е windows-1251.",
  },
  "file-unreadable": {
    message: "Файлът не може да се прочете: {reason}.",
    hint: "Проверете дали съществува и дали имате достъп.",
  },
  "text-out-of-bounds": {
    message: "Това не може да се прочете: {reason}.",
    hint: "Разделете го или проверете дали друга програма не го е създала по погрешка.",
  },
  "file-unusable": {
    message: "„{path}“ не може да се прочете: {reason}.",
    hint: "Посочете файл, който имате право да четете, или махнете името.",
  },
  "path-outside-workspace": {
    message: "„{path}“ излиза извън работната папка.",
    hint: "Копирайте файла в папката на документа и го посочете там.",
  },
  "image-missing": {
    message: "Изображението „{path}“ не съществува; на мястото му стои описанието.",
    hint: "Проверете името (главните букви имат значение) или добавете файла до документа.",
  },
  "image-folder": {
    message: "„{path}“ е папка, а не изображение; на мястото му стои описанието.",
    hint: "Напишете името на файл в нея, например images/photo.jpg.",
  },
  "image-unreadable": {
    message: "Картинката „{path}“ не може да се прочете: {reason}; на мястото ѝ стои описанието ѝ.",
    hint: "Сложете там файл, който имате право да четете, или посочете друг.",
  },
  "image-on-web": {
    message:
      "Изображението „{path}“ е в мрежата, а при построяване нищо не се тегли; на мястото му стои описанието.",
    hint: "Запазете го до документа и посочете файла.",
  },
  "image-too-large": {
    message: "Изображението „{path}“ е {megabytes} MB; границата е {limit} MB.",
    hint: "Запишете по-малко копие: 300 ppi при печатния размер са достатъчни.",
  },
  "image-type": {
    message: "„{path}“ не е изображение, което всички формати показват.",
    hint: "Използвайте PNG, JPEG, WebP, AVIF, TIFF, GIF или SVG.",
  },
  "svg-refers-outside": {
    message: "Рисунката „{path}“ сочи към „{reference}“, което не е в нея; на мястото ѝ стои описанието.",
    hint: "Запазете я с вградени изображения и стилове: рисунка може да сочи само към свои части (#…) и към data:.",
  },
  "svg-measured": {
    message: "Рисунката „{path}“ не казва размера си; показва се толкова голяма, колкото е нарисуваното.",
    hint: "Не е нужно нищо; viewBox в елемента <svg> би ѝ дал полетата, които искате.",
  },
  "svg-words": {
    message: "Рисунката „{path}“ {reason}: {signs}.",
    hint: "Запазете я с думи, превърнати в контури (convert text to outlines), или като PNG.",
  },
  "image-first-of-many": {
    message: "„{path}“ съдържа {count} изображения; на хартия се вижда само първото.",
    hint: "Запазете нужното като отделно изображение.",
  },
  "svg-without-size": {
    message: "Рисунката „{path}“ не казва колко е широка и висока.",
    hint: 'Добавете viewBox към елемента <svg>, например viewBox="0 0 600 200", или я запазете отново с размер.',
  },
  "image-alt-missing": {
    message: "Изображението „{path}“ има надпис, но няма описание.",
    hint: "Напишете какво показва между скобите: ![описание](…).",
  },
  "chart-too-high": {
    message: "Диаграмата е висока {millimetres} mm, а на страницата има място за {room} mm.",
    hint: "Скъсете имената на редовете или покажете по-малко; те могат да се разпределят в няколко диаграми.",
  },
  "data-missing": {
    message: "Файлът с данни „{path}“ не съществува.",
    hint: "Проверете името или добавете файла до документа.",
  },
  "data-invalid": {
    message: "Данните в „{path}“ са неизползваеми: {reason}.",
    hint: "{suggestion}",
  },
  "data-doubtful": {
    message: "Нещо в данните на „{path}“ може би не е така, както е замислено: {reason}.",
    hint: "{suggestion}",
  },
  ...recipientFindings,
  "yaml-invalid": {
    message: "YAML не може да се прочете: {reason}.",
    hint: "Проверете отстъпите, кавичките и двоеточията на този ред.",
  },
  "yaml-too-large": {
    message: "YAML е твърде голям или препраща към себе си твърде често.",
    hint: "Файловете с данни да са под 1 MB и с малко препратки.",
  },
  "front-matter-missing": {
    message: "Документът няма заглавна част с title.",
    hint: "Започнете файла с:  ---  после  title: Вашето заглавие  после  ---",
  },
  "front-matter-toml": {
    message: "Заглавната част е на TOML, между редове с +++.",
    hint: "Напишете я на YAML между редове с ---: title: Вашето заглавие",
  },
  "front-matter-invalid": { message: "„{key}“ е невалидно: {reason}.", hint: "{expected}" },
  "front-matter-typo": {
    message: "„{key}“ не е познат ключ; вероятно е „{suggestion}“.",
    hint: "Преименувайте го на „{suggestion}“.",
  },
  "date-unclear": {
    message: "„{date}“ не може да се прочете като един ден; документът е без дата.",
    hint: "Напишете година, месец и ден с тирета: 2026-11-23.",
  },
  "language-unknown": {
    message: "„{lang}“ не е означение на език.",
    hint: "Използвайте BCP 47, например bg, en или en-GB.",
  },
  "document-twice": {
    message: "И {twin} е този документ на този език: файловете им биха се записали един върху друг.",
    hint: "Преименувайте единия от двата или го премахнете.",
  },
  "heading-first-is-title": {
    message: "Първият ред повтаря заглавието и не се печата втори път.",
    hint: "Не е нужно да правите нищо.",
  },
  "directive-unknown": { message: "„{name}“ не е блок, който Dipla познава.", hint: "{suggestion}" },
  "directive-unclosed": {
    message: "Блокът „{name}“ не е затворен.",
    hint: "Добавете ред с ::: там, където свършва.",
  },
  "directive-attribute": {
    message: "В блока „{name}“ {reason}.",
    hint: "{suggestion} Например: {example}",
  },
  "block-failed": {
    message: "Собственият блок „{name}“ не дава нищо, което може да се покаже: {reason}.",
    hint: "Поправете функцията му в dipla.config.ts: тя дава елементи и роли на Dipla, които всеки формат може да покаже.",
  },
  "helper-failed": {
    message: "Собствената функция „{name}“ се провали: {reason}.",
    hint: "Поправете я в dipla.config.ts: тя дава текст или undefined за стойност, която не може да покаже.",
  },
  "plugin-failed": {
    message: "Приставката „{name}“ се провали: {reason}. Текстът е такъв, какъвто би бил без нея.",
    hint: "Поправете нея или настройките ѝ или я махнете от remark-plugins; тя трябва да свърши веднага, без да чака нищо.",
  },
  "plugin-node": {
    message:
      "Приставката „{name}“ прави тук „{type}“, което никой формат не може да покаже; на мястото му стоят думите му.",
    hint: "Използвайте приставки, които правят само възли на Markdown, или напишете собствен блок в dipla.config.ts.",
  },
  "plugin-warning": {
    message: "{message} ({name})",
    hint: "Казва го приставка от remark-plugins; в документацията ѝ пише как се поправя.",
  },
  "plugin-note": {
    message: "{message} ({name})",
    hint: "Казва го приставка от remark-plugins.",
  },
  "html-refused": {
    message: "HTML в текста не се приема: {html}",
    hint: "Използвайте Markdown или махнете allow-html: false от заглавната част; тогава безвредният HTML се показва.",
  },
  "html-passed": {
    message: "HTML в текста е пропуснат: {names}.",
    hint: "Вижте го във всеки формат; с allow-html: true няма съобщение, с allow-html: false HTML не се приема.",
  },
  "html-hidden": {
    message: "Думите в <{name}> са скрити там, откъдето са взети, а тук биха се виждали.",
    hint: "Изтрийте ги или махнете стила, ако всички могат да ги четат.",
  },
  "html-cleaned": {
    message: "<{name}> беше премахнат от HTML.",
    hint: "Остават само елементи, които всеки формат може да покаже; другото напишете с Markdown.",
  },
  "link-scheme": {
    message: "Връзка към „{url}“ не е позволена; думите остават без нея.",
    hint: "Използвайте адреси https:, mailto: или tel:, или #id в документа.",
  },
  "link-relative": {
    message: "„{url}“ не води никъде извън мястото, където е написано; думите остават без връзка.",
    hint: "Напишете целия адрес, https://…, #означение за място в този документ или файла на документ в content/, например ../guide/bg.md.",
  },
  "format-not-offered": {
    message: "От {template} не може да се направи {format}; такъв файл няма да има.",
    hint: "Изберете друг шаблон или махнете {format} от formats.",
  },
  "numbers-own": {
    message: "Заглавията имат свои номера, например „{heading}“; други не се добавят пред тях.",
    hint: "Не е нужно нищо; number-sections: true в началото на файла ги номерира въпреки това, false оставя всички без номер.",
  },
  "link-invalid": {
    message: "„{url}“ не е адрес, който програма може да отвори; думите остават без връзка.",
    hint: "Поправете го, както в https://www.example.org/page, mailto:name@example.org или tel:+35921234567.",
  },
  "link-letters": {
    message: "„{part}“ в адреса {url} не е това, на което прилича: между буквите му стои {sign}.",
    hint: "Напишете адреса наново, вместо да го копирате.",
  },
  "link-internal-broken": {
    message: "Нищо в този документ няма означение „{id}“.",
    hint: "Познати означения: {known}.",
  },
  "heading-id-duplicate": {
    message: "Означението „{id}“ е използвано два пъти.",
    hint: "Дайте друго на едно от тях: {#other-id}.",
  },
  "heading-jump": {
    message: "Заглавие от ниво {to} следва заглавие от ниво {from}.",
    hint: "Използвайте ниво {wanted}; екранните четци се движат по нивата.",
  },
  "field-invalid": {
    message: "„{field}“ не е поле.",
    hint: "Пишете {{ път }} или {{ функция път }}, например {{ facts.members }}.",
  },
  "markup-left": {
    message: "„{found}“ стои в текста, както е написано.",
    hint: "Прилича на {what}.",
  },
  "markup-doubtful": {
    message: "„{found}“ стои в текста, както е написано.",
    hint: "Прилича на {what}. С \\ пред всеки знак или в `код` то е нарочно.",
  },
  "field-foreign": {
    message:
      "„{field}“ не е поле на Dipla: в текста то стои, както е написано, а от връзка с такъв адрес остават само думите.",
    hint: "Изтрийте каквото друга програма трябваше да попълни или напишете поле: {{ facts.members }}. В `код` то остава без забележка.",
  },
  "value-not-text": {
    message: "„{path}“ не е текст, а таблица от стойности ({keys}), а страницата го отпечатва.",
    hint: 'Поставете в кавички текст, в който има запетая, двоеточие или скоба: {bg: "ул. Дълга 1, София"}.',
  },
  "field-unresolved": { message: "„{path}“ няма стойност.", hint: "{suggestion}" },
  "field-helper-unknown": { message: "Няма функция „{name}“.", hint: "Функции: {known}." },
  "condition-unmet": {
    message: "Никой в списъка няма „{value}“ в {path}: условието е еднакво за всички.",
    hint: "Поправете стойността или списъка; ако е за по-късно, не е нужно нищо.",
  },
  "condition-invalid": {
    message: "Условието „{condition}“ не може да се изчисли: {reason}.",
    hint: 'Пишете {recipient.lang=bg}, {recipient.lang in="bg en"} или {recipient.name}.',
  },
  "lines-as-clauses": {
    message: "Редовете, които започват със свои номера, станаха абзаци.",
    hint: "Не е нужно да правите нищо.",
  },
  "bullets-as-list": {
    message: "Редовете, започващи с водещ знак, станаха списък.",
    hint: "Пишете „- “ вместо водещия знак, за да не се появява това.",
  },
  "list-renumbered": {
    message: "Точката „{typed}“ се показва като {shown}: списъкът продължава да брои от първия си номер.",
    hint: "Напишете номера, който искате, или започнете абзаца с {escaped}, за да остане.",
  },
  "number-starred": {
    message: "„{found}“ се показва като „{shown}“: звездичките правят курсивно това, което стои между тях.",
    hint: "За умножение напишете ×, или обратна наклонена черта пред всяка звездичка.",
  },
  "slot-unknown": {
    message: "Шаблонът няма място „{name}“; текстът минава в основната част.",
    hint: "Места в този шаблон: {known}.",
  },
  "slot-empty": {
    message: "Мястото „{name}“ в шаблона остана без текст.",
    hint: 'Запълнете го с :::panel{name="{name}"}.',
  },
  "table-span-invalid": {
    message: "„{mark}“ няма с коя клетка да се слее.",
    hint: "^^ слива с горната клетка, >> с лявата.",
  },
  "caption-without-table": {
    message: "Надпис на таблица без таблица преди него.",
    hint: "Поставете надписа непосредствено след таблицата.",
  },
  "footnote-undefined": {
    message: "Бележката „{id}“ не е дефинирана.",
    hint: "Добавете [^{id}]: нейния текст",
  },
  "footnote-duplicate": {
    message: "Има две бележки „{id}“: важи първата, на ред {line}, а тази не се показва.",
    hint: "Дайте ѝ друго име – тук и където се цитира.",
  },
  "footnote-uncited": {
    message: "Бележката „{id}“ не се цитира никъде и затова не се показва.",
    hint: "Напишете [^{id}] там, където ѝ е мястото, или махнете бележката.",
  },
  "definition-duplicate": {
    message: "Адресът „{id}“ е зададен два пъти: важи този от ред {line}.",
    hint: "Дайте на този друго име или го махнете.",
  },
  "role-unknown": { message: "„{name}“ не е роля.", hint: "Роли за абзац: {known}." },
  "not-yet-supported": { message: "{what} още не се поддържа.", hint: "{instead}" },
  "not-yet-supported-language": {
    message: "За „{lang}“ още няма типографски правила.",
    hint: "Кавичките и интервалите остават както са написани; проверете ги.",
  },
  "template-unknown": { message: "Няма шаблон „{name}“.", hint: "Налични шаблони: {known}." },
  "template-invalid": {
    message: "template.yaml: „{key}“ е невалидно: {reason}.",
    hint: "Вижте templates/README.md.",
  },
  "template-syntax": {
    message: "Шаблонът не може да се прочете: {reason}.",
    hint: "Проверете скобите на този ред.",
  },
  "template-field-undeclared": {
    message: "Шаблонът използва „{path}“, което template.yaml не декларира.",
    hint: "{suggestion}",
  },
  "form-unknown": {
    message: "Шаблонът „{template}“ няма форма „{name}“.",
    hint: "Има: {known}. Без „form“ решава езикът.",
  },
  "template-field-required": { message: "Шаблонът „{template}“ изисква „{path}“.", hint: "{suggestion}" },
  "template-partial-missing": { message: "Частта „{name}“ не съществува.", hint: "Налични части: {known}." },
  "template-partial-circular": {
    message: "Частите се включват взаимно: {chain}.",
    hint: "Прекъснете кръга.",
  },
  "template-element": {
    message: "<{element}> не е сред елементите на публикацията.",
    hint: "Позволените елементи са в templates/README.md.",
  },
  "template-role": { message: "„{role}“ не е роля.", hint: "Ролите са изброени в templates/README.md." },
  "template-attribute": {
    message: "Атрибутът „{attribute}“ на <{element}> не е позволен в шаблон.",
    hint: "Видът идва от theme.tokens.json и style.css.",
  },
  "template-slot-moved": {
    message: "Мястото „{name}“ стои в <{parent}>, където не може да има блокове.",
    hint: 'Поставете {{slot "{name}"}} направо в section, div, main, header или footer.',
  },
  "template-slot-lost": {
    message: "Мястото „{name}“ е в template.yaml, но страницата не го показва.",
    hint: 'Добавете {{slot "{name}"}} в page.hbs.',
  },
  "template-style": {
    message: "style.css задава „{property}“: видът се определя в theme.tokens.json.",
    hint: "В style.css има само разположение; използвайте роля или променлива.",
  },
  "template-address": {
    message:
      "В шаблона има „{address}“, което би заредило, изпълнило или отворило нещо, което никой файл не бива.",
    hint: "Връзките могат да водят към https:, mailto:, tel: и #места; изображенията са тези от текста, стиловете – от style.css.",
  },
  "token-invalid": {
    message: "Стойността „{token}“ е невалидна: {reason}.",
    hint: "Вижте формата Design Tokens и templates/README.md.",
  },
  "token-unknown": {
    message: "„{token}“ препраща към „{reference}“, което не съществува.",
    hint: "Проверете изписването.",
  },
  "profile-invalid": {
    message: "Печатният профил „{path}“ не може да се използва: {reason}.",
    hint: "Поискайте от печатницата ICC профила за машината и хартията или махнете print.icc.",
  },
  "colour-outside-srgb": {
    message: "Цветът на „{token}“ е по-наситен от sRGB, в което се правят файловете: показва се {hex}.",
    hint: "Посочете с „hex“ цвета, който да се показва вместо него.",
  },
  "font-family-unknown": {
    message: "Шрифтът „{family}“ няма файлове: не идва с Dipla, а темата не посочва никакви.",
    hint: 'Сложете неговите TrueType файлове в работната папка и ги посочете до името, "$extensions": {"dipla": {"files": {"400": "fonts/Name-Regular.ttf", "700": "fonts/Name-Bold.ttf"}}}, или изберете един от тези: {known}.',
  },
  "theme-missing": {
    message: "Файлът с тема „{path}“ не съществува.",
    hint: "Проверете пътя; той е спрямо работната папка.",
  },
  "font-missing": {
    message: "Шрифтовият файл „{path}“ на „{family}“ не съществува.",
    hint: "Добавете файла или изберете друг шрифт в theme.tokens.json.",
  },
  "font-unreadable": {
    message: "Шрифтовият файл „{path}“ на „{family}“ е повреден или не е шрифт.",
    hint: "Сложете там изправен файл TrueType или OpenType или изберете друг шрифт в theme.tokens.json.",
  },
  "font-style-missing": {
    message:
      "„{family}“ няма начертание „{face}“, което този документ използва: вместо него се показва „{shown}“.",
    hint: "Посочете негов TrueType файл под $extensions.dipla.files (i означава курсив).",
  },
  "font-licence": {
    message: "Шрифтовият файл „{path}“ на „{family}“ обявява, че {reason}.",
    hint: "Изберете друг шрифт в theme.tokens.json или поискайте от създателя му файл с по-широк лиценз. Ако имате разрешение, изключете това: rules: {font-licence: off}.",
  },
  "theme-inks": {
    message: "Мастилата {inks} на „{token}“ {reason}.",
    hint: "Посочете мастила в проценти, които изглеждат като цвета, или махнете $extensions.dipla.cmyk: тогава те се изчисляват от цвета.",
  },
  "font-package-missing": {
    message: "Никой шрифт тук няма знаците „{characters}“; имат ги: {families}.",
    hint: "Инсталирайте ги в папката на работното пространство и изградете отново: npm install {packages}",
  },
  "glyph-missing": {
    message: "Шрифтът „{family}“ няма знак за „{character}“ ({codepoint}).",
    hint: "Сменете знака или изберете шрифт, който го има.",
  },
  "glyph-missing-printed": {
    message: "В „{text}“ има знак, отпечатан като празно квадратче: никой шрифт го няма.",
    hint: "Сменете знака или изберете шрифт, който го има.",
  },
  "temporary-unusable": {
    message:
      "Временната папка „{path}“ не може да се използва: {reason}. Вместо нея се използва папката на кеша.",
    hint: "Освободете място и проверете дали имате право да пишете там, или посочете друга папка: TMPDIR=ПАПКА.",
  },
  "output-unwritable": {
    message: "Не може да се пише в „{path}“: {reason}. Файловете там са непроменени.",
    hint: "Освободете място, проверете дали имате право да пишете там, сложете папка на мястото на връзката или посочете друга: --out ПАПКА.",
  },
  "cache-unusable": {
    message: "Кешът в „{path}“ не може да се използва: {reason}. Всичко се изработва отново всеки път.",
    hint: "Освободете място и проверете дали имате право да пишете там, или посочете друга папка: DIPLA_CACHE=ПАПКА.",
  },
  "format-unknown": { message: "„{format}“ не е формат.", hint: "Формати: {known}." },
  "browser-missing": {
    message: "Не може да се стартира браузър за PDF: {reason}.",
    hint: "Изпълнете: dipla doctor",
  },
  "browser-crashed": {
    message: "Браузърът спря при печат: {reason}.",
    hint: "Опитайте отново; ако се повтори: dipla doctor",
  },
  "renderer-failed": {
    message: "Не можа да се изработи {format}: {reason}.",
    hint: "Съобщете за това заедно с документа.",
  },
  overflow: {
    message: "Текстът не се побира в „{box}“: {lines} реда ({millimetres} мм) повече, от „{text}“.",
    hint: "Съкратете с около {characters} знака или преместете текст в панел със свободни редове ({room}). При {would} pt би се побрал; най-малкото позволено е {smallest} pt.",
  },
  "overflow-picture": {
    message:
      "Изображението „{text}“ не се побира в „{box}“: с {millimetres} mm е по-високо от мястото, което е останало там.",
    hint: "Изрежете го по-ниско, съкратете текста над него или го преместете в панел със свободни редове ({room}).",
  },
  "overflow-width": {
    message: "„{text}“ е с {millimetres} mm по-широко от {where}.",
    hint: "{cure}",
  },
  "type-shrunk": {
    message:
      "Нещо е по-широко от страницата си: браузърът е намалил целия шрифт на {percent} % от размера му.",
    hint: "Съдържанието на текста е измерено и се побира. Потърсете в style.css на шаблона ширина, най-малка ширина или дума, която не може да се пренесе.",
  },
  "panel-underfilled": {
    message: "„{box}“ е {percent} % празен.",
    hint: "Има място за още около {lines} реда.",
  },
  "hyphenation-by-patterns": {
    message: "Браузърът не пренася думи на „{lang}“; пренасят се по правилата на Dipla.",
    hint: "Нищо не се налага. „dipla doctor“ казва кой браузър се използва; този, който идва с Dipla на Linux, е по-бърз.",
  },
  "text-set": {
    message: "{what}: „{before}“ е набрано като „{after}“.",
    hint: "Нищо не се налага; ⍽ е непреносим интервал.",
  },
  "safe-zone": {
    message: "„{text}“ е на {millimetres} мм от ръб или сгъвка на „{box}“.",
    hint: "Дръжте текста на поне {wanted} мм: рязането и сгъването не са точни.",
  },
  "text-fitted": {
    message:
      "Текстът е набран така, че да се побере: междуредие {leading} %, размер {size} %, разстояние между абзаците {spacing} %.",
    hint: "Нищо не се налага; съкратете или допълнете текста за обичайния набор.",
  },
  "not-in-docx": { message: "Word не може да покаже: {what}.", hint: "Има го в PDF и HTML." },
  "reference-doc-missing": {
    message: "Бланката „{path}“ не съществува.",
    hint: "Проверете пътя; той е спрямо папката на документа.",
  },
  "reference-doc-invalid": {
    message: "Бланката „{path}“ не е документ на Word: {reason}.",
    hint: "Запишете я от Word като .docx.",
  },
  "letterhead-picture": {
    message: "Картината „{name}“ от бланката „{path}“ не е в PDF и HTML: {reason}.",
    hint: "Отворете горния колонтитул в Word, копирайте картината и я поставете на мястото ѝ като PNG („Специално поставяне“); групите първо разгрупирайте. Копията за Word я имат такава, каквато е.",
  },
  "letterhead-object": {
    message: "Чертежът „{name}“ от бланката „{path}“ не е в PDF и HTML: {reason}.",
    hint: "Ако читателите имат нужда от него, вмъкнете го като картина (PNG или SVG); линия най-добре се прави с граница на абзац.",
  },
  "letterhead-alt-missing": {
    message: "Картината „{name}“ от бланката „{path}“ няма описание.",
    hint: "Отворете горния колонтитул в Word, изберете „Преглед на алтернативен текст“ върху картината и напишете какво показва, например „Герб“; или я отбележете като декоративна.",
  },
  "letterhead-font": {
    message: "Бланката „{path}“ е набрана с „{font}“; в PDF и HTML на негово място е „{family}“.",
    hint: "Нищо не се налага: копията за Word запазват шрифта. Тема може да го донесе като едно от семействата си.",
  },
  "letterhead-sections": {
    message: "Бланката „{path}“ има колонтитули, които последният ѝ раздел не показва: те се пропускат.",
    hint: "Последният раздел е меродавен. Запишете бланка само с него.",
  },
  "address-lines": {
    message:
      "Блокът на получателя има {count} реда, а прозорецът на плика показва {lines}: „{text}“ е под него.",
    hint: "Напишете улица и град или име и отдел на един ред. Нищо не се изрязва.",
  },
  "letterhead-word-only": {
    message: "Само файлът за Word има тази бланка: шаблонът „{template}“ няма място за бланка.",
    hint: "Използвайте „letter“ или „briefing“ или направете само „docx“.",
  },
  "toc-unstable": {
    message: "Номерата на страниците в съдържанието не се установиха.",
    hint: "Проверете ги на ръка.",
  },
  ...reviewFindings,
  ...sendFindings,
} as const satisfies Record<DiagnosticCode, FindingWords>;
