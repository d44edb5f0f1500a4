/** A document of the workspace that a link names: the one that it stands in, or another. */
export type LinkedDocument =
  | {
      kind: "own";
      /** The annex or cover letter that is meant, as the front matter names it; undefined for the text itself. */
      part: string | undefined;
    }
  | {
      kind: "other";
      name: string;
      lang: string;
      /** The templates that it names; none where it leaves that to the default. */
      templates: readonly string[];
      /** The formats that it is built in, the likeliest first. */
      formats: readonly string[];
    };

/** Of addresses that lead to another document, before a format is known. */
export const documentScheme = "document";

const scheme = `${documentScheme}:`;

/**
 * Where a link to another document's files leads while the format is still open: `document:guide/bg/guide.bg?html,docx#part`. No
 * author can write it, since this scheme is none that a text may use.
 */
export function documentAddress(
  { name, lang, templates, formats }: LinkedDocument & { kind: "other" },
  { template, fragment }: { template: string; fragment: string },
): string {
  const edition = templates.includes(template) ? template : templates[0];
  const file = [name, ...(templates.length > 1 ? [edition] : []), lang].join(".");
  const path = [name, lang, file].map(encodeURIComponent).join("/");
  return `${scheme}${path}?${formats.join(",")}${fragment}`;
}

/**
 * The address as a file of that format has it: of another document the file of the same format, from the folder of this one's files,
 * or of the first format that there is. Only HTML leads to a place in it. Every other address stays what it is.
 */
export function addressIn(format: string, address: string): string {
  if (!address.startsWith(scheme)) return address;
  const [, path = "", formats = "", fragment = ""] = /^[^:]*:(.*?)\?([^#]*)(#.*)?$/.exec(address) ?? [];
  const [first = format, ...others] = formats.split(",");
  const ending = [first, ...others].includes(format) ? format : first;
  return `../../${path}.${ending}${ending === "html" ? fragment : ""}`;
}

/** Whether an address is that of another document's file, as `addressIn` gives it; these differ between formats. */
export function isDocumentFile(address: string): boolean {
  return address.startsWith("../../") || address.startsWith(scheme);
}
