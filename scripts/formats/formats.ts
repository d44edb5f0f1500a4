import type { FormatRecord } from "./format.ts";
import * as records from "./index.ts";

type Known = (typeof records)[keyof typeof records];

/** The name of a format. */
export type Format = Known["format"];

/**
 * One of a publication's files, by the ending of its name: one in every format, and for leaflets and booklets a PDF for the
 * office printer and one for the print shop.
 */
export type Output = { [R in Known as R["format"]]: keyof R["files"] & string }[Format];

const all: readonly (FormatRecord & { format: Format })[] = Object.values(records).sort(
  (a, b) => a.rank - b.rank,
);

/** All formats. */
export const formats: readonly Format[] = all.map(({ format }) => format);

/** What is built where nobody says which formats are. */
export const defaultFormats: readonly Format[] = namesOf(({ isDefault }) => isDefault);

/** The formats that a recipient's copy can have. */
export const copyFormats: readonly Format[] = namesOf(({ forCopies }) => forCopies);

/** The formats that a message can have attached. */
export const attachableFormats: readonly Format[] = namesOf(({ isAttachable }) => isAttachable);

/** Every ending that a file's name can have. */
export const outputs: readonly Output[] = all.flatMap(({ files }) => Object.keys(files) as Output[]);

/** True for the name of a format. */
export function isFormat(name: unknown): name is Format {
  return all.some(({ format }) => format === name);
}

/** Everything that is known of a format. */
export function recordOf(format: Format): FormatRecord & { format: Format } {
  const found = all.find((record) => record.format === format);
  if (!found) throw new Error(`no record of ${format}`);
  return found;
}

/** The format of a file. */
export function formatOf(output: Output): Format {
  const found = all.find(({ files }) => Object.hasOwn(files, output));
  if (!found) throw new Error(`no format has ${output} files`);
  return found.format;
}

function namesOf(test: (record: FormatRecord) => boolean): Format[] {
  return all.filter(test).map(({ format }) => format);
}
