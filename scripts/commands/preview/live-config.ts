import { dirname } from "node:path";
import { readConfig } from "../../config/config.ts";
import { findConfigFiles } from "../../config/find-config.ts";
import type { ResolvedConfig } from "../../config/resolve.ts";
import { createDiagnostics, type Finding } from "../../findings/diagnostics.ts";
import type { Host } from "../../host/host.ts";
import type { Reads } from "../../host/reads.ts";
import { hasChanged } from "./has-changed.ts";

/**
 * The configuration while people work on it: read again when its file, or one that it imports, has changed. While it is wrong,
 * the last that was right holds, and what is wrong is shown.
 */
export class LiveConfig {
  readonly #host: Host;
  #good: ResolvedConfig;
  #problems: readonly Finding[] = [];
  /** Of the last reading, right or wrong: mending any of these files may mend it. */
  #inputs: Reads;
  #files = "";
  #reading: Promise<boolean>;

  constructor(first: ResolvedConfig, host: Host) {
    this.#good = first;
    this.#inputs = first.inputs;
    this.#host = host;
    this.#reading = this.#names().then((names) => {
      this.#files = names;
      return false;
    });
  }

  get current(): ResolvedConfig {
    return this.#good;
  }

  get problems(): readonly Finding[] {
    return this.#problems;
  }

  /** Folders that hold what it was read from; those of installed packages are not watched. */
  get folders(): string[] {
    return [...this.#inputs.keys()].filter((path) => !path.includes("node_modules")).map(dirname);
  }

  /** Reads it again where something in these folders has changed it; true when it was read. One change after the other. */
  follow(folders: ReadonlySet<string>): Promise<boolean> {
    this.#reading = this.#reading.then(() => this.#follow(folders));
    return this.#reading;
  }

  async #follow(folders: ReadonlySet<string>): Promise<boolean> {
    const isRoot = folders.has(this.#good.root);
    const files = isRoot ? await this.#names() : this.#files;
    // What would mend a wrong one may be a file that it has not come to read.
    const isToMend = isRoot && this.#problems.length > 0;
    if (!isToMend && files === this.#files && !(await hasChanged(this.#inputs, this.#host, folders)))
      return false;
    this.#files = files;
    const found = createDiagnostics();
    const { root, dataOnly } = this.#good;
    const config = await readConfig(root, { dataOnly }, this.#host, found);
    this.#inputs = config.inputs;
    this.#problems = found.list();
    if (!found.hasErrors()) this.#good = config;
    return true;
  }

  async #names(): Promise<string> {
    return (await findConfigFiles(this.#good.root, this.#host)).join();
  }
}
