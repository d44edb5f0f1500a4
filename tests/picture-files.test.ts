import { unzipSync } from "fflate";
import sharp from "sharp";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readPages } from "./support/read-pages.ts";
import { type CommandResult, createWorkspace, type Workspace } from "./support/workspace.ts";

/* Pictures as people have them: every type that browsers show, names in either of Unicode's forms, drawings that say no size. */
let workspace: Workspace;
let built: CommandResult;
let checked: CommandResult;

const field = (alpha: number) =>
  sharp({ create: { width: 900, height: 600, channels: 4, background: { r: 20, g: 90, b: 140, alpha } } });
const opaque = field(1).removeAlpha();
const nfc = "Градът през май.png";

const files: Readonly<Record<string, () => Promise<Uint8Array> | Uint8Array>> = {
  "photo.webp": () => opaque.clone().webp().toBuffer(),
  "glass.webp": () => field(0.5).webp().toBuffer(),
  "photo.avif": () => opaque.clone().avif({ effort: 0 }).toBuffer(),
  "scan.tiff": () => opaque.clone().tiff().toBuffer(),
  "plan #1.png": () => opaque.clone().png().toBuffer(),
  "50% more.png": () => opaque.clone().png().toBuffer(),
  "what?.png": () => opaque.clone().png().toBuffer(),
  [nfc.normalize("NFD")]: () => opaque.clone().png().toBuffer(),
  "moves.webp": () => moving("webp"),
  "moves.gif": () => moving("gif"),
  "sizeless.svg": () => drawing('<rect x="40" y="20" width="200" height="50" fill="#246"/>'),
  "percent.svg": () => drawing('<circle cx="0" cy="0" r="30" fill="#246"/>', ' width="100%" height="100%"'),
  "words.svg": () => drawing('<text x="10" y="20">Words</text>'),
  "empty.svg": () => drawing(""),
  "broken.webp": () => Buffer.from("RIFF\0\0\0\0WEBPVP8 "),
  "half.jpg": async () => half(await speckled().jpeg().toBuffer()),
  "half.png": async () => half(await speckled().png().toBuffer()),
};

/** What does not shrink to a few bytes, so that half of the file is half of the picture. */
function speckled() {
  return sharp({
    create: {
      width: 900,
      height: 600,
      channels: 3,
      background: "black",
      noise: { type: "gaussian", mean: 90, sigma: 60 },
    },
  });
}

/** As a copy that was broken off. */
function half(bytes: Uint8Array): Uint8Array {
  return bytes.subarray(0, bytes.length / 2);
}

function drawing(content: string, attributes = ""): Uint8Array {
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg"${attributes}>${content}</svg>`);
}

async function moving(type: "webp" | "gif"): Promise<Uint8Array> {
  const frame = (shade: number) =>
    sharp({ create: { width: 300, height: 200, channels: 3, background: { r: shade, g: 90, b: 140 } } })
      .png()
      .toBuffer();
  return sharp([await frame(10), await frame(200)], { join: { animated: true } })
    [type]()
    .toBuffer();
}

const addresses = [
  "photo.webp",
  "glass.webp",
  "photo.avif",
  "scan.tiff",
  "plan%20%231.png",
  "50%25%20more.png",
  "what%3F.png",
  encodeURI(nfc.normalize("NFC")),
  "photo.webp?raw=true",
  "moves.webp",
  "moves.gif",
  "sizeless.svg",
  "percent.svg",
  "words.svg",
];

beforeAll(async () => {
  workspace = await createWorkspace();
  for (const [name, make] of Object.entries(files))
    await workspace.write(`content/report/${name}`, await make());
  const picture = (address: string): string => `![A field of blue](${address})\n`;
  const text = (title: string, of: readonly string[]): string =>
    `---\ntitle: ${title}\ntemplate: briefing\n---\n\n${of.map(picture).join("\n")}`;
  await workspace.write("content/report/en.md", text("Report", addresses));
  await workspace.write(
    "content/broken/en.md",
    text(
      "Broken",
      ["broken.webp", "empty.svg", "half.jpg", "half.png"].map((name) => `../report/${name}`),
    ),
  );
  built = await workspace.run("build", "--json");
  checked = await workspace.run("check", "--json", "--no-report", "report");
});
afterAll(() => workspace.remove());

const found = ({ events }: CommandResult, document: string): string[] =>
  events
    .filter(
      ({ event, place }) =>
        event === "diagnostic" && (place as { file: string }).file.includes(`/${document}/`),
    )
    .map(
      ({ code, place, facts }) =>
        `${(place as { line: number }).line} ${code} ${(facts as { path?: string }).path ?? ""}`,
    )
    .filter((line) => !line.includes("image-resolution-low"));

it("shows every one of them, in all formats", async () => {
  expect(found(built, "report")).toEqual([
    "24 image-first-of-many moves.webp",
    "26 image-first-of-many moves.gif",
    "28 svg-measured sizeless.svg",
    "30 svg-measured percent.svg",
    "32 svg-measured words.svg",
  ]);
  expect(found(checked, "report").filter((line) => !/svg-measured|first-of-many/.test(line))).toEqual([]);
  const html = await workspace.text("out/report/en/report.en.html");
  expect(html.match(/<img[^>]*alt="A field of blue"/g)).toHaveLength(addresses.length);
  const pages = await readPages(await workspace.read("out/report/en/report.en.pdf"));
  expect(pages.length).toBeGreaterThan(3);
});

it("gives Word types that it knows", async () => {
  const parts = Object.keys(unzipSync(await workspace.read("out/report/en/report.en.docx")));
  const types = parts
    .filter((name) => name.startsWith("word/media/"))
    .map((name) => name.replace(/.*\./, ""));
  expect(new Set(types)).toEqual(new Set(["jpg", "png", "gif", "svg"]));
});

it("shows a drawing without a size as large as what is drawn in it", async () => {
  const html = await workspace.text("out/report/en/report.en.html");
  const sizes = [...html.matchAll(/<img[^>]*>/g)].map(([tag]) =>
    /width="([\d.]+)" height="([\d.]+)"/.exec(tag)?.slice(1).join("×"),
  );
  expect(sizes).toEqual(expect.arrayContaining(["200×50", "60×60", "300×150"]));
});

it("refuses what is no picture, and a drawing with nothing in it", () => {
  expect(found(built, "broken")).toEqual([
    "6 image-type ../report/broken.webp",
    "8 svg-without-size ../report/empty.svg",
    "10 image-unreadable ../report/half.jpg",
    "12 image-unreadable ../report/half.png",
  ]);
});
