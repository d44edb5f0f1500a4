import type { Root } from "hast";
import { foreignCss } from "../../document/foreign-css.ts";
import { textOf, textProperty, visitElements } from "../../document/tree.ts";
import { linkAddress } from "../hast/link-address.ts";

/** Elements that run or load something by themselves. */
const active = /^(?:script|iframe|frame|object|embed|applet|link|base|form|portal)$/;
/** Attributes whose address is loaded without asking, in hast's names. */
const loaded = [
  "src",
  "srcSet",
  "background",
  "poster",
  "data",
  "lowSrc",
  "action",
  "formAction",
  "ping",
] as const;

/** Attributes of drawings that may hold `url(…)`. */
const painted = [
  "fill",
  "stroke",
  "filter",
  "mask",
  "clipPath",
  "cursor",
  "markerStart",
  "markerMid",
  "markerEnd",
] as const;

/**
 * What a template would load, run or lead to that no file may: a picture from the web, a script, a `javascript:` link. Its pictures
 * are those of the text (`picture:`) or lie in the message (`cid:`, `data:`).
 */
export function foreignAddresses(root: Root): string[] {
  const found: string[] = [];
  visitElements(root, (node) => {
    const { tagName, properties } = node;
    if (active.test(tagName)) found.push(`<${tagName}>`);
    if (
      tagName === "meta" &&
      properties.httpEquiv !== undefined &&
      /refresh/i.test(String(properties.httpEquiv))
    )
      found.push("<meta http-equiv=refresh>");
    for (const name of Object.keys(properties)) if (/^on[a-z]/i.test(name)) found.push(name.toLowerCase());
    for (const name of loaded) {
      const address = textProperty(node, name);
      if (address === undefined) continue;
      // Each picture of a `srcset` by itself; commas within addresses have no space behind them.
      for (const one of name === "srcSet" ? address.split(/,\s+/) : [address])
        if (!/^(?:picture:|cid:|data:image\/|#|$)/i.test(one.trim())) found.push(one);
    }
    // An animation would give a link another address.
    if (/href$/i.test(textProperty(node, "attributeName") ?? "")) found.push(`<${tagName}>`);
    const href = textProperty(node, "href") ?? textProperty(node, "xLinkHref");
    const isLink = tagName === "a" || tagName === "area";
    if (href && !(isLink ? linkAddress(href).kind === "link" : /^(?:#|data:image\/)/i.test(href.trim())))
      found.push(href);
    const attributes = [...painted, "style"].map((name) => textProperty(node, name) ?? "");
    const css = [...attributes, tagName === "style" ? textOf(node) : ""].join(";\n");
    found.push(...foreignCss(css).map(({ address }) => address));
  });
  return found;
}
