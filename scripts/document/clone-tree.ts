/**
 * A deep copy of a syntax tree (mdast or hast), which is plain data: `structuredClone` writes it out and reads it
 * again, which takes two to three times as long.
 */
export function cloneTree<T>(tree: T): T {
  if (Array.isArray(tree)) return tree.map((item) => cloneTree(item)) as T;
  if (tree === null || typeof tree !== "object") return tree;
  const copy = { ...tree } as Record<string, unknown>;
  for (const [key, value] of Object.entries(copy))
    if (typeof value === "object" && value !== null) copy[key] = cloneTree(value);
  return copy as T;
}
