import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import writeExcelFile from "write-excel-file/node";
import { selfSigned } from "../../support/certificates.ts";
import { type EditableWorkspace, editableWorkspace } from "../../support/editable-workspace.ts";
import { approveUpTo, planWithout } from "../../support/sent-memory.ts";
import { runCommand } from "../../support/workspace.ts";

/** A file that is mutated, and what is asked for with it. */
export interface InputKind {
  path: string;
  /** Where the sound file is, when it has to be away at other times. */
  from?: string;
  nature: "text" | "package" | "bytes";
  /** The command, its words, and the exit codes that the contract has for what may be wrong with such a file. */
  run: "build" | "send";
  words: readonly string[];
  flags?: Readonly<Record<string, string>>;
  codes: readonly number[];
  /** All documents hang on it; otherwise the sound one has to be there. */
  isShared?: boolean;
}

const built = { run: "build", words: [], codes: [0, 4] } as const;
const text = { ...built, nature: "text" } as const;
const bytes = { ...built, nature: "bytes" } as const;
/** 2: a configuration that says something else; what it refers to may be content (4). */
const config = { ...built, nature: "text", codes: [0, 2, 4], isShared: true } as const;

/** A second name for the configuration, in place of the first. */
export const otherConfig = "dipla.config.yaml";

/** Every kind of file that somebody may hand in. */
const inputKinds: readonly InputKind[] = [
  { ...text, path: "content/paper/en.md" },
  { ...text, path: "content/rich.md" },
  { ...text, path: "content/paper/extra.en.md" },
  { ...text, path: "content/paper/recipients.csv" },
  { ...text, path: "content/paper/numbers.csv" },
  { ...text, path: "content/paper/view.svg" },
  { ...text, path: "content/_data/facts.yaml", isShared: true },
  { ...text, path: "content/_data/more.json", isShared: true },
  { ...text, path: "content/_data/organisation.yaml", isShared: true },
  { ...text, path: "content/_data/logo.svg", isShared: true },
  { ...text, path: "templates/own/template.yaml" },
  { ...text, path: "templates/own/page.hbs" },
  { ...text, path: "templates/own/style.css" },
  { ...text, path: "templates/own/labels.en.yaml" },
  { ...text, path: "templates/own/theme.tokens.json" },
  { ...text, path: "paper.tokens.json" },
  { ...text, path: "house.tokens.json", isShared: true },
  { ...config, path: "dipla.config.json" },
  { ...config, path: otherConfig, from: "kept.yaml" },
  { ...built, nature: "package", path: "content/paper/letterhead.docx" },
  { ...built, nature: "package", path: "content/listed/list.xlsx" },
  ...["png", "jpg", "webp", "avif", "tiff", "gif"].map((end) => ({
    ...bytes,
    path: `content/pictures/a.${end}`,
  })),
  { ...bytes, path: "fonts/house.ttf" },
  { nature: "text", path: "returned/bounce.eml", run: "send", words: ["bounces", "returned"], codes: [0] },
  { nature: "bytes", path: "seal.p12", run: "send", words: ["rich"], codes: [4], isShared: true },
];

const head = "---\ntitle: A\nlang: en\ntemplate: briefing\ndate: 2026-11-27\n---\n\n";

/** Makes it: what the editable workspace has, and the kinds that it does not. A plan has been approved, and sent. */
export async function mutationWorkspace(): Promise<{ workspace: EditableWorkspace; kinds: InputKind[] }> {
  const workspace = await editableWorkspace();
  const { write } = workspace;
  await write("content/sound.md", `${head}Sound.\n`);
  await write("content/rich.md", await readFile(join(import.meta.dirname, "rich.md")));
  await write("content/_data/more.json", '{"list": [1, 2, {"a": "b"}], "more": {"bg": "б", "en": "e"}}\n');
  const picture = sharp({
    create: { width: 40, height: 30, channels: 3, background: { r: 9, g: 99, b: 199 } },
  });
  const made = {
    png: picture.png(),
    jpg: picture.jpeg(),
    webp: picture.webp(),
    avif: picture.avif(),
    tiff: picture.tiff(),
    gif: picture.gif(),
  };
  for (const [end, image] of Object.entries(made))
    await write(`content/pictures/a.${end}`, await image.toBuffer());
  await write(
    "content/pictures/en.md",
    `${head}${Object.keys(made)
      .map((end) => `![A picture](a.${end})\n`)
      .join("\n")}`,
  );
  await write(
    "content/listed/en.md",
    head.replace("date:", "recipients: list.xlsx\ndate:").replace("lang: en\n", "") + "Text.\n",
  );
  await write("content/listed/list.xlsx", await excelFile());
  await write(
    "kept.yaml",
    'theme: house.tokens.json\nparams:\n  edition: "E1"\nformats: [html, docx]\nrules:\n  markup-doubtful: off\n',
  );
  await write("seal.p12", await sealFile());
  const settings = {
    theme: "house.tokens.json",
    params: { edition: "E1" },
    "default-lang": "en",
    send: {
      from: "Office <office@dipla.example>",
      server: { host: "127.0.0.1", port: 9, tls: "off" },
      sign: { p12: "seal.p12", passphrase: { env: "DIPLA_SEAL" } },
    },
  };
  await write("dipla.config.json", JSON.stringify(settings, null, 2));
  const plan = await planWithout(workspace.root, ["labour", "health"], "text");
  await approveUpTo(workspace.root, plan, { labour: "sent", health: "sent" });
  await write(
    "returned/bounce.eml",
    bounce.replace("<aaaa@dipla.example>", plan.entries[0]?.mails[0]?.messageId ?? ""),
  );
  const path = `.dipla/plans/note/${plan.hash}.json`;
  const approve = { words: ["note"], flags: { approve: plan.hash }, codes: [0, 4, 6] };
  const ofPlan: InputKind = { nature: "text", path, run: "send", ...approve, isShared: true };
  return { workspace, kinds: [...inputKinds, ofPlan] };
}

async function excelFile(): Promise<Uint8Array> {
  const rows = [
    ["id", "name", "email", "lang"],
    ["one", "Ministry One", "one@ministry.example", "en"],
  ];
  const folder = await mkdtemp(join(tmpdir(), "dipla-mutations-"));
  try {
    const path = join(folder, "list.xlsx");
    await writeExcelFile(rows.map((row) => row.map((value) => ({ value })))).toFile(path);
    return new Uint8Array(await readFile(path));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** By OpenSSL, as offices have theirs. */
async function sealFile(): Promise<Uint8Array> {
  const { key, certificate } = await selfSigned("Office");
  const folder = await mkdtemp(join(tmpdir(), "dipla-mutations-"));
  try {
    await writeFile(join(folder, "key.pem"), key);
    await writeFile(join(folder, "own.pem"), certificate);
    const words = [
      "pkcs12",
      "-export",
      "-inkey",
      "key.pem",
      "-in",
      "own.pem",
      "-passout",
      "pass:secret",
      "-out",
      "own.p12",
    ];
    const { code, stderr } = await runCommand("openssl", words, { cwd: folder });
    if (code !== 0) throw new Error(stderr);
    return new Uint8Array(await readFile(join(folder, "own.p12")));
  } finally {
    await rm(folder, { recursive: true });
  }
}

const bounce = `From: MAILER-DAEMON@ministry.example
To: office@dipla.example
Subject: Undelivered Mail Returned to Sender
Content-Type: multipart/report; report-type=delivery-status; boundary="b"
MIME-Version: 1.0

--b
Content-Type: text/plain; charset=utf-8

I could not deliver your message.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; ministry.example

Final-Recipient: rfc822; labour@ministry.example
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 no such user

--b
Content-Type: message/rfc822

Message-ID: <aaaa@dipla.example>
Subject: Note

Text
--b--
`;
