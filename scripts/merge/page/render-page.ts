import type { ElementContent, Root } from "hast";
import { fromHtml } from "hast-util-from-html";
import type { DataRecord } from "../../document/data-value.ts";
import { messageOf } from "../../document/message-of.ts";
import { childElements, type HastParent, replaceBelow, textProperty } from "../../document/tree.ts";
import type { MergeContext } from "../hast/merge-context.ts";
import { checkPagePaths } from "./check-page-paths.ts";
import { builtInHelpers, compiledPage } from "./compiled-page.ts";
import { foreignAddresses } from "./foreign-addresses.ts";
import { pageHelpers, slotTag } from "./page-helpers.ts";
import { printableData } from "./printable-data.ts";

const blockParents = new Set(["section", "div", "main", "header", "footer", "aside", "article", "root"]);

/**
 * The template's page with its data, parsed once, and the slots' content spliced in as nodes. The page never sees
 * the body as text and the body never passes through Handlebars.
 */
export function renderPage(
  data: DataRecord,
  slots: ReadonlyMap<string, readonly ElementContent[]>,
  context: MergeContext,
): Root | undefined {
  const { template, diagnostics } = context;
  const helpers = pageHelpers(context);
  const compiled = compiledPage(template);
  const names = [...Object.keys(helpers), ...builtInHelpers];
  const file = `${template.display}/page.hbs`;
  const displayOf = (partial: string): string => `${template.display}/${partial}.hbs`;
  const sound = checkPagePaths(
    {
      file,
      source: template.pageSource,
      partials: template.partials,
      displayOf,
      helpers: names,
      data,
      parse: compiled.parse,
    },
    diagnostics,
  );
  if (!sound) return undefined;
  let html: string;
  try {
    html = compiled.render(printableData(data, context.document, diagnostics), helpers);
  } catch (error) {
    const message = messageOf(error);
    diagnostics.add(
      "template-syntax",
      { file, line: Number(/(?:line |- )(\d+)/.exec(message)?.[1] ?? 1) },
      { reason: message.split("\n")[0] ?? message },
    );
    return undefined;
  }
  const page = fromHtml(html, { fragment: true });
  const foreign = foreignAddresses(page);
  for (const address of foreign) diagnostics.add("template-address", { file }, { address });
  if (foreign.length > 0) return undefined;
  reportMoved(page, file, context);
  tidy(page);
  const shown = splice(page, slots, file, context);
  for (const [name, content] of slots)
    if (content.length > 0 && !shown.has(name)) diagnostics.add("template-slot-lost", { file }, { name });
  return page;
}

/** An HTML parser moves what can't stand in a table before it: the slot's content would land elsewhere. */
function reportMoved(page: Root, file: string, { diagnostics }: MergeContext): void {
  const look = (parent: HastParent): void => {
    const children = childElements(parent);
    for (const [index, child] of children.entries()) {
      look(child);
      if (child.tagName !== slotTag) continue;
      const at = child.position?.start.offset ?? 0;
      const moved = children.slice(index + 1).find((next) => (next.position?.start.offset ?? at) < at);
      if (moved)
        diagnostics.add(
          "template-slot-moved",
          { file },
          { name: textProperty(child, "dataName") ?? "", parent: moved.tagName },
        );
    }
  };
  look(page);
}

/** Removes comments, template indentation and source offsets (they count in the Handlebars output, not in a file). */
function tidy(page: Root): void {
  replaceBelow(page, (child, enter) => {
    delete child.position;
    if (child.type === "text")
      return child.value.trim() === "" ? [] : [{ ...child, value: child.value.replace(/\s*\n\s*/g, " ") }];
    if (child.type !== "element") return [];
    enter(child);
    // A list whose every line was optional is no list.
    return /^(dl|ul|ol)$/.test(child.tagName) && child.children.length === 0 ? [] : [child];
  });
}

/** Puts the slots' content in their place. Gives the names of those that were there. */
function splice(
  page: Root,
  slots: ReadonlyMap<string, readonly ElementContent[]>,
  file: string,
  { diagnostics }: MergeContext,
): Set<string> {
  const shown = new Set<string>();
  replaceBelow(page, (child, enter, parent) => {
    if (child.type !== "element") return [child];
    if (child.tagName !== slotTag) {
      enter(child);
      return [child];
    }
    const name = textProperty(child, "dataName") ?? "";
    const tag = parent.type === "root" ? "root" : parent.tagName;
    if (!blockParents.has(tag)) diagnostics.add("template-slot-moved", { file }, { name, parent: tag });
    shown.add(name);
    return slots.get(name) ?? [];
  });
  return shown;
}
