import Handlebars from "handlebars";
import type { DataRecord } from "../../document/data-value.ts";
import type { TemplateModel } from "../../document/template-model.ts";

/** A template's page, parsed and compiled once for however many copies. */
export interface CompiledPage {
  /** The syntax tree of the page or of a partial. Throws what Handlebars says of a mistake. */
  parse(source: string): hbs.AST.Program;
  /** The page as HTML. Helpers come with each call, since they know whose copy it is. */
  render(data: DataRecord, helpers: Record<string, (...values: never[]) => unknown>): string;
}

/** Handlebars' own block helpers that a page may use. */
export const builtInHelpers = ["if", "unless", "each", "with"];

const pages = new WeakMap<TemplateModel, CompiledPage>();

/** The compiled page of a template. */
export function compiledPage(template: TemplateModel): CompiledPage {
  const page = pages.get(template) ?? compile(template);
  pages.set(template, page);
  return page;
}

function compile({ pageSource, partials }: TemplateModel): CompiledPage {
  const handlebars = Handlebars.create();
  for (const helper of Object.keys(handlebars.helpers))
    if (!builtInHelpers.includes(helper)) handlebars.unregisterHelper(helper);
  for (const [name, source] of Object.entries(partials)) handlebars.registerPartial(name, source);
  const trees = new Map<string, hbs.AST.Program>();
  let rendering: ((data: DataRecord, options: Handlebars.RuntimeOptions) => string) | undefined;
  return {
    parse(source) {
      const tree = trees.get(source) ?? Handlebars.parse(source);
      trees.set(source, tree);
      return tree;
    },
    render(data, helpers) {
      const known = Object.fromEntries(
        [...Object.keys(helpers), ...builtInHelpers].map((name) => [name, true]),
      );
      rendering ??= handlebars.compile(pageSource, {
        strict: true,
        knownHelpersOnly: true,
        knownHelpers: known,
      });
      return rendering(data, { helpers: helpers });
    },
  };
}
