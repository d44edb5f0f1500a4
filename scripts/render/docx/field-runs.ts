import { BuilderElement, type Paragraph, TextRun, type XmlComponent } from "docx";

/**
 * A complex field (ISO/IEC 29500-1 §17.16.18) with its cached result. `w:fldSimple` is not used: several readers
 * drop the text inside it.
 */
export function fieldRuns(
  instruction: string,
  result: string,
  style: ConstructorParameters<typeof TextRun>[0] & object = {},
): XmlComponent[] {
  const char = (type: string): XmlComponent => {
    const run = new TextRun(style);
    push(
      run,
      new BuilderElement({ name: "w:fldChar", attributes: { type: { key: "w:fldCharType", value: type } } }),
    );
    return run;
  };
  const code = new TextRun(style);
  push(
    code,
    new BuilderElement({
      name: "w:instrText",
      attributes: { space: { key: "xml:space", value: "preserve" } },
      children: [` ${instruction} ` as unknown as XmlComponent],
    }),
  );
  return [char("begin"), code, char("separate"), new TextRun({ ...style, text: result }), char("end")];
}

/** Adds a child that the library has no option for. */
export function push(parent: XmlComponent, child: XmlComponent): void {
  partsOf(parent).push(child);
}

/** Puts children in front of a paragraph's own, behind its properties. */
export function putFirst(paragraph: Paragraph, children: readonly unknown[]): void {
  partsOf(paragraph).splice(1, 0, ...children);
}

function partsOf(component: XmlComponent): unknown[] {
  return (component as unknown as { root: unknown[] }).root;
}
