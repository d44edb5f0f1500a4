import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isMadeOut, isSeenAsOn, seenShare } from "../scripts/document/logo-shades.ts";
import { markInside, markPixels } from "../scripts/document/mark-size.ts";
import { readSvgRoot, withPlainSize } from "../scripts/document/svg-root.ts";
import { fileRatio, type LogoCase, logoColours, logoFile } from "./proofs/themes/logo-files.ts";
import { readPainted } from "./proofs/themes/read-painted.ts";
import { placedDrawings } from "./support/word-rooms.ts";
import { createWorkspace, type Workspace } from "./support/workspace.ts";

describe("the size of a logo", () => {
  it("keeps the ratio in whole pixels, of all ratios and in all places", () => {
    for (const [size, widest] of [
      [12, 34],
      [13, 60],
      [17, 36],
    ] as const)
      for (let step = -100; step <= 100; step += 1) {
        const ratio = 6 ** (step / 100);
        const { width, height } = markPixels(ratio, size, widest);
        expect(Math.abs(width / height / ratio - 1), `${ratio} at ${size}`).toBeLessThan(0.01);
        expect(width * 25.4).toBeLessThanOrEqual(widest * 96 * 1.1);
        expect(height * 25.4).toBeLessThanOrEqual(2 * size * 96 * 1.2);
      }
  });

  it("is the mark's own for a square one", () => {
    expect(markPixels(1, 13, 60)).toEqual({ width: 49, height: 49 });
  });
});

describe("a logo in another's place", () => {
  it("has its ratio in whole pixels, and stays in it", () => {
    for (const place of [
      { width: 79, height: 26 },
      { width: 49, height: 49 },
      { width: 24, height: 98 },
    ])
      for (let step = -100; step <= 100; step += 1) {
        const ratio = 6 ** (step / 100);
        const { width, height } = markInside(ratio, place);
        expect(width).toBeLessThanOrEqual(place.width);
        expect(height).toBeLessThanOrEqual(place.height);
        // Of a few pixels, nothing is exact.
        if (Math.min(width, height) >= 20) expect(Math.abs(width / height / ratio - 1)).toBeLessThan(0.02);
      }
    expect(markInside(3.0333, { width: 79, height: 26 })).toEqual({ width: 79, height: 26 });
  });
});

describe("what is seen of a logo", () => {
  const white = Array.from({ length: 24 }, (_, index) => (index === 23 ? 1 : 0));
  const twoColours = Array.from({ length: 24 }, (_, index) => (index === 2 ? 0.4 : index === 22 ? 0.6 : 0));

  it("depends on its ground", () => {
    expect(seenShare(white, "#FFFFFF")).toBe(0);
    expect(seenShare(white, "#0D3B54")).toBe(1);
    expect(isMadeOut(white, "#F7F2E8")).toBe(false);
    expect(isMadeOut(twoColours, "#FFFFFF")).toBe(true);
    expect(isSeenAsOn(twoColours, "#F7F2E8", "#FFFFFF")).toBe(true);
    expect(isSeenAsOn(twoColours, "#404040", "#FFFFFF")).toBe(true);
    expect(seenShare(undefined, "#808080")).toBe(1);
  });
});

describe("the size of a drawing", () => {
  it.each([
    ['<svg width="30mm" height="5mm"/>', 6],
    ['<svg width="100%" height="100%" viewBox="0,0,600,200"/>', 3],
    ['<svg width="60" viewBox="0 0 300 100"/>', 3],
    ['<svg height="auto" width="60" viewBox="0 0 300 100"/>', 3],
    [
      '<?xml version="1.0"?>\n<!-- <svg width="1" height="9"/> -->\n<!DOCTYPE svg [<!ENTITY a "b">]>\n<svg viewBox="0 0 600 200"/>',
      3,
    ],
    ["<svg stroke-width='3' height='200.25' width='600.75'/>", 3],
    ['<svg data-width="9" width=".6" height=".2"/>', 3],
  ])("is read from %s", (text, ratio) => {
    const root = readSvgRoot(text);
    if (typeof root !== "object") throw new Error("it has a size");
    expect(root.width / root.height).toBeCloseTo(ratio, 6);
    const plain = withPlainSize(text);
    expect(plain).toMatch(/<svg[^>]* viewBox=/);
    expect(plain).toMatch(/ width="[\d.]+" height="[\d.]+"/);
    expect(plain.match(/\swidth=/g)).toHaveLength(text.includes("<!--") ? 2 : 1);
  });

  it("is not invented", () => {
    expect(readSvgRoot('<svg><path d="M0 0H9"/></svg>')).toBe("sizeless");
    expect(readSvgRoot("<html><svg/></html>")).toBeUndefined();
    expect(withPlainSize('<svg width="6" height="2" viewBox="0 0 3 1"/>')).toBe(
      '<svg width="6" height="2" viewBox="0 0 3 1"/>',
    );
  });
});

const cases: readonly LogoCase[] = [
  { ratio: 6, kind: "svg-box", files: "logo" },
  { ratio: 1 / 6, kind: "jpg", files: "both" },
  { ratio: 3, kind: "png", files: "dark" },
];

describe.each(cases)("a logo of ratio $ratio as $kind, $files", (one) => {
  let workspace: Workspace;
  const documents = ["leaflet-trifold", "brochure", "briefing"];
  beforeAll(async () => {
    workspace = await createWorkspace({ "dipla.config.json": '{"print": {"outputs": []}}' });
    const lines = ["name: Harbour Office"];
    for (const name of ["logo", "logo-on-dark"] as const) {
      if (one.files !== "both" && (one.files === "dark") !== (name === "logo-on-dark")) continue;
      const file = await logoFile(one, name);
      await workspace.write(`content/_data/${file.name}`, file.bytes);
      lines.push(`${name}: ${file.name}`);
    }
    await workspace.write("content/_data/organisation.yaml", `${lines.join("\n")}\n`);
    for (const document of documents)
      await workspace.write(
        `content/${document}/en.md`,
        `---\ntitle: A title\ntemplate: ${document}\n---\n\n## Part\n\nWords.\n`,
      );
    const { code, stdout, stderr } = await workspace.run("build");
    expect(code, stdout + stderr).toBe(0);
  });
  afterAll(() => workspace.remove());

  it.each(documents)("has its ratio in %s, whole, and nobody else's mark beside it", async (document) => {
    const painted = await readPainted(await workspace.read(`out/${document}/en/${document}.en.pdf`));
    const hexes = Object.values(logoColours).map(rgbOf);
    const logos = painted.filter(
      ({ colour }) => colour === "picture" || hexes.some((hex) => isNear(colour, hex)),
    );
    expect(logos.length).toBe(document === "briefing" ? 1 : 2);
    for (const { width, height, seen } of logos) {
      expect(Math.abs(width / height / fileRatio(one) - 1)).toBeLessThan(0.01);
      expect(seen).toBeGreaterThan(0.99);
    }
    const html = await workspace.text(`out/${document}/en/${document}.en.html`);
    for (const [tag] of html.matchAll(/<img[^>]*data-role="mark"[^>]*>/g)) {
      expect(tag).toMatch(/data-kind="logo/);
      const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(tag) ?? [];
      expect(Math.abs(Number(width) / Number(height) / fileRatio(one) - 1)).toBeLessThan(0.01);
    }
    const parts = unzipSync(await workspace.read(`out/${document}/en/${document}.en.docx`));
    const word = strFromU8(parts["word/document.xml"] ?? new Uint8Array());
    const extents = [...word.matchAll(/<wp:extent cx="(\d+)" cy="(\d+)"/g)].map(
      ([, x, y]) => Number(x) / Number(y),
    );
    expect(extents.some((ratio) => Math.abs(ratio / fileRatio(one) - 1) < 0.01)).toBe(true);
  });
});

describe("a logo that is not made out on the ground it is named for", () => {
  /** The kinds of the marks of a leaflet's cover, which is dark, and of its back, which is light. */
  async function kindsOf(
    logos: Readonly<Partial<Record<"logo" | "logo-on-dark", "dark" | "light">>>,
    kind: "svg" | "png" = "svg",
    tokens: object = {},
  ): Promise<{ kinds: string[]; html: string; word: string }> {
    const workspace = await createWorkspace({
      "house.tokens.json": JSON.stringify(tokens),
      "dipla.config.json": '{"print": {"outputs": []}, "theme": "house.tokens.json"}',
      "content/folder/en.md": "---\ntitle: A title\ntemplate: leaflet-trifold\n---\n\n## Part\n\nWords.\n",
    });
    try {
      const lines = ["name: Harbour Office"];
      const frames = { logo: logos.logo ?? "dark", "logo-on-dark": logos["logo-on-dark"] ?? "light" };
      for (const name of ["logo", "logo-on-dark"] as const) {
        if (!logos[name]) continue;
        const file = await logoFile({ ratio: 2, kind, files: "both", frames }, name);
        await workspace.write(`content/_data/${file.name}`, file.bytes);
        lines.push(`${name}: ${file.name}`);
      }
      await workspace.write("content/_data/organisation.yaml", `${lines.join("\n")}\n`);
      const { code, stdout, stderr } = await workspace.run("build", "--format", "html,docx");
      expect(code, stdout + stderr).toBe(0);
      const html = await workspace.text("out/folder/en/folder.en.html");
      const parts = unzipSync(await workspace.read("out/folder/en/folder.en.docx"));
      return {
        kinds: [...html.matchAll(/data-role="mark" data-kind="([^"]+)"/g)].map(([, found = ""]) => found),
        html,
        word: strFromU8(parts["word/document.xml"] ?? new Uint8Array()),
      };
    } finally {
      await workspace.remove();
    }
  }

  it.each([
    ["a dark one", { logo: "dark" }, ["logo-plate", "logo"]],
    ["a white one for dark grounds", { "logo-on-dark": "light" }, ["logo-dark-only", "logo-dark-plate"]],
    ["both", { logo: "dark", "logo-on-dark": "light" }, ["logo-dark", "logo"]],
    ["a white one that is called logo", { logo: "light" }, ["logo-dark-only", "logo-dark-plate"]],
    ["a dark one that is called logo-on-dark", { "logo-on-dark": "dark" }, ["logo-plate", "logo"]],
    ["two that are dark", { logo: "dark", "logo-on-dark": "dark" }, ["logo-plate", "logo"]],
    ["two that are white", { logo: "light", "logo-on-dark": "light" }, ["logo-dark-only", "logo-dark-plate"]],
  ] as const)("stands where it is seen: %s", async (_, logos, wanted) => {
    for (const kind of ["svg", "png"] as const) {
      const { kinds, word } = await kindsOf(logos, kind);
      expect(kinds, kind).toEqual(wanted);
      expect(/w:fill="0D3B54"/i.test(word), kind).toBe(wanted[0] === "logo-dark-only");
    }
  });

  it("has a dark plate in a theme without a dark colour of that name, in every format", async () => {
    const pale = { $type: "color", $value: "#C8E6C9" };
    const { kinds, html, word } = await kindsOf({ logo: "light" }, "svg", {
      color: { deep: pale, brand: { $type: "color", $value: "#4E342E" } },
    });
    expect(kinds).toEqual(["logo-dark-plate", "logo-dark-plate"]);
    expect(html).toContain("--plate-dark:#4E342E");
    expect(word).toContain('w:fill="4E342E"');
  });
});

describe("a white logo in a letterhead of Word", () => {
  it("has its dark ground all around, within its cell", async () => {
    const workspace = await createWorkspace({
      "content/note/en.md": "---\ntitle: A title\ntemplate: briefing\n---\n\n## Part\n\nWords.\n",
      "content/_data/organisation.yaml": "name: Harbour Office\nlogo: logo.svg\n",
    });
    try {
      for (const ratio of [0.3, 1, 5]) {
        const frames = { logo: "light", "logo-on-dark": "light" } as const;
        const file = await logoFile({ ratio, kind: "svg", files: "logo", frames }, "logo");
        await workspace.write(`content/_data/${file.name}`, file.bytes);
        const { code, stdout, stderr } = await workspace.run("build", "--format", "docx");
        expect(code, stdout + stderr).toBe(0);
        const [drawing] = placedDrawings(unzipSync(await workspace.read("out/note/en/note.en.docx")));
        expect(drawing?.width).toBeGreaterThan(3);
        expect(Math.abs((drawing?.room ?? 0) - (drawing?.width ?? 0)), `${ratio}`).toBeLessThan(0.1);
        const word = strFromU8(
          unzipSync(await workspace.read("out/note/en/note.en.docx"))["word/document.xml"] ??
            new Uint8Array(),
        );
        expect(
          word.match(/<w:(?:top|bottom|left|right) w:val="single" w:color="0D3B54" w:sz="45"/g),
        ).toHaveLength(4);
      }
    } finally {
      await workspace.remove();
    }
  });
});

describe("the office printer's white grounds", () => {
  it("keep the ratio of a logo, also where it stands for another", async () => {
    const workspace = await createWorkspace({
      "dipla.config.json": '{"print": {"outputs": ["office"], "ink-light": true}}',
      "content/folder/en.md":
        "---\ntitle: A title\ntemplate: leaflet-trifold-letter\n---\n\n## Part\n\nWords.\n",
    });
    try {
      const wide: LogoCase = { ratio: 3.03, kind: "png", files: "both" };
      const tall: LogoCase = { ratio: 0.4, kind: "png", files: "both" };
      for (const [one, name] of [
        [wide, "logo"],
        [tall, "logo-on-dark"],
      ] as const) {
        const file = await logoFile(one, name);
        await workspace.write(`content/_data/${file.name}`, file.bytes);
      }
      await workspace.write(
        "content/_data/organisation.yaml",
        "name: Harbour Office\nlogo: logo.png\nlogo-on-dark: logo-on-dark.png\n",
      );
      const { code, stdout, stderr } = await workspace.run("build", "--format", "pdf");
      expect(code, stdout + stderr).toBe(0);
      const painted = await readPainted(await workspace.read("out/folder/en/folder.en.office.pdf"));
      const pictures = painted.filter(({ colour }) => colour === "picture");
      expect(pictures).toHaveLength(2);
      for (const { width, height } of pictures)
        expect(Math.abs(width / height / fileRatio(wide) - 1)).toBeLessThan(0.02);
    } finally {
      await workspace.remove();
    }
  });
});

function rgbOf(hex: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
}

function isNear(colour: string, rgb: readonly number[]): boolean {
  const values = colour.split(" ");
  return (
    values.at(-1) === "rg" && rgb.every((value, index) => Math.abs(value - Number(values[index])) < 0.003)
  );
}
