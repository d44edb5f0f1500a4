// Every format that Dipla makes: a new one is its folder and its line here.
export { docx } from "./docx/format.ts";
export { html } from "./html/format.ts";
export { pdf } from "./pdf/format.ts";
export { txt } from "./txt/format.ts";
