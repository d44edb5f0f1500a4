import type { SourceFile } from "../../content/find-documents.ts";
import type { Finding } from "../../findings/diagnostics.ts";
import type { Output } from "../../formats/formats.ts";
import type { Host } from "../../host/host.ts";
import type { Reads } from "../../host/reads.ts";
import { sha256 } from "../../host/sha256.ts";
import type { PipelineContext } from "../../pipeline/pipeline.ts";
import { failureFinding } from "../../workspace/failure-finding.ts";
import { type MergedView, mergeView } from "./build-view.ts";
import type { explainProblems } from "./problems.ts";
import { sheetMeasures } from "./sheet-measures.ts";
import type { ViewRequest, ViewState } from "./view.ts";

/** What all views of a preview share. */
export interface PreviewShared {
  host: Host;
  root: string;
  /** The pipeline's context with a host that records; made anew for each build, since settings may change. */
  context(host: Host): PipelineContext;
  sources(): Promise<SourceFile[]>;
  /** Where a document's texts are, absolute. */
  folderOf(request: ViewRequest): string;
  /** Does the work, again on a fresh browser where the one it had is gone. */
  attempt<T>(work: () => Promise<T>): Promise<T>;
  /** Whether what was found withholds the files, by the workspace's rules. */
  isWithheld(found: readonly Finding[]): boolean;
  explain(found: readonly Finding[], view: MergedView | undefined): ReturnType<typeof explainProblems>;
  /** Everything of the document that the pane may open, workspace-relative. */
  sourcesOf(request: ViewRequest, reads: Reads): string[];
}

/** What one or several windows look at, kept up to date. */
export class LiveView {
  /** What the last build read. */
  reads: Reads = new Map();
  #state: ViewState;
  readonly #shared: PreviewShared;
  readonly #listeners = new Set<(state: ViewState) => void>();
  readonly #bytes = new Map<Output, { hash: string; bytes: Uint8Array }>();
  #merged: MergedView | undefined;
  #running: Promise<void> | undefined;
  #again = false;

  constructor(request: ViewRequest, shared: PreviewShared) {
    this.#shared = shared;
    this.#state = {
      request,
      version: 0,
      title: request.document,
      files: {},
      outputs: [],
      isStale: false,
      isBuilding: true,
      problems: [],
      templates: [],
      recipients: [],
      sources: [],
      sheet: undefined,
    };
  }

  get state(): ViewState {
    return this.#state;
  }

  /** A change now may be one that the build under way has or has not seen. */
  get isBusy(): boolean {
    return this.#running !== undefined;
  }

  get isWatched(): boolean {
    return this.#listeners.size > 0;
  }

  subscribe(listener: (state: ViewState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Builds, and once more when something changed meanwhile. */
  refresh(): Promise<void> {
    if (this.#running) {
      this.#again = true;
      return this.#running;
    }
    this.#running = this.#buildUntilCurrent().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  /** A file as it is shown; one that nobody has looked at since the last change is made now. */
  async file(output: Output): Promise<{ hash: string; bytes: Uint8Array } | undefined> {
    // A build that is under way would make the file out of date before it is there.
    for (let attempt = 0; attempt < 3 && this.#state.files[output] === undefined; attempt += 1) {
      await this.#running;
      const merged = this.#merged;
      if (merged?.outputs.includes(output) && !this.#state.isStale) await this.#make(output, merged);
    }
    return this.#bytes.get(output);
  }

  async #buildUntilCurrent(): Promise<void> {
    do {
      this.#again = false;
      await this.#build().catch(async (error: unknown) => {
        const place = { file: `content/${this.#state.request.document}` };
        const found = failureFinding(error, place, "preview", this.#shared.root);
        this.#tell({
          isStale: true,
          isBuilding: false,
          problems: await this.#shared.explain([found], undefined),
        });
      });
    } while (this.#again);
  }

  async #build(): Promise<void> {
    const { request } = this.#state;
    const shared = this.#shared;
    const reads: Reads = new Map();
    this.reads = reads;
    const all = await shared.sources();
    const source = all.find(
      ({ document, lang }) => document === request.document && (lang === undefined || lang === request.lang),
    );
    if (!source) {
      // It may come back at any moment, as with editors that delete before they write: its folder is looked at again.
      await shared.host.recording(reads).list(shared.folderOf(request));
      this.#tell({ isStale: true, isBuilding: false, problems: [], version: this.#state.version + 1 });
      return;
    }
    const context = shared.context(shared.host.recording(reads));
    this.#tell({ isBuilding: true });
    const merged = await mergeView(request, source, all, context);
    this.#merged = merged;
    const failed = !merged.publication || shared.isWithheld(merged.diagnostics);
    this.#tell({
      version: this.#state.version + 1,
      isStale: failed,
      problems: await shared.explain(merged.diagnostics, merged),
      templates: merged.templates,
      recipients: merged.recipients,
      sources: shared.sourcesOf(request, reads),
      ...(failed && { isBuilding: false }),
      ...(merged.publication && !failed && this.#shown(merged)),
    });
    if (failed) return;
    // A page without the browser is there at once; what is printed follows.
    await this.#make("html", merged);
    if (merged.outputs.includes("pdf") && !this.#again) await this.#make("pdf", merged);
    this.#tell({ isBuilding: false });
  }

  #shown({ publication, outputs }: MergedView): Partial<ViewState> {
    const { html, pdf } = this.#state.files;
    return {
      title: publication?.title ?? "",
      outputs,
      sheet: publication && sheetMeasures(publication),
      // The others are made when somebody looks at them.
      files: { ...(html && { html }), ...(pdf && { pdf }) },
    };
  }

  async #make(output: Output, merged: MergedView): Promise<void> {
    const { artifact, diagnostics } = await this.#shared.attempt(() => merged.render(output));
    if (merged !== this.#merged) return;
    merged.diagnostics.push(...diagnostics);
    const problems = await this.#shared.explain(merged.diagnostics, merged);
    if (!artifact || this.#shared.isWithheld(diagnostics)) {
      this.#tell({ isStale: true, problems });
      return;
    }
    const hash = sha256(artifact.bytes).slice(0, 16);
    this.#bytes.set(output, { hash, bytes: artifact.bytes });
    this.#tell({ files: { ...this.#state.files, [output]: hash }, problems });
  }

  #tell(change: Partial<ViewState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener(this.#state);
  }
}
