#!/usr/bin/env node
import { existsSync } from "node:fs";
import module from "node:module";

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `Dipla needs Node 22.18 or newer; this is ${process.versions.node}. In Dipla's own folder, "npm run" brings the right one.`,
  );
  process.exit(2);
}
module.enableCompileCache?.();
// A checkout runs its TypeScript as it is; a package holds it compiled, since Node strips no types in node_modules.
const source = new URL("./cli/cli.ts", import.meta.url);
await import(existsSync(source) ? source.href : new URL("../out/package/cli/cli.js", import.meta.url).href);
