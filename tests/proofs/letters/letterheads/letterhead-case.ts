/** A letterhead and what has to stand where. */
export interface LetterheadCase {
  name: string;
  /** The language of the letter that is written on it. */
  lang: "en" | "ar";
  words: readonly LetterheadWords[];
  /** Words that must be nowhere. */
  missing?: readonly string[];
  /** It has a picture, in a colour of its own, on the first page. */
  logo: boolean;
  /** It has numbers of pages of its own. */
  numbered: boolean;
}

/** Words of a header or footer, and by which of their sides they are held. */
export interface LetterheadWords {
  text: string;
  at: "start" | "centre" | "end";
  /** From 1. */
  page?: number;
  rtl?: boolean;
  /** Only its height counts: what stands beside it is as wide as its own font makes it. */
  loose?: boolean;
  /** What a field said last: LibreOffice works dates out anew, so that only ours can be looked at. */
  cached?: boolean;
}
