import { strFromU8 } from "fflate";
import type { Element, ElementContent } from "xast";
import { fromXml } from "xast-util-from-xml";

/** An element of a Word file's part. */
export type XmlElement = Element;

/** The root element of a part; undefined for one that is not there. */
export function rootOf(bytes: Uint8Array | undefined): XmlElement | undefined {
  if (!bytes) return undefined;
  return fromXml(strFromU8(bytes)).children.find((node): node is Element => node.type === "element");
}

/** Child elements, all or those of a name. */
export function children(node: XmlElement | undefined, name?: string): XmlElement[] {
  return ((node?.children ?? []) as ElementContent[]).filter(
    (child): child is Element => child.type === "element" && (name === undefined || child.name === name),
  );
}

/** What is found going down from child to child by name. */
export function below(node: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  return path.reduce<XmlElement | undefined>((at, name) => children(at, name)[0], node);
}

/** Every element below a node with one of these names, in order. */
export function* descendants(
  node: XmlElement | undefined,
  ...names: readonly string[]
): Generator<XmlElement> {
  for (const child of children(node)) {
    if (names.includes(child.name)) yield child;
    yield* descendants(child, ...names);
  }
}

/** An attribute's value. */
export function attribute(node: XmlElement | undefined, name: string): string | undefined {
  return node?.attributes[name] ?? undefined;
}

/** An attribute as a number; undefined where there is none, or no number. */
export function number(node: XmlElement | undefined, name: string): number | undefined {
  const value = Number.parseFloat(attribute(node, name) ?? "");
  return Number.isFinite(value) ? value : undefined;
}

/** Whether a switch (`w:b`, `w:titlePg`) is on: there without a value, or with one that means it; undefined where it isn't there. */
export function isOn(node: XmlElement | undefined): boolean | undefined {
  if (!node) return undefined;
  return !/^(?:0|false|off)$/.test(attribute(node, "w:val") ?? "");
}

/** Text of an element's own text nodes. */
export function textOf(node: XmlElement): string {
  return node.children.map((child) => (child.type === "text" ? child.value : "")).join("");
}

/** mm of a twentieth of a point. */
export const twip = 25.4 / 1440;

/** mm of DrawingML's unit, 1/914400 of an inch. */
export const emu = 25.4 / 914_400;
