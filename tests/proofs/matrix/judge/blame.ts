import { aboutFiles, type Examined, errorsOf, ownersAt } from "./verdict.ts";

/** Which sections of a document are to blame for what was found. */
interface Blame {
  /** Sections that nothing but findings at their lines speaks of, with what is said of them alone. */
  refused: Map<string, Examined>;
  /** Sections that seem to be faulty, or to be accused. */
  faulty: Set<string>;
  /** Everything that was found belongs to a section. */
  isAllTold: boolean;
  /** The text does not fit its panels. */
  isTooMuch: boolean;
  /** There may be more behind it: files that were not made, or a comparison that ends at the first difference. */
  hidesMore: boolean;
}

/** Tells by lines and words whose fault is what. */
export function blameOf(examined: Examined): Blame {
  const { made, defects } = examined;
  const all = errorsOf(made);
  const reasons = all.filter(({ code }) => !aboutFiles.test(code));
  // What the review says of files that are held back for another reason is looked at again without it.
  const errors = made.files === undefined && reasons.length > 0 ? reasons : all;
  const refused = new Map<string, Examined>();
  const faulty = new Set<string>();
  let isAllTold = made.died === undefined;
  for (const error of errors) {
    const owners = ownersAt(made, [error]);
    if (owners.length === 0) isAllTold = false;
    for (const owner of owners)
      if (aboutFiles.test(error.code)) faulty.add(owner);
      else {
        const known = refused.get(owner)?.made.findings ?? [];
        refused.set(owner, { made: { ...made, findings: [...known, error] }, defects: [] });
      }
  }
  for (const { owner } of defects)
    if (owner) faulty.add(owner);
    else isAllTold = false;
  // Files that are held back are not read by anybody.
  for (const owner of faulty)
    if (made.files === undefined && refused.has(owner)) faulty.delete(owner);
    else refused.delete(owner);
  return {
    refused,
    faulty,
    isAllTold,
    isTooMuch: errors.some(({ code }) => /^overflow(?:-picture)?$/.test(code)),
    hidesMore: made.files === undefined || errors.length > 0,
  };
}
