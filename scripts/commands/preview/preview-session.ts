import { dirname, join } from "node:path";
import { codeStamp } from "../../artifacts/cache.ts";
import type { ResolvedConfig } from "../../config/resolve.ts";
import { findDocuments, type SourceFile } from "../../content/find-documents.ts";
import { templateNames } from "../../content/template/find-template.ts";
import { createDiagnostics } from "../../findings/diagnostics.ts";
import { isWithheld, type Judgement, judge } from "../../findings/judge.ts";
import type { Host } from "../../host/host.ts";
import type { Reads } from "../../host/reads.ts";
import { displayPath, isInside } from "../../host/workspace-paths.ts";
import type { UiLang } from "../../words/interface-languages.ts";
import { type RetryingBrowser, retryingBrowser } from "../../workspace/retrying-browser.ts";
import { watchFolders } from "../../workspace/watch-folders.ts";
import { hasChanged } from "./has-changed.ts";
import { LiveConfig } from "./live-config.ts";
import { LiveView, type PreviewShared } from "./live-view.ts";
import { explainProblems } from "./problems.ts";
import type { DocumentList, ViewRequest } from "./view.ts";

/** ms for one format of one document. */
const patience = 120_000;
/** ms after the last event: the list of documents can wait until the page has been made. */
const listPause = 60;
/** Views that nobody looks at are kept for a while, since people go back and forth. */
const keptViews = 6;

/** A preview of one workspace: its views are built when somebody looks at them, and again when anything they read changes. */
export interface PreviewSession {
  list(): Promise<DocumentList>;
  view(request: ViewRequest): LiveView;
  /** Tells when documents come and go. */
  onList(listener: () => void): () => void;
  close(): Promise<void>;
}

/** Starts with the configuration as it is; it is read again when it, or what it imports, changes. */
export async function startPreview(
  config: ResolvedConfig,
  host: Host,
  lang: UiLang,
): Promise<PreviewSession> {
  const stamp = await codeStamp(host);
  const session = new WatchingSession(config, { host, lang, stamp });
  await session.start();
  return session;
}

/** Watches what its views have read, and builds them again. */
class WatchingSession implements PreviewSession {
  readonly #config: LiveConfig;
  readonly #root: string;
  readonly #host: Host;
  readonly #lang: UiLang;
  readonly #stamp: string;
  readonly #browser: RetryingBrowser;
  readonly #watch: ReturnType<typeof watchFolders>;
  readonly #views = new Map<string, LiveView>();
  readonly #listeners = new Set<() => void>();
  #listing: NodeJS.Timeout | undefined;
  #listed = "";

  constructor(config: ResolvedConfig, { host, lang, stamp }: { host: Host; lang: UiLang; stamp: string }) {
    this.#config = new LiveConfig(config, host);
    this.#root = config.root;
    this.#host = host;
    this.#lang = lang;
    this.#stamp = stamp;
    this.#browser = retryingBrowser(config, host, () => undefined);
    this.#watch = watchFolders(host, (folders) => void this.#onChange(folders));
  }

  async start(): Promise<void> {
    void this.#browser.start();
    this.#follow();
    await this.#tellList();
  }

  async list(): Promise<DocumentList> {
    return listOf(await this.#sources(), await templateNames(this.#host, this.#root));
  }

  view(request: ViewRequest): LiveView {
    const key = keyOf(request);
    const known = this.#views.get(key);
    if (known) {
      this.#views.delete(key);
      this.#views.set(key, known);
      return known;
    }
    const view = new LiveView(request, this.#shared());
    this.#views.set(key, view);
    for (const [old, other] of this.#views)
      if (this.#views.size > keptViews && !other.isWatched && other !== view) this.#views.delete(old);
    void this.#refresh(view);
    return view;
  }

  onList(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async close(): Promise<void> {
    clearTimeout(this.#listing);
    this.#watch.close();
    await this.#browser.close();
  }

  /** What all views need. The configuration is asked for anew each time, since it may have changed. */
  #shared(): PreviewShared {
    const judgement = (): Judgement => ({
      rules: this.#config.current.rules,
      gates: this.#config.current.strict,
    });
    return {
      host: this.#host,
      root: this.#root,
      sources: () => this.#sources(),
      folderOf: ({ document }) => join(this.#root, "content", document),
      context: (recording) => ({
        config: { ...this.#config.current, lang: undefined },
        host: recording,
        browser: this.#browser.get,
        stamp: this.#stamp,
        force: false,
        cache: false,
      }),
      attempt: (work) => this.#browser.attempt(work, patience),
      isWithheld: (found) => isWithheld(found, judgement()),
      explain: (found, view) =>
        explainProblems(judge([...this.#config.problems, ...found], judgement()), {
          root: this.#root,
          host: this.#host,
          lang: this.#lang,
          editor: this.#config.current.editor,
          texts: view?.publication,
        }),
      sourcesOf: (request, reads) => sourcesOf(request, reads, this.#root),
    };
  }

  #sources(): Promise<SourceFile[]> {
    return findDocuments(this.#host, this.#root, createDiagnostics());
  }

  #follow(): void {
    this.#watch.follow(foldersOf([...this.#views.values()], this.#config, this.#host));
  }

  async #onChange(folders: ReadonlySet<string>): Promise<void> {
    const isAll = (await this.#config.follow(folders)) || folders.has(this.#root);
    // Folders that have come are watched before anybody looks into them.
    this.#follow();
    clearTimeout(this.#listing);
    this.#listing = setTimeout(() => void this.#tellList(), listPause);
    await Promise.all(
      [...this.#views.values()].map(async (view) => {
        if (!view.isWatched) return void this.#views.delete(keyOf(view.state.request));
        if (isAll || view.isBusy || (await hasChanged(view.reads, this.#host, folders)))
          await this.#refresh(view);
      }),
    );
  }

  /** Builds, and once more if something was changed before its folder was watched. */
  async #refresh(view: LiveView): Promise<void> {
    await view.refresh();
    this.#follow();
    if (await hasChanged(view.reads, this.#host)) await view.refresh();
    this.#follow();
  }

  async #tellList(): Promise<void> {
    const now = JSON.stringify(await this.#sources());
    if (now === this.#listed) return;
    this.#listed = now;
    for (const listener of this.#listeners) listener();
  }
}

function keyOf({ document, lang, template, recipient }: ViewRequest): string {
  return JSON.stringify([document, lang, template ?? "", recipient ?? ""]);
}

/** Everything that a build reads may change but what is installed and what is remembered. */
function foldersOf(views: readonly LiveView[], config: LiveConfig, host: Host): Set<string> {
  const { root } = config.current;
  const folders = new Set([
    root,
    ...config.folders,
    join(root, "content"),
    join(root, "content", "_data"),
    join(root, "templates"),
  ]);
  for (const { reads } of views)
    for (const path of reads.keys())
      for (const folder of foldersNear(path))
        if (!isInside(host.cacheDir, folder) && !folder.includes("node_modules")) folders.add(folder);
  return folders;
}

/** The folder around what was read; what was listed is a folder itself, and may come or go. */
function foldersNear(path: string): string[] {
  return path.endsWith("/") ? [path.slice(0, -1), dirname(path)] : [dirname(path)];
}

function listOf(sources: readonly SourceFile[], templates: readonly string[]): DocumentList {
  const byName = Map.groupBy(sources, ({ document }) => document);
  return {
    documents: [...byName].map(([name, files]) => ({ name, languages: files.map(({ lang }) => lang ?? "") })),
    templates: templates.filter((name) => name !== "address-labels"),
  };
}

/** Texts and tables below `content/` that the document was made of; its own first. */
function sourcesOf({ document, lang }: ViewRequest, reads: Reads, root: string): string[] {
  const own = join(root, "content");
  const files = [...reads]
    .filter(
      ([path, { hash }]) =>
        isInside(own, path) && hash !== "absent" && /\.(?:md|csv|ya?ml|json|tsv)$/.test(path),
    )
    .map(([path]) => displayPath(root, path));
  const rank = (file: string): number =>
    file.endsWith(`/${lang}.md`) || file === `content/${document}.md` ? 0 : file.endsWith(".md") ? 1 : 2;
  return [...new Set(files)].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}
