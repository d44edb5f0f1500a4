import type { LetterheadBlock } from "../document/letterhead.ts";
import type { WordStyles } from "./word-styles.ts";
import type { XmlElement } from "./word-xml.ts";

/** Something of a letterhead that PDF and HTML do not show as Word does. */
export type LetterheadFault =
  /** A picture or an object that can't be drawn; `reason` is a part of the finding's sentence. */
  | { kind: "not-shown"; name: string; reason: string }
  /** A picture without a description that is no decoration either. */
  | { kind: "undescribed"; name: string }
  /** A font that another stands in for. */
  | { kind: "font"; font: string; family: "sans" | "serif" | "mono" };

/** A picture of a letterhead's package. */
export interface FoundPicture {
  /** Its name in the package: `word/media/image1.png`. */
  part: string;
  /** What the file calls it. */
  name: string;
  bytes: Uint8Array;
}

/** What reading a header or footer shares. */
export interface Reading {
  styles: WordStyles;
  /** The header's or footer's own relationships: id → name of a part in the package. */
  targets: ReadonlyMap<string, string>;
  parts: Readonly<Record<string, Uint8Array>>;
  /** Pictures that are shown, by key. */
  pictures: Map<string, FoundPicture>;
  faults: LetterheadFault[];
  /** Families that Dipla sets text in, by the names that fonts have in a file, in small letters. */
  families: ReadonlyMap<string, "sans" | "serif" | "mono">;
  /** Distance between tab stops where none is set, in mm. */
  tabEvery: number;
  /** Blocks of a part or of what is in it: here, so that boxes in lines need not import their reader. */
  blocksOf(node: XmlElement, reading: Reading): LetterheadBlock[];
}
