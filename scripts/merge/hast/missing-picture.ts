import { basename } from "node:path";
import type { Element } from "hast";
import { element, text } from "../../document/tree.ts";

/**
 * What stands where a picture is missing: its description, or its name where it has none, in a frame that nobody overlooks. Reading
 * has told of it, and nothing that is for readers is made of such a document.
 */
export function missingPicture(address: string, description: string, dataSrc?: string): Element {
  // A picture within its own address has no name.
  const name = /^data:/i.test(address) ? "" : basename(address.replace(/[?#].*$/s, ""));
  return element("span", { dataRole: "missing-picture", dataSrc }, [text(description.trim() || name || "–")]);
}
