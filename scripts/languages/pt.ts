import { type Language, usualLimits } from "./language.ts";
import { initials, tieAfter, tieAfterNumber } from "./typographic-rule.ts";

/**
 * Portuguese. Quotation marks: Publications Office of the EU, “Use of quotation marks in the different languages” (Formex 4).
 * Abbreviations: Interinstitutional style guide (EU) for Portuguese. Patterns: BSD, 3 clauses.
 */
export const pt: Language = {
  tag: "pt",
  scripts: ["Latn"],
  direction: "ltr",
  quotes: { outer: ["«", "»"], inner: ["“", "”"] },
  apostrophe: "’",
  rules: [
    tieAfterNumber("units", "euros reais km m cm mm kg t h min milhões anos pessoas"),
    tieAfter(
      "abbreviations",
      "n.º n.os art. arts. pág. págs. p. pp. cap. vol. Sr. Sra. Dr. Dra. Prof. Eng. Av.",
    ),
    initials,
    tieAfterNumber("dates", "de"),
    tieAfter("headings", "o a os as de do da dos das em no na e ou um uma com por para", {
      displayOnly: true,
    }),
  ],
  undivided: undefined,
  hyphenation: {
    pt: {
      file: "pt",
      browserTag: "pt",
      patterns: "pt",
      letters: "aáâãàbcçdeéêfghiíjklmnoóôõpqrstuúüvwxyz",
      probe: "internacional",
      limits: usualLimits,
    },
  },
  alphabet: undefined,
  letterCase: "plain",
  dateLocale: "pt",
  unclearLinks: [
    "aqui",
    "clique aqui",
    "carregue aqui",
    "ligação",
    "link",
    "este link",
    "esta ligação",
    "mais",
    "saiba mais",
    "saber mais",
    "ler mais",
    "leia mais",
    "ver aqui",
    "esta página",
  ],
  emptyDescriptions: ["imagem", "foto", "fotografia", "figura", "gráfico", "ilustração"],
  frequentWords: [
    "o",
    "a",
    "os",
    "as",
    "de",
    "que",
    "e",
    "em",
    "um",
    "uma",
    "é",
    "não",
    "por",
    "com",
    "para",
    "do",
    "da",
    "no",
    "na",
    "mais",
  ],
};
