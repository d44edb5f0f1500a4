import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readColour } from "../scripts/content/template/read-colour.ts";
import { readTheme } from "../scripts/content/template/read-theme.ts";
import { readTokenFile, type TokenFile } from "../scripts/content/template/token-files.ts";
import { hexToXyz, hueDistance, hueOf, xyzToLab, xyzToOklab } from "../scripts/document/colour-spaces.ts";
import type { GivenInks, Inks, Theme } from "../scripts/document/theme.ts";
import { createDiagnostics } from "../scripts/findings/diagnostics.ts";
import { createNodeHost } from "../scripts/host/node-host.ts";
import { convertToInks } from "../scripts/render/assets/convert-to-inks.ts";
import { readInkProfile } from "../scripts/render/assets/ink-profile.ts";
import { nearestInks } from "../scripts/render/assets/nearest-inks.ts";
import { keepFlatColours } from "../scripts/render/pdf/press/keep-flat-colours.ts";
import { mayOverprint, writtenGrounds } from "../scripts/render/pdf/press/may-overprint.ts";
import { reportInks } from "../scripts/render/pdf/press/report-inks.ts";
import { pageInks } from "./support/page-inks.ts";
import { asLut8, asLutAToB } from "./support/rewrite-profile.ts";
import { createWorkspace, projectRoot, type Workspace } from "./support/workspace.ts";

const base = join(projectRoot, "templates", "_base");
const profile = new Uint8Array(await readFile(join(base, "profiles", "coated-fogra39.icc")));
const look = readInkProfile(profile);
if (!look) throw new Error("the built-in profile can't be read");
const host = createNodeHost();

function tokenFile(display: string, bytes: Uint8Array, isOwn: boolean): TokenFile {
  const file = readTokenFile({ path: join(base, display), display, bytes, isOwn }, host, createDiagnostics());
  if (!file) throw new Error(`${display} can't be read`);
  return file;
}
const builtIn = tokenFile("theme.tokens.json", await readFile(join(base, "theme.tokens.json")), false);

/** The base's tokens with a theme over them, and what is found. */
function themed(tokens: object): { theme: Theme; found: string[] } {
  const diagnostics = createDiagnostics();
  const own = tokenFile("house.tokens.json", Buffer.from(JSON.stringify(tokens, null, 1)), true);
  const theme = readTheme([builtIn, own], [], diagnostics);
  return { theme, found: diagnostics.list().map(({ code, place }) => `${code} ${place.file}:${place.line}`) };
}
const inksOf = ({ givenInks }: Theme, hex: string): Inks | undefined =>
  givenInks.find((given) => given.hex === hex)?.inks;
const colour = (value: unknown, cmyk?: Inks): object => ({
  $type: "color",
  $value: value,
  ...(cmyk && { $extensions: { dipla: { cmyk } } }),
});

describe("a theme over another", () => {
  it("keeps no inks of a colour that it changes", () => {
    const { theme } = themed({ color: { deep: colour("#004D40") } });
    expect(theme.colours.deep).toEqual({ hex: "#004D40" });
    expect(inksOf(theme, "#004D40")).toBeUndefined();
    expect(theme.givenInks.filter(({ token }) => token === "color.deep")).toEqual([]);
  });

  it.each([
    ["the same colour in small letters", colour("#0d3b54"), [100, 60, 30, 40]],
    [
      "the same colour in another space",
      colour({ colorSpace: "srgb", components: [13 / 255, 59 / 255, 84 / 255] }),
      [100, 60, 30, 40],
    ],
    [
      "other inks for the same colour",
      { $extensions: { dipla: { cmyk: [100, 50, 20, 50] } } },
      [100, 50, 20, 50],
    ],
  ])("has inks for %s", (_, token, inks) => {
    expect(inksOf(themed({ color: { deep: token } }).theme, "#0D3B54")).toEqual(inks);
  });

  it("takes over its own inks, before those of others for the same colour", () => {
    const { theme } = themed({ color: { white: colour("#146580", [80, 30, 20, 30]) } });
    expect(inksOf(theme, "#146580")).toEqual([80, 30, 20, 30]);
  });

  it.each([
    { deep: { $value: "{color.coral}" } },
    { deep: { $value: { $ref: "#/color/coral/$value" } } },
    { deep: { $ref: "#/color/coral" } },
  ])("follows a reference to a colour and to its inks: %o", (color) => {
    const { theme, found } = themed({ color });
    expect(theme.colours.deep?.hex).toBe("#C9503A");
    expect(theme.tones.heading).toBe("#C9503A");
    expect(inksOf(theme, "#C9503A")).toEqual([10, 80, 80, 5]);
    expect(found).toEqual([]);
  });

  it("tells of references in a circle, at their line", () => {
    const { found } = themed({ color: { deep: { $value: "{color.sky}" }, sky: { $value: "{color.deep}" } } });
    expect(found).toContain("token-unknown house.tokens.json:3");
  });
});

describe("fonts of a theme", () => {
  const sans = (value: unknown, files?: Record<string, string>): ReturnType<typeof themed> =>
    themed({ font: { sans: { $value: value, ...(files && { $extensions: { dipla: { files } } }) } } });

  it.each(["Source Serif 4", "source serif 4", ["Source Serif 4", "serif"], "{font.serif}"])(
    "takes the files of a family that ships: %s",
    (value) => {
      const { theme, found } = sans(value);
      expect(found).toEqual([]);
      expect(theme.fonts.sans).toMatchObject({ name: "Source Serif 4", files: theme.fonts.serif.files });
    },
  );

  it("are an error without files, and never have another family's", () => {
    const { theme, found } = sans("Nowhere Grotesk");
    expect(found).toEqual(["font-family-unknown house.tokens.json:3"]);
    expect(theme.fonts.sans.files).toEqual([]);
  });

  it("are named by their weights", () => {
    expect(sans("Own", { Regular: "a.ttf" }).found).toEqual(["token-invalid house.tokens.json:3"]);
    expect(sans("Own", { "400": "a.ttf", "700i": "b.ttf" }).theme.fonts.sans.files).toEqual([
      { weight: 400, italic: false, path: join(base, "a.ttf") },
      { weight: 700, italic: true, path: join(base, "b.ttf") },
    ]);
  });
});

describe("colours of tokens", () => {
  // Values of CSS Color 4's own examples and of its reference tests.
  it.each([
    ["#abc", "#AABBCC"],
    ["#AABBCCFF", "#AABBCC"],
    [{ colorSpace: "srgb", components: [1, 0.5, 0] }, "#FF8000"],
    [{ colorSpace: "srgb", components: ["none", 0, 1], alpha: 1 }, "#0000FF"],
    [{ colorSpace: "srgb-linear", components: [0.5, 0.5, 0.5] }, "#BCBCBC"],
    [{ colorSpace: "hsl", components: [120, 100, 25] }, "#008000"],
    [{ colorSpace: "hwb", components: [240, 20, 40] }, "#333399"],
    [{ colorSpace: "lab", components: [54.29, 80.8, 69.89] }, "#FF0000"],
    [{ colorSpace: "lch", components: [29.57, 68.3, 301.36] }, undefined],
    [{ colorSpace: "oklab", components: [0.51975, -0.1403, 0.10768] }, "#008000"],
    [{ colorSpace: "oklch", components: [0.51975, 0.17686, 142.495] }, "#008000"],
    [{ colorSpace: "display-p3", components: [0.21604, 0.49418, 0.13151] }, "#008000"],
    [{ colorSpace: "a98-rgb", components: [0.28153, 0.49803, 0.09243] }, undefined],
    [{ colorSpace: "prophoto-rgb", components: [0.230479, 0.395789, 0.129968] }, "#008000"],
    [{ colorSpace: "rec2020", components: [0.235202, 0.431704, 0.085432] }, "#008000"],
    [{ colorSpace: "xyz-d65", components: [0.07719, 0.15438, 0.02573] }, "#008000"],
    [{ colorSpace: "xyz-d50", components: [0.9642, 1, 0.8251] }, "#FFFFFF"],
    [{ colorSpace: "munsell", components: [1, 2, 3], hex: "#123456" }, "#123456"],
    [{ colorSpace: "display-p3", components: [0, 1, 0], hex: "#00FF00" }, "#00FF00"],
  ])("reads %o", (value, hex) => {
    const read = readColour(value);
    if (hex) expect(read).toMatchObject({ hex });
    else expect(read).toHaveProperty("hex");
  });

  it.each([
    ["#12345", "colour-expected"],
    ["red", "colour-expected"],
    [7, "colour-expected"],
    [null, "colour-expected"],
    ["#12345680", "colour-opaque"],
    [{ colorSpace: "srgb", components: [1, 0, 0], alpha: 0.5 }, "colour-opaque"],
    [{ colorSpace: "srgb", components: [1, 0] }, "colour-expected"],
    [{ colorSpace: "srgb", components: ["1", 0, 0] }, "colour-expected"],
    [{ colorSpace: "constructor", components: [1, 0, 0] }, "colour-space-unknown"],
    [{ components: [1, 0, 0] }, "colour-expected"],
  ])("refuses %o", (value, reason) => {
    expect(readColour(value)).toMatchObject({ reason });
  });

  it("brings a colour into sRGB with its hue", () => {
    const read = readColour({ colorSpace: "oklch", components: [0.7, 0.35, 150] });
    if (!("hex" in read)) throw new Error("it is a colour");
    expect(read.outside).toBe(true);
    expect(hueDistance(hueOf(xyzToOklab(hexToXyz(read.hex))).hue, 150)).toBeLessThan(1.5);
  });
});

describe("inks worked out from colours", () => {
  const steps = ["00", "33", "66", "99", "CC", "FF"];
  const all = steps.flatMap((r) => steps.flatMap((g) => steps.map((b) => `#${r}${g}${b}`)));

  it.each([200, 240, 300])("keep hue and limit at %i %%", (limit) => {
    for (const hex of all) {
      const inks = nearestInks(hex, look, limit);
      expect(
        inks.reduce((sum, ink) => sum + ink, 0),
        hex,
      ).toBeLessThanOrEqual(limit);
      const [wanted, shown] = [hueOf(xyzToOklab(hexToXyz(hex))), hueOf(xyzToOklab(look(inks)))];
      if (wanted.chroma > 0.03) expect(hueDistance(wanted.hue, shown.hue), `${hex} ${inks}`).toBeLessThan(15);
      const [screen, print] = [hueOf(xyzToLab(hexToXyz(hex))), hueOf(xyzToLab(look(inks)))];
      if (screen.chroma < 10) continue;
      expect(print.chroma, `${hex} ${inks}`).toBeGreaterThan(4);
      expect(hueDistance(screen.hue, print.hue), `${hex} ${inks}`).toBeLessThan(15);
    }
  });

  it.each(["#E0F7FA", "#E0FFFF", "#D7FBF4", "#DDF6F4", "#E8FBFC", "#00000A", "#0C0C69", "#000A57"])(
    "never make a grey of a colour: %s",
    (hex) => {
      for (const limit of [200, 300]) {
        const shown = hueOf(xyzToLab(look(nearestInks(hex, look, limit))));
        const wanted = hueOf(xyzToLab(hexToXyz(hex)));
        if (wanted.chroma > 6) expect(shown.chroma, `${limit}`).toBeGreaterThan(2);
      }
    },
  );

  it("are black alone for black, near-black and greys, and none for white", () => {
    for (const hex of ["#000000", "#111111", "#15232D", "#0E0001", "#140005", "#00000A"])
      expect(nearestInks(hex, look, 300)).toEqual([0, 0, 0, 100]);
    expect(nearestInks("#FFFFFF", look, 300)).toEqual([0, 0, 0, 0]);
    const greys = ["#333333", "#666666", "#999999", "#CCCCCC"].map((hex) => nearestInks(hex, look, 300));
    expect(greys.every(([c, m, y]) => c + m + y === 0)).toBe(true);
    const blacks = greys.map((inks) => inks[3]);
    expect([...blacks].sort((a, b) => b - a)).toEqual(blacks);
    expect(blacks[0]).toBeGreaterThan(70);
    expect(blacks[3]).toBeLessThan(40);
  });

  it("look like the colour where paper can show it", () => {
    for (const hex of ["#146580", "#C9503A", "#336699", "#808000", "#00695C", "#D9A99E", "#F7F2E8"]) {
      const [wanted, shown] = [xyzToOklab(hexToXyz(hex)), xyzToOklab(look(nearestInks(hex, look, 300)))];
      expect(Math.hypot(...wanted.map((value, index) => value - (shown[index] ?? 0))), hex).toBeLessThan(
        0.03,
      );
    }
  });
});

describe("pictures in inks", () => {
  // As LittleCMS converts them in one step (transicc -t0 -i*sRGB); libvips' own CMYK in between turned greens into yellows.
  it.each([
    [
      [123, 252, 1],
      [49, 0, 89, 1],
    ],
    [
      [0, 51, 153],
      [89, 64, 0, 35],
    ],
    [
      [0, 102, 204],
      [81, 41, 0, 27],
    ],
    [
      [199, 21, 133],
      [14, 90, 9, 14],
    ],
    [
      [255, 255, 255],
      [0, 0, 0, 0],
    ],
  ])("are converted once: %j", async (rgb, inks) => {
    const path = join(base, "profiles", "coated-fogra39.icc");
    const found = await convertToInks(Uint8Array.from(rgb), { width: 1, height: 1, profile: path });
    for (const [index, ink] of inks.entries())
      expect(Math.abs((found[index] ?? 0) / 2.55 - ink), `${[...found]}`).toBeLessThan(1.5);
  });
});

describe("drawings in pixels", () => {
  const path = join(base, "profiles", "coated-fogra39.icc");
  const settings = { profile: { path, bytes: profile, identifier: "FOGRA39", look }, inkLimit: 300 };
  /** The inks of a picture whose pixels are all of these colours in turn. */
  const inksOfPixels = async (pixels: Uint8Array): Promise<Uint8Array> => {
    const inks = await convertToInks(pixels, { width: pixels.length / 3, height: 1, profile: path });
    keepFlatColours(pixels, inks, settings);
    return inks;
  };
  const rgbOf = (hex: string): number[] => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));

  it.each(["#0000FF", "#003399", "#7CFC00", "#E0F7FA", "#5B1A8C"])(
    "have the inks of vectors: %s",
    async (hex) => {
      // A logo on white, as JPEG keeps it.
      const pixels = Uint8Array.from({ length: 3000 }, (_, at) => {
        if (at % 300 < 150) return 255;
        const noise = ((at * 7919) % 3) - 1;
        return Math.min(255, Math.max(0, (rgbOf(hex)[at % 3] ?? 0) + noise));
      });
      const inks = await inksOfPixels(pixels);
      const wanted = nearestInks(hex, look, 300);
      for (const at of [60, 90, 190])
        for (const [index, ink] of wanted.entries())
          expect(
            Math.abs((inks[at * 4 + index] ?? 0) / 2.55 - ink),
            `${at}: ${inks.subarray(at * 4, at * 4 + 4)}`,
          ).toBeLessThan(4);
      expect([...inks.subarray(0, 4)]).toEqual([0, 0, 0, 0]);
    },
  );

  it("leave photographs to the profile", async () => {
    const pixels = Uint8Array.from(
      { length: 30_000 },
      (_, at) => (Math.floor(at / 3) * (at % 3 === 0 ? 7 : at % 3 === 1 ? 13 : 3)) % 256,
    );
    const inks = await convertToInks(pixels, { width: 10_000, height: 1, profile: path });
    expect(await inksOfPixels(pixels)).toEqual(inks);
  });
});

describe("black text", () => {
  const over = (ground: string, inkLimit: number): boolean => {
    const { theme } = themed({ color: { tint: colour(ground) } });
    const inksOf = (hex: string): Inks => nearestInks(hex, look, inkLimit);
    const grounds = writtenGrounds(theme);
    return mayOverprint(new Set([ground, "#15232D"]), inksOf, { grounds, inkLimit });
  };

  it("is printed over its ground where paper can dry both", () => {
    expect(over("#E6EFF2", 200)).toBe(true);
    expect(over("#B8860B", 300)).toBe(true);
    expect(over("#B8860B", 200)).toBe(false);
  });

  it("counts no ground that it doesn't stand on", () => {
    const { theme } = themed({});
    const grounds = writtenGrounds(theme);
    const inksOf = (hex: string): Inks => (hex === "#0D3B54" ? [100, 60, 30, 40] : [0, 0, 0, 100]);
    expect(mayOverprint(new Set(["#0D3B54", "#15232D"]), inksOf, { grounds, inkLimit: 240 })).toBe(true);
  });
});

describe("profiles of all kinds", () => {
  const patches: Inks[] = [
    [0, 0, 0, 0],
    [100, 0, 0, 0],
    [0, 100, 100, 0],
    [50, 30, 10, 20],
    [10, 20, 90, 70],
    [0, 0, 0, 100],
  ];

  it.each([
    ["8 bit tables", asLut8(profile), 0.01],
    ["tables of version 4", asLutAToB(profile), 0.0005],
  ])("are read alike: %s", (_, bytes, tolerance) => {
    const other = readInkProfile(bytes);
    for (const inks of patches)
      for (const [index, value] of (other?.(inks) ?? []).entries())
        expect(Math.abs(value - (look(inks)[index] ?? 0)), `${inks}`).toBeLessThan(tolerance);
    expect(other).toBeDefined();
  });

  it("that are torn are not guessed at", () => {
    for (const length of [100, 200, 2000, 5000])
      expect(readInkProfile(profile.slice(0, length))).toBeUndefined();
  });
});

describe("inks given by hand", () => {
  const told = (hex: string, inks: Inks, more: GivenInks[] = []): unknown[] => {
    const diagnostics = createDiagnostics();
    const given = { token: "color.brand", hex, inks, place: { file: "house.tokens.json", line: 3 } };
    const settings = { path: "", bytes: profile, identifier: "FOGRA39", look };
    reportInks({ givenInks: [given, ...more], inkLimit: 300, profile: settings }, diagnostics);
    return diagnostics.list().map(({ params }) => params.reason);
  };

  it.each<[string, Inks]>([
    ["#003399", [100, 80, 0, 0]],
    ["#0000FF", [100, 80, 0, 0]],
    ["#FFCC00", [0, 0, 100, 0]],
    ["#E30613", [0, 100, 100, 0]],
    ["#E6007E", [0, 100, 0, 0]],
    ["#009640", [100, 0, 100, 0]],
    ["#1A1A1A", [0, 0, 0, 100]],
    ["#000000", [60, 50, 50, 100]],
    ["#F5F5F0", [2, 2, 4, 0]],
    ["#16213A", [0, 0, 0, 100]],
  ])("are sound: %s as %j", (hex, inks) => {
    expect(told(hex, inks)).toEqual([]);
  });

  it.each<[string, Inks, string]>([
    ["#1B5E20", [0, 90, 80, 0], "inks-hue"],
    ["#003399", [60, 100, 0, 20], "inks-hue"],
    ["#B71C1C", [0, 0, 0, 60], "inks-grey"],
    ["#808080", [0, 60, 60, 20], "inks-coloured"],
    ["#AD8877", [0, 15, 21, 32], "inks-hue"],
    ["#302000", [0, 6, 19, 81], "inks-grey"],
    ["#5B3624", [0, 15, 22, 64], "inks-hue"],
    ["#1F2541", [13, 21, 55, 88], "inks-hue"],
    ["#311302", [0, 12, 18, 81], "inks-grey"],
    ["#0D3B54", [1, 0.6, 0.3, 0.4], "inks-lighter"],
    ["#FFF3B0", [20, 40, 100, 60], "inks-darker"],
    ["#101010", [90, 80, 80, 100], "inks-over-limit"],
  ])("are told: %s as %j", (hex, inks, reason) => {
    expect(told(hex, inks)).toContain(reason);
  });

  it("are told where one colour has two sets of them", () => {
    const place = { file: "dipla/theme.tokens.json", line: 9 };
    const other = { token: "color.deep", hex: "#146580", inks: [90, 35, 25, 20], place } as const;
    expect(told("#146580", [85, 35, 25, 22], [other])).toEqual(["inks-differ"]);
    expect(told("#146580", [90, 35, 25, 20], [other])).toEqual([]);
  });

  it("are sound throughout Dipla's own palette", () => {
    const diagnostics = createDiagnostics();
    const { givenInks } = readTheme([builtIn], [], createDiagnostics());
    expect(givenInks.length).toBeGreaterThan(12);
    reportInks(
      { givenInks, inkLimit: 300, profile: { path: "", bytes: profile, identifier: "FOGRA39", look } },
      diagnostics,
    );
    expect(diagnostics.list()).toEqual([]);
  });
});

describe("a press PDF with a theme", () => {
  let workspace: Workspace;
  const house = {
    color: {
      ink: colour("#101010"),
      deep: colour("#004D40"),
      brand: colour("#00695C", [85, 20, 55, 35]),
      accent: colour({ colorSpace: "oklch", components: [0.72, 0.17, 40] }),
    },
  };
  beforeAll(async () => {
    workspace = await createWorkspace({
      "dipla.config.json":
        '{"theme": "house.tokens.json", "print": {"outputs": ["press"], "ink-limit": 240}}',
      "house.tokens.json": JSON.stringify(house, null, 1),
      "content/folder/en.md":
        "---\ntitle: Folder\ntemplate: leaflet-halffold\n---\n\n:::panel{name=inside-1}\n\n## Part\n\nRunning text in a panel.\n\n:::\n",
    });
  });
  afterAll(() => workspace.remove());

  it("has the inks of its colours, and black text in black", async () => {
    const { code, stdout, stderr } = await workspace.run("build", "--format", "pdf");
    expect(code, stdout + stderr).toBe(0);
    expect(stdout + stderr).not.toContain("theme-inks");
    const bytes = await workspace.read("out/folder/en/folder.en.press.pdf");
    const { most, rgb, text, all } = await pageInks(bytes);
    expect(rgb).toEqual([]);
    expect(most).toBeLessThanOrEqual(240);
    expect(text.has("0/0/0/100")).toBe(true);
    expect(text.has("85/20/55/35")).toBe(false);
    for (const old of ["100/60/30/40", "90/35/25/20", "0/35/85/0"]) expect(all).not.toContain(old);
    expect(all).toContain(nearestInks("#004D40", look, 240).join("/"));
  });
});
