import module from "node:module";
import { join, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Host } from "../host/host.ts";
import type { Reads } from "../host/reads.ts";
import { sha256 } from "../host/sha256.ts";
import { isModuleText } from "./module-places.ts";

/** What a program exports, or why it could not be run, and where. */
export interface LoadedModule {
  value: unknown;
  fault: { reason: string; file: string; line?: number | undefined; column?: number | undefined } | undefined;
  /** The program and everything of its own that it imports, as it was read; of installed packages their `package.json`. */
  inputs: Reads;
}

let loads = 0;

/**
 * Runs a TypeScript or JavaScript file and gives its default export, or what CommonJS exports. Node runs it as it is; hooks
 * around that do five things:
 * - every call reads anew, together with all that is imported: addresses carry the call's number;
 * - what is read is noted;
 * - CommonJS is run by `require`, whose own calls every version of Node shows to the hooks;
 * - `import` and `export` make a module of a file, whatever `"type"` its package.json has or lacks;
 * - `dipla` is the program that runs, also where no package of that name is installed.
 */
export async function loadModule(file: string, host: Host): Promise<LoadedModule> {
  loads += 1;
  const own = new OwnModules(`?dipla=${loads}`, host);
  const hooks = module.registerHooks({
    resolve: (specifier, context, next) => own.resolve(specifier, context, next),
    load: (url, context, next) => own.load(url, context, next),
  });
  let outcome: Pick<LoadedModule, "value" | "fault">;
  try {
    const exports: unknown = await import(own.entry(file));
    outcome = { value: defaultExport(exports), fault: undefined };
  } catch (error) {
    outcome = { value: undefined, fault: own.faultOf(error, file) };
  } finally {
    hooks.deregister();
    own.forget();
  }
  return { ...outcome, inputs: await own.inputs(file) };
}

/** What compilers make of a module for CommonJS has its default export one level deeper. */
function defaultExport(exports: unknown): unknown {
  const { default: value } = exports as { default?: unknown };
  const isCompiled =
    typeof value === "object" && value !== null && "__esModule" in value && "default" in value;
  return isCompiled ? value.default : value;
}

/** The files that belong to one run of a configuration. */
class OwnModules {
  readonly #mark: string;
  readonly #host: Host;
  readonly #hashes = new Map<string, string>();
  readonly #packages = new Set<string>();

  constructor(mark: string, host: Host) {
    this.#mark = mark;
    this.#host = host;
  }

  entry(file: string): string {
    return pathToFileURL(file).href + this.#mark;
  }

  resolve(
    specifier: string,
    context: module.ResolveHookContext,
    next: Parameters<module.ResolveHookSync>[2],
  ): module.ResolveFnOutput {
    const isOwn =
      specifier.endsWith(this.#mark) ||
      (context.parentURL !== undefined && this.#hashes.has(bare(context.parentURL)));
    if (!isOwn) return next(specifier, context);
    if (specifier === "dipla") return { url: this.#product(), format: "module", shortCircuit: true };
    const found = this.#found(specifier, context, next);
    if (!found.url.startsWith("file:")) return found;
    if (fileURLToPath(bare(found.url)).split(sep).includes("node_modules")) {
      // An update of a package writes this file anew: it stands for all others, which may be hundreds.
      const manifest = module.findPackageJSON(bare(found.url));
      if (manifest !== undefined) this.#packages.add(manifest);
      return found;
    }
    if (!this.#hashes.has(bare(found.url))) this.#hashes.set(bare(found.url), "absent");
    // `require` knows files by their names; it is made to forget them.
    return isRequired(context) ? found : { ...found, url: bare(found.url) + this.#mark };
  }

  /** A file that is not there is an input, too: it may come. */
  #found(
    specifier: string,
    context: module.ResolveHookContext,
    next: Parameters<module.ResolveHookSync>[2],
  ): module.ResolveFnOutput {
    try {
      return next(specifier, context);
    } catch (error) {
      if (/^\.{0,2}\//.test(specifier))
        this.#hashes.set(new URL(specifier, context.parentURL).href, "absent");
      throw error;
    }
  }

  load(
    url: string,
    context: module.LoadHookContext,
    next: Parameters<module.LoadHookSync>[2],
  ): module.LoadFnOutput {
    if (!this.#hashes.has(bare(url))) return next(url, context);
    const isTyped = /\.[cm]?ts$/.test(bare(url));
    const script = isTyped ? "commonjs-typescript" : "commonjs";
    // Where a package.json says nothing, Node would find out by itself, and warn that this takes time.
    const found = next(url, { ...context, format: context.format ?? script });
    const { source } = found;
    if (source === undefined || source === null) return found;
    const bytes = typeof source === "string" ? source : new Uint8Array(source as ArrayBuffer);
    this.#hashes.set(bare(url), sha256(bytes));
    if (found.format !== script || isRequired(context)) return found;
    const text = typeof bytes === "string" ? bytes : new TextDecoder().decode(bytes);
    if (/\.[jt]s$/.test(bare(url)) && isModuleText(text))
      return { format: isTyped ? "module-typescript" : "module", source: text, shortCircuit: true };
    return { format: "module", source: requiring(fileURLToPath(bare(url))), shortCircuit: true };
  }

  /** CommonJS keeps what it has run; the next run is to read it anew. */
  forget(): void {
    const { cache } = module.createRequire(import.meta.url);
    for (const url of this.#hashes.keys()) delete cache[fileURLToPath(url)];
  }

  async inputs(file: string): Promise<Reads> {
    const reads: Reads = new Map([...this.#hashes].map(([url, hash]) => [fileURLToPath(url), { hash }]));
    const recording = this.#host.recording(reads);
    for (const path of [file, ...this.#packages]) if (!reads.has(path)) await recording.read(path);
    return reads;
  }

  /** The first of the configuration's own places that the error's stack names; V8 writes `address:line:column`. */
  faultOf(error: unknown, file: string): NonNullable<LoadedModule["fault"]> {
    const { message, stack = "" } = error instanceof Error ? error : { message: String(error) };
    const [reason = ""] = message.split("\n");
    const [first] = [...this.#hashes.keys()]
      .map((url) => fileURLToPath(url))
      .flatMap((path) => placesIn(stack, path))
      .sort((a, b) => a.at - b.at);
    return first === undefined ? { reason, file } : { reason, file: first.path, ...first.place };
  }

  #product(): string {
    return pathToFileURL(join(this.#host.packageRoot, "scripts", "config", "define-config.mjs")).href;
  }
}

/** Where a stack names a file, by its path as CommonJS does, or by its address as modules do. */
function placesIn(
  stack: string,
  path: string,
): { at: number; path: string; place: { line: number; column: number | undefined } }[] {
  return [path, pathToFileURL(path).href].flatMap((address) => {
    const at = stack.indexOf(address);
    const [, line, column] =
      (at >= 0 && /^(?:\?dipla=\d+)?:(\d+)(?::(\d+))?/.exec(stack.slice(at + address.length))) || [];
    if (line === undefined) return [];
    return [
      { at, path, place: { line: Number(line), column: column === undefined ? undefined : Number(column) } },
    ];
  });
}

/** A module that exports what CommonJS does, each name of its own included. It is run here, since its names must be known. */
function requiring(path: string): string {
  const exports: unknown = module.createRequire(path)(path);
  const names = typeof exports === "object" && exports !== null ? Object.keys(exports) : [];
  const file = JSON.stringify(path);
  return [
    'import { createRequire } from "node:module";',
    `const exported = createRequire(${file})(${file});`,
    "export default exported;",
    ...names
      .filter((name) => name !== "default" && name.isWellFormed())
      .map((name, index) => {
        const quoted = JSON.stringify(name);
        return `const name${index} = exported[${quoted}];\nexport { name${index} as ${quoted} };`;
      }),
  ].join("\n");
}

/** Whether CommonJS asks; Node 22 gives a set where later ones give a list. */
function isRequired({ conditions }: { conditions: Iterable<string> }): boolean {
  return new Set(conditions).has("require");
}

function bare(url: string): string {
  return url.replace(/\?dipla=\d+$/, "");
}
