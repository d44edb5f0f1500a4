import type { Language } from "./language.ts";
import { dateRules, initials, nbsp, tieAfter, tieAfterNumber } from "./typographic-rule.ts";

/**
 * Latvian. Quotation marks: Publications Office of the EU, “Use of quotation marks in the different languages” (Formex 4); second level: Unicode CLDR.
 * Dates and abbreviations: Latviešu valodas pareizrakstības un pareizrunas vārdnīca. Its patterns (LGPL or GPL) are not used.
 */
export const lv: Language = {
  tag: "lv",
  scripts: ["Latn"],
  direction: "ltr",
  quotes: { outer: ["“", "”"], inner: ["‘", "’"] },
  apostrophe: "’",
  rules: [
    tieAfterNumber("units", "eiro km m cm mm kg t h min tūkst. milj. mljrd. cilvēku gadu"),
    tieAfter("abbreviations", "nr. lpp. p. art. dr. prof. plkst."),
    initials,
    { name: "dates", pattern: /(?<=(?<!\d)\d{4}\.) (?=gad)/gu, replace: nbsp },
    { name: "dates", pattern: /(?<=(?<!\p{L})gada) (?=\d{1,2}\.)/giu, replace: nbsp },
    ...dateRules(
      "janvāris janvārī februāris februārī marts martā aprīlis aprīlī maijs maijā jūnijs jūnijā jūlijs jūlijā augusts augustā septembris septembrī oktobris oktobrī novembris novembrī decembris decembrī",
      { dot: true, freeYear: true },
    ),
    tieAfter("headings", "un ar no uz par pie pēc ir vai kā", { displayOnly: true }),
  ],
  undivided: undefined,
  hyphenation: {},
  alphabet: "aābcčdeēfgģhiījkķlļmnņoōprŗsštuūvzž",
  letterCase: "plain",
  dateLocale: "lv",
  unclearLinks: [
    "šeit",
    "te",
    "klikšķiniet šeit",
    "spiediet šeit",
    "saite",
    "šī saite",
    "vairāk",
    "lasīt vairāk",
    "lasīt tālāk",
    "uzzināt vairāk",
    "šī lapa",
  ],
  emptyDescriptions: ["attēls", "bilde", "foto", "fotogrāfija", "diagramma", "grafiks", "ilustrācija"],
  frequentWords: [
    "un",
    "ir",
    "ar",
    "no",
    "uz",
    "par",
    "ka",
    "kas",
    "lai",
    "bet",
    "vai",
    "kā",
    "tas",
    "viņš",
    "bija",
    "pēc",
    "līdz",
    "pie",
    "arī",
    "šo",
  ],
};
