// What `import … from "dipla"` gives a program. A checkout runs its TypeScript as it is; a package holds it compiled. A configuration
// that imports `dipla` is given `define-config.mjs` alone, which loads nothing.
import { existsSync } from "node:fs";

export { defineBlock, defineConfig } from "./config/define-config.mjs";

const source = new URL("./index.ts", import.meta.url);
const compiled = new URL("../out/package/index.js", import.meta.url);
export const { ClosedError, ConfigurationError, DiplaError, exitCodes, openWorkspace, render, Running } =
  await import(existsSync(source) ? source.href : compiled.href);
