import Handlebars from "handlebars";
import { describe, expect, it } from "vitest";
import { cloneTree } from "../scripts/document/clone-tree.ts";
import type { Publication } from "../scripts/document/publication.ts";
import { createDiagnostics } from "../scripts/findings/diagnostics.ts";
import { createNodeHost } from "../scripts/host/node-host.ts";
import { checkPagePaths, type PageSources } from "../scripts/merge/page/check-page-paths.ts";
import { setTypeOfText } from "../scripts/merge/typography/set-type.ts";
import { replaceInRun } from "../scripts/merge/typography/text-run.ts";
import { publicationInputs } from "../scripts/render/render-publication.ts";

/* What is worked out once for thousands of copies must not be taken for something else. */

describe("type that was set before", () => {
  it("is not that of another language or policy", () => {
    const text = 'He said "25 %" - twice';
    const policy = { percent: "closed", dash: "em" } as const;
    const first = setTypeOfText(text, "en");
    expect(setTypeOfText(text, "de")).not.toBe(first);
    expect(setTypeOfText(text, "en", { policy })).not.toBe(first);
    expect(setTypeOfText(text, "en")).toBe(first);
  });

  it("is told again to those who want to hear of it", () => {
    const told: string[] = [];
    setTypeOfText('"so"', "en");
    setTypeOfText('"so"', "en", { onChange: ({ after }) => told.push(after) });
    expect(told).toEqual(['"so”', '“so"']);
  });

  it("is not looked for with a rule that would find its first match for ever", () => {
    const run = { nodes: [{ type: "text" as const, value: "aa" }], display: false, src: undefined };
    expect(() => replaceInRun(run, /a/, () => "b")).toThrow(/global/);
  });
});

describe("a template's page that was checked before", () => {
  const partials = {};
  const check = (data: PageSources["data"]): string[] => {
    const diagnostics = createDiagnostics();
    const sources = { file: "page.hbs", source: "{{ meta.title }}", displayOf: (name: string) => name };
    checkPagePaths({ ...sources, partials, helpers: [], data, parse: Handlebars.parse }, diagnostics);
    return diagnostics.list().map(({ code }) => code);
  };

  it("is checked again for data with other paths", () => {
    expect(check({ meta: { title: "A" } })).toEqual([]);
    expect(check({ meta: { title: "B" } })).toEqual([]);
    expect(check({ meta: { name: "B" } })).toEqual(["template-field-undeclared"]);
    expect(check({ meta: { name: "C" } })).toEqual(["template-field-undeclared"]);
  });
});

describe("the inputs of a publication", () => {
  const inputs = (change: object): Promise<string> =>
    publicationInputs(
      {
        ...{ body: { type: "root", children: [] }, theme, css: "", pictures: {}, parts: [], attachments: [] },
        ...change,
      } as unknown as Publication,
      createNodeHost(),
      [],
    );
  const theme = {};

  it("are the same wherever the files lie, and others when what is in them is", async () => {
    const profile = (path: string, hash: string): Promise<string> =>
      inputs({ print: { icc: { path, hash } } });
    expect(await profile("/here/inks.icc", "1")).toBe(await profile("/there/inks.icc", "1"));
    expect(await profile("/here/inks.icc", "1")).not.toBe(await profile("/here/inks.icc", "2"));
  });

  it("are others for another style with the same theme", async () => {
    expect(await inputs({ css: "p{}" })).not.toBe(await inputs({ css: "a{}" }));
  });
});

describe("a copy of a tree", () => {
  it("shares nothing that can be changed", () => {
    const tree = { type: "root", children: [{ type: "text", value: "a", position: { line: 1 } }] };
    const copy = cloneTree(tree);
    expect(copy).toEqual(tree);
    (copy.children[0] as { value: string }).value = "b";
    (copy.children[0] as { position: { line: number } }).position.line = 2;
    expect(tree.children[0]).toEqual({ type: "text", value: "a", position: { line: 1 } });
  });
});
