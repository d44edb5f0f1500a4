import { documentAddress } from "../../document/linked-document.ts";
import type { Place } from "../../findings/diagnostics.ts";
import { foreignSlug } from "../heading-ids.ts";
import { annexHeading } from "../join-parts.ts";
import { doubtfulLetters } from "./doubtful-letters.ts";
import { type LinkAddress, linkAddress } from "./link-address.ts";
import type { MergeContext } from "./merge-context.ts";

/**
 * Where a link leads, as it is written: to a document of the workspace, to a place of this one (`annex-1.bg.md` is its annex, its own
 * name its title), or wherever `linkAddress` says.
 */
export function linkInWorkspace(url: string, { document, template, labels }: MergeContext): LinkAddress {
  const linked = document.linked.get(url);
  if (!linked) return linkAddress(url);
  const fragment = /#.+$/s.exec(url)?.[0] ?? "";
  if (linked.kind === "other")
    return { kind: "link", href: documentAddress(linked, { template: template.name, fragment }) };
  const annex = document.parts.find(({ kind, name }) => kind === "annex" && name === linked.part);
  const start = annex ? `#${foreignSlug(annexHeading(annex, document.parts, labels))}` : "#top";
  return { kind: "link", href: fragment || start };
}

/** Tells of a link that leads to somebody else than its letters seem to say. It stays: an odd host may be meant. */
export function tellOfLetters(href: string, place: Place, { diagnostics }: MergeContext): void {
  const doubtful = doubtfulLetters(href);
  if (doubtful) diagnostics.add("link-letters", place, { url: href, ...doubtful });
}
