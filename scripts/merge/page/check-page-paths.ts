import type { DataRecord } from "../../document/data-value.ts";
import { messageOf } from "../../document/message-of.ts";
import { nearest } from "../../document/nearest.ts";
import type { Diagnostics } from "../../findings/diagnostics.ts";

interface Node {
  type: string;
  loc?: { start: { line: number; column: number } };
}

interface Scope {
  file: string;
  known: readonly string[];
  helpers: readonly string[];
  partials: Readonly<Record<string, string>>;
  displayOf: (partial: string) => string;
  diagnostics: Diagnostics;
  chain: readonly string[];
  parse: (source: string) => unknown;
}

/** What `checkPagePaths` looks into. */
export interface PageSources {
  file: string;
  source: string;
  partials: Readonly<Record<string, string>>;
  displayOf: (partial: string) => string;
  helpers: readonly string[];
  data: DataRecord;
  /** A source's syntax tree; throws what Handlebars says of a mistake. */
  parse: (source: string) => unknown;
}

const sound = new WeakMap<PageSources["partials"], Set<string>>();

/**
 * Walks the template's syntax tree and compares every path with what the page will see. Handlebars' strict mode
 * does not look at the paths of `{{#if}}` and `{{#each}}`, so a typo there would silently print nothing. Pages with the same
 * paths to see, as all copies of a document have, are walked once.
 */
export function checkPagePaths(sources: PageSources, diagnostics: Diagnostics): boolean {
  const scope: Scope = {
    file: sources.file,
    known: pathsOf(sources.data),
    helpers: sources.helpers,
    partials: sources.partials,
    displayOf: sources.displayOf,
    diagnostics,
    chain: [],
    parse: sources.parse,
  };
  const seen = JSON.stringify([sources.file, scope.known, scope.helpers]);
  const known = sound.get(sources.partials) ?? new Set();
  sound.set(sources.partials, known);
  if (known.has(seen)) return true;
  const isSound = checkSource(sources.source, scope);
  if (isSound) known.add(seen);
  return isSound;
}

function checkSource(source: string, scope: Scope): boolean {
  let program: Node;
  try {
    program = scope.parse(source) as Node;
  } catch (error) {
    const message = messageOf(error);
    const line = Number(/line (\d+)/.exec(message)?.[1] ?? 1);
    const reason = message.split("\n").at(-1) ?? message;
    scope.diagnostics.add("template-syntax", { file: scope.file, line }, { reason });
    return false;
  }
  let sound = true;
  visit(program, 0, (node, depth) => {
    if (!checkNode(node, depth, scope)) sound = false;
  });
  return sound;
}

/** Depth counts `{{#each}}` and `{{#with}}` blocks around a node: inside them plain names are the item's. */
function visit(node: unknown, depth: number, check: (node: Node, depth: number) => void): void {
  if (Array.isArray(node)) {
    for (const item of node) visit(item, depth, check);
    return;
  }
  if (!node || typeof node !== "object" || !("type" in node)) return;
  const block = node as Node & { path?: { original?: string } };
  check(block, depth);
  const inner =
    block.type === "BlockStatement" && /^(each|with)$/.test(block.path?.original ?? "") ? depth + 1 : depth;
  for (const [key, value] of Object.entries(node)) {
    // A partial's name looks like a path but is none.
    if (key === "loc" || (block.type === "PartialStatement" && key === "name")) continue;
    visit(value, key === "program" ? inner : depth, check);
  }
}

function checkNode(node: Node, depth: number, scope: Scope): boolean {
  if (node.type === "PartialStatement")
    return checkPartial(node as Node & { name: { original: string } }, scope);
  if (node.type !== "PathExpression") return true;
  const path = node as Node & { original: string; parts: string[]; data: boolean; depth: number };
  const name = path.parts.join(".");
  if (
    path.data ||
    path.original === "this" ||
    path.original.startsWith("this.") ||
    scope.helpers.includes(path.original)
  )
    return true;
  if (depth > 0 && path.depth === 0) return true;
  if (scope.known.includes(name)) return true;
  const near = nearest(name, scope.known);
  const suggestion = near ? { suggestion: "meant-path", name: near } : { suggestion: "declare-field" };
  scope.diagnostics.add(
    "template-field-undeclared",
    { file: scope.file, line: node.loc?.start.line, column: (node.loc?.start.column ?? 0) + 1 },
    { path: path.original, ...suggestion },
  );
  return false;
}

function checkPartial(node: Node & { name: { original: string } }, scope: Scope): boolean {
  const name = node.name.original;
  const place = { file: scope.file, line: node.loc?.start.line, column: (node.loc?.start.column ?? 0) + 1 };
  const source = Object.hasOwn(scope.partials, name) ? scope.partials[name] : undefined;
  if (source === undefined) {
    scope.diagnostics.add("template-partial-missing", place, {
      name,
      known: Object.keys(scope.partials).join(", ") || "–",
    });
    return false;
  }
  if (scope.chain.includes(name)) {
    scope.diagnostics.add("template-partial-circular", place, { chain: [...scope.chain, name].join(" → ") });
    return false;
  }
  return checkSource(source, { ...scope, file: scope.displayOf(name), chain: [...scope.chain, name] });
}

function pathsOf(data: DataRecord, prefix = ""): string[] {
  return Object.entries(data).flatMap(([key, value]) => {
    const path = prefix ? `${prefix}.${key}` : key;
    const below = value && typeof value === "object" && !Array.isArray(value) ? pathsOf(value, path) : [];
    return [path, ...below];
  });
}
