// Every language that Dipla knows: a new one is its file and its line here.
export { ar } from "./ar.ts";
export { bg } from "./bg.ts";
export { de } from "./de.ts";
export { el } from "./el.ts";
export { en } from "./en.ts";
export { fr } from "./fr.ts";
export { he } from "./he.ts";
export { ro } from "./ro.ts";
export { ru } from "./ru.ts";
export { sr } from "./sr.ts";
export { tr } from "./tr.ts";
export { uk } from "./uk.ts";
