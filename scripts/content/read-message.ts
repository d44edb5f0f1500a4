import { dirname } from "node:path";
import type { DocumentMessage } from "../document/document-model.ts";
import { nearest } from "../document/nearest.ts";
import { visitMarkdown } from "../document/tree.ts";
import type { Diagnostics } from "../findings/diagnostics.ts";
import { displayPath } from "../host/workspace-paths.ts";
import { locateFile } from "./locate-file.ts";
import { parseMarkdown } from "./parse-markdown.ts";
import { parseYaml } from "./parse-yaml.ts";
import type { MainText, PartContext } from "./read-parts.ts";
import { readText } from "./read-text.ts";

/**
 * The words of the message that copies go with: `message: words` is `words.bg.md` beside `bg.md`. One that isn't there in the text's
 * language is told at the key. Undefined where the front matter names none, or none that can be read.
 */
export async function readMessage(
  name: string | undefined,
  { source, lang, places, path: main }: MainText,
  { host, root, blocks, plugins }: PartContext,
  diagnostics: Diagnostics,
): Promise<DocumentMessage | undefined> {
  if (name === undefined) return undefined;
  const place = places.get("message") ?? { file: main };
  const folder = dirname(source.path);
  const address = `${name.replace(/\.md$/, "")}.${lang}.md`;
  const file = await locateFile(address, "part-missing", { host, root, folder, place, diagnostics });
  const text = file && (await readText(host, root, file, diagnostics));
  if (file === undefined || text === undefined) return undefined;
  const path = displayPath(root, file);
  const body = parseMarkdown(text, path, blocks, diagnostics, plugins);
  const yaml = body.children[0]?.type === "yaml" ? body.children.shift() : undefined;
  const front = parseYaml(yaml?.type === "yaml" ? yaml.value : "", path, diagnostics, { firstLine: 2 });
  for (const key of Object.keys(front.values))
    if (key !== "subject" && nearest(key, ["subject"]))
      diagnostics.add("front-matter-typo", front.places.get(key) ?? { file: path }, {
        key,
        suggestion: "subject",
      });
  visitMarkdown(body, (node) => {
    if (node.type !== "image" && node.type !== "imageReference") return;
    const { line, column } = node.position?.start ?? { line: 1, column: 1 };
    diagnostics.add("message-picture", { file: path, line, column }, { what: node.alt ?? "" });
  });
  const { subject } = front.values;
  return {
    path,
    body,
    subject: typeof subject === "string" && subject !== "" ? subject : undefined,
    subjectPlace: front.places.get("subject") ?? { file: path, line: 1, column: 1 },
  };
}
