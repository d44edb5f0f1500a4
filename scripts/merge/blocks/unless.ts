import { defineCondition } from "./define-block.ts";

/** `:::unless{recipient.lang=bg}` … `:::`. */
export const unless = defineCondition({
  name: "unless",
  description: "text for all the others",
  example: ':::unless{recipient.lang in="bg en"}\nText.\n:::',
  keepsWhere: false,
});
