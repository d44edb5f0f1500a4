import type { CheckboxPicture } from "../../document/picture-request.ts";
import { type Drawing, svgDocument } from "./svg.ts";

/** A task's box, ticked or open. */
export function drawCheckbox({ checked, colour }: CheckboxPicture): Drawing {
  const box = `<rect x="1" y="1" width="14" height="14" rx="1.5" fill="${checked ? colour : "none"}" stroke="${colour}" stroke-width="1.5"/>`;
  return svgDocument(
    16,
    16,
    checked ? `${box}<path d="M4 8.5l3 3 5.5-6.5" fill="none" stroke="#FFFFFF" stroke-width="2"/>` : box,
  );
}
