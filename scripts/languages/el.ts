import { type Language, usualLimits } from "./language.ts";
import { dateRules, initials, tieAfter, tieAfterNumber } from "./typographic-rule.ts";

/** Greek, monotonic. Quotes, dates and abbreviations: Interinstitutional style guide (EU) for Greek. */
export const el: Language = {
  tag: "el",
  scripts: ["Grek"],
  direction: "ltr",
  quotes: { outer: ["«", "»"], inner: ["“", "”"] },
  apostrophe: "’",
  rules: [
    tieAfterNumber("units", "ευρώ χλμ. χλμ μ. εκ. κιλά τόνοι χιλ. εκατ. δισ. π.μ. μ.μ. άτομα έτη"),
    tieAfter("abbreviations", "αριθ. αρ. άρθ. παρ. σ. σελ. κ. κα κκ. δρ. καθ. αγ. οδ. λεωφ."),
    initials,
    ...dateRules(
      "Ιανουαρίου Φεβρουαρίου Μαρτίου Απριλίου Μαΐου Ιουνίου Ιουλίου Αυγούστου Σεπτεμβρίου Οκτωβρίου Νοεμβρίου Δεκεμβρίου",
    ),
    tieAfter("headings", "ο η το οι τα του της των τον την τη και με για από στο στη στην στα σε ως", {
      displayOnly: true,
    }),
  ],
  undivided: undefined,
  hyphenation: {
    el: {
      file: "el",
      browserTag: "el",
      patterns: "el-monoton",
      letters: "αάβγδεέζηήθιίϊΐκλμνξοόπρσςτυύϋΰφχψωώ",
      probe: "διεθνούς",
      limits: usualLimits,
    },
  },
  alphabet: undefined,
  letterCase: "without-accents",
  dateLocale: "el",
  unclearLinks: [
    "εδώ",
    "πατήστε εδώ",
    "κάντε κλικ εδώ",
    "δείτε εδώ",
    "σύνδεσμος",
    "περισσότερα",
    "διαβάστε περισσότερα",
    "αυτή η σελίδα",
  ],
  emptyDescriptions: ["εικόνα", "φωτογραφία", "σχήμα", "γράφημα"],
  frequentWords: [
    "και",
    "το",
    "η",
    "ο",
    "να",
    "του",
    "της",
    "των",
    "με",
    "για",
    "από",
    "στο",
    "στην",
    "που",
    "είναι",
    "οι",
    "τα",
    "τον",
    "την",
    "δεν",
  ],
};
