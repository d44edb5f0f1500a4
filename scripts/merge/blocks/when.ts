import { defineCondition } from "./define-block.ts";

/** `:::when{recipient.lang=bg}` … `:::`. */
export const when = defineCondition({
  name: "when",
  description: "text for those only for whom a value is there, equals another, or is one of several",
  example: ":::when{recipient.lang=bg}\nText.\n:::",
  keepsWhere: true,
});
