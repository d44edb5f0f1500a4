import type { Document } from "../grammar/document-tree.ts";
import { smallerDocuments } from "../grammar/smaller-documents.ts";
import type { Examiner } from "./examine.ts";
import { type Examined, traitsOf } from "./verdict.ts";

/** So many smaller documents are tried side by side. */
const width = 12;

/** The smallest document that can be found which has a trait of the given one; so many are tried in all. */
export async function shrink(
  faulty: Examined,
  trait: string,
  { examine }: Examiner,
  mostTries: number,
): Promise<Examined> {
  // What a program has nothing to do with needs not be looked at by it again and again.
  const looks = { libreOffice: trait.includes("LibreOffice"), validators: trait.startsWith("invalid") };
  let smallest = faulty;
  let name = 0;
  let tries = 0;
  const next = async (candidates: Document[]): Promise<Examined | undefined> => {
    for (let from = 0; from < candidates.length && tries < mostTries; from += width) {
      const group = candidates.slice(from, from + width).map((document) => {
        name += 1;
        return { ...document, name: `${faulty.made.document.name}-less-${name}` };
      });
      tries += group.length;
      const found = (await examine(group, looks)).find((one) => traitsOf(one).includes(trait));
      if (found) return found;
    }
    return undefined;
  };
  for (
    let found: Examined | undefined = faulty;
    found;
    found = await next(smallerDocuments(smallest.made.document))
  )
    smallest = found;
  return smallest;
}
