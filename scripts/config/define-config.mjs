// What `import { defineConfig } from "dipla"` gives. Plain JavaScript: a configuration is loaded before anything is
// compiled, in a checkout as in a package. Its types are those of `define-config.ts`.

/** Types a configuration file: `export default defineConfig({ … })`. */
export const defineConfig = (config) => config;

/** Types a block of a workspace's own, for `blocks:`. */
export const defineBlock = (block) => block;
