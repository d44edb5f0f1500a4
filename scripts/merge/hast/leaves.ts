import type { Element, ElementContent } from "hast";
import type { LeafDirective } from "mdast-util-directive";
import { formatHelpers } from "../format-value.ts";
import { element, type MergeContext, placeOf, sourceOf, text } from "./merge-context.ts";

type Leaf = (node: LeafDirective, context: MergeContext) => Element | undefined;

/** `::name` blocks and what each becomes. */
export const leaves: Readonly<Record<string, Leaf>> = {
  pagebreak: (node) => element("div", { dataRole: "page-break", ...sourceOf(node) }),
  toc: (node) => element("nav", { dataRole: "toc", ...sourceOf(node) }),
  qr: (node, context) => {
    const url = node.attributes?.url;
    if (!url) {
      context.diagnostics.add("directive-attribute", placeOf(node, context), {
        name: "qr",
        attribute: "url",
        reason: "missing",
        example: '::qr{url="https://www.example.org"}',
      });
      return undefined;
    }
    return element("p", { ...sourceOf(node) }, [qrImage(url, context)]);
  },
  chart: (node, context) => chart(node, context),
};

/** A QR code as an image; its description names the address. */
export function qrImage(
  url: string,
  context: Pick<MergeContext, "template" | "pictures" | "labels">,
): Element {
  const { colours } = context.template.theme;
  const key = `qr-${context.pictures.size + 1}`;
  context.pictures.set(key, {
    kind: "qr",
    text: url,
    dark: colours.deep?.hex ?? "#000000",
    light: colours.white?.hex ?? "#FFFFFF",
  });
  return element("img", {
    dataRole: "qr",
    src: `picture:${key}`,
    alt: `${context.labels.qr ?? "QR"}: ${url}`,
  });
}

function chart(node: LeafDirective, context: MergeContext): Element | undefined {
  const { data, type = "bar", title, unit } = node.attributes ?? {};
  const place = placeOf(node, context);
  if (!data) {
    context.diagnostics.add("directive-attribute", place, {
      name: "chart",
      attribute: "data",
      reason: "missing",
      example: '::chart{data="staff.csv" type=bar title="Staff"}',
    });
    return undefined;
  }
  if (type !== "bar") {
    context.diagnostics.add("not-yet-supported", place, {
      what: "chart",
      name: String(type),
      instead: "use-bar",
    });
    return undefined;
  }
  const table = context.document.tables.get(data);
  if (!table) return undefined;
  const display = table.rows.map((row) =>
    [formatHelpers.number?.(row.value, context.lang) ?? String(row.value), unit]
      .filter(Boolean)
      .join("\u00a0"),
  );
  const { theme } = context.template;
  const key = `chart-${context.pictures.size + 1}`;
  context.pictures.set(key, {
    kind: "chart",
    type: "bar",
    labels: table.rows.map((row) => row.label),
    values: table.rows.map((row) => row.value),
    display,
    unit: unit ?? undefined,
    bar: theme.colours.brand?.hex ?? "#000000",
    text: theme.tones.text ?? "#000000",
    rule: theme.colours.rule?.hex ?? "#999999",
    font: theme.fonts.sans.name,
  });
  const alt = `${title ?? context.labels.chart ?? ""}: ${table.rows.map((row, index) => `${row.label} ${display[index]}`).join("; ")}`;
  context.counters.figure += 1;
  const caption = title
    ? [
        element(
          "figcaption",
          { dataRole: "caption", ...sourceOf(node) },
          captionText(context.labels.figure ?? "", context.counters.figure, [text(title)]),
        ),
      ]
    : [];
  return element("figure", { dataRole: "chart", ...sourceOf(node) }, [
    element("img", { dataRole: "chart-picture", src: `picture:${key}`, alt, ...sourceOf(node) }),
    dataTable(
      table.header,
      table.rows.map((row, index) => [row.label, display[index] ?? ""]),
      node,
    ),
    ...caption,
  ]);
}

function dataTable(
  header: readonly [string, string],
  rows: readonly string[][],
  node: LeafDirective,
): Element {
  const row = (cells: readonly string[], tag: "th" | "td", scope?: string): Element =>
    element(
      "tr",
      {},
      cells.map((cell) => element(tag, { ...sourceOf(node), scope }, [text(cell)])),
    );
  return element("table", { dataRole: "table", dataKind: "chart-data", ...sourceOf(node) }, [
    element("thead", {}, [row(header, "th", "col")]),
    element(
      "tbody",
      {},
      rows.map((cells) => row(cells, "td")),
    ),
  ]);
}

/** “Figure 2. Words”: the label and number are part of the text, Word makes a SEQ field of the number. */
export function captionText(
  label: string,
  number: number,
  words: readonly ElementContent[],
): ElementContent[] {
  return [
    element("span", { dataRole: "span", dataKind: "caption-label" }, [text(`${label}\u00a0${number}.`)]),
    text(" "),
    ...words,
  ];
}
