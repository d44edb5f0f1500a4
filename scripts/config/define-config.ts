import type { Config } from "./schema.ts";

/** All that a configuration file may export. */
export type { Config } from "./schema.ts";

/** Types a configuration file: `export default defineConfig({ … })`. At run time `define-config.mjs` stands for it. */
export function defineConfig(config: Config): Config {
  return config;
}
