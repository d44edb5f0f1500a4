import { cp, readFile } from "node:fs/promises";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import sharp from "sharp";
import { createWorkspace, projectRoot, type Workspace } from "./workspace.ts";

/** A workspace that uses every kind of file that a document can be made of, and a file of each kind in many versions. */
export interface EditableWorkspace extends Workspace {
  /** Writes a file's version, 0 to 9999. What says its number in words has the same length in all versions. */
  edit(path: string, version: number): Promise<void>;
  /** The same, under another name. */
  editAs(path: string, version: number, name: string): Promise<void>;
}

type Make = (version: string) => string | Uint8Array | Promise<Uint8Array>;

const front = `title: Paper
template: own
lang: en
date: 2026-11-27
annexes: [extra]
theme: paper.tokens.json
recipients: recipients.csv
reference-doc: letterhead.docx`;

const namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const drawing = (version: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"><rect width="20.${version}" height="12" fill="#146580"/></svg>`;

function letterhead(version: string): Uint8Array {
  const part = (name: string, kind: string): string =>
    `<Override PartName="/word/${name}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${kind}+xml"/>`;
  const relation = (target: string, kind: string): string =>
    `<Relationship Id="${kind}" Type="${relations}/${kind}" Target="${target}"/>`;
  const links = (...all: string[]): Uint8Array =>
    strToU8(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join("")}</Relationships>`,
    );
  return zipSync({
    "[Content_Types].xml": strToU8(
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${part("document", "document.main")}${part("styles", "styles")}${part("header1", "header")}</Types>`,
    ),
    "_rels/.rels": links(relation("word/document.xml", "officeDocument")),
    "word/document.xml": strToU8(
      `<w:document ${namespace} xmlns:r="${relations}"><w:body><w:p/><w:sectPr><w:headerReference w:type="default" r:id="header"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2000" w:right="1000" w:bottom="1500" w:left="1200" w:header="700" w:footer="700" w:gutter="0"/></w:sectPr></w:body></w:document>`,
    ),
    "word/styles.xml": strToU8(
      `<w:styles ${namespace}><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style></w:styles>`,
    ),
    "word/_rels/document.xml.rels": links(
      relation("styles.xml", "styles"),
      relation("header1.xml", "header"),
    ),
    "word/header1.xml": strToU8(
      `<w:hdr ${namespace}><w:p><w:r><w:t>Ministry ${version}</w:t></w:r></w:p></w:hdr>`,
    ),
  });
}

const faces = ["sofia-sans/400Regular/SofiaSans_400Regular", "heebo/400Regular/Heebo_400Regular"];
const template = (name: string): Promise<string> =>
  readFile(join(projectRoot, "templates", "briefing", name), "utf8");
const [page, settings, style] = await Promise.all(["page.hbs", "template.yaml", "style.css"].map(template));

const kinds: Readonly<Record<string, Make>> = {
  "content/paper/en.md": (version) =>
    `---\n${front}\n---\n\nVersion ${version}, {{ facts.members }}, {{ params.edition }}, {{ organisation.name }}.\n\n![A drawing](view.svg)\n\n![A photograph](photo.png)\n\n::chart{data="numbers.csv" type=bar title="Numbers"}\n`,
  "content/paper/extra.en.md": (version) => `---\ntitle: More\n---\n\nAnnex ${version}.\n`,
  "content/paper/recipients.csv": (version) => `id,name,lang\nfirst,Ministry ${version},en\n`,
  "content/paper/numbers.csv": (version) => `Year,Members\nIn ${version},18\nLater,20\n`,
  "content/paper/view.svg": drawing,
  "content/paper/photo.png": async (version) => {
    const [r = 0, g = 0, b = 0] = [version.slice(0, 2), version.slice(2), "77"].map(Number);
    const create = { width: 40, height: 30, channels: 3, background: { r, g, b } } as const;
    return new Uint8Array(await sharp({ create }).png().toBuffer());
  },
  "content/paper/letterhead.docx": letterhead,
  "content/_data/facts.yaml": (version) => `members: "${version}"\n`,
  "content/_data/organisation.yaml": (version) => `name: Office ${version}\nlogo: logo.svg\n`,
  "content/_data/logo.svg": drawing,
  "templates/own/template.yaml": (version) =>
    `${settings}`
      .replace("name: briefing", "name: own")
      .replace("Dear Minister,", `Dear Minister ${version},`),
  "templates/own/page.hbs": (version) =>
    `${page}`
      .replace("{{labels.briefing}}", `{{labels.briefing}} ${version}`)
      // The template's letterhead, in which it stands, makes room for that of the Word file.
      .replaceAll('class="opening">', 'class="opening">{{mark}}'),
  "templates/own/style.css": (version) => `${style}\n.opening { margin-top: 1.${version}mm; }\n`,
  "templates/own/labels.en.yaml": (version) => `briefing: "Note ${version}"\n`,
  "templates/own/theme.tokens.json": (version) =>
    `{"role": {"title": {"space-after": {"$type": "dimension", "$value": "${version.slice(-1)}.5mm"}}}}`,
  "paper.tokens.json": (version) =>
    `{"color": {"brand": {"$type": "color", "$value": "#14${version}"}}, "font": {"sans": {"$type": "fontFamily", "$value": "House", "$extensions": {"dipla": {"files": {"400": "fonts/house.ttf", "700": "fonts/house.ttf"}}}}}}`,
  "house.tokens.json": (version) =>
    `{"role": {"paragraph": {"space-after": {"$type": "dimension", "$value": "${version.slice(-1)}.5pt"}}}}`,
  "dipla.config.json": (version) => `{"theme": "house.tokens.json", "params": {"edition": "E${version}"}}`,
  "fonts/house.ttf": (version) => {
    const face = faces[Number(version) % 2];
    return readFile(join(projectRoot, "node_modules", "@expo-google-fonts", `${face}.ttf`));
  },
};

/** All kinds of files, by their paths. */
export const editableFiles = Object.keys(kinds);

/** Makes it, every file in its version 0. */
export async function editableWorkspace(): Promise<EditableWorkspace> {
  const workspace = await createWorkspace();
  for (const name of ["head.hbs", "meta.hbs"])
    await cp(
      join(projectRoot, "templates", "briefing", name),
      join(workspace.root, "templates", "own", name),
      {
        recursive: true,
      },
    );
  const editAs = async (path: string, version: number, name: string): Promise<void> => {
    const made = await kinds[path]?.(String(version).padStart(4, "0"));
    if (made === undefined) throw new Error(`There is no ${path}.`);
    await workspace.write(name, made);
  };
  const edit = (path: string, version: number): Promise<void> => editAs(path, version, path);
  for (const path of editableFiles) await edit(path, 0);
  return { ...workspace, edit, editAs };
}
