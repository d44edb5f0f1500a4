import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type ESTree, parseSync } from "rolldown/utils";
import { projectRoot } from "./workspace.ts";

/** A function of any form; `lines` from its first to its last, those of the functions in it included. */
export interface MeasuredFunction {
  name: string;
  line: number;
  lines: number;
  parameters: number;
}

/** What can be counted in one source file. */
export interface MeasuredFile {
  /** Relative to `scripts/`. */
  path: string;
  text: string;
  lines: number;
  functions: readonly MeasuredFunction[];
  /** Lines with `as Type` or `<Type>value`; `as const` and `satisfies` claim nothing and are not counted. */
  casts: readonly number[];
  /** Pure data: no function in it has statements, so that it is as long as what it lists. */
  isCatalogue: boolean;
  program: ESTree.Program;
}

/** A node as it is walked: whatever its kind, its children are found by looking. */
export interface AnyNode {
  type: string;
  start: number;
  end: number;
  [key: string]: unknown;
}

/** Every TypeScript file of `scripts/` under `root`, and the JavaScript of the preview's page, parsed and counted. */
export async function measureShape(root: string = projectRoot): Promise<MeasuredFile[]> {
  const scripts = join(root, "scripts");
  const names = (await readdir(scripts, { recursive: true }))
    .map((name) => name.replaceAll("\\", "/"))
    .sort();
  return Promise.all(
    names
      .filter((name) => /\.(ts|m?js)$/.test(name) && !name.endsWith(".d.ts"))
      .map(async (path) => measured(path, await readFile(join(scripts, path), "utf8"))),
  );
}

function measured(path: string, text: string): MeasuredFile {
  const { program, errors } = parseSync(path, text, { lang: path.endsWith(".ts") ? "ts" : "js" });
  if (errors.length > 0) throw new Error(`${path} could not be parsed: ${errors[0]?.message}`);
  const lineStarts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const lineOf = (offset: number): number => lineStarts.findLastIndex((start) => start <= offset) + 1;
  const functions: MeasuredFunction[] = [];
  const casts: number[] = [];
  let statements = 0;
  walk(program, (node, parents) => {
    if (isFunction(node)) {
      const line = lineOf(node.start);
      const { params, body } = node;
      if (isNode(body) && body.type === "BlockStatement") statements += 1;
      functions.push({
        name: nameOf(node, parents),
        line,
        lines: lineOf(node.end - 1) - line + 1,
        parameters: Array.isArray(params) ? params.length : 0,
      });
    }
    if (isCast(node, text)) casts.push(lineOf(node.start));
  });
  const lines = text.replace(/\n$/, "").split("\n").length;
  return { path, text, lines, functions, casts, isCatalogue: statements === 0, program };
}

/** Calls `visit` for `root` and everything in it, with the nodes around it, the nearest one last. */
export function walk(
  root: unknown,
  visit: (node: AnyNode, parents: readonly AnyNode[]) => void,
  parents: readonly AnyNode[] = [],
): void {
  if (Array.isArray(root)) for (const item of root) walk(item, visit, parents);
  else if (isNode(root)) {
    visit(root, parents);
    const inside = [...parents, root];
    for (const value of Object.values(root)) if (typeof value === "object") walk(value, visit, inside);
  }
}

/** True for a node of the syntax tree. */
export function isNode(value: unknown): value is AnyNode {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}

function isFunction(node: AnyNode): boolean {
  return /^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(node.type);
}

function isCast(node: AnyNode, text: string): boolean {
  if (node.type === "TSTypeAssertion") return true;
  return node.type === "TSAsExpression" && !/\bas\s+const$/.test(text.slice(node.start, node.end));
}

function nameOf(node: AnyNode, parents: readonly AnyNode[]): string {
  for (const one of [node, ...parents.toReversed()]) {
    const name = one.id ?? one.key;
    if (isNode(name) && typeof name.name === "string") return name.name;
  }
  return "anonymous";
}

/** The value below which `share` (0 to 1) of the sorted numbers lie. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
