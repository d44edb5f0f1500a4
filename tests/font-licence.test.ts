import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { forbiddenUse } from "../scripts/content/template/font-licence.ts";
import { createNodeHost } from "../scripts/host/node-host.ts";
import { createWorkspace, type Workspace } from "./support/workspace.ts";

/* Fonts say what may be done with them. What they forbid is told; what is allowed, and what early fonts mean by several bits, is not. */
const host = createNodeHost();
const file = host.findPackage("@expo-google-fonts/sofia-sans/400Regular/SofiaSans_400Regular.ttf") ?? "";
const sound = readFileSync(file);

/** A sound font with other licence bits, of a table of some version. */
function fontWith(bits: number, version = 4): Buffer {
  const font = Buffer.from(sound);
  for (let at = 12; at < 12 + 16 * font.readUInt16BE(4); at += 16) {
    if (font.toString("latin1", at, at + 4) !== "OS/2") continue;
    const table = font.readUInt32BE(at + 8);
    font.writeUInt16BE(version, table);
    font.writeUInt16BE(bits, table + 8);
  }
  return font;
}

describe("a font's licence bits", () => {
  it.each([
    [0x0000, 4, undefined],
    [0x0004, 4, undefined],
    [0x0008, 4, undefined],
    [0x0002, 4, "font-embedding"],
    [0x0002, 1, "font-embedding"],
    [0x0102, 4, "font-embedding"],
    // The least restrictive of several holds.
    [0x0006, 1, undefined],
    [0x000a, 2, undefined],
    [0x000c, 2, undefined],
    [0x0104, 4, "font-subsetting"],
    [0x0100, 2, "font-subsetting"],
    [0x0208, 4, "font-bitmaps-only"],
    [0x0300, 3, "font-bitmaps-only"],
    // These bits meant nothing yet.
    [0x0100, 1, undefined],
    [0x0204, 0, undefined],
    // Reserved.
    [0x0001, 4, undefined],
    [0xf000, 4, undefined],
  ] as const)("%i in a table of version %i", (bits, version, expected) => {
    expect(forbiddenUse(fontWith(bits, version))).toBe(expected);
  });

  it("that can't be read forbid nothing", () => {
    for (const length of [0, 3, 12, 40, 200]) expect(forbiddenUse(sound.subarray(0, length))).toBeUndefined();
  });

  it("of the fonts that ship forbid nothing", () => {
    const folder = join(dirname(file), "../..");
    const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
      name.endsWith(".ttf"),
    );
    expect(names.length).toBeGreaterThan(20);
    expect(names.filter((name) => forbiddenUse(readFileSync(join(folder, name))) !== undefined)).toEqual([]);
  });
});

describe("a theme's font", () => {
  let workspace: Workspace;
  const theme = (font: string): string =>
    `{"font": {"mono": {"$value": "Own", "$extensions": {"dipla": {"files": {"400": "fonts/${font}.ttf"}}}}}}`;
  beforeAll(async () => {
    workspace = await createWorkspace();
    for (const [name, bits] of Object.entries({ free: 8, restricted: 2, whole: 0x108, bitmaps: 0x204 })) {
      await workspace.write(`fonts/${name}.ttf`, fontWith(bits));
      await workspace.write(`${name}.tokens.json`, theme(name));
      await workspace.write(
        `content/${name}.md`,
        `---\ntitle: A\nlang: en\ntheme: ${name}.tokens.json\n---\n\nText, \`code\`.\n`,
      );
    }
  });
  afterAll(() => workspace.remove());

  it("that may not be embedded is told at its token, with its file and what helps, and the document is written", async () => {
    const { code, events } = await workspace.run("build", "--format", "html", "--json");
    const told = events.filter(({ event }) => event === "diagnostic");
    expect(
      told.map((one) => [one.code, one.level, (one.place as { file: string; line: number }).file]).sort(),
    ).toEqual(
      ["bitmaps", "restricted", "whole"].map((name) => ["font-licence", "warning", `${name}.tokens.json`]),
    );
    expect(String(told.find(({ message }) => String(message).includes("restricted"))?.message)).toBe(
      "The font file “fonts/restricted.ttf” of “Own” says that its licence forbids embedding it, and PDF, Word and HTML files carry it.",
    );
    expect([code, events.filter(({ event }) => event === "rendered").length]).toEqual([0, 4]);
    const bulgarian = await workspace.run("check", "--ui-lang", "bg", "--format", "html");
    expect(bulgarian.stderr + bulgarian.stdout).toContain("лицензът му забранява да се вгражда");
  });
});
