import { addressIn } from "../../document/linked-document.ts";
import type { Publication } from "../../document/publication.ts";
import { textOf } from "../../document/tree.ts";
import { en } from "../../languages/en.ts";
import { languageOf } from "../../languages/languages.ts";
import { folded } from "../../languages/letter-case.ts";
import {
  type ContentBreach,
  type ContentRule,
  placedElements,
  sourceOf,
  spokenText,
} from "./content-rule.ts";

const clause = "WCAG 2.2, 2.4.4";

/** A link's words say where it leads, also when they are read alone. */
export const linkRules: readonly ContentRule[] = [
  {
    code: "link-text-missing",
    clause,
    check: (publication) =>
      linksIn(publication).flatMap(({ src, address, text }) =>
        text === "" ? [{ src, params: { address } }] : [],
      ),
  },
  {
    code: "link-text-unclear",
    clause,
    check: (publication) =>
      linksIn(publication).flatMap(({ src, address, text, isUnclear }) =>
        isUnclear ? [{ src, params: { text, address } }] : [],
      ),
  },
  {
    code: "link-text-address",
    clause,
    check: (publication) =>
      linksIn(publication).flatMap(({ src, text, isAddress }) =>
        isAddress ? [{ src, params: { address: text } }] : [],
      ),
  },
  { code: "link-text-ambiguous", clause, check: ambiguousLinks },
];

interface Link {
  src: string | undefined;
  address: string;
  text: string;
  /** The text without marks at its end and differences of capitals. */
  words: string;
  isUnclear: boolean;
  isAddress: boolean;
  isInContents: boolean;
}

/** The links that authors write; those between notes and their marks lead where everybody expects. */
function linksIn({ body, lang }: Publication): Link[] {
  const unclear = unclearWords(lang);
  return placedElements(body).flatMap(({ node, around }): Link[] => {
    const { href, dataRole } = node.properties;
    if (node.tagName !== "a" || typeof href !== "string" || /^(note-mark|note-back)$/.test(String(dataRole)))
      return [];
    const spoken = spokenText(node).replace(/\s+/g, " ").trim();
    // What a picture is called by that nobody has described: `name-linked-pictures.ts`.
    const isNameless = textOf(node).trim() === "" && spoken === addressIn("html", href);
    const text = isNameless ? "" : spoken;
    const words = folded(text, lang).replace(/[\p{P}\s]+$/u, "");
    return [
      {
        src: sourceOf(node, around),
        address: addressIn("html", href),
        text,
        words,
        isUnclear: unclear.has(words),
        isAddress: /^https?:\/\/\S{25,}$/.test(text),
        isInContents: around.some(({ properties }) => properties.dataRole === "toc"),
      },
    ];
  });
}

function ambiguousLinks(publication: Publication): ContentBreach[] {
  const targets = new Map<string, string>();
  return linksIn(publication)
    .filter(({ text, isUnclear, isAddress }) => text !== "" && !isUnclear && !isAddress)
    .flatMap(({ src, address, text, words, isInContents }) => {
      const other = targets.get(words) ?? address;
      targets.set(words, other);
      const isAmbiguous = other !== address && !isInContents && !address.startsWith("#");
      return isAmbiguous ? [{ src, params: { text, address, other } }] : [];
    });
}

/** Of the language and of English, which templates and pasted texts bring along. */
function unclearWords(lang: string): ReadonlySet<string> {
  const words = [...(languageOf(lang)?.unclearLinks ?? []), ...en.unclearLinks];
  return new Set(words.map((word) => folded(word, lang)));
}
