import type { ResolvedConfig } from "../config/resolve.ts";
import type { DocumentModel } from "../document/document-model.ts";
import type { Publication } from "../document/publication.ts";
import { type Format, formats, type Output, recordOf } from "../formats/formats.ts";

/**
 * Which formats a document is built in: those that its front matter names, else those of the configuration, else the defaults;
 * of these, only what `--format` leaves and what the template can be made into.
 */
export function wantedFormats(
  { formats: configured, onlyFormats }: ResolvedConfig,
  { meta }: Pick<DocumentModel, "meta">,
  offered: readonly string[] | undefined,
): Format[] {
  const named = meta.formats;
  const further = formats.filter((format) => !configured.includes(format));
  return [...configured, ...further].filter(
    (format) =>
      (named ?? configured).includes(format) &&
      (onlyFormats?.includes(format) ?? true) &&
      (offered?.includes(format) ?? true),
  );
}

/** The files of some formats of a publication. */
export function outputsOf(publication: Publication, wanted: readonly Format[]): Output[] {
  return wanted.flatMap((format) => {
    const { files, chosen } = recordOf(format);
    const isWanted = chosen?.(publication) ?? [format];
    return (Object.keys(files) as Output[]).filter((output) => isWanted.includes(output));
  });
}
