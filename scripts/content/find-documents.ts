import { join } from "node:path";
import { isLanguageTag } from "../document/language-tag.ts";
import type { Diagnostics } from "../findings/diagnostics.ts";
import type { Host } from "../host/host.ts";
import { listFolder } from "./list-folder.ts";

/** A Markdown file that is (one language of) a document. */
export interface SourceFile {
  /** The document's name: its folder's, or the file's without `.md`. */
  document: string;
  /** From the file name; a one-file document says it in its front matter. */
  lang: string | undefined;
  /** Absolute path. */
  path: string;
}

/**
 * The documents below `content/`: a folder with `<lang>.md` files, or a single `name.md`. Folders and files that
 * start with `_` or `.` hold data; other Markdown in a document's folder (`annex-1.bg.md`) belongs to it.
 */
export async function findDocuments(
  host: Host,
  root: string,
  diagnostics: Diagnostics,
): Promise<SourceFile[]> {
  const content = join(root, "content");
  const found: SourceFile[] = [];
  for (const name of await listFolder(content, { host, root }, diagnostics)) {
    if (/^[_.]/.test(name)) continue;
    if (name.endsWith("/")) {
      const document = name.slice(0, -1);
      const texts = (await listFolder(join(content, document), { host, root }, diagnostics)).filter((file) =>
        file.endsWith(".md"),
      );
      const tagged = texts.filter((file) => isLanguageTag(file.slice(0, -3)));
      for (const file of tagged)
        found.push({ document, lang: file.slice(0, -3), path: join(content, document, file) });
      if (tagged.length > 0) continue;
      // A folder with texts and no language would be left out without a word.
      for (const file of texts)
        diagnostics.add(
          "language-unknown",
          { file: `content/${document}/${file}` },
          { lang: file.slice(0, -3) },
        );
    } else if (name.endsWith(".md") && name !== "README.md") {
      found.push({ document: name.slice(0, -3), lang: undefined, path: join(content, name) });
    }
  }
  return found;
}
