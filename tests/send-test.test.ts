import { access } from "node:fs/promises";
import { join } from "node:path";
import PostalMime from "postal-mime";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type MailServerForTests, startMailServer } from "./support/mail-server.ts";
import { listRow, type SendingWorkspace, sendingWorkspace } from "./support/sending-workspace.ts";

/* One copy to oneself, marked as a test: no recipient, plan or ledger hears of it. */
let server: MailServerForTests;
let workspace: SendingWorkspace;
beforeAll(async () => {
  server = await startMailServer({
    onRecipient: (address) => (address.startsWith("nobody") ? 550 : undefined),
  });
  workspace = await sendingWorkspace(
    [listRow("labour"), listRow("interior", { lang: "bg" }), listRow("health")],
    server.port,
  );
});
afterAll(async () => {
  await server.close();
  await workspace.remove();
});

const isThere = (path: string): Promise<boolean> =>
  access(join(workspace.root, path)).then(
    () => true,
    () => false,
  );

describe("send DOCUMENT --test ADDRESS", () => {
  it("sends the first recipient's copy, marked in subject, text and HTML, and leaves no trace", async () => {
    const { code, stderr } = await workspace.run("send", "note", "--test", "maria@office.example");
    expect(code, stderr).toBe(0);
    expect(server.received.map(({ to }) => to)).toEqual([["maria@office.example"]]);
    const mail = await PostalMime.parse(server.received[0]?.raw ?? "");
    expect(mail.to).toEqual([{ address: "maria@office.example", name: "" }]);
    expect(mail.subject).toBe("[Test] BG-2026-1 · Note · Ministry labour");
    for (const words of [mail.text, mail.html])
      expect(words).toContain("This is a test. Ministry labour has not got this message");
    expect(mail.html).toMatch(/<body[^>]*>\s*<p style/);
    expect(mail.attachments.map(({ filename }) => filename)).toEqual(["note.en.pdf", "note.en.docx"]);
    for (const path of [".dipla", "out/note/packages", "out/manifest.json", "out/note/en/copies.jsonl"])
      expect(await isThere(path), path).toBe(false);
    expect(server.received[0]?.raw.toString()).not.toContain("labour@ministry.example");
  });

  it("sends the one that is named, in the recipient's language, and again as another message", async () => {
    for (let round = 0; round < 2; round += 1) {
      const { code, stderr } = await workspace.run(
        "send",
        "note",
        "interior",
        "--test",
        "maria@office.example",
      );
      expect(code, stderr).toBe(0);
    }
    const [first, second] = server.received.slice(-2);
    expect((await PostalMime.parse(first?.raw ?? "")).subject).toBe(
      "[Test] BG-2026-1 · Бележка · Ministry interior",
    );
    expect(first?.messageId).not.toBe(second?.messageId);
  });

  it("changes nothing of a plan that is made or approved", async () => {
    await workspace.run("build", "--format", "html");
    const hash = await workspace.hash();
    const before = await workspace.text("out/manifest.json");
    await workspace.run("send", "note", "health", "--test", "maria@office.example");
    expect(await workspace.hash()).toBe(hash);
    expect(await workspace.text("out/manifest.json")).toBe(before);
    expect((await workspace.sendAll()).code).toBe(0);
  });

  it.each([
    [["note", "--test", "labour@ministry.example"], 4, "test-to-recipient"],
    [["note", "nobody", "--test", "maria@office.example"], 4, "recipient-unknown"],
    [["note", "--test", "no address"], 2, "recipient-email"],
    [["nothing", "--test", "maria@office.example"], 4, "document-unknown"],
    [["note", "--test", "nobody@office.example"], 6, "test-refused"],
  ])("%j ends with %i: %s", async (args, code, finding) => {
    const before = server.received.length;
    const result = await workspace.run("send", ...args);
    expect(result.code, result.stderr).toBe(code);
    expect(result.stderr).toContain(finding);
    expect(server.received.length).toBe(before);
  });

  it("is no approval, and takes one recipient", async () => {
    for (const more of [["--approve", "abc"], ["interior"]]) {
      const args = ["send", "note", "labour", "--test", "maria@office.example", ...more];
      expect((await workspace.run(...args)).code).toBe(2);
    }
  });

  it("says that a server is needed, and that one does not answer", async () => {
    await workspace.write(
      "dipla.config.json",
      JSON.stringify({ send: { from: "Office <o@dipla.example>" } }),
    );
    const without = await workspace.run("send", "note", "--test", "maria@office.example");
    expect(without.code).toBe(2);
    expect(without.stderr).toContain("send.server");
    await workspace.settings({ server: { host: "127.0.0.1", port: 1, tls: "off" } });
    const dead = await workspace.run("send", "note", "--test", "maria@office.example");
    expect(dead.code).toBe(6);
    expect(dead.stderr).toMatch(/test-refused|mail-server/);
  });
});
