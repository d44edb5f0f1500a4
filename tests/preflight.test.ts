import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { preflightPress } from "../scripts/review/preflight/preflight-press.ts";
import { createWorkspace, projectRoot, type Workspace } from "./support/workspace.ts";

/* A flyer with everything that a print shop sends back, and what `check` says of it; its sound twin has none of it. */
let workspace: Workspace;
let found: {
  code: string;
  level: string;
  place: { line?: number };
  facts: Record<string, string | number>;
}[];

beforeAll(async () => {
  workspace = await createWorkspace();
  await workspace.copy(join(projectRoot, "tests", "workspaces", "flawed"), ".");
  await workspace.write("content/flyer/images/coarse.png", await ramp());
  const { events } = await workspace.run("check", "--json", "--no-report");
  found = events.filter(({ event }) => event === "diagnostic") as never;
});
afterAll(() => workspace.remove());

const one = (code: string): (typeof found)[number] => {
  const matching = found.filter((item) => item.code === code);
  expect(matching, JSON.stringify(found)).toHaveLength(1);
  return matching[0] as (typeof found)[number];
};

describe("check finds", () => {
  it("type that is too small for its inks", () => {
    expect(one("type-too-small").facts).toMatchObject({ size: 4, page: 1, wanted: 6, what: "several-inks" });
    expect(one("type-too-small").facts.text).toContain("Type that no plate");
  });

  it("lines as fine as hairs", () => {
    const { facts } = one("line-too-thin");
    expect(facts).toMatchObject({ page: 1, wanted: 0.25 });
    expect(facts.thickness).toBeLessThan(0.25);
  });

  it("a bar that ends at the trim, at each of its sides", () => {
    const sides = found.filter(({ code }) => code === "bleed-missing").map(({ facts }) => facts);
    expect(sides.map(({ what, page }) => `${page} ${what}`).sort()).toEqual(["1 side-bottom"]);
    expect(sides[0]?.millimetres).toBeGreaterThan(2.8);
  });

  it("a picture that is sharp enough for the office and not for the press", () => {
    const { facts, place } = one("image-resolution-low");
    expect(facts).toMatchObject({ wanted: 250 });
    expect(facts.resolution).toBeGreaterThanOrEqual(150);
    expect(place.line).toBe(11);
  });

  it("a code that is too small, and one that is dark on dark", () => {
    expect(one("qr-too-small")).toMatchObject({ place: { line: 13 }, facts: { millimetres: 9, wanted: 20 } });
    expect(one("qr-contrast-low")).toMatchObject({ place: { line: 21 }, facts: { ground: "#0D3B54" } });
  });
});

it("says each as a warning, in words for people", async () => {
  const { stdout, stderr } = await workspace.run("check", "--no-report");
  expect(stdout + stderr).toMatch(/QR code is 9 mm wide/);
  expect(stdout + stderr).toMatch(/mm of bleed are missing/);
  const levels = new Set(found.filter(({ code }) => code !== "text-fitted").map(({ level }) => level));
  expect([...levels]).not.toContain("error");
});

it("counts ink in colours and pictures against the shop's limit", async () => {
  await workspace.run("build", "--format", "pdf");
  const bytes = await workspace.read("out/flyer/en/flyer.en.press.pdf");
  const limits = async (inkLimit: number): Promise<string[]> =>
    (
      await preflightPress(
        { bytes, path: "flyer.press.pdf" },
        { source: "en.md", print: { inkLimit } as never },
      )
    )
      .filter(({ code }) => code === "ink-too-much")
      .map(({ params }) => String(params.page));
  expect(await limits(300)).toEqual([]);
  // Page 0: a picture, wherever it stands.
  expect(await limits(40)).toEqual(expect.arrayContaining(["0", "1", "2"]));
});

it.each(["ar", "en"])(
  "has nothing against covers in %s: both their sides reach into the bleed",
  async (lang) => {
    const covers = await createWorkspace();
    await covers.write(
      "content/covers.md",
      `---\ntitle: 2026\nlang: ${lang}\ntemplate: brochure\n---\n\n## 2026\n\n2026.\n`,
    );
    const { events } = await covers.run("check", "--json", "--no-report", "--format", "pdf");
    await covers.remove();
    expect(events.filter(({ code }) => code === "bleed-missing")).toEqual([]);
  },
);

/** About 200 pixels per inch at the width of the text. */
async function ramp(): Promise<Buffer> {
  const width = Math.round((124 / 25.4) * 200);
  const pixels = Buffer.alloc(width * 120 * 3);
  for (let at = 0; at < pixels.length; at += 1) pixels[at] = (at % (width * 3)) / ((width * 3) / 200);
  return sharp(pixels, { raw: { width, height: 120, channels: 3 } })
    .png()
    .toBuffer();
}
