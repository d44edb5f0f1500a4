import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import PostalMime from "postal-mime";
import { afterAll, describe, expect, it } from "vitest";
import { checkRows } from "../scripts/content/recipients/check-rows.ts";
import { readSize } from "../scripts/content/recipients/read-size.ts";
import { createDiagnostics } from "../scripts/findings/diagnostics.ts";
import { type MailServerForTests, type Misbehaviour, startMailServer } from "./support/mail-server.ts";
import { listHead, listRow, type SendingWorkspace, sendingWorkspace } from "./support/sending-workspace.ts";

/* Copies of messages to others, seen and unseen, and what a recipient's mailbox takes. */
interface Scene {
  workspace: SendingWorkspace;
  server: MailServerForTests;
}
const scenes: Scene[] = [];
/** @param rows with what stands under the columns that follow the usual ones */
async function newScene(columns: string, rows: [string, string][], misbehaviour: Misbehaviour = {}) {
  const server = await startMailServer(misbehaviour);
  const workspace = await sendingWorkspace([], server.port);
  const table = rows.map(([row, more]) => `${row},${more}\n`).join("");
  await workspace.write("content/note/recipients.csv", `${listHead},${columns}\n${table}`);
  const scene = { workspace, server };
  scenes.push(scene);
  return scene;
}
afterAll(async () => {
  for (const { workspace, server } of scenes) {
    await server.close();
    await workspace.remove();
  }
});

/** Every file below a folder, unpacked where it is an archive or a message. */
async function wordsBelow(folder: string): Promise<Map<string, string>> {
  const { unzipSync } = await import("fflate");
  const words = new Map<string, string>();
  const take = (path: string, bytes: Uint8Array): void => {
    words.set(path, Buffer.from(bytes).toString("latin1"));
    if (/\.(?:zip|docx|asice)$/.test(path))
      for (const [name, part] of Object.entries(unzipSync(bytes))) take(`${path}/${name}`, part);
  };
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) {
      const path = join(entry.parentPath, entry.name);
      take(path.slice(folder.length + 1), new Uint8Array(await readFile(path)));
    }
  return words;
}

describe("cc and bcc", () => {
  it("get the message; a blind copy stands nowhere but in the sender's own papers", async () => {
    const { workspace, server } = await newScene("cc,bcc", [
      [listRow("labour"), '"head@ministry.example, labour@ministry.example",secret@audit.example'],
      [listRow("interior"), ",Secret@Audit.example; other@audit.example"],
      [listRow("health"), ","],
    ]);
    const { code, stderr } = await workspace.sendAll();
    expect(code, stderr).toBe(0);
    const to = Object.fromEntries(server.received.map((mail) => [mail.to[0], mail.to]));
    expect(to).toEqual({
      "labour@ministry.example": ["labour@ministry.example", "head@ministry.example", "secret@audit.example"],
      "interior@ministry.example": [
        "interior@ministry.example",
        "Secret@audit.example",
        "other@audit.example",
      ],
      "health@ministry.example": ["health@ministry.example"],
    });
    const labour = server.received.find((mail) => mail.to.includes("head@ministry.example"));
    const mail = await PostalMime.parse(labour?.raw ?? "");
    expect(mail.to?.map(({ address }) => address)).toEqual(["labour@ministry.example"]);
    expect(mail.cc?.map(({ address }) => address)).toEqual(["head@ministry.example"]);
    for (const { raw } of server.received)
      expect(raw.toString("latin1")).not.toMatch(/audit\.example|^bcc:/im);
    const made = await wordsBelow(join(workspace.root, "out"));
    const showing = [...made].filter(([, words]) => /audit\.example/i.test(words)).map(([path]) => path);
    expect(showing.sort()).toEqual(["note/packages/plan.html", "note/packages/plan.json"]);
    expect(made.get("note/packages/plan.html")).toContain("Bcc: secret@audit.example");
    await workspace.run("send", "export", "--format", "csv");
    expect(await workspace.text("out/register.csv")).toContain(
      "labour@ministry.example, Cc: head@ministry.example, Bcc: secret@audit.example",
    );
    await workspace.run("send", "export", "--format", "csv", "--without-addresses");
    expect(await workspace.text("out/register.csv")).not.toContain("example, Cc");
    expect((await workspace.run("send", "ledger", "check")).code).toBe(0);
    expect((await workspace.run("send", "note")).stderr).toContain("everybody has the current version");
  });

  it("of a new address make a new version, and one that was refused gets it alone", async () => {
    const refused = new Set(["blind@audit.example"]);
    const { workspace, server } = await newScene(
      "cc,bcc",
      [[listRow("labour"), "seen@audit.example,blind@audit.example"]],
      {
        onRecipient: (address) => (refused.has(address) ? 550 : undefined),
      },
    );
    expect((await workspace.sendAll()).code).toBe(6);
    refused.clear();
    const { code } = await workspace.sendAll();
    expect(code).toBe(0);
    expect(server.received.map(({ to }) => to)).toEqual([
      ["labour@ministry.example", "seen@audit.example"],
      ["blind@audit.example"],
    ]);
    await workspace.write(
      "content/note/recipients.csv",
      `${listHead},cc,bcc\n${listRow("labour")},seen@audit.example,\n`,
    );
    await workspace.run("send", "note");
    const { entries } = await workspace.plan();
    expect(entries.map(({ status, changes }) => [status, changes])).toEqual([["changed", ["address"]]]);
  });

  it("are forgotten with the rest", async () => {
    const { workspace } = await newScene("cc,bcc", [
      [listRow("labour"), "seen@audit.example,blind@audit.example"],
    ]);
    await workspace.sendAll();
    expect((await workspace.run("send", "forget", "--before", "2999-01-01")).code).toBe(0);
    const left = await wordsBelow(join(workspace.root, ".dipla"));
    for (const [path, words] of left) expect(words, path).not.toMatch(/(?:seen|blind)@audit/);
    expect((await workspace.run("send", "ledger", "check")).code).toBe(0);
  });

  it("of a text that shows them are refused: {{ recipient.bcc }}", async () => {
    const { workspace } = await newScene("bcc", [[listRow("labour"), "blind@audit.example"]]);
    const text = await workspace.text("content/note/en.md");
    for (const field of [
      "{{ recipient.bcc }}",
      "{{ recipient.BCC }}",
      ":::when{recipient.bcc}\n\nWords.\n\n:::",
      ":::unless{recipient.BCC}\n\nWords.\n\n:::",
    ]) {
      await workspace.write("content/note/en.md", `${text}\n${field}\n`);
      const { code, stderr } = await workspace.run("send", "note");
      expect(code, field).toBe(4);
      expect(stderr, field).toMatch(/content\/note\/en\.md:\d+:\d+ error/);
    }
  });
});

const rowsOf = (head: string[], cells: string[]) => {
  const diagnostics = createDiagnostics();
  const columns = head.map((name, at) => ({ name, at, aliases: [] }));
  const list = { header: head, line: 1, rows: [{ line: 2, cells }] };
  const recipients = checkRows(list, columns, { file: "list.csv", lang: "en" }, diagnostics);
  return {
    recipients,
    found: diagnostics.list().map(({ code, params }) => `${code} ${params?.reason ?? params?.address}`),
  };
};

describe("rows with copies and sizes", () => {
  it.each([
    [["id", "cc"], ["a", "x@y.example"], "recipient-channel channel-with-copies"],
    [
      ["id", "email", "channel", "bcc"],
      ["a", "b@y.example", "paper", "x@y.example"],
      "recipient-channel channel-with-copies",
    ],
    [["id", "email", "cc"], ["a", "b@y.example", "no address"], "recipient-email address-no-at"],
    [["id", "email", "bcc"], ["a", "b@y.example", "x@y.example, y"], "recipient-email address-no-at"],
    [["id", "max-file"], ["a", "large"], "recipient-cell cell-size"],
    [["id", "max-total"], ["a", "5000000"], "recipient-cell cell-size"],
  ])("%j %j is told", (head, cells, finding) => {
    expect(rowsOf(head, cells).found).toEqual([finding]);
  });

  it.each([
    ["5", 5e6],
    ["7,5 MB", 7.5e6],
    ["7.5mb", 7.5e6],
    ["800 kB", 8e5],
    ["10 МБ", 1e7],
    ["300 КБ", 3e5],
    ["2 Mo", 2e6],
    ["1 MiB", 1_048_576],
    ["1 GB", 1e9],
    ["0", undefined],
    ["-5", undefined],
    ["5 parsecs", undefined],
    ["2000", undefined],
    ["1,000,000", undefined],
  ])("%s is %s bytes", (text, bytes) => {
    expect(readSize(text)).toBe(bytes);
  });
});

describe("what a recipient takes", () => {
  it("is kept to, and what is larger is told with its largest part and not planned", async () => {
    const { workspace } = await newScene("max-file,max-total", [
      [listRow("labour", { attachments: "map.bin" }), "2 MB,"],
      [listRow("interior", { attachments: "map.bin" }), ",3 MB"],
      [listRow("health", { attachments: "map.bin" }), "9,9"],
      [listRow("justice", { attachments: "map.bin", channel: "e-delivery" }), "1 MB,"],
      [listRow("culture", { attachments: "map.bin", channel: "e-delivery" }), ",2500 kB"],
      [listRow("paper", { attachments: "map.bin", channel: "paper" }), "1 kB,1 kB"],
    ]);
    // What chance makes can't be packed.
    const { randomBytes } = await import("node:crypto");
    await workspace.write("content/note/map.bin", randomBytes(2_400_000));
    const { code, stderr } = await workspace.run("send", "note");
    expect(code).toBe(4);
    const told = stderr.split("\n").filter((line) => line.includes("recipient-"));
    expect(told.map((line) => /:\d+.*? (recipient-[a-z-]+)/.exec(line)?.[1])).toEqual([
      "recipient-file-limit",
      "recipient-total-limit",
      "recipient-file-limit",
      "recipient-total-limit",
    ]);
    expect(stderr).toContain("“map.bin” has 2.4 MB, and this recipient takes files of 2.0 MB at most");
    expect(stderr).toContain("the largest part is “map.bin” with 2.4 MB");
    expect((await workspace.plan()).entries.map(({ recipient }) => recipient)).toEqual(["health", "paper"]);
  });

  it("divides a message that would be too large for this one alone", async () => {
    const { workspace } = await newScene("max-total", [
      [listRow("labour", { attachments: "map.bin" }), "3.1 MB"],
      [listRow("interior", { attachments: "map.bin" }), ""],
    ]);
    await workspace.settings({ oversize: "split" });
    const { randomBytes } = await import("node:crypto");
    await workspace.write("content/note/map.bin", randomBytes(2_200_000));
    const { code, stderr } = await workspace.run("send", "note");
    expect(code, stderr).toBe(0);
    const { entries } = await workspace.plan();
    expect(entries.map(({ mails }) => mails.length)).toEqual([2, 1]);
    expect(entries[0]?.mails.every(({ bytes }) => bytes <= 3_100_000)).toBe(true);
  });
});
