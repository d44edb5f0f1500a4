import type { Artifact } from "../artifacts/artifact.ts";
import type { Publication } from "../document/publication.ts";
import { createDiagnostics, type Diagnostics, type Finding } from "../findings/diagnostics.ts";
import { formatOf, type Output, recordOf } from "../formats/formats.ts";
import { readCached, writeCached } from "../host/cached.ts";
import type { Host } from "../host/host.ts";
import { sha256, sha256Once } from "../host/sha256.ts";
import { checkGlyphs } from "./assets/check-glyphs.ts";
import type { Face } from "./assets/faces.ts";
import { allFacesOf } from "./assets/fallback-faces.ts";
import { preparePictures } from "./assets/prepare-pictures.ts";
import { readFace } from "./assets/read-face.ts";
import { BrowserError } from "./browser/browser-error.ts";
import type { RunningBrowser } from "./browser/start-browser.ts";
import type { Rendered, Renderer, RenderJob, Workers } from "./renderer.ts";
import { RendererError } from "./renderer-error.ts";

/** What rendering needs beside the publication. */
export interface RenderContext {
  host: Host;
  browser: () => Promise<RunningBrowser>;
  /** Identifies Dipla's code, part of every cache key. */
  stamp: string;
  /** Look nothing up in the cache. */
  force: boolean;
  /** Does what needs no browser; this thread when there is none. */
  workers?: Workers | undefined;
  /** Keep nothing in the cache either. */
  cache?: false | undefined;
}

/** An artifact and how it came about. */
export interface RenderedArtifact extends Artifact {
  cached: boolean;
  fonts: readonly string[];
  /** Hash of everything it was made from. */
  inputs: string;
  browser?: Rendered["browser"];
  fit?: Rendered["fit"];
}

interface CachedResult {
  fit?: Rendered["fit"];
  pages?: number | undefined;
  standards?: readonly string[] | undefined;
  browser?: Rendered["browser"];
  diagnostics: Finding[];
}

/** Renders some files of a publication, or takes them from the content-addressed cache. `path` names each file. */
export async function renderPublication(
  publication: Publication,
  wanted: readonly Output[],
  path: (output: Output) => string,
  context: RenderContext,
  diagnostics: Diagnostics,
): Promise<RenderedArtifact[]> {
  const { host, browser, workers } = context;
  const faces = await allFacesOf(publication, host);
  const hasFonts = wanted.some((output) => recordOf(formatOf(output)).hasFonts);
  const isWhole = !hasFonts || (await checkGlyphs(faces, publication, host, diagnostics));
  const pictures = await preparePictures(publication, host);
  const inputs = await publicationInputs(publication, host, faces);
  const fonts = faces.map((face) => `${face.name} ${face.file.weight}${face.italic ? " italic" : ""}`).sort();
  const job: RenderJob = { publication, pictures, faces, host, browser, workers, diagnostics };
  const told: Finding[][] = [];
  const rendered = await Promise.all(
    wanted.map(async (output, index): Promise<RenderedArtifact> => {
      const own = createDiagnostics();
      const { rendered, cached } = await fromCache(output, inputs, { ...job, diagnostics: own }, context);
      told[index] = own.list();
      const { bytes, pages, standards, fit, browser: printedBy } = rendered;
      const { format, mediaType, hasFonts } = recordOf(formatOf(output));
      return {
        format,
        output,
        path: path(output),
        bytes,
        mediaType,
        cached,
        fonts: hasFonts ? fonts : [],
        inputs,
        standards: standards ?? [],
        ...(pages !== undefined && { pages }),
        ...(printedBy && { browser: printedBy }),
        ...(fit && { fit }),
      };
    }),
  );
  const all = told.flat();
  diagnostics.addAll(all.filter((finding) => !followsFrom(finding, all, isWhole)));
  return rendered;
}

/**
 * Boxes in print follow from signs that have been told, and small type in one print from what is too wide, which is measured in another
 * print of the same text.
 */
function followsFrom({ code }: Finding, all: readonly Finding[], isWhole: boolean): boolean {
  if (code === "glyph-missing-printed") return !isWhole;
  return code === "type-shrunk" && all.some((other) => other.code === "overflow-width");
}

/** Hash of everything that a publication's files are made from, Dipla's own code excepted. Worked out once for each. */
export function publicationInputs(
  publication: Publication,
  host: Host,
  faces?: readonly Face[],
): Promise<string> {
  const known = inputsOf.get(publication) ?? hashInputs(publication, host, faces);
  inputsOf.set(publication, known);
  // What could not be read may be there when the files are made again.
  known.catch(() => inputsOf.delete(publication));
  return known;
}

const inputsOf = new WeakMap<Publication, Promise<string>>();

async function hashInputs(
  publication: Publication,
  host: Host,
  given: readonly Face[] | undefined,
): Promise<string> {
  const faces = given ?? (await allFacesOf(publication, host));
  const fontHashes = await Promise.all(faces.map(async (face) => sha256Once(await readFace(face, host))));
  // What the body has follows from the body.
  const { referenceDoc, theme, css, body, has: _, ...rest } = publication;
  const reference = referenceDoc ? sha256((await host.read(referenceDoc)) ?? "") : "";
  const words = JSON.stringify(rest, withoutPaths);
  return sha256(JSON.stringify([words, body, looksHash(theme, css), fontHashes, reference]));
}

/** The template's looks: most of a publication's words, and the same for all copies of a document. */
function looksHash(theme: Publication["theme"], css: string): string {
  const known = looks.get(theme);
  if (known?.css === css) return known.hash;
  const hash = sha256(JSON.stringify([theme, css], withoutPaths));
  looks.set(theme, { css, hash });
  return hash;
}

const looks = new WeakMap<Publication["theme"], { css: string; hash: string }>();

/** Paths say where a file lies, not what is in it: pictures, fonts and the letterhead count by their hashes. */
function withoutPaths(key: string, value: unknown): unknown {
  return key === "path" ? undefined : value;
}

/** What makes a file; loaded by the first that is made. */
async function rendererOf(output: Output): Promise<Renderer> {
  const load = recordOf(formatOf(output)).files[output];
  if (!load) throw new Error(`nothing makes ${output} files`);
  return load();
}

async function fromCache(
  output: Output,
  inputs: string,
  job: RenderJob,
  context: RenderContext,
): Promise<{ rendered: Rendered; cached: boolean }> {
  const { host } = context;
  const at = { folder: "artifacts", key: `${inputs} ${context.stamp} ${output}` };
  const known = context.force || context.cache === false ? undefined : await readCached(host, at);
  if (known) {
    // What is known of the file is its entry's first line.
    const end = known.indexOf(0x0a);
    const result = new TextDecoder().decode(known.subarray(0, end));
    const { diagnostics, ...rest } = JSON.parse(result) as CachedResult;
    job.diagnostics.addAll(diagnostics);
    return { rendered: { bytes: known.slice(end + 1), ...rest }, cached: true };
  }
  const own = createDiagnostics();
  const render = await rendererOf(output);
  const rendered = await render({ ...job, diagnostics: own }).catch((error: unknown) => {
    // The browser is to blame for its own faults, and the other thread has named what it was making.
    throw error instanceof BrowserError || error instanceof RendererError
      ? error
      : new RendererError(output, error);
  });
  job.diagnostics.addAll(own.list());
  if (context.cache === false) return { rendered, cached: false };
  const { bytes, ...about } = rendered;
  const result = JSON.stringify({ ...about, diagnostics: own.list() } satisfies CachedResult);
  await writeCached(host, at, Buffer.concat([Buffer.from(`${result}\n`), bytes]));
  return { rendered, cached: false };
}
