/** Words of a language, enough to make a text of. */
interface Sentences {
  title: string;
  /** A heading without and one with a number at its end, in the language's own digits. */
  heading: string;
  year: string;
  first: string;
  second: string;
  word: string;
  /** An address whose host is in the language's own script. */
  address: string;
}

/** A few sentences for each language that the formats are compared in. */
export const sentencesOf: Readonly<Record<string, Sentences>> = {
  bg: {
    title: "Градски паркове",
    heading: "Езерата на север",
    year: "План за 2031",
    first: "Алеите се поддържат през цялата година.",
    second: "Пейките са дървени и се боядисват всяка пролет.",
    word: "горичка",
    address: "https://ПАРКОВЕ.бг/езера север?дърво=бук#алея-2",
  },
  en: {
    title: "City parks",
    heading: "Lakes in the north",
    year: "Plan for 2031",
    first: "The paths are kept open throughout the year.",
    second: "Benches are made of wood and painted every spring.",
    word: "grove",
    address: "HTTPS://Parks.Example:443?tree=beech tree#path-2",
  },
  ar: {
    title: "حَدَائِقُ المَدِينَةِ",
    heading: "لُّجَّةُ الشَّمَالِ وَالبُحَيْرَاتُ",
    year: "خطة عام ٢٠٣١",
    first: "تُفتَحُ الممرّاتُ طوالَ السنة.",
    second: "المقاعد من الخشب وتُطلى كلَّ ربيع.",
    word: "بُستان",
    address: "https://حدائق.example/بحيرة?شجرة=زان#ممر-2",
  },
  tr: {
    title: "Şehir ışıkları ve iğdeler",
    heading: "İncir ile ıhlamur",
    year: "İzlence 2031",
    first: "Yürüyüş yolları bütün yıl açıktır.",
    second: "Banklar ahşaptır ve her ilkbaharda boyanır.",
    word: "ılgın",
    address: "https://ışık.example/göl#yol-2",
  },
  ro: {
    title: "Înălțimi și șesuri",
    heading: "Împădurirea țărmului",
    year: "Țintele anului 2031",
    first: "Aleile rămân deschise tot anul.",
    second: "Băncile sunt din lemn și se vopsesc primăvara.",
    word: "crâng",
    address: "https://păduri.example/țărm#alee-2",
  },
  he: {
    title: "גַּנֵּי הָעִיר",
    heading: "אגמים בַּצָּפוֹן",
    year: "תכנית לשנת 2031",
    first: "השבילים פתוחים כל השנה.",
    second: "הספסלים עשויים עץ ונצבעים בכל אביב.",
    word: "חורשה",
    address: "https://גנים.example/אגם#שביל-2",
  },
};

/** A text that holds every construct, in every place where it has gone wrong between formats. */
export function textWithEverything(lang: string): string {
  const found = sentencesOf[lang];
  if (!found) throw new Error(`there are no sentences in “${lang}”`);
  const { title, heading, year, first, second, word, address } = found;
  return `---
title: ${title}
lang: ${lang}
template: [briefing, brochure]
toc: true
number-sections: true
---

## ${heading}

${first} [${word}](<${address}>) ${second}[^long] ~~${word}~~ **${word}**, *${word}* \`park\`.

### ${word} 7

[${word}](mailto:Office@Parks.example?subject=${word}) [${word}](tel:+359-2-000-00-00) [${word}](#end)
[www.parks.example]{lang=en} [www.parks.example/map] https://parks.example/[map]

## ${year}

- \`\`\`
  park --open
  \`\`\`
- ${first}

  ${second}
- > ${second}
- ${first}

  > ${second}

  \`\`\`
  park --close
  \`\`\`

  :::callout{kind=note}
  ${second}
  :::
- :::callout{kind=note}
  ${first}
  :::
- ${word} ![${word}](dot.svg) ${word}

1. ${first}
   - ${word}
   - ${second}[^short]

### ${word} 7

### ${word} ~~${word} ${year}~~

~~${word}[^short] ${word}~~ [~~${word}~~ **~~${word}~~**](#end)

> ${first}
>
> - ${second}

| ${word} | 1 |
| --- | --- |
| [${word}](<${address}>) | ${word} ![${word}](dot.svg) |

## ${heading} {#end}

${second}

[^short]: ${word} 3

[^long]: ${first}

    ${second} [${word}](<${address}>)

    - ${word} ![${word}](dot.svg)

    > ${second}

    \`\`\`
    park --help
    \`\`\`
`;
}
