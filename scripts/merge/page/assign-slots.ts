import type { Element, ElementContent } from "hast";
import type { TemplateModel } from "../../document/template-model.ts";
import { textOf } from "../../document/tree.ts";
import type { BodyHast } from "../hast/body-to-hast.ts";

/**
 * Content for each slot. Panels fill the slots they name. Text outside panels goes to the default slots that no
 * panel has filled, in order, cut between blocks so that each gets a fair share; a template with one default slot
 * simply gets all of it. Notes follow the last text.
 */
export function assignSlots(body: BodyHast, template: TemplateModel): Map<string, ElementContent[]> {
  const slots = new Map(body.panels);
  const free = template.defaultSlots.filter((name) => !slots.has(name));
  const targets = free.length > 0 ? free : template.defaultSlots.slice(-1);
  const shares = share(body.flow, targets.length);
  targets.forEach((name, index) => {
    const content = shares[index] ?? [];
    if (content.length > 0) slots.set(name, [...(slots.get(name) ?? []), ...content]);
  });
  if (body.notes) {
    const last =
      [...template.defaultSlots].reverse().find((name) => slots.has(name)) ??
      template.defaultSlots.at(-1) ??
      "";
    slots.set(last, [...(slots.get(last) ?? []), body.notes]);
  }
  return slots;
}

/** Cuts blocks into `count` runs of similar length; a heading stays with what follows it. */
function share(blocks: readonly ElementContent[], count: number): ElementContent[][] {
  const units = count > 1 ? splitLongLists(keepHeadings(blocks), count) : keepHeadings(blocks);
  const total = units.reduce((sum, unit) => sum + weight(unit), 0);
  const shares: ElementContent[][] = [];
  let next = 0;
  let done = 0;
  for (let slot = 0; slot < count; slot += 1) {
    const goal = (total * (slot + 1)) / count;
    const taken: ElementContent[] = [];
    for (; next < units.length; next += 1) {
      const unit = units[next] ?? [];
      const later = count - slot - 1;
      const isLast = later === 0;
      // Take what ends nearer to the goal than it starts, but leave a block for each later slot.
      const fits =
        isLast || taken.length === 0 || (done + weight(unit) / 2 <= goal && units.length - next > later);
      if (!fits) break;
      taken.push(...unit);
      done += weight(unit);
    }
    shares.push(joinLists(taken));
  }
  return shares;
}

/** Puts pieces of one list that ended up in the same slot together again. */
function joinLists(nodes: readonly ElementContent[]): ElementContent[] {
  const joined: ElementContent[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    const same =
      node.type === "element" &&
      last?.type === "element" &&
      node.tagName === "ul" &&
      last.tagName === "ul" &&
      node.properties.dataSrc === last.properties.dataSrc;
    if (same) joined[joined.length - 1] = { ...last, children: [...last.children, ...node.children] };
    else joined.push(node);
  }
  return joined;
}

function keepHeadings(blocks: readonly ElementContent[]): ElementContent[][] {
  const units: ElementContent[][] = [];
  let open = false;
  for (const block of blocks) {
    if (open) units.at(-1)?.push(block);
    else units.push([block]);
    open = block.type === "element" && /^h[2-6]$/.test(block.tagName);
  }
  return units;
}

/** A list longer than a fair share may be cut between its items. */
function splitLongLists(units: readonly ElementContent[][], count: number): ElementContent[][] {
  const fair = units.reduce((sum, unit) => sum + weight(unit), 0) / count;
  return units.flatMap((unit) => {
    const last = unit.at(-1);
    if (last?.type !== "element" || last.tagName !== "ul" || weight([last]) <= fair) return [unit];
    // Each piece has properties of its own: what is marked on one later must not be on the others.
    const lists = last.children.map(
      (item): Element => ({ ...last, properties: { ...last.properties }, children: [item] }),
    );
    return [[...unit.slice(0, -1), ...lists.slice(0, 1)], ...lists.slice(1).map((list) => [list])];
  });
}

function weight(unit: readonly ElementContent[]): number {
  return unit.reduce((sum, node) => sum + textOf(node).length + 40, 0);
}
