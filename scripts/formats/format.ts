import type { Publication } from "../document/publication.ts";
import type { Renderer } from "../render/renderer.ts";
import type { OutlineReader } from "../review/outline.ts";

/**
 * Everything that is known of one format. Each is a folder here and one line in `index.ts`; types, pick lists, help and the
 * review follow from it. Renderer and reader are named, not loaded: a build loads what it makes and nothing else.
 */
export interface FormatRecord {
  /** As `formats:` and `--format` name it; also the ending of its main file. */
  format: string;
  /** Its place where formats are listed, smallest first. */
  rank: number;
  /** Its files by the ending of their names, the main one first, each with what makes it. */
  files: Readonly<Record<string, () => Promise<Renderer>>>;
  /** Which of its files a publication is made into; the main one when this says nothing. */
  chosen?: ((publication: Publication) => readonly string[]) | undefined;
  /** IANA media type, for the manifest, mail and the preview's server. */
  mediaType: string;
  /** It is built where nobody has said which formats are; the others are built only where `formats` names them. */
  isDefault: boolean;
  /** Recipients get it, each their own. */
  forCopies: boolean;
  /** `send.attach` may name it. */
  isAttachable: boolean;
  /** Chromium makes it: the browser is on its way before the first document is read. */
  isPrinted: boolean;
  /** The theme's fonts are in it. */
  hasFonts: boolean;
  /** How the review reads its finished files back. */
  outline: () => Promise<OutlineReader>;
  /**
   * What a file of it is compared by: `blocks`, each with its kind, level, text and links; or `words`, all of them in order with
   * what plain text can show of structure: marks of headings and lists, cells, numbers of notes, addresses of links.
   */
  compared: "blocks" | "words";
}
