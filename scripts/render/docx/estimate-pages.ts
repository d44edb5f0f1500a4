import type { PageNumberEstimator } from "docx";

/** Letters without a space that the library is given at once: it measures a line anew for each letter of a word that fills several. */
const longestWord = 200;
/** Where such a word gets a space: about as many letters as a narrow column has. */
const piece = 40;

/** Lays the pages out as Word would, to write the contents' page numbers with the file. */
export async function estimatePages(): Promise<PageNumberEstimator> {
  const { estimatePageNumbersWith } = await import("docx/layout");
  const estimator: PageNumberEstimator = estimatePageNumbersWith({ guess: true });
  const { listNumbers } = estimator;
  return Object.assign(
    (...[body, context]: Parameters<PageNumberEstimator>) => withSpaces(body, () => estimator(body, context)),
    listNumbers && {
      listNumbers: (...[body, context]: Parameters<typeof listNumbers>) =>
        withSpaces(body, () => listNumbers(body, context)),
    },
  );
}

/** Works while the text has spaces in words that nobody could read; Word breaks these anywhere, and the pages are the same. */
function withSpaces<T>(body: unknown, work: () => T): T {
  const changed: { within: unknown[]; at: number; text: string }[] = [];
  visitTexts(body, (within, at, text) => {
    const spaced = text.replace(tooLong, (word) => word.replace(pieces, "$& "));
    if (spaced === text) return;
    changed.push({ within, at, text });
    within[at] = spaced;
  });
  try {
    return work();
  } finally {
    for (const { within, at, text } of changed) within[at] = text;
  }
}

const tooLong = new RegExp(`\\S{${longestWord},}`, "g");
const pieces = new RegExp(`\\S{${piece}}`, "gu");

/** Every string of a `w:t`, in the objects that the library makes its XML from. */
function visitTexts(node: unknown, visit: (within: unknown[], at: number, text: string) => void): void {
  if (Array.isArray(node)) {
    for (const one of node) visitTexts(one, visit);
    return;
  }
  if (typeof node !== "object" || node === null) return;
  for (const [name, value] of Object.entries(node)) {
    if (name !== "w:t") visitTexts(value, visit);
    else if (Array.isArray(value))
      value.forEach((one, at) => {
        if (typeof one === "string" && one.length >= longestWord) visit(value, at, one);
      });
  }
}
