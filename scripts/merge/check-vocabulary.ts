import type { Element, Root } from "hast";
import { elements, isElementName, isRole, properties } from "../document/publication-nodes.ts";
import { replaceBelow } from "../document/tree.ts";
import type { Diagnostics } from "../findings/diagnostics.ts";

/**
 * Gives every element its role and reports whatever is not in the closed vocabulary. What is reported is taken
 * out (its content stays), so that renderers meet known nodes only.
 */
export function checkVocabulary(root: Root, file: string, diagnostics: Diagnostics): void {
  replaceBelow(root, (child, enter) => {
    if (child.type !== "element") return child.type === "text" ? [child] : [];
    enter(child);
    if (!isElementName(child.tagName)) {
      diagnostics.add("template-element", { file }, { element: child.tagName });
      return child.children;
    }
    checkProperties(child, file, diagnostics);
    setRole(child, file, diagnostics);
    return [child];
  });
}

function checkProperties(node: Element, file: string, diagnostics: Diagnostics): void {
  for (const name of Object.keys(node.properties)) {
    if (properties.includes(name)) continue;
    diagnostics.add("template-attribute", { file }, { attribute: name, element: node.tagName });
    delete node.properties[name];
  }
}

function setRole(node: Element, file: string, diagnostics: Diagnostics): void {
  const given = node.properties.dataRole;
  const byElement = isElementName(node.tagName) ? elements[node.tagName] : null;
  if (given !== undefined && !isRole(given)) {
    diagnostics.add("template-role", { file }, { role: String(given) });
    delete node.properties.dataRole;
  }
  if (node.properties.dataRole === undefined && byElement) node.properties.dataRole = byElement;
}
