import { docx } from "./docx/format.ts";
import { html } from "./html/format.ts";
import { pdf } from "./pdf/format.ts";

/** The formats there are, in the order in which they are listed. A new one is a folder beside this file and a line here. */
export const records = [pdf, docx, html] as const;
