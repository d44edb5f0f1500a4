import type { SourceFile } from "../../content/find-documents.ts";
import type { Publication } from "../../document/publication.ts";
import { createDiagnostics, type Finding } from "../../findings/diagnostics.ts";
import { isFormat, type Output } from "../../formats/formats.ts";
import { type Copies, openCopies } from "../../pipeline/copies.ts";
import { mergeSource, type PipelineContext, type SourceResult } from "../../pipeline/pipeline.ts";
import type { ViewRequest } from "./view.ts";

type Artifact = SourceResult["made"][number]["artifacts"][number];

/** A view that has been merged: its files can be made one by one. */
export interface MergedView {
  publication: Publication | undefined;
  outputs: readonly Output[];
  templates: readonly string[];
  recipients: readonly { id: string; name: string }[];
  diagnostics: Finding[];
  render(output: Output): Promise<{ artifact: Artifact | undefined; diagnostics: Finding[] }>;
}

/** Reads and merges what a window looks at, through the same pipeline as a build. */
export async function mergeView(
  request: ViewRequest,
  source: SourceFile,
  all: readonly SourceFile[],
  context: PipelineContext,
): Promise<MergedView> {
  const merged = await mergeSource(source, context);
  const { document, editions } = merged;
  const chosen = editions.find(({ publication }) => publication.template === request.template) ?? editions[0];
  const shared = {
    templates: document?.meta.template ?? [],
    recipients: (document?.recipients?.recipients ?? []).map(({ id, fields }) => ({
      id,
      name: String(fields.name ?? id),
    })),
  };
  if (request.recipient !== undefined && document?.recipients)
    return { ...(await mergeCopy(request, source, all, context)), ...shared };
  return {
    ...shared,
    publication: chosen?.publication,
    outputs: chosen?.outputs ?? [],
    diagnostics: merged.diagnostics,
    render: async (output) => {
      const found = createDiagnostics();
      const [artifact] = (await chosen?.render([output], context, found)) ?? [];
      return { artifact, diagnostics: found.list() };
    },
  };
}

async function mergeCopy(
  { document, recipient, template }: ViewRequest,
  source: SourceFile,
  all: readonly SourceFile[],
  context: PipelineContext,
): Promise<Pick<MergedView, "publication" | "outputs" | "diagnostics" | "render">> {
  const languages = all.flatMap((one) => (one.document === document && one.lang ? [one.lang] : []));
  const copies: Copies | undefined = await openCopies(source, languages, context);
  const found = copies?.recipients.find(({ id }) => id === recipient);
  const copy = found && (await copies?.open(found));
  const edition =
    copy?.editions.find(({ publication }) => publication.template === template) ?? copy?.editions[0];
  return {
    publication: edition?.publication,
    outputs: edition ? ["html", ...edition.formats] : [],
    diagnostics: [...(copies?.diagnostics ?? []), ...(copy?.diagnostics ?? [])],
    render: async (output) => {
      const made = isFormat(output) ? await edition?.render([output]) : undefined;
      return { artifact: made?.artifacts[0], diagnostics: made?.diagnostics ?? [] };
    },
  };
}
