import { describe, expect, it } from "vitest";
import { foreignWords } from "../scripts/languages/foreign-words.ts";
import { guessLanguage } from "../scripts/languages/guess-language.ts";
import { scriptOf } from "../scripts/languages/writing-system.ts";

/* Text in each of these languages, then a sentence in each of those: a finding unless both have the same script. */
const texts: Readonly<Record<string, string>> = {
  am: "ይህ አጭር ጽሑፍ ነው",
  ar: "هذا نص عربي قصير وفيه",
  bg: "Това е кратък текст с",
  de: "Dies ist ein kurzer Text mit",
  el: "Αυτό είναι ένα σύντομο κείμενο με",
  en: "This is a short text with",
  fa: "این یک متن کوتاه است",
  fr: "Ceci est un court texte avec",
  he: "זה טקסט קצר בעברית ובו",
  hi: "यह एक छोटा पाठ है",
  hy: "Սա կարճ տեքստ է",
  ja: "これは短い日本語の文章です。",
  ka: "ეს არის მოკლე ტექსტი",
  ko: "이것은 짧은 한국어 글입니다.",
  mn: "Энэ бол богино бичвэр",
  ro: "Acesta este un text scurt cu",
  ru: "Это короткий текст с",
  sr: "Ово је кратак текст са",
  "sr-Latn": "Ovo je kratak tekst sa",
  th: "นี่คือข้อความสั้นๆ",
  tr: "Bu kısa bir metindir:",
  uk: "Це короткий текст з",
  zh: "这是一个简短的中文文本。",
};

const sentences: Readonly<Record<string, string>> = {
  ar: "يقفز الثعلب البني السريع فوق الكلب الكسول كل صباح.",
  bg: "бързата кафява лисица прескача мързеливото куче всяка сутрин.",
  el: "η γρήγορη καφέ αλεπού πηδάει πάνω από το τεμπέλικο σκυλί.",
  en: "the quick brown fox jumps over the lazy dog every single morning.",
  he: "השועל החום המהיר קופץ מעל הכלב העצלן בכל בוקר.",
  hi: "तेज़ भूरी लोमड़ी हर सुबह आलसी कुत्ते के ऊपर कूदती है।",
  hy: "արագ շագանակագույն աղվեսը ցատկում է ծույլ շան վրայով։",
  ja: "素早い茶色の狐が毎朝怠け者の犬を飛び越えます。",
  ka: "სწრაფი ყავისფერი მელა ახტება ზარმაც ძაღლს ყოველ დილით.",
  ko: "저는 오늘 아침에 학교에 갑니다.",
  th: "สุนัขจิ้งจอกสีน้ำตาลกระโดดข้ามสุนัขขี้เกียจทุกเช้า",
  zh: "敏捷的棕色狐狸每天早上跳过懒狗。",
};

/** What Chinese has in common with Japanese and Korean can't be told by script. */
const sharedIdeographs = new Set(["ja zh", "ko zh"]);

/** What every text may hold without saying its language. */
const tolerated: readonly string[] = [
  "International Organization for Migration",
  "Universidad Nacional Autónoma de México",
  "Jean-Claude Van Damme",
  "Иван Петров Георгиев",
  "Κωνσταντίνος Μητσοτάκης",
  "المنظمة الدولية للهجرة",
  "ארגון ההגירה הבינלאומי",
  "国际移民组织",
  "국제이주기구",
  "მიგრაციის საერთაშორისო ორგანიზაცია",
  "UNHCR, UNICEF, UNESCO, OSCE, NATO",
  "МОМ, ООН, НАТО, ЕС",
  "17 Route des Morillons, 1211 Geneva 19, Switzerland",
  "Palais des Nations, Geneva, Switzerland",
  "ул. Цар Асен 77, София",
  "北京市朝阳区",
  "Microsoft Office Home and Business 2024",
  "Migration and Development in South-Eastern Europe",
  "https://www.example.org/the/quick/brown/fox",
  "www.example.org",
  "info.of.the.office@example.org",
  "IBAN DE89 3704 0044 0532 0130 00",
  "25 km/h, 10 µm, 5 Ω",
  "α, β, γ, δ, ε, ζ, η, θ, π, Ω",
  "software",
  "информация",
];

describe.each(Object.entries(texts))("a text in %s", (lang, text) => {
  it.each(Object.entries(sentences))("with a sentence in %s", (other, sentence) => {
    const same = scriptOf(lang) === scriptOf(other) || sharedIdeographs.has(`${lang} ${other}`);
    // The last word before a sentence in scripts without spaces is not looked for.
    const found = foreignWords(`${text} ${sentence}`, lang);
    if (same) expect(found).toBeUndefined();
    else expect(sentence).toContain((found ?? "nothing").slice(-8));
  });

  it("is not foreign itself", () => {
    expect(foreignWords(text, lang)).toBeUndefined();
  });

  it.each(tolerated)("with %s", (words) => {
    expect(foreignWords(`${text} ${words} ${text}`, lang)).toBeUndefined();
  });
});

describe("languages with several scripts", () => {
  it.each([
    "Она има два брата и једну сестру. Ona ima dva brata i jednu sestru.",
    "Broj stanovnika po opštinama i okruzima",
    "On je to rekao juče popodne, a danas ćuti.",
    "Република Србија, Министарство унутрашњих послова",
    "Tabela rashoda prema godinama i namenama",
  ])("Serbian: %s", (text) => {
    expect(foreignWords(text, "sr")).toBeUndefined();
  });

  it("knows Russian in a Serbian text by its small words, and English in a Latin one", () => {
    expect(foreignWords("Он је рекао: Это не для всех, но как это было", "sr")).toBeDefined();
    expect(foreignWords("The board of the organization is in Geneva", "sr")).toBeDefined();
  });

  it("Japanese with its three scripts, Korean with ideographs", () => {
    expect(
      foreignWords("日本語のテキストと、カタカナとひらがなと漢字とソフトウェアです。", "ja"),
    ).toBeUndefined();
    expect(foreignWords("大韓民國은 民主共和國이다 大韓民國의 主權은 國民에게 있다", "ko")).toBeUndefined();
    expect(foreignWords("优の良品是一家在上海的很好的商店，我们都喜欢。", "zh")).toBeUndefined();
    expect(foreignWords("使用PowerPoint制作一个很好的演示文稿，然后发送。", "zh")).toBeUndefined();
  });

  it("says nothing where nobody knows the script", () => {
    expect(foreignWords("the quick brown fox jumps over", "xx")).toBeUndefined();
  });
});

it("guesses the language of marked words only where it has signs", () => {
  expect(guessLanguage("the end of the road is near")).toBe("en");
  expect(guessLanguage("die Organisation ist für alle da und nicht für wenige")).toBe("de");
  expect(guessLanguage("Это не для всех, но как это было")).toBe("ru");
  expect(guessLanguage("lorem ipsum dolor")).toBeUndefined();
});
