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

/** Its documents' names in a workspace: short ones are a tri-fold as well. */
export function documentsOf({ id, isShort }: CorpusText): string[] {
  return isShort ? [id, id + ofLeaflets] : [id];
}

const ofLeaflets = "-leaflet";

/** Its paths in a workspace, and its text with the one line that names templates, and a title where it has none of its own. */
export function asContent(corpusText: CorpusText): [string, string][] {
  return documentsOf(corpusText).map((name) =>
    documentOf(corpusText, name, name.endsWith(ofLeaflets) ? "leaflet-trifold" : "[briefing, brochure]"),
  );
}

function documentOf({ id, lang, text }: CorpusText, name: string, template: string): [string, string] {
  const templates = `template: ${template}\n`;
  // Lines of dashes further down are rules, or another program's.
  const [, front, body = text] =
    /^\uFEFF?---[ \t]*\r?\n([\s\S]*?\n)?---[ \t]*\r?\n([\s\S]*)$/.exec(text) ?? [];
  const title = /^title:/m.test(front ?? "") ? "" : `title: ${JSON.stringify(titleOf(body, id))}\n`;
  return [`content/${name}/${lang}.md`, `---\n${title}${templates}${front ?? ""}---\n${body}`];
}

/** The words of the first heading, or the document's name. */
function titleOf(body: string, id: string): string {
  const heading = /^#{1,6}[ \t]+(.+?)[ \t#]*$/m.exec(body)?.[1] ?? /^(.+)\r?\n=+[ \t]*$/m.exec(body)?.[1];
  const words = (heading ?? "").replace(/<[^>]*>|!?\[|\]\([^)]*\)|[*_`]|\{#.*?\}/g, "").trim();
  return words || id;
}
