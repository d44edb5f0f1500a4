/** Comments, texts and the insides of templates: no names of settings stand there. */
const hidden = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\[\s\S])*`/g;

/** A program's text without its comments and texts, each sign in its place. Names in quotes stay. */
function codeOnly(source: string): string {
  return source.replace(hidden, (found, at: number) =>
    /^["'][\w$-]+["']$/.test(found) && /^\s*:/.test(source.slice(at + found.length))
      ? ` ${found.slice(1, -1)} `
      : found.replace(/[^\n]/g, " "),
  );
}

/** Whether a program's text is a module (`import`, `export`) and not CommonJS, whatever its package says. */
export function isModuleText(source: string): boolean {
  return /^[ \t]*(?:import|export)\b(?!\s*[:.(=,])/m.test(codeOnly(source));
}

/**
 * The offset of a setting's name in the text of a TypeScript or JavaScript file. A program can put its settings together in
 * any way, so only a name that can be meant is told: a property of its own object's literal, and one such property only.
 * Where there is none, it is that of the group around it, else undefined.
 */
export function placeInModule(source: string, path: readonly string[]): number | undefined {
  const code = codeOnly(source);
  let found: number | undefined;
  let [start, end] = [0, code.length];
  for (const name of path) {
    const next = onlyProperty(code, name, start, end);
    if (next === undefined) return found;
    found = next;
    const value = /^\s*:\s*(?=\{)/.exec(code.slice(found + name.length));
    if (!value) return found;
    start = found + name.length + value[0].length;
    end = closing(code, start);
  }
  return found;
}

/** Of all properties of that name those that stand least deep; undefined when there are several, or none. */
function onlyProperty(code: string, name: string, start: number, end: number): number | undefined {
  const pattern = new RegExp(
    `(?<![\\w$-])${name.replace(/[$.*+?()[\]{}|^\\]/g, "\\$&")}(?![\\w$-])\\s*[:,}]`,
    "g",
  );
  let best: { at: number; depth: number; count: number } | undefined;
  for (const { index } of code.slice(start, end).matchAll(pattern)) {
    const at = start + index;
    const { depth, isInBraces } = nesting(code, start, at);
    if (!isInBraces || !/[{,]\s*$/.test(code.slice(start, at))) continue;
    if (!best || depth < best.depth) best = { at, depth, count: 1 };
    else if (depth === best.depth) best.count += 1;
  }
  return best?.count === 1 ? best.at : undefined;
}

function nesting(code: string, start: number, at: number): { depth: number; isInBraces: boolean } {
  const open: string[] = [];
  for (const sign of code.slice(start, at)) {
    if ("{[(".includes(sign)) open.push(sign);
    else if ("}])".includes(sign)) open.pop();
  }
  return { depth: open.length, isInBraces: open.at(-1) === "{" };
}

/** The offset behind the bracket that closes the one at `start`. */
function closing(code: string, start: number): number {
  let depth = 0;
  for (let at = start; at < code.length; at += 1) {
    if ("{[(".includes(code[at] ?? "")) depth += 1;
    else if ("}])".includes(code[at] ?? "")) depth -= 1;
    if (depth === 0) return at + 1;
  }
  return code.length;
}
