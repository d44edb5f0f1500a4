import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A document of the corpus as its author published it. */
export interface CorpusText {
  id: string;
  lang: string;
  /** Short enough for a leaflet. */
  isShort: boolean;
  text: string;
}

/** The documents that `sources.tsv` lists. */
export function readCorpus(folder: string): CorpusText[] {
  const [, ...rows] = readFileSync(join(folder, "sources.tsv"), "utf8").trimEnd().split(/\r?\n/);
  return rows.map((row) => {
    const [id = "", lang = "", , , , leaflet] = row.split("\t");
    return { id, lang, isShort: leaflet === "yes", text: readFileSync(join(folder, `${id}.md`), "utf8") };
  });
}

/** Its paths in a workspace, and its text with the one line that names templates, and a title where it has none of its own. */
export function asContent(corpusText: CorpusText): [string, string][] {
  const { id, isShort } = corpusText;
  const long = documentOf(corpusText, id, "[briefing, brochure]");
  return isShort ? [long, documentOf(corpusText, `${id}-leaflet`, "leaflet-trifold")] : [long];
}

function documentOf({ id, lang, text }: CorpusText, name: string, template: string): [string, string] {
  const templates = `template: ${template}\n`;
  const [, front, body = text] =
    /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)^---[ \t]*\r?\n([\s\S]*)$/m.exec(text) ?? [];
  const title = /^title:/m.test(front ?? "") ? "" : `title: ${JSON.stringify(titleOf(body, id))}\n`;
  return [`content/${name}/${lang}.md`, `---\n${title}${templates}${front ?? ""}---\n${body}`];
}

/** The words of the first heading, or the document's name. */
function titleOf(body: string, id: string): string {
  const heading = /^#{1,6}[ \t]+(.+?)[ \t#]*$/m.exec(body)?.[1] ?? /^(.+)\r?\n=+[ \t]*$/m.exec(body)?.[1];
  const words = (heading ?? "").replace(/<[^>]*>|!?\[|\]\([^)]*\)|[*_`]|\{#.*?\}/g, "").trim();
  return words || id;
}
