import { basename, dirname, join, resolve } from "node:path";
import type { DocumentModel } from "../document/document-model.ts";
import { mediaType } from "../document/media-type.ts";
import type { AttachedFile } from "../document/publication.ts";
import type { Host } from "../host/host.ts";
import { sha256 } from "../host/sha256.ts";
import type { SourceFile } from "./find-documents.ts";

/** Endings of the shared data that a document may carry. */
const carried = /\.(?:md|csv|ya?ml)$/;

/** What a document with `attach-source` carries: its Markdown, the tables of its charts, the workspace's shared data. */
export async function findAttachments(
  source: SourceFile,
  document: DocumentModel,
  root: string,
  host: Host,
): Promise<AttachedFile[]> {
  const shared = join(root, "content", "_data");
  const listed = (await host.stat(shared)) ? await host.list(shared) : [];
  const data = [
    ...[...document.tables.keys()].map((table) => resolve(dirname(source.path), table)),
    ...listed.filter((name) => carried.test(name)).map((name) => join(shared, name)),
  ];
  const files = [
    { path: source.path, relationship: "Source" as const },
    ...data.map((path) => ({ path, relationship: "Data" as const })),
  ];
  return Promise.all(
    files.map(async (file) => ({
      ...file,
      name: basename(file.path),
      mediaType: mediaType(file.path),
      hash: sha256((await host.read(file.path)) ?? ""),
    })),
  );
}
