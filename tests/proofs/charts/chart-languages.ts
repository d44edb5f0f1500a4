/** Languages whose charts are proved: two alphabets from each side, and their ways of writing numbers. */
export type ChartLang = "bg" | "en" | "tr" | "ar" | "he";

/** What a language's cases are made of, and how its numbers are read. */
export interface LanguageFacts {
  dir: "ltr" | "rtl";
  words: readonly string[];
  letters: readonly string[];
  giant: string;
  unit: string;
  /** Names of points of time, the last one included. */
  times: (kind: "years" | "months", count: number) => string[];
  decimal: "." | ",";
  /** Between groups of three digits. */
  group: string;
  /** Words for powers of ten, as newspapers of the language use them. */
  scales: Readonly<Record<string, number>>;
  missing: string;
}

function timesWith(months: readonly string[]): LanguageFacts["times"] {
  return (kind, count) =>
    Array.from({ length: count }, (_, index) =>
      kind === "years"
        ? String(2025 - count + 1 + index)
        : `${months[index % 12]} ${2020 + Math.floor(index / 12)}`,
    );
}

const split = (text: string): string[] => text.split(" ");

export const languages: Readonly<Record<ChartLang, LanguageFacts>> = {
  bg: {
    dir: "ltr",
    words: split(
      "област Благоевград развитие на щастието и Министерство труда социалната политика Велико Търново жълт щъркел",
    ),
    letters: split("а б в г д е ж з и й к л м н о п р с т"),
    giant: "непротивоконституционствувателствувайте",
    unit: "души",
    times: timesWith(split("яну фев мар апр май юни юли авг сеп окт ное дек")),
    decimal: ",",
    group: "\u00a0",
    scales: { "хил.": 1e3, "млн.": 1e6, "млрд.": 1e9, "трлн.": 1e12 },
    missing: "няма данни",
  },
  en: {
    dir: "ltr",
    words: split(
      "Agency for the Development of rural areas Housing quay Jogging programme office Voluntary jetty Wyoming",
    ),
    letters: split("a b c d e f g h i j k l m n o p q r s"),
    giant: "pneumonoultramicroscopicsilicovolcanoconiosis",
    unit: "people",
    times: timesWith(split("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec")),
    decimal: ".",
    group: ",",
    scales: { thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12 },
    missing: "no data",
  },
  tr: {
    dir: "ltr",
    words: split(
      "Şırnak ilçesi için İstanbul gelişme ığdır bölge müdürlüğü Çalışma ve Güvenlik öğrenci yığın",
    ),
    letters: split("a b c ç d e f g ğ h ı i j k l m n o p"),
    giant: "Çekoslovakyalılaştıramadıklarımızdanmışsınız",
    unit: "kişi",
    times: timesWith(split("Oca Şub Mar Nis May Haz Tem Ağu Eyl Eki Kas Ara")),
    decimal: ",",
    group: ".",
    scales: { bin: 1e3, milyon: 1e6, milyar: 1e9, trilyon: 1e12 },
    missing: "veri yok",
  },
  ar: {
    dir: "rtl",
    words: split("وزارة العمل والتنمية الاجتماعية محافظة القاهرة برنامج التطوير الريفي مكتبة الأطفال في"),
    letters: split("ا ب ت ث ج ح خ د ذ ر ز س ش ص ض ط ظ ع غ"),
    giant: "أفاستسقيناكموها",
    unit: "شخص",
    times: timesWith(split("يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر")),
    decimal: ".",
    group: ",",
    scales: { ألف: 1e3, مليون: 1e6, مليار: 1e9, ترليون: 1e12 },
    missing: "لا توجد بيانات",
  },
  he: {
    dir: "rtl",
    words: split("משרד העבודה והרווחה מחוז ירושלים תוכנית לפיתוח ספריית הילדים ארץ קהילה של"),
    letters: split("א ב ג ד ה ו ז ח ט י כ ל מ נ ס ע פ צ ק"),
    giant: "וכשלכשתתשלמנה",
    unit: "אנשים",
    times: timesWith(split("ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר")),
    decimal: ".",
    group: ",",
    scales: { אלף: 1e3, מיליון: 1e6, מיליארד: 1e9, טריליון: 1e12 },
    missing: "אין נתונים",
  },
};
