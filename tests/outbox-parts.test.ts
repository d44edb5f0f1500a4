import { createHash, randomBytes } from "node:crypto";
import { join } from "node:path";
import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { partFile, recipeFile } from "../scripts/commands/send/memory-folder.ts";
import { openOutboxStage } from "../scripts/commands/send/outbox-stage.ts";
import { createNodeHost } from "../scripts/host/node-host.ts";
import { composeMessage } from "../scripts/send/mail/compose-message.ts";
import { dissectMessage } from "../scripts/send/outbox/dissect-message.ts";
import {
  approvedMessage,
  assemble,
  isAsApproved,
  messageInMemory,
} from "../scripts/send/outbox/outgoing-message.ts";
import { readRecipe, writeRecipe } from "../scripts/send/outbox/recipe.ts";
import { zipSlices } from "../scripts/send/outbox/zip-slices.ts";
import { zipFiles } from "../scripts/send/package/zip-files.ts";
import { openSmtp } from "../scripts/send/transports/open-smtp.ts";
import { startRawServer } from "./support/raw-mail-server.ts";

/* A message is put together from parts, byte by byte as it was approved, or not at all. */
const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
const noise = (length: number): Buffer => randomBytes(length);

interface File {
  name: string;
  mediaType: string;
  bytes: Uint8Array;
}
const file = (name: string, mediaType: string, bytes: Uint8Array): File => ({ name, mediaType, bytes });
const fonts = noise(20_000);
const word = (text: string): Uint8Array =>
  zipSync({
    "word/document.xml": [Buffer.from(text.repeat(500)), { level: 6 }],
    "word/font.ttf": [fonts, { level: 0 }],
  });

async function compose(attachments: readonly File[], text = "Words.\n"): Promise<Uint8Array> {
  const draft = {
    ...{
      from: { name: "Office", address: "office@dipla.example" },
      replyTo: undefined,
      subject: "Писмо",
      text,
    },
    ...{ html: `<p>${text}</p>`, lang: "en", messageId: "<0123456789abcdef0123456789abcdef@dipla.example>" },
    ...{
      references: undefined,
      date: new Date(0),
      to: { name: "A", addresses: ["a@ministry.example"] },
      attachments,
    },
  };
  return composeMessage(draft, undefined);
}

async function bytesOf(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
}

/** The message by way of recipe and parts, which come in pieces of that length. */
async function roundTrip(
  eml: Uint8Array,
  attachments: readonly File[],
  archives: ReadonlySet<string>,
  length: number,
): Promise<{ again: Buffer; parts: ReadonlyMap<string, Uint8Array>; recipe: Uint8Array }> {
  const { parts, ...rest } = dissectMessage(eml, attachments, archives);
  const written = writeRecipe(rest);
  const recipe = readRecipe(written);
  if (!recipe) throw new Error("the recipe can't be read");
  async function* partOf(hash: string): AsyncGenerator<Uint8Array> {
    const part = parts.get(hash) ?? Buffer.alloc(0);
    for (let at = 0; at < part.length; at += length) yield part.subarray(at, at + length);
  }
  return { again: await bytesOf(assemble(recipe, partOf)), parts, recipe: written };
}

const pdf = file("note.pdf", "application/pdf", noise(30_000));
const docx = file(
  "note.docx",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  word("one "),
);
const text = file("map.txt", "text/plain", Buffer.from("A map.\n".repeat(900)));
const kinds: [string, readonly File[]][] = [
  ["nothing", []],
  ["one file", [pdf]],
  [
    "files of every length about a line",
    Array.from({ length: 60 }, (_, at) => file(`${at}.bin`, "application/octet-stream", noise(1_480 + at))),
  ],
  ["the same file twice", [pdf, { ...pdf, name: "again.pdf" }]],
  ["an empty file", [file("empty.pdf", "application/pdf", Buffer.alloc(0)), pdf]],
  [
    "text, and a message",
    [text, file("letter.eml", "message/rfc822", Buffer.from("Subject: x\r\n\r\ny\r\n".repeat(200)))],
  ],
  ["Word", [docx, pdf]],
];

describe("a message of parts", () => {
  it.each(kinds)("with %s is the same again", async (_, attachments) => {
    const zip = file("all.zip", "application/zip", zipFiles([...attachments, text]));
    const archives = new Set([sha256(zip.bytes), sha256(docx.bytes)]);
    for (const files of [attachments, [...attachments, zip], [zip]]) {
      const eml = await compose(files);
      for (const length of [1, 57, 1000, 100_000]) {
        if (length === 1 && eml.length > 100_000) continue;
        const { again } = await roundTrip(eml, files, archives, length);
        expect(sha256(again)).toBe(sha256(eml));
      }
    }
  });

  it("has what many have once, whether it stands alone, in a ZIP, or in a Word file in a ZIP", async () => {
    const annex = file("annex.pdf", "application/pdf", noise(9_000));
    const seen = new Map<string, number>();
    for (const one of ["one ", "two "]) {
      const own = { ...docx, bytes: word(one) };
      const zip = file("all.zip", "application/zip", zipFiles([own, annex, text]));
      const files = [own, annex, zip];
      const archives = new Set([sha256(own.bytes), sha256(zip.bytes)]);
      const { parts, recipe } = await roundTrip(await compose(files), files, archives, 1000);
      for (const hash of parts.keys()) seen.set(hash, (seen.get(hash) ?? 0) + 1);
      expect([...parts.keys()]).toEqual(expect.arrayContaining([sha256(annex.bytes), sha256(fonts)]));
      expect(recipe.length).toBeLessThan(8_000);
    }
    expect([...seen.values()].every((count) => count === 2)).toBe(true);
  });

  it("has what PDFs share once, and by itself what a single one has", async () => {
    const font = noise(9_000);
    const stream = (bytes: Uint8Array): Buffer =>
      Buffer.concat([Buffer.from("1 0 obj\n<<>>\nstream\n"), bytes, Buffer.from("\nendstream\nendobj\n")]);
    const host = createNodeHost();
    const root = await host.temporaryFolder("outbox-parts");
    const stage = await openOutboxStage(root, host);
    const emls: Uint8Array[] = [];
    for (const at of [0, 1, 2]) {
      const page = noise(5_000);
      const bytes = Buffer.concat([Buffer.from("%PDF-1.7\n"), stream(font), stream(page), stream(font)]);
      const own = file("note.pdf", "application/pdf", bytes);
      const eml = await compose([own], `Words ${at}.\n`);
      emls.push(eml);
      await stage.add({ bytes: eml, eml: sha256(eml), attachments: [own] }, new Set([sha256(bytes)]));
    }
    expect(await host.list(join(stage.folder, "parts"))).toEqual([sha256(font)]);
    for (const eml of emls) {
      const recipe = readRecipe((await host.read(recipeFile(stage.folder, sha256(eml)))) ?? noise(0));
      if (!recipe) throw new Error("no recipe");
      const again = await bytesOf(assemble(recipe, (hash) => host.readChunks(partFile(stage.folder, hash))));
      expect(sha256(again)).toBe(sha256(eml));
      // The page, the message's words, and the first font, of which nobody knew that it would be met again.
      expect(recipe.own.length).toBeLessThan(eml === emls[0] ? 18_000 : 9_000);
    }
    await stage.close();
    await host.remove(root);
  });

  it("is taken apart by no archive that is not what it seems", async () => {
    const odd = [
      Buffer.from("PK\x03\x04"),
      Buffer.concat([word("x "), noise(50)]),
      word("y ").subarray(0, 9_000),
      noise(3_000),
      Buffer.from("%PDF-1.7\nstream\n"),
      Buffer.concat([Buffer.from("%PDF-1.7\nstream\n"), noise(3_000), Buffer.from("\nendstreamstream\n")]),
    ];
    for (const bytes of odd) {
      const files = [file("odd.zip", "application/zip", bytes)];
      const eml = await compose(files);
      const { again } = await roundTrip(eml, files, new Set([sha256(bytes)]), 500);
      expect(again.equals(eml)).toBe(true);
      for (const { from, to } of zipSlices(bytes)) expect(from <= to && to <= bytes.length).toBe(true);
    }
  });
});

describe("bytes that were approved", () => {
  const approved = Buffer.from(`Subject: Note\r\n\r\n${"Text\r\n".repeat(5_000)}`);
  const inPieces = (bytes: Buffer) =>
    async function* (): AsyncGenerator<Uint8Array> {
      for (let at = 0; at < bytes.length; at += 1_000) yield bytes.subarray(at, at + 1_000);
    };
  const changes: [string, Buffer][] = [
    ["end too early", approved.subarray(0, -6)],
    ["go on", Buffer.concat([approved, Buffer.from("more")])],
    ["are others at the end", Buffer.concat([approved.subarray(0, -3), Buffer.from("!\r\n")])],
    ["are none", Buffer.alloc(0)],
  ];

  it("come whole", async () => {
    const message = approvedMessage(inPieces(approved), sha256(approved));
    expect(await isAsApproved(message)).toBe(true);
    expect((await bytesOf(message.chunks())).equals(approved)).toBe(true);
  });

  it.each(changes)("and %s have no end for any server", async (_, bytes) => {
    const message = approvedMessage(inPieces(bytes), sha256(approved));
    expect(await isAsApproved(message)).toBe(false);
    const server = await startRawServer({});
    const transport = openSmtp(
      { host: "127.0.0.1", port: server.port, tls: "off" },
      { rate: undefined, connections: 1 },
      { password: undefined, ca: undefined },
    );
    let handedOver = false;
    try {
      const envelope = { from: "office@dipla.example", to: ["labour@ministry.example"] };
      const answer = await transport.deliver(message, envelope, () => {
        handedOver = true;
      });
      expect([answer.kind, handedOver, server.dots()]).toEqual(["changed", false, 0]);
      // The next message goes over a connection of its own.
      const next = await transport.deliver(messageInMemory(approved), envelope, () => undefined);
      expect([next.kind, server.dots()]).toEqual(["sent", 1]);
    } finally {
      transport.close();
      await server.close();
    }
  });
});
