import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { type Outline, type OutlineItem, tidyText } from "./outline.ts";

interface StructNode {
  role?: string;
  alt?: string;
  type?: string;
  id?: string;
  /** Of header cells: an id that is the same on every page the table reaches. */
  structId?: string;
  rowSpan?: number;
  colSpan?: number;
  children?: StructNode[];
}

interface PageContent {
  texts: Map<string, string>;
  links: Map<string, string>;
}

/** The outline of a PDF, from its structure tree and the marked content it points at: what a screen reader hears. */
export async function pdfOutline(bytes: Uint8Array): Promise<Outline> {
  const task = getDocument({
    data: new Uint8Array(bytes),
    verbosity: 0,
    useSystemFonts: false,
    isEvalSupported: false,
  } as never);
  const document = await task.promise;
  const outline: Outline = { items: [], notes: new Map() };
  const tables: Tables = new Map();
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const tree = (await page.getStructTree()) as StructNode | null;
    const content: PageContent = {
      texts: markedTexts(await page.getTextContent({ includeMarkedContent: true })),
      links: linkTargets(await page.getAnnotations()),
    };
    const items: OutlineItem[] = [];
    if (tree) walk(tree, content, items, { inItem: false, tables });
    const [first] = items;
    const last = items.at(-1);
    if (first) first.startsPage = true;
    if (last) last.endsPage = true;
    outline.items.push(...items);
  }
  await task.destroy();
  return outline;
}

/** Title, language, tagging and page sizes in mm, as a reader program sees them. */
export async function pdfFacts(
  bytes: Uint8Array,
): Promise<{ title: string; lang: string; tagged: boolean; pages: { width: number; height: number }[] }> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 } as never);
  const document = await task.promise;
  const metadata = (await document.getMetadata()) as { info: { Title?: string; Language?: string } };
  const marks = (await document.getMarkInfo()) as unknown as ReadonlyMap<string, boolean> | null;
  const pages: { width: number; height: number }[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const [x = 0, y = 0, right = 0, top = 0] = (await document.getPage(number)).view;
    pages.push({ width: ((right - x) * 25.4) / 72, height: ((top - y) * 25.4) / 72 });
  }
  await task.destroy();
  return {
    title: metadata.info.Title ?? "",
    lang: metadata.info.Language ?? "",
    tagged: marks?.get("Marked") === true,
    pages,
  };
}

interface Scope {
  inItem: boolean;
  tables: Tables;
}

const textRoles: Readonly<Record<string, OutlineItem["kind"]>> = {
  P: "paragraph",
  Caption: "caption",
  LBody: "item",
  LI: "item",
  Code: "paragraph",
};
const inlineRoles = /^(Span|Link|Em|Strong|Reference|Note|Quote|Code|Sub|Sup|Lbl|NonStruct)$/;

function walk(node: StructNode, content: PageContent, items: OutlineItem[], scope: Scope): void {
  const role = node.role ?? "";
  if (role === "Table") return table(node, content, items, scope.tables);
  if (role === "Figure") return picture(node, content, items, scope);
  const heading = /^H([1-6])$/.exec(role);
  if (heading) return add(node, { kind: "heading", level: Number(heading[1]) }, content, items);
  const children = node.children ?? [];
  const isText =
    children.some((child) => isInline(child) && child.role !== "Lbl") &&
    !children.some((child) => isBlock(child));
  const kind = textRoles[role] ?? (isText ? "paragraph" : undefined);
  if (kind && isText)
    return add(node, { kind: scope.inItem && kind === "paragraph" ? "item" : kind }, content, items);
  const inItem = scope.inItem || role === "LI";
  for (const run of runsOf(children)) {
    if (run.length === 1 && run[0] && isBlock(run[0])) walk(run[0], content, items, { ...scope, inItem });
    else add({ children: run }, { kind: inItem ? "item" : "paragraph" }, content, items);
  }
}

/** Neighbouring inline nodes together, each block alone. */
function runsOf(children: readonly StructNode[]): StructNode[][] {
  const runs: StructNode[][] = [];
  let open = false;
  for (const child of children) {
    if (child.role === "Lbl") continue;
    if (isBlock(child) || !open) runs.push([child]);
    else runs.at(-1)?.push(child);
    open = !isBlock(child);
  }
  return runs;
}

function isInline(node: StructNode): boolean {
  return (
    node.type !== undefined ||
    (node.role !== undefined && inlineRoles.test(node.role) && !(node.children ?? []).some(isBlock))
  );
}

function isBlock(node: StructNode): boolean {
  return !isInline(node);
}

/** Cells of the tables seen so far, by the ids of their header cells: a page break cuts a table, not its identity. */
type Tables = Map<string, OutlineItem[]>;

function table(node: StructNode, content: PageContent, items: OutlineItem[], tables: Tables): void {
  const rows: StructNode[] = [];
  const visit = (parent: StructNode): void => {
    for (const child of parent.children ?? []) {
      if (child.role === "TR") rows.push(child);
      else if (child.role === "Caption") add(child, { kind: "caption" }, content, items);
      else visit(child);
    }
  };
  visit(node);
  const cells: OutlineItem[] = [];
  const pictures: OutlineItem[] = [];
  for (const { cell, row, column } of gridOf(rows)) {
    const found: OutlineItem[] = [];
    add(cell, { kind: "cell", row, column }, content, found);
    for (const item of found) (item.kind === "cell" ? cells : pictures).push(item);
  }
  const key = rows
    .flatMap((row) => row.children ?? [])
    .flatMap(({ structId }) => structId ?? [])
    .join(" ");
  const known = key === "" ? undefined : tables.get(key);
  items.push(...pictures);
  if (known?.length === cells.length) {
    for (const [index, cell] of known.entries()) continueCell(cell, cells[index]);
  } else {
    items.push(...cells);
    tables.set(key, cells);
  }
}

/** Each page's tree holds the whole table with the words of that page; header rows are repeated. */
function continueCell(cell: OutlineItem, more: OutlineItem | undefined): void {
  if (!more || more.text === "" || more.text === cell.text) return;
  cell.text = cell.text === "" ? more.text : `${cell.text}\n${more.text}`;
  cell.links = [...cell.links, ...more.links];
}

/** Cells with the row and column where they begin; spans push the ones after and below them aside. */
function* gridOf(rows: readonly StructNode[]): Generator<{ cell: StructNode; row: number; column: number }> {
  const taken = new Set<string>();
  for (const [row, { children = [] }] of rows.entries()) {
    let column = 0;
    for (const cell of children) {
      while (taken.has(`${row}:${column}`)) column += 1;
      const width = cell.colSpan ?? 1;
      for (let down = 0; down < (cell.rowSpan ?? 1); down += 1)
        for (let right = 0; right < width; right += 1) taken.add(`${row + down}:${column + right}`);
      yield { cell, row, column };
      column += width;
    }
  }
}

function picture(node: StructNode, content: PageContent, items: OutlineItem[], scope: Scope): void {
  if (node.alt) items.push({ kind: "picture", text: tidyText(node.alt), links: [] });
  else
    for (const child of node.children ?? [])
      if (child.type === undefined) walk(child, content, items, { ...scope, inItem: false });
}

function add(
  node: StructNode,
  item: Pick<OutlineItem, "kind" | "level" | "row" | "column">,
  content: PageContent,
  items: OutlineItem[],
): void {
  pictures(node, items);
  const text = tidyText(textOf(node, content));
  if (text === "" && item.kind !== "cell") return;
  items.push({ ...item, text, links: linksOf(node, content) });
}

function pictures(node: StructNode, items: OutlineItem[]): void {
  for (const child of node.children ?? []) {
    if (child.role === "Figure" && child.alt)
      items.push({ kind: "picture", text: tidyText(child.alt), links: [] });
    else pictures(child, items);
  }
}

function textOf(node: StructNode, content: PageContent): string {
  if (node.type === "content") return content.texts.get(node.id ?? "") ?? "";
  if (node.role === "Figure" || node.role === "Lbl") return "";
  return (node.children ?? []).map((child) => textOf(child, content)).join("");
}

function linksOf(node: StructNode, content: PageContent): string[] {
  if (node.role === "Link") {
    const target = (node.children ?? [])
      .map((child) => (child.type === "annotation" ? content.links.get(child.id ?? "") : undefined))
      .find((found) => found !== undefined);
    // A link that wraps has an annotation on each line; nested nodes may hold it too.
    return [target ?? (node.children ?? []).flatMap((child) => linksOf(child, content))[0] ?? "#"];
  }
  return (node.children ?? []).flatMap((child) => linksOf(child, content));
}

/** Text of each marked-content sequence; `\n` where a line of the page ends. */
function markedTexts(content: { items: unknown[] }): Map<string, string> {
  const texts = new Map<string, string>();
  const open: (string | undefined)[] = [];
  for (const item of content.items as {
    type?: string;
    id?: string | null;
    str?: string;
    hasEOL?: boolean;
  }[]) {
    if (item.type === "beginMarkedContent" || item.type === "beginMarkedContentProps")
      open.push(item.id ?? undefined);
    else if (item.type === "endMarkedContent") open.pop();
    else if (item.str !== undefined) {
      const id = open.findLast((candidate) => candidate !== undefined);
      if (id !== undefined) texts.set(id, `${texts.get(id) ?? ""}${item.str}${item.hasEOL ? "\n" : ""}`);
    }
  }
  return texts;
}

function linkTargets(annotations: unknown[]): Map<string, string> {
  const links = (annotations as { id: string; subtype: string; url?: string; unsafeUrl?: string }[]).filter(
    (annotation) => annotation.subtype === "Link",
  );
  return new Map(links.map(({ id, url, unsafeUrl }) => [`pdfjs_internal_id_${id}`, unsafeUrl ?? url ?? "#"]));
}
