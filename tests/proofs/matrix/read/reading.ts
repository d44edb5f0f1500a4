/** What one program read in one file. */
export interface Reading {
  /** The text in the file's own order, a line end between blocks. */
  body: string;
  /** Notes under the number that is printed before them. */
  notes: { number: string; text: string }[];
  /** Descriptions of pictures. */
  alts: string[];
  /** Addresses of links out of the document. */
  links: string[];
}
