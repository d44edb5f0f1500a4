import type { Diagnostics } from "../../findings/diagnostics.ts";
import type { SharedData } from "./read-shared-data.ts";

/** What is known of how facts are used. */
export interface FactUse {
  /** Texts of all documents and templates; undefined when only some documents are looked at. */
  texts: readonly string[] | undefined;
  /** `YYYY-MM-DD`. */
  today: string;
}

/** Facts whose day of review has passed, and facts that no text asks for. */
export function reviewFacts(
  { values, places }: SharedData,
  { texts, today }: FactUse,
  diagnostics: Diagnostics,
): void {
  const { facts } = values;
  if (facts === null || typeof facts !== "object" || Array.isArray(facts)) return;
  const used = new Set(
    texts?.flatMap((text) => [...text.matchAll(/\bfacts\.([\p{L}\p{N}_-]+)/gu)].map(([, key]) => key)),
  );
  for (const [key, fact] of Object.entries(facts)) {
    const place = places.get(`facts.${key}`) ?? { file: "content/_data/facts.yaml" };
    if (texts && !used.has(key)) diagnostics.add("fact-unused", place, { key });
    if (fact === null || typeof fact !== "object" || Array.isArray(fact)) continue;
    const day = String(fact["review-by"] ?? "").slice(0, 10);
    if (/^\d{4}-\d{2}-\d{2}$/.test(day) && day < today)
      diagnostics.add("fact-expired", place, { key, date: day });
  }
}
