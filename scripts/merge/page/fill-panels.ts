import type { ElementContent } from "hast";
import type { TemplateModel } from "../../document/template-model.ts";
import { element } from "../../document/tree.ts";

/**
 * Content for each panel of the fold. A panel that shows several slots keeps them apart, each a section of class
 * `part`, so that a wide panel can set them side by side. Templates without a fold have slots only.
 */
export function fillPanels(
  slots: ReadonlyMap<string, ElementContent[]>,
  { panels, page }: TemplateModel,
): ReadonlyMap<string, ElementContent[]> {
  if (!page.fold) return slots;
  const filled = new Map<string, ElementContent[]>();
  for (const [panel, names] of Object.entries(panels)) {
    const parts = names.flatMap((name) => {
      const content = slots.get(name) ?? [];
      return content.length > 0 ? [content] : [];
    });
    const [only, second] = parts;
    if (second)
      filled.set(
        panel,
        parts.map((part) => element("section", { className: ["part"] }, part)),
      );
    else if (only) filled.set(panel, only);
  }
  return filled;
}

/**
 * The panels between which text may run on: those that show one slot of the template's `flow` each, whose text the author
 * did not put there by name.
 */
export function flowingPanels(
  { panels, page, flow }: TemplateModel,
  slots: ReadonlyMap<string, ElementContent[]>,
  named: ReadonlySet<string>,
): string[] {
  if (!page.fold) return [];
  return flow.flatMap((slot) => {
    const shown = Object.entries(panels).find(([, names]) => names.length === 1 && names[0] === slot);
    return shown && slots.has(slot) && !named.has(slot) ? [shown[0]] : [];
  });
}
