import { realpathSync } from "node:fs";
import { dirname, join } from "node:path";

/** See `Host.realPath`. */
export function realPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    const above = dirname(path);
    return above === path ? path : join(realPath(above), path.slice(above.length));
  }
}
