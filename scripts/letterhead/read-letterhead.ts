import { strFromU8 } from "fflate";
import type { Letterhead, LetterheadBlock, LetterheadPage } from "../document/letterhead.ts";
import { readBlocks } from "./read-blocks.ts";
import { attributes, type ReferenceDoc, relationships } from "./read-reference.ts";
import type { FoundPicture, LetterheadFault, Reading } from "./reading.ts";
import { readStyles, type WordStyles } from "./word-styles.ts";
import { below, children, isOn, number, rootOf, twip, type XmlElement } from "./word-xml.ts";

/** A letterhead as all formats can show it, and what of it PDF and HTML can't. */
export interface ReadLetterhead {
  letterhead: Omit<Letterhead, "pictures">;
  /** By the key that inlines name; not looked into yet. */
  pictures: ReadonlyMap<string, FoundPicture>;
  faults: readonly LetterheadFault[];
}

/**
 * Headers and footers of the last section, with what it takes over from those before.
 *
 * @param families that text can be set in, by their names in small letters
 * @throws Error `word-too-large`, and a `RangeError` for what is too deep in itself
 */
export function readLetterhead(
  reference: ReferenceDoc,
  name: string,
  families: Reading["families"],
): ReadLetterhead {
  const { parts, section, page: sheet, distances } = reference;
  const styles = readStyles({
    styles: rootOf(parts["word/styles.xml"]),
    theme: rootOf(parts["word/theme/theme1.xml"]),
    fonts: rootOf(parts["word/fontTable.xml"]),
  });
  const settings = rootOf(parts["word/settings.xml"]);
  const pictures = new Map<string, FoundPicture>();
  const faults: LetterheadFault[] = [];
  const tabEvery = (number(below(settings, "w:defaultTabStop"), "w:val") ?? 720) * twip;
  const part = (kind: "header" | "footer", type: string): LetterheadBlock[] =>
    readPart(partOf(reference, kind, type), { styles, parts, pictures, faults, tabEvery, families });
  const page = (type: string): LetterheadPage => ({
    header: part("header", type),
    footer: part("footer", type),
  });
  const hasFirst = /<w:titlePg\b(?![^<>]*w:val="(?:0|false|off)")/.test(section);
  const hasEven = isOn(below(settings, "w:evenAndOddHeaders")) === true;
  const letterhead = {
    name,
    page: sheet,
    distances,
    default: page("default"),
    ...(hasFirst && { first: page("first") }),
    ...(hasEven && { even: page("even") }),
  };
  return { letterhead, pictures, faults: withoutRepeats(faults) };
}

/** The part that a section shows as its header or footer of a type. */
function partOf(
  { section, targets }: ReferenceDoc,
  kind: "header" | "footer",
  type: string,
): string | undefined {
  const found = [...section.matchAll(new RegExp(`<w:${kind}Reference\\b[^<>]*>`, "g"))]
    .map(([tag]) => attributes(tag, `w:${kind}Reference`))
    .find((one) => (one["w:type"] ?? "default") === type);
  return found && inPackage(targets.get(found["r:id"] ?? "") ?? "");
}

/** A target's name in the package: they are relative to `word/`, or begin at its root. */
function inPackage(target: string): string {
  return target.startsWith("/") ? target.slice(1) : `word/${target}`;
}

function readPart(
  name: string | undefined,
  shared: Omit<Reading, "targets" | "blocksOf"> & { styles: WordStyles },
): LetterheadBlock[] {
  const root = name === undefined ? undefined : rootOf(shared.parts[name]);
  if (!root || name === undefined) return [];
  if (hasMoreThan(mostElements, root)) throw new Error("word-too-large");
  const related = shared.parts[name.replace(/([^/]+)$/, "_rels/$1.rels")];
  const targets = relationships(related ? strFromU8(related) : "");
  return readBlocks(root, {
    ...shared,
    targets: new Map([...targets].map(([id, target]) => [id, inPackage(target)])),
    blocksOf: readBlocks,
  });
}

/** Elements of a header: hundreds of times what one has, and read in a moment. */
const mostElements = 20_000;

function hasMoreThan(most: number, root: XmlElement): boolean {
  const waiting = [root];
  for (let count = 0; count <= most; count += 1) {
    const node = waiting.pop();
    if (!node) return false;
    for (const child of children(node)) waiting.push(child);
  }
  return true;
}

function withoutRepeats(faults: readonly LetterheadFault[]): LetterheadFault[] {
  return [...new Map(faults.map((fault) => [JSON.stringify(fault), fault])).values()];
}
