/** What only emoji of several code points have: joiners, keycaps, variation selectors, flags, tones and tags (UTS #51). */
const parts = /[\u200d\u20e3\ufe0f\u{1f1e6}-\u{1f1ff}\u{1f3fb}-\u{1f3ff}\u{e0020}-\u{e007f}]/u;

const sequence = /\p{RGI_Emoji}/gv;

/** The emoji of a text that are made of several code points: 👩‍🔬, 🇧🇬, 1️⃣. */
export function emojiSequences(text: string): string[] {
  if (!parts.test(text)) return [];
  return [...text.matchAll(sequence)].map(([found]) => found).filter((found) => [...found].length > 1);
}

/** A sign that is drawn as a picture where nothing says otherwise (UTS #51, Emoji_Presentation), or an emoji of several code points. */
export function isEmoji(sign: string): boolean {
  return /^(?:\p{Emoji_Presentation}|\p{RGI_Emoji})/v.test(sign) && !/^[\d#*]$/.test(sign);
}
