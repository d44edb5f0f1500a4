import { type Language, usualLimits } from "./language.ts";
import { initials, tieAfter, tieAfterNumber } from "./typographic-rule.ts";

/**
 * Spanish. Quotation marks: Publications Office of the EU, “Use of quotation marks in the different languages” (Formex 4).
 * Spaces and abbreviations: Ortografía de la lengua española (RAE, ASALE, 2010), which puts a space before %.
 * Patterns: MIT.
 */
export const es: Language = {
  tag: "es",
  scripts: ["Latn"],
  direction: "ltr",
  quotes: { outer: ["«", "»"], inner: ["“", "”"] },
  apostrophe: "’",
  rules: [
    tieAfterNumber("units", "euros km m cm mm kg t h min millones años personas"),
    tieAfter(
      "abbreviations",
      "n.º núm. art. arts. pág. págs. p. pp. cap. vol. Sr. Sra. Dr. Dra. D. D.ª Ud. Uds. avda.",
    ),
    initials,
    tieAfterNumber("dates", "de"),
    tieAfter("headings", "el la los las de del a al en y o un una con por para", { displayOnly: true }),
  ],
  undivided: undefined,
  hyphenation: {
    es: {
      file: "es",
      browserTag: "es",
      patterns: "es",
      letters: "aábcdeéfghiíjklmnñoópqrstuúüvwxyz",
      probe: "internacional",
      limits: usualLimits,
    },
  },
  alphabet: undefined,
  letterCase: "plain",
  dateLocale: "es",
  unclearLinks: [
    "aquí",
    "haga clic aquí",
    "haz clic aquí",
    "pulse aquí",
    "clic aquí",
    "enlace",
    "este enlace",
    "más",
    "más información",
    "leer más",
    "saber más",
    "ver aquí",
    "esta página",
  ],
  emptyDescriptions: ["imagen", "foto", "fotografía", "figura", "gráfico", "ilustración"],
  frequentWords: [
    "el",
    "la",
    "los",
    "las",
    "de",
    "que",
    "y",
    "en",
    "un",
    "una",
    "es",
    "se",
    "no",
    "por",
    "con",
    "para",
    "del",
    "al",
    "como",
    "más",
  ],
};
