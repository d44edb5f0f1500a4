/** Signs that show nothing, or pass for others, under the names that Unicode gives them. */
const names: Readonly<Record<number, string>> = {
  9: "CHARACTER TABULATION",
  10: "LINE FEED",
  13: "CARRIAGE RETURN",
  32: "SPACE",
  127: "DELETE",
  160: "NO-BREAK SPACE",
  173: "SOFT HYPHEN",
  180: "ACUTE ACCENT",
  847: "COMBINING GRAPHEME JOINER",
  1564: "ARABIC LETTER MARK",
  4447: "HANGUL CHOSEONG FILLER",
  4448: "HANGUL JUNGSEONG FILLER",
  6158: "MONGOLIAN VOWEL SEPARATOR",
  8194: "EN SPACE",
  8195: "EM SPACE",
  8199: "FIGURE SPACE",
  8201: "THIN SPACE",
  8202: "HAIR SPACE",
  8203: "ZERO WIDTH SPACE",
  8204: "ZERO WIDTH NON-JOINER",
  8205: "ZERO WIDTH JOINER",
  8206: "LEFT-TO-RIGHT MARK",
  8207: "RIGHT-TO-LEFT MARK",
  8208: "HYPHEN",
  8209: "NON-BREAKING HYPHEN",
  8210: "FIGURE DASH",
  8211: "EN DASH",
  8212: "EM DASH",
  8213: "HORIZONTAL BAR",
  8216: "LEFT SINGLE QUOTATION MARK",
  8217: "RIGHT SINGLE QUOTATION MARK",
  8220: "LEFT DOUBLE QUOTATION MARK",
  8221: "RIGHT DOUBLE QUOTATION MARK",
  8222: "DOUBLE LOW-9 QUOTATION MARK",
  8228: "ONE DOT LEADER",
  8230: "HORIZONTAL ELLIPSIS",
  8232: "LINE SEPARATOR",
  8233: "PARAGRAPH SEPARATOR",
  8234: "LEFT-TO-RIGHT EMBEDDING",
  8235: "RIGHT-TO-LEFT EMBEDDING",
  8236: "POP DIRECTIONAL FORMATTING",
  8237: "LEFT-TO-RIGHT OVERRIDE",
  8238: "RIGHT-TO-LEFT OVERRIDE",
  8239: "NARROW NO-BREAK SPACE",
  8287: "MEDIUM MATHEMATICAL SPACE",
  8288: "WORD JOINER",
  8289: "FUNCTION APPLICATION",
  8290: "INVISIBLE TIMES",
  8291: "INVISIBLE SEPARATOR",
  8292: "INVISIBLE PLUS",
  8294: "LEFT-TO-RIGHT ISOLATE",
  8295: "RIGHT-TO-LEFT ISOLATE",
  8296: "FIRST STRONG ISOLATE",
  8297: "POP DIRECTIONAL ISOLATE",
  8722: "MINUS SIGN",
  10240: "BRAILLE PATTERN BLANK",
  12288: "IDEOGRAPHIC SPACE",
  12290: "IDEOGRAPHIC FULL STOP",
  12644: "HANGUL FILLER",
  65038: "VARIATION SELECTOR-15",
  65039: "VARIATION SELECTOR-16",
  65279: "ZERO WIDTH NO-BREAK SPACE (BYTE ORDER MARK)",
  65293: "FULLWIDTH HYPHEN-MINUS",
  65294: "FULLWIDTH FULL STOP",
  65312: "FULLWIDTH COMMERCIAL AT",
  65377: "HALFWIDTH IDEOGRAPHIC FULL STOP",
  65440: "HALFWIDTH HANGUL FILLER",
  65532: "OBJECT REPLACEMENT CHARACTER",
  65533: "REPLACEMENT CHARACTER",
};

/** From U+0430 on; capitals stand 32 before them. */
const cyrillic =
  "A,BE,VE,GHE,DE,IE,ZHE,ZE,I,SHORT I,KA,EL,EM,EN,O,PE,ER,ES,TE,U,EF,HA,TSE,CHE,SHA,SHCHA,HARD SIGN,YERU,SOFT SIGN,E,YU,YA".split(
    ",",
  );
/** From U+0450 on; capitals stand 80 before them. */
const otherCyrillic =
  "IE WITH GRAVE,IO,DJE,GJE,UKRAINIAN IE,DZE,BYELORUSSIAN-UKRAINIAN I,YI,JE,LJE,NJE,TSHE,KJE,I WITH GRAVE,SHORT U,DZHE".split(
    ",",
  );
/** From U+03B1 on; capitals stand 32 before them. */
const greek =
  "ALPHA,BETA,GAMMA,DELTA,EPSILON,ZETA,ETA,THETA,IOTA,KAPPA,LAMDA,MU,NU,XI,OMICRON,PI,RHO,FINAL SIGMA,SIGMA,TAU,UPSILON,PHI,CHI,PSI,OMEGA".split(
    ",",
  );
const scarce: Readonly<Record<number, string>> = {
  305: "LATIN SMALL LETTER DOTLESS I",
  609: "LATIN SMALL LETTER SCRIPT G",
  1211: "CYRILLIC SMALL LETTER SHHA",
  1231: "CYRILLIC SMALL LETTER PALOCHKA",
  1281: "CYRILLIC SMALL LETTER KOMI DE",
  1307: "CYRILLIC SMALL LETTER QA",
  1309: "CYRILLIC SMALL LETTER WE",
};

/**
 * A sign by its code point and, where it is a usual one, its name in Unicode, which is the same in every language: `U+0430 CYRILLIC SMALL
 * LETTER A`.
 */
export function signName(sign: string): string {
  const code = sign.codePointAt(0) ?? 0;
  const name = names[code] ?? scarce[code] ?? letterName(code);
  return `U+${code.toString(16).toUpperCase().padStart(4, "0")}${name ? ` ${name}` : ""}`;
}

function letterName(code: number): string | undefined {
  const letter = (script: string, size: string, name: string | undefined): string | undefined =>
    name && `${script} ${size} LETTER ${name}`;
  if (code >= 0x430 && code < 0x450) return letter("CYRILLIC", "SMALL", cyrillic[code - 0x430]);
  if (code >= 0x410 && code < 0x430) return letter("CYRILLIC", "CAPITAL", cyrillic[code - 0x410]);
  if (code >= 0x450 && code < 0x460) return letter("CYRILLIC", "SMALL", otherCyrillic[code - 0x450]);
  if (code >= 0x400 && code < 0x410) return letter("CYRILLIC", "CAPITAL", otherCyrillic[code - 0x400]);
  if (code >= 0x3b1 && code < 0x3ca) return letter("GREEK", "SMALL", greek[code - 0x3b1]);
  if (code >= 0x391 && code < 0x3aa && code !== 0x3a2) return letter("GREEK", "CAPITAL", greek[code - 0x391]);
  const sign = String.fromCodePoint(code);
  if (/[a-z]/.test(sign)) return `LATIN SMALL LETTER ${sign.toUpperCase()}`;
  return /[A-Z]/.test(sign) ? `LATIN CAPITAL LETTER ${sign}` : undefined;
}
