import { dirname, join } from "node:path";
import { codeStamp } from "../../artifacts/cache.ts";
import { listingHash } from "../../artifacts/listing-hash.ts";
import { type ResolvedConfig, resolveConfig } from "../../config/config.ts";
import { findDocuments, type SourceFile } from "../../content/find-documents.ts";
import { templateNames } from "../../content/template/find-template.ts";
import { createDiagnostics } from "../../findings/diagnostics.ts";
import { isWithheld, judge } from "../../findings/judge.ts";
import type { Host, Reads } from "../../host/host.ts";
import { sha256 } from "../../host/sha256.ts";
import { displayPath, isInside } from "../../host/workspace-paths.ts";
import type { UiLang } from "../../words/interface-languages.ts";
import { retryingBrowser } from "../retrying-browser.ts";
import { LiveView, type PreviewShared } from "./live-view.ts";
import { explainProblems } from "./problems.ts";
import type { DocumentList, ViewRequest } from "./view.ts";
import { watchFolders } from "./watch-folders.ts";

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

/** Starts with the configuration as it is; it is read again when its file changes. */
export async function startPreview(first: ResolvedConfig, host: Host, lang: UiLang): Promise<PreviewSession> {
  let config = first;
  const { root } = config;
  const stamp = await codeStamp(host);
  const browser = retryingBrowser(config, host, () => undefined);
  browser.start();
  const views = new Map<string, LiveView>();
  const listeners = new Set<() => void>();
  let listing: NodeJS.Timeout | undefined;
  let listed = "";
  const sources = (): Promise<SourceFile[]> => findDocuments(host, root, createDiagnostics());
  const shared: PreviewShared = {
    host,
    sources,
    folderOf: ({ document }) => join(root, "content", document),
    context: (recording) => ({
      config: { ...config, lang: undefined },
      host: recording,
      browser: browser.get,
      stamp,
      force: false,
      cache: false,
    }),
    attempt: (work) => browser.attempt(work, patience),
    isWithheld: (found) => isWithheld(found, { rules: config.rules, gates: config.strict }),
    explain: (found, view) =>
      explainProblems(judge(found, { rules: config.rules, gates: config.strict }), {
        root,
        host,
        lang,
        editor: config.editor,
        texts: view?.publication,
      }),
    sourcesOf: (request, reads) => sourcesOf(request, reads, root),
  };
  const watch = watchFolders(host, (folders) => void onChange(folders));
  const follow = (): void => watch.follow(foldersOf([...views.values()], config, host));

  async function onChange(folders: ReadonlySet<string>): Promise<void> {
    if (folders.has(root)) config = await resolveConfig(root, {}, host, createDiagnostics());
    // Folders that have come are watched before anybody looks into them.
    follow();
    clearTimeout(listing);
    listing = setTimeout(() => void tellList(), listPause);
    await Promise.all(
      [...views.values()].map(async (view) => {
        if (!view.isWatched) return void views.delete(keyOf(view.state.request));
        if (folders.has(root) || view.isBusy || (await hasChanged(view.reads, host, folders)))
          await refresh(view);
      }),
    );
  }

  /** Builds, and once more if something was changed before its folder was watched. */
  async function refresh(view: LiveView): Promise<void> {
    await view.refresh();
    follow();
    if (await hasChanged(view.reads, host)) await view.refresh();
    follow();
  }

  async function tellList(): Promise<void> {
    const now = JSON.stringify(await sources());
    if (now === listed) return;
    listed = now;
    for (const listener of listeners) listener();
  }

  follow();
  await tellList();
  return {
    list: async () => listOf(await sources(), await templateNames(host, root)),
    view(request) {
      const key = keyOf(request);
      const known = views.get(key);
      if (known) {
        views.delete(key);
        views.set(key, known);
        return known;
      }
      const view = new LiveView(request, shared);
      views.set(key, view);
      for (const [old, other] of views)
        if (views.size > keptViews && !other.isWatched && other !== view) views.delete(old);
      void refresh(view);
      return view;
    },
    onList: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      clearTimeout(listing);
      watch.close();
      await browser.close();
    },
  };
}

function keyOf({ document, lang, template, recipient }: ViewRequest): string {
  return JSON.stringify([document, lang, template ?? "", recipient ?? ""]);
}

/** Everything that a build reads may change but what is installed and what is remembered. */
function foldersOf(views: readonly LiveView[], { root }: ResolvedConfig, host: Host): Set<string> {
  const folders = new Set([
    root,
    join(root, "content"),
    join(root, "content", "_data"),
    join(root, "templates"),
  ]);
  for (const { reads } of views)
    for (const path of reads.keys())
      for (const folder of [dirname(path), path])
        if (!isInside(host.cacheDir, folder) && !folder.includes("node_modules") && isWatchable(folder, path))
          folders.add(folder);
  return folders;
}

/** A path that was read is a file, whose folder is watched, or a listing, which is a folder itself. */
function isWatchable(folder: string, path: string): boolean {
  return folder !== path || !/\.[^/\\]+$/.test(path);
}

/** Compares what was read, in all folders or in some, with what is there now. */
async function hasChanged(reads: Reads, host: Host, folders?: ReadonlySet<string>): Promise<boolean> {
  const near = [...reads].filter(
    ([path]) =>
      !path.includes("node_modules") && (!folders || folders.has(dirname(path)) || folders.has(path)),
  );
  const same = await Promise.all(
    near.map(async ([path, hash]) => {
      // A folder can't be read as a file; it counts by its listing.
      const bytes = await host.read(path).catch(() => undefined);
      if (bytes) return sha256(bytes) === hash;
      return hash === "absent"
        ? (await host.stat(path)) === undefined
        : listingHash(await host.list(path)) === hash;
    }),
  );
  return same.includes(false);
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
      ([path, hash]) => isInside(own, path) && hash !== "absent" && /\.(?:md|csv|ya?ml|json|tsv)$/.test(path),
    )
    .map(([path]) => displayPath(root, path));
  const rank = (file: string): number =>
    file.endsWith(`/${lang}.md`) || file === `content/${document}.md` ? 0 : file.endsWith(".md") ? 1 : 2;
  return [...new Set(files)].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}
