import { shrunkType } from "../../../pdf-objects/shrunk-type.ts";
import type { Draft } from "./draft.ts";
import type { Pass } from "./pass.ts";

/**
 * What content brings is measured before it is printed; a template may have something of its own that is wider than the page. The
 * browser makes all type smaller for it and says nothing.
 */
export const typeSize: Pass = {
  name: "type-size",
  clause: "CSS Paged Media 3 §7",
  apply({ contents, findings }: Draft) {
    const percent = shrunkType(contents);
    if (percent !== undefined) findings.push({ code: "type-shrunk", src: undefined, params: { percent } });
  },
};
