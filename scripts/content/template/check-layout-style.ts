import { foreignCss } from "../../document/foreign-css.ts";
import type { Diagnostics } from "../../findings/diagnostics.ts";

/** Type is set by roles alone: only a token variable or `inherit` may stand here. */
const type =
  /^(font|font-family|font-size|font-weight|font-style|line-height|letter-spacing|text-transform)$/;
const typeValue = /^(var\(--[a-z0-9-]+\)|inherit)$/;
/** Colours come from tokens; lengths and keywords of layout may stand beside them. */
const colour =
  /^(color|background|background-color|fill|stroke|box-shadow|text-shadow|outline|outline-color|border(-.+)?)$/;
const colourValue =
  /^(var\(--[a-z0-9-]+\)|-?[\d.]+(mm|pt|px|rem|em|%)?|\/|solid|dashed|dotted|none|inherit|transparent|currentColor|no-repeat|collapse|left|right|top|bottom|center)$/;

/** Reports what would be loaded from elsewhere, and every declaration in a template's style.css that sets a look by hand; line numbers point into the file. */
export function checkLayoutStyle(css: string, file: string, diagnostics: Diagnostics): void {
  for (const { address, offset } of foreignCss(css)) {
    const before = css.slice(0, offset).split("\n");
    const place = { file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
    diagnostics.add("template-address", place, { address });
  }
  const withoutComments = css.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, " "));
  for (const [index, line] of withoutComments.split("\n").entries()) {
    for (const match of line.matchAll(/(?:^|[{;])\s*([a-z-]+)\s*:\s*([^;{}]+)(?=[;}]|$)/g)) {
      const [, property = "", value = ""] = match;
      const allowed = type.test(property) ? typeValue : colour.test(property) ? colourValue : undefined;
      const isLook =
        allowed !== undefined &&
        !value
          .trim()
          .split(/\s+/)
          .every((part) => allowed.test(part));
      if (!isLook && !/#[0-9a-f]{3,8}\b|\brgba?\(|\bhsla?\(/i.test(value)) continue;
      diagnostics.add(
        "template-style",
        { file, line: index + 1, column: match.index + match[0].indexOf(property) + 1 },
        { property },
      );
    }
  }
}
