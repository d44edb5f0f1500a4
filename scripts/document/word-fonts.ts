/** How much of its fonts a Word file carries, the most first. */
export const wordFontSettings = ["whole", "subset", "none"] as const;

/**
 * `whole`: every letter that Dipla's scripts have. `subset`: the alphabets of the file's languages, for typing on in the same face.
 * `none`: the names of the fonts only.
 */
export type WordFontSetting = (typeof wordFontSettings)[number];
