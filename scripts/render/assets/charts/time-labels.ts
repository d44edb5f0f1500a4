/** Words that stand beside numbers in names of years, halves, quarters, weeks and days. */
const timeWords = new Set(
  (
    "q t h w kw fy cw week year quarter i ii iii iv v vi vii viii ix x xi xii " +
    "г год година години т к кв тр трим тримесечие п полугодие сед седмица квартал полугодие год тиждень неделя рік р " +
    "jahr quartal woche an année trim trimestre sem semestre anul ani yıl çeyrek hafta " +
    "الربع ربع عام سنة الأسبوع م هـ שנה רבעון שבוע"
  ).split(" "),
);

/**
 * Whether names count time or are numbers in a row: `2023`, `2023/24`, `Q1 2024`, `яну 2024 г.`. Some of such names may be left
 * out, since everybody knows what stands between them; other names are not to be guessed.
 */
export function areTimes(labels: readonly string[], lang: string): boolean {
  const months = monthNames(lang);
  // Abbreviated in one way or another: the first three letters tell months apart in most languages.
  const isMonth = (word: string): boolean =>
    months.has(word) || (word.length >= 3 && [...months].some((month) => month.startsWith(word)));
  return labels.every((label) => {
    const words = label.toLocaleLowerCase(lang).match(/[\p{L}\p{M}]+/gu) ?? [];
    const isDated = /\d/.test(label) || words.some(isMonth);
    return isDated && words.every((word) => timeWords.has(word) || isMonth(word));
  });
}

const known = new Map<string, ReadonlySet<string>>();

/** Names of months, long and short, as they stand alone and in dates; English ones as well, which data often have. */
function monthNames(lang: string): ReadonlySet<string> {
  const names = known.get(lang) ?? new Set([lang, "en"].flatMap(namesIn));
  known.set(lang, names);
  return names;
}

function namesIn(lang: string): string[] {
  const options: Intl.DateTimeFormatOptions[] = [
    { month: "long" },
    { month: "short" },
    { month: "long", day: "numeric" },
    { month: "short", day: "numeric" },
  ];
  return options.flatMap((option) => {
    const format = new Intl.DateTimeFormat(lang, { ...option, timeZone: "UTC" });
    return Array.from({ length: 12 }, (_, month) => {
      const parts = format.formatToParts(new Date(Date.UTC(2026, month, 15)));
      const name = parts.find(({ type }) => type === "month")?.value ?? "";
      return name.toLocaleLowerCase(lang).replace(/[^\p{L}\p{M}]/gu, "");
    }).filter(Boolean);
  });
}
