import { readdir, readFile } from "node:fs/promises";
import { join, posix } from "node:path";
import { expect, it } from "vitest";
import { projectRoot } from "./support/workspace.ts";

/* The rules that scripts/README.md explains, enforced on every file. */
interface Module {
  path: string;
  text: string;
  imports: { target: string; typeOnly: boolean; dynamic: boolean }[];
}

const scripts = join(projectRoot, "scripts");
const names = (await readdir(scripts, { recursive: true })).map((name) => name.replaceAll("\\", "/"));
const modules: Module[] = await Promise.all(
  names
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".d.ts"))
    .map(async (path) => {
      const text = await readFile(join(scripts, path), "utf8");
      return { path, text, imports: importsOf(path, text) };
    }),
);

function importsOf(path: string, text: string): Module["imports"] {
  const found = [
    ...text.matchAll(/^(?:import|export)(?:(?!;)[\s\S])*? from "([^"]+)";/gm),
    ...text.matchAll(/^import "([^"]+)";/gm),
  ].map(([statement, target = ""]) => ({
    target,
    typeOnly: /^(import|export) type/.test(statement),
    dynamic: false,
  }));
  const dynamic = [...text.matchAll(/(typeof )?import\(\s*["`]([^"`]+)["`]\s*\)/g)].map(
    ([, type, target = ""]) => ({
      target,
      typeOnly: type !== undefined,
      dynamic: true,
    }),
  );
  return [...found, ...dynamic].map((one) => ({
    ...one,
    target: one.target.startsWith(".") ? posix.join(posix.dirname(path), one.target) : one.target,
  }));
}

/** Pure and tiny: any stage may use them. */
const everywhere = [
  "findings/diagnostics.ts",
  "findings/diagnostic-codes.ts",
  "words/fill.ts",
  "host/sha256.ts",
  "host/reads.ts",
  "host/cached.ts",
  "host/file-trouble.ts",
  "host/write-files.ts",
  "host/unwritable.ts",
  "host/workspace-paths.ts",
  "document/",
  "languages/",
];
/** Reading PDF at the level of its objects: finishing does it to change them, the review to judge them. */
const pdfObjects = "pdf-objects/";
const types = ["host/host.ts"];

/** What formats there are, by name: everybody may know; their renderers and readers are only named there. */
const formats = "formats/formats.ts";

/**
 * Folder → what its files may import of ours; `types`: as types only; `lazily`: by `import()` only. The longest matching folder
 * counts.
 */
const table: Readonly<
  Record<
    string,
    { may: readonly string[]; types?: readonly string[]; lazily?: readonly string[]; because: string }
  >
> = {
  "document/": {
    may: ["document/", "findings/diagnostics.ts"],
    because: "the model does no I/O and knows no stage",
  },
  "words/": {
    may: ["words/"],
    types: ["findings/diagnostic-codes.ts"],
    because: "a language of the interface is words only, and is loaded when something is said",
  },
  "languages/": {
    may: ["languages/", "document/language-tag.ts"],
    because: "what is known of a language depends on nothing else",
  },
  "config/": {
    may: [
      ...everywhere,
      formats,
      "config/",
      "content/parse-yaml.ts",
      "content/read-json.ts",
      "content/read-text.ts",
    ],
    types: [...types, "findings/judge.ts"],
    because: "settings come before everything that is set",
  },
  "config/settings/": {
    may: ["document/", formats, "findings/read-rules.ts", "send/transports/", "config/settings/"],
    types: ["findings/diagnostic-codes.ts"],
    because: "a setting has one definition, in whichever file it is written: pure, for all who read one",
  },
  "letterhead/": {
    may: ["document/", "letterhead/", "host/sha256.ts"],
    because: "it reads bytes of Word files, for whoever has them",
  },
  "content/": {
    may: [...everywhere, formats, "content/", "config/settings/", "letterhead/"],
    types,
    because: "reading knows nothing of merge and render",
  },
  "merge/": { may: [...everywhere, "merge/"], because: "merging is pure: no host, no files, no other stage" },
  "formats/": {
    may: [...everywhere, "formats/", "review/outline.ts"],
    types: [...types, "render/renderer.ts"],
    lazily: ["render/", "review/"],
    because: "a format names its renderer and its reader and loads neither",
  },
  "formats/pdf/": {
    may: [...everywhere, "formats/format.ts", "formats/pdf/", "render/"],
    types,
    lazily: ["render/", "review/"],
    because: "the page and its print meet here, since render/pdf makes no HTML",
  },
  "render/": {
    may: [...everywhere, formats, "render/", "artifacts/artifact.ts"],
    types,
    because: "renderers start from the publication",
  },
  "render/assets/": {
    may: [...everywhere, "render/assets/"],
    types,
    because: "assets are the same for all renderers",
  },
  "render/browser/": {
    may: [
      "host/sha256.ts",
      "host/cached.ts",
      "host/file-trouble.ts",
      "host/write-files.ts",
      "document/drawing-font.ts",
      "document/message-of.ts",
      "languages/",
      "render/browser/",
    ],
    types,
    because: "the browser's door opens inwards only",
  },
  "render/html/": {
    may: [...everywhere, "render/html/", "render/assets/"],
    types: [...types, "render/renderer.ts", "render/paper.ts"],
    because: "renderers don't know each other",
  },
  "pdf-objects/": { may: ["pdf-objects/"], because: "it reads objects and knows no document" },
  "render/docx/": {
    may: [...everywhere, "render/docx/", "render/assets/", "letterhead/"],
    types: [...types, "render/renderer.ts"],
    because: "renderers don't know each other",
  },
  "render/pdf/": {
    may: [...everywhere, pdfObjects, "render/pdf/", "render/assets/", "render/browser/"],
    types: [...types, "render/renderer.ts", "render/paper.ts"],
    because: "the page is handed to it; it does not make HTML",
  },
  "review/": {
    may: [
      ...everywhere,
      pdfObjects,
      formats,
      "review/",
      "artifacts/artifact.ts",
      "findings/diagnostic-words.ts",
      "findings/judge.ts",
      "words/",
    ],
    because: "a review sees finished bytes only",
  },
  "send/": {
    may: [
      "findings/diagnostics.ts",
      "findings/diagnostic-codes.ts",
      "findings/diagnostic-words.ts",
      "findings/judge.ts",
      "words/",
      "host/sha256.ts",
      "artifacts/artifact.ts",
      "document/escape-html.ts",
      "document/message-of.ts",
      formats,
      "config/settings/send.ts",
      "config/settings/secret.ts",
      "send/",
    ],
    types,
    because: "it takes finished files and merged words, and knows nothing of how they were made",
  },
  "send/transports/": {
    may: ["config/settings/", "send/transports/", "send/outbox/outgoing-message.ts"],
    because: "a transport says its own settings, and loads what sends when something is sent",
  },
  "workspace/": {
    may: [
      ...everywhere,
      formats,
      "workspace/",
      "artifacts/",
      "config/",
      "pipeline/",
      "workers/worker-pool.ts",
      "words/",
      "findings/",
      "review/",
      "content/find-documents.ts",
      "host/",
      "render/browser/start-browser.ts",
      // What has failed is told by the class of the error.
      "render/browser/browser-error.ts",
      "render/renderer-error.ts",
    ],
    because: "the application is data in and data out: it knows no command line and prints nothing",
  },
  "commands/": {
    may: [
      ...everywhere,
      formats,
      "host/host-with-files.ts",
      "commands/",
      "workspace/",
      "artifacts/cache.ts",
      "config/",
      "pipeline/pipeline.ts",
      "pipeline/check-facts.ts",
      "pipeline/copies.ts",
      "artifacts/manifest.ts",
      "workers/worker-pool.ts",
      "artifacts/artifact.ts",
      "artifacts/inputs.ts",
      "words/",
      "findings/judge.ts",
      "findings/diagnostic-words.ts",
      "review/",
      "send/",
      "content/find-documents.ts",
      "content/template/find-template.ts",
      "render/browser/start-browser.ts",
      // What has failed is told by the class of the error.
      "render/browser/browser-error.ts",
      "render/renderer-error.ts",
      "render/pdf/sign/seal-fault.ts",
      "render/pdf/sign/open-signer.ts",
    ],
    types: ["artifacts/artifact.ts", "host/host.ts", "cli/printer.ts", "document/"],
    because: "a command turns flags into one call of the pipeline",
  },
};

it("keeps to the import table", () => {
  const wrong = modules.flatMap(({ path, imports }) => {
    const folder = Object.keys(table)
      .filter((name) => path.startsWith(name))
      .sort((a, b) => b.length - a.length)[0];
    const rule = folder === undefined ? undefined : table[folder];
    if (!rule) return [];
    return imports
      .filter(({ target }) => target.includes(".ts") && !target.startsWith("node:"))
      .filter(({ target, typeOnly, dynamic }) => {
        const allowed = [
          ...rule.may,
          ...(typeOnly ? (rule.types ?? []) : []),
          ...(dynamic ? (rule.lazily ?? []) : []),
        ];
        return !allowed.some((name) => target === name || (name.endsWith("/") && target.startsWith(name)));
      })
      .map(({ target }) => `${path} imports ${target}: ${rule.because}`);
  });
  expect(wrong).toEqual([]);
});

/** Library → the only folder that may load it. */
const doors: Readonly<Record<string, string | readonly string[]>> = {
  // The plugins that a configuration may name have its types.
  unified: ["content/", "document/extensions.ts", "config/settings/extensions.ts"],
  vfile: "content/plugins/",
  "remark-parse": "content/",
  "remark-gfm": "content/",
  "remark-directive": "content/",
  "remark-frontmatter": "content/",
  yaml: "content/",
  "csv-parse": "content/",
  "@e965/xlsx": "content/",
  valibot: ["content/", "config/", "send/transports/"],
  nodemailer: "send/",
  "postal-mime": "send/",
  "csv-stringify": "send/",
  "write-excel-file": "send/",
  "node:sqlite": "send/ledger/",
  pkijs: "render/pdf/sign/",
  asn1js: "render/pdf/sign/",
  "image-size": "content/",
  "string-width": "formats/txt/",
  handlebars: "merge/",
  "mdast-util-to-hast": "merge/",
  "hast-util-from-html": "merge/",
  "hast-util-raw": "merge/",
  "hast-util-sanitize": "merge/",
  docx: "render/docx/",
  puppeteer: "render/browser/",
  "puppeteer-core": "render/browser/",
  "tar-fs": "render/browser/",
  hyphen: "render/browser/",
  "node:child_process": ["render/browser/", "commands/preview/", "render/assets/try-drawing.ts"],
  hono: "commands/preview/",
  "@hono/node-server": "commands/preview/",
  "@cantoo/pdf-lib": "pdf-objects/pdf-lib.ts",
  "@resvg/resvg-js": "render/assets/",
  "subset-font": "render/assets/",
  qrcode: "render/assets/",
  "d3-scale": "render/assets/",
  harfbuzzjs: "render/assets/",
  "pdfjs-dist": "review/",
  parse5: "review/",
  "xast-util-from-xml": ["review/", "letterhead/", "content/recipients/list-from-ods.ts"],
  "node:fs": "host/",
  "node:fs/promises": "host/",
};

it("loads each library through its one door", () => {
  const wrong = modules.flatMap(({ path, imports }) =>
    imports.flatMap(({ target, typeOnly }) => {
      const library = Object.keys(doors).find((name) => target === name || target.startsWith(`${name}/`));
      const door = library === undefined ? undefined : doors[library];
      // A page's type says what a measurement gets; it loads nothing.
      if (
        door === undefined ||
        [door].flat().some((one) => path.startsWith(one)) ||
        (typeOnly && library === "puppeteer")
      )
        return [];
      return [`${path} loads ${target}: only ${door} may`];
    }),
  );
  expect(wrong).toEqual([]);
});

it("reads the environment in the host only, and speaks through the command line only", () => {
  const speaks = (path: string): boolean => /^cli\/(cli|printer)\.ts$|^commands\//.test(path);
  const wrong = modules.flatMap(({ path, text }) => {
    const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");
    return [
      ...(/process\.env/.test(code) && path !== "host/node-host.ts" ? [`${path}: process.env`] : []),
      ...(/\bconsole\.|process\.(stdout|stderr)\.write/.test(code) && !speaks(path)
        ? [`${path}: prints`]
        : []),
      ...(/process\.exit\b/.test(code) && path !== "cli/cli.ts" ? [`${path}: process.exit`] : []),
      ...(/new Date\(\)|Date\.now\(\)|Math\.random\(\)/.test(code) && !path.startsWith("host/")
        ? [`${path}: clock or chance`]
        : []),
    ];
  });
  expect(wrong).toEqual([]);
});

/**
 * What modules keep beyond a call. Two workspaces in one process share all of it, so each has to be true for both: it is known by the
 * very object or the whole text that it was made of, and gone with it or bounded.
 */
const moduleState: Readonly<Record<string, string>> = {
  "cli/cli.ts hasGrace": "the process has one Ctrl-C",
  "config/load-module.ts loads":
    "Node keeps a module for good: each reading needs a number that no other has",
  "content/written-date.ts known": "names of months, by language: CLDR's",
  "host/journal.ts notes": "temporary files of this process, by the cache that they are noted in",
  "host/journal.ts open": "temporary files of this process, which go with it",
  "host/journal.ts ownName": "the process's own name in all of its notes",
  "host/sha256.ts known": "the hash of bytes, as long as they are there",
  "languages/foreign-words.ts patterns": "made of the language's own record",
  "languages/script-fonts.ts ofHan": "made of the language's name",
  "merge/mail/render-mail.ts cache": "compiled from the template that it is known by",
  "merge/page/check-page-paths.ts sound": "what was right of the partials that it is known by",
  "merge/page/compiled-page.ts pages": "compiled from the template that it is known by",
  "merge/typography/set-type.ts remembered": "runs of text by their words and their language; bounded",
  "merge/typography/set-type.ts wholes": "made of the language's own record",
  "pdf-objects/font-codes.ts maps": "read from the stream that it is known by; bounded",
  "render/assets/charts/time-labels.ts known": "names of months, by language: CLDR's",
  "render/assets/font-characters.ts read": "the characters of the font's bytes that they are known by",
  "render/assets/faces.ts found": "the faces of the publication that it is known by",
  "render/assets/fallback-faces.ts found": "the faces of the publication that it is known by",
  "render/assets/font-copy.ts known": "where the copy of a font's bytes lies, as long as these are there",
  "render/assets/measure-text.ts opened": "a font opened from the bytes that it is known by",
  "render/browser/load-page.ts serving": "goes with its page of the browser",
  "render/browser/soft-hyphens.ts dividers": "made of the language's own record",
  "render/docx/stabilise-docx.ts hiddenFonts": "made of the font's bytes that it is known by",
  "render/docx/stabilise-docx.ts lastParts":
    "the last part of each name, taken only where its text is the same",
  "render/docx/word-charts.ts drawn": "drawn from the SVG that it is known by; bounded",
  "render/html/token-css.ts made": "made of the theme that it is known by",
  "render/pdf/finish/output-intent.ts packed": "one profile, the same in every file",
  "render/pdf/render-pdf.ts sessions": "goes with its page of the browser",
  "render/render-publication.ts inputsOf": "the hash of the publication that it is known by",
  "render/render-publication.ts looks": "the hash of the theme that it is known by",
};

it("keeps nothing beyond a call but what two workspaces may share", () => {
  const found = modules.flatMap(({ path, text }) =>
    [
      ...text.matchAll(/^(?:export )?let (\w+)/gm),
      ...text.matchAll(
        /^(?:export )?const (\w+)(?:: [^=]+)? = new (?:Weak)?(?:Map|Set)(?:<(?:(?!\n\n)[\s\S])*?>)?\(\)/gm,
      ),
      ...text.matchAll(
        /^(?:export )?const (\w+): (?!readonly|Readonly)[\w<>, ]+(?:\[\]|>) = (?:\[\]|\{\});/gm,
      ),
    ].map(([, name = ""]) => `${path} ${name}`),
  );
  expect(found.sort()).toEqual(Object.keys(moduleState).sort());
});

it("writes and reads positions in one place, so that nobody can forget which of a document's texts a line is in", () => {
  const wrong = modules
    .filter(({ path }) => path !== "document/position.ts" && !path.startsWith("content/"))
    .flatMap(({ path, text }) => [
      ...(/\b(?:data-?[sS]rc|src)\b[^;]*\.split\(/.test(text) ? [`${path} takes a data-src apart`] : []),
      ...(/(?<!#)position\??\.start(?!\.offset)/.test(text) ? [`${path} looks into a node's position`] : []),
    ]);
  expect(wrong).toEqual([]);
});

it("has no import cycles", () => {
  const graph = new Map(
    modules.map(({ path, imports }) => [
      path,
      imports
        // Types that need each other are a cycle as well: neither can be read without the other.
        .filter(({ target, typeOnly, dynamic }) => target.endsWith(".ts") && (typeOnly || !dynamic))
        .map(({ target }) => target),
    ]),
  );
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) cycles.push([...trail.slice(trail.indexOf(path)), path].join(" → "));
    else if (!done.has(path)) {
      for (const next of graph.get(path) ?? []) visit(next, [...trail, path]);
      done.add(path);
    }
  };
  for (const path of graph.keys()) visit(path, []);
  expect(cycles).toEqual([]);
});

it("has no catch-all names, and says something about every export", () => {
  const wrong = modules.flatMap(({ path, text }) => {
    const lines = text.split("\n");
    const undocumented = lines.flatMap((line, index) =>
      /^export (async )?(function|const|interface|type|class) /.test(line) &&
      // What is handed on is documented where it comes from.
      !/^export type (?:(\w+) = \w+\.\1;$|\{)/.test(line) &&
      !/\*\/$/.test(lines[index - 1] ?? "")
        ? [`${path}:${index + 1} exports without a doc comment`]
        : [],
    );
    return [
      ...(/(^|\/)(utils?|helpers?|common|shared|misc)(\.ts|\/)/.test(path)
        ? [`${path}: name says nothing`]
        : []),
      ...undocumented,
    ];
  });
  expect(wrong).toEqual([]);
});

it("is shown on the map", async () => {
  const map = await readFile(join(scripts, "README.md"), "utf8");
  const folders = new Set(modules.map(({ path }) => posix.dirname(path)).filter((folder) => folder !== "."));
  // A language of the interface is a folder that nobody has to be told of.
  const isLanguage = (folder: string): boolean => folder.startsWith("words/");
  expect(
    [...folders].filter((folder) => !isLanguage(folder) && !map.includes(`${folder.split("/").at(-1)}/`)),
  ).toEqual([]);
  const files = modules.map(({ path }) => path).filter((path) => !path.includes("/"));
  expect(files.filter((file) => !map.includes(file))).toEqual([]);
});
