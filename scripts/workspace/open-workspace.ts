import { resolve } from "node:path";
import type { ManifestEntry } from "../artifacts/manifest.ts";
import { readConfig } from "../config/config.ts";
import type { ConfigFlags, ResolvedConfig } from "../config/resolve.ts";
import { createDiagnostics, type Finding } from "../findings/diagnostics.ts";
import { judge, withoutRules } from "../findings/judge.ts";
import type { Format } from "../formats/formats.ts";
import { confinedHost } from "../host/confined-host.ts";
import type { Host } from "../host/host.ts";
import { createNodeHost } from "../host/node-host.ts";
import type { UiLang } from "../words/interface-languages.ts";
import type { BuildOutcome } from "./build-outcome.ts";
import type { BuildEvent, Emit } from "./events.ts";
import { type ExitCode, exitCodeFor, exitCodes } from "./exit-codes.ts";
import { complaintsOf, folderTrouble } from "./folder-trouble.ts";
import { Running } from "./running.ts";
import { Session } from "./session.ts";
import { ownFiles, sourceChanges } from "./source-changes.ts";
import type { MadeFile, TextOptions } from "./text-options.ts";
import { type ToldDiagnostic, toldDiagnostics } from "./told-diagnostic.ts";
import { ConfigurationError } from "./workspace-error.ts";

/** Settings that win over those of `dipla.config.*`, and how the session speaks. */
export interface WorkspaceOptions {
  /** Where files are written; relative to the current folder. */
  out?: string | undefined;
  /** Nothing else is built. */
  formats?: readonly Format[] | undefined;
  /** Languages of documents, BCP 47; nothing else is built. */
  lang?: readonly string[] | undefined;
  /** How many documents or copies are made at a time. */
  jobs?: number | undefined;
  /** Findings that keep a document from being sent withhold its files, too. */
  strict?: boolean | undefined;
  /** False runs no program of the workspace: `dipla.config.ts` is refused, and it chooses no path outside of itself. */
  configCode?: boolean | undefined;
  /** The language of messages and of `report.html`; English where nothing is said. */
  uiLang?: UiLang | undefined;
  /** Hears of everything that the session does, whoever asked for it. */
  onEvent?: ((event: BuildEvent) => void) | undefined;
}

/** What is built. */
export interface BuildOrder {
  /** Names of documents; all where nothing is said. */
  documents?: readonly string[] | undefined;
  /** Also what has not changed. */
  force?: boolean | undefined;
}

/** What is checked, and by which day. */
export interface CheckOrder extends BuildOrder {
  /** Whether `report.html` is written into the output folder; it is where nothing is said. */
  report?: boolean | undefined;
  /** `YYYY-MM-DD`: facts that are to be reviewed before it are told. */
  today?: string | undefined;
}

/** How a build or a check ended. */
export interface BuildResult {
  /** The documents' files as the manifest has them, made now or earlier; `path` starts at `out`. Copies are in the manifest only. */
  artifacts: readonly ManifestEntry[];
  /** Absolute path of the output folder. */
  out: string;
  /** How many files were made. */
  made: number;
  /** How many documents and copies were as they should be. */
  unchanged: number;
  /** Sorted by place; of the level `error` is what withholds files, or fails a check. */
  diagnostics: readonly ToldDiagnostic[];
  /** Documents whose files are for the eye only, as `about-iom (bg)`. */
  drafts: readonly string[];
  /** What `dipla build` or `dipla check` would end with. */
  exitCode: ExitCode;
}

/** What became of a text in memory. */
export interface RenderResult {
  /** None where something is wrong with the text. */
  files: readonly MadeFile[];
  diagnostics: readonly ToldDiagnostic[];
}

/** A folder with documents, opened: one browser and one configuration for all that is done there, one thing after the other. */
export interface Workspace extends AsyncDisposable {
  /** Absolute. */
  readonly root: string;
  /** Makes what has changed. */
  build(order?: BuildOrder): Running<BuildResult>;
  /** The same, and one copy for each recipient. Copies leave the house: they are withheld for whatever `check` refuses. */
  copies(order?: BuildOrder): Running<BuildResult>;
  /** Makes everything in the cache and reviews the finished bytes. */
  check(order?: CheckOrder): Running<BuildResult>;
  /**
   * A build at once, and another whenever something has been saved, until the loop is left or the workspace closed. A configuration that
   * is wrong for a while is a result like others, with what is wrong, without files, and with the exit code 2.
   */
  watch(order?: BuildOrder): AsyncGenerator<BuildResult, void>;
  /** A text from memory, as a document of this workspace; writes no file. */
  render(text: string, options?: TextOptions): Promise<RenderResult>;
  /** Ends the browser when what is under way has ended. What waits for its turn fails with a `ClosedError`. */
  close(): Promise<void>;
}

/**
 * Opens the workspace in a folder. Nothing is started and nothing written before something is made; the configuration is read anew
 * each time.
 *
 * @throws ConfigurationError where there is no such folder, and from everything that needs a configuration which can't be used
 * @example
 * ```ts
 * import { openWorkspace } from "dipla";
 *
 * await using workspace = await openWorkspace("my-leaflets", { formats: ["pdf"] });
 * const { artifacts, diagnostics } = await workspace.build({ documents: ["first-leaflet"] });
 * ```
 */
export async function openWorkspace(root = ".", options: WorkspaceOptions = {}): Promise<Workspace> {
  const bare = createNodeHost();
  const absolute = resolve(bare.cwd, root);
  const host = confinedHost(bare, absolute);
  const trouble = await folderTrouble(absolute, root, host);
  if (trouble) throw await configurationError([trouble], options);
  await host.sweep();
  return workspaceOn(absolute, host, options);
}

/**
 * Makes files of a text alone, with the templates that Dipla has and no workspace. For more than one text, open a workspace: each call
 * starts a browser of its own.
 *
 * @example
 * ```ts
 * import { render } from "dipla";
 *
 * const { files } = await render("# Water\n\nTwo litres a day.", { template: "briefing", lang: "en", formats: ["pdf"] });
 * ```
 */
export async function render(
  text: string,
  { uiLang, ...options }: TextOptions & Pick<WorkspaceOptions, "uiLang"> = {},
): Promise<RenderResult> {
  const host = createNodeHost();
  // A folder that isn't there: nothing of a workspace can get in.
  await using workspace = workspaceOn(resolve(host.cacheDir, "no-workspace"), host, { uiLang });
  return await workspace.render(text, options);
}

function workspaceOn(root: string, host: Host, options: WorkspaceOptions): Workspace {
  const { uiLang = "en", onEvent } = options;
  /** Whoever listens to what is being done now: one thing is done at a time. */
  let listener: Emit | undefined;
  const session = new Session(host, (event) => {
    onEvent?.(event);
    listener?.(event);
  });
  /** Of the last configuration that was right. */
  let inputs: readonly string[] = [];
  const config = async (): Promise<ResolvedConfig> => {
    const usable = await usableConfig(root, host, options);
    inputs = ownFiles(usable);
    return usable;
  };
  const closing = new AbortController();
  const told = async (outcome: BuildOutcome, out: string, isCheck: boolean): Promise<BuildResult> => ({
    artifacts: outcome.entries,
    out,
    made: outcome.rendered,
    unchanged: outcome.unchanged,
    diagnostics: await toldDiagnostics(
      [...outcome.diagnostics, ...judge(complaintsOf(host), withoutRules)],
      uiLang,
    ),
    drafts: [...new Set(outcome.drafts)].sort(),
    exitCode: exitCodeFor(outcome.diagnostics, { failOnWarnings: false, isCheck }),
  });
  const running = (work: (config: ResolvedConfig) => Promise<BuildOutcome>, isCheck = false) =>
    new Running<BuildResult>((emit) =>
      session.inTurn(async () => {
        listener = emit;
        try {
          const settings = await config();
          return await told(await work(settings), settings.out, isCheck);
        } finally {
          listener = undefined;
        }
      }),
    );
  const order = ({ documents = [], force = false }: BuildOrder) => ({ documents, force });
  const build = (what: BuildOrder = {}): Running<BuildResult> =>
    running((settings) => session.build({ config: settings, ...order(what), copies: false }));
  const close = (): Promise<void> => {
    closing.abort();
    return session.close();
  };
  return {
    root,
    build,
    async *watch(what) {
      const changes = sourceChanges({ root, host, signal: closing.signal, files: () => inputs });
      for await (const _ of changes) yield await build(what).then(undefined, refused);
    },
    copies: (what = {}) =>
      running((settings) => session.build({ config: settings, ...order(what), copies: true })),
    check: ({ report = true, today = host.today(), ...what } = {}) =>
      running((settings) => session.check({ config: settings, ...order(what), report, today, uiLang }), true),
    render: (text, what = {}) =>
      session.inTurn(async () => {
        const { renderText } = await import("./render-text.ts");
        const { files, diagnostics } = await renderText(text, what, await config(), session);
        return { files, diagnostics: await toldDiagnostics(diagnostics, uiLang) };
      }),
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** What can't be begun as a result like others; everything else that is thrown is no answer. */
function refused(error: unknown): BuildResult {
  if (!(error instanceof ConfigurationError)) throw error;
  const { diagnostics } = error;
  return {
    artifacts: [],
    out: "",
    made: 0,
    unchanged: 0,
    diagnostics,
    drafts: [],
    exitCode: exitCodes.usage,
  };
}

/** The configuration with the options laid over it. */
async function usableConfig(root: string, host: Host, options: WorkspaceOptions): Promise<ResolvedConfig> {
  const { out, formats, lang, jobs, strict, configCode } = options;
  const diagnostics = createDiagnostics();
  const { checkOptions } = await import("../config/check-flags.ts");
  const checked: ConfigFlags = checkOptions({ out, formats, lang, jobs }, diagnostics);
  const flags = { ...checked, ...(strict !== undefined && { strict }), dataOnly: configCode === false };
  const config = await readConfig(root, flags, host, diagnostics);
  if (diagnostics.hasErrors()) throw await configurationError(diagnostics.list(), options);
  return config;
}

async function configurationError(
  found: readonly Finding[],
  { uiLang = "en" }: WorkspaceOptions,
): Promise<ConfigurationError> {
  const errors = judge(found, withoutRules).filter(({ level }) => level === "error");
  return new ConfigurationError(await toldDiagnostics(errors, uiLang));
}
