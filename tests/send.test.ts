import { execFileSync, spawn } from "node:child_process";
import { createHash, generateKeyPairSync, verify } from "node:crypto";
import { chmodSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { read as readWorkbook, utils } from "@e965/xlsx";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { LedgerMessage } from "../scripts/send/ledger/ledger.ts";
import { openLedger } from "../scripts/send/ledger/open-ledger.ts";
import { selfSigned } from "./support/certificates.ts";
import { type MailServerForTests, type Misbehaviour, startMailServer } from "./support/mail-server.ts";
import { listRow, type SendingWorkspace, sendingWorkspace } from "./support/sending-workspace.ts";
import { projectRoot } from "./support/workspace.ts";

/* One addressed copy per ministry, sent once, on record: against a real SMTP server on this machine. */
const ids = ["labour", "interior", "health"];
const rows = (): string[] => ids.map((id) => listRow(id));

interface Scene {
  workspace: SendingWorkspace;
  server: MailServerForTests;
}
const scenes: Scene[] = [];
async function newScene(misbehaviour: Misbehaviour = {}, list = rows()): Promise<Scene> {
  const server = await startMailServer(misbehaviour);
  const scene = { workspace: await sendingWorkspace(list, server.port), server };
  scenes.push(scene);
  return scene;
}
afterAll(async () => {
  for (const { workspace, server } of scenes) {
    await server.close();
    await workspace.remove();
  }
});

function messagesOf({ root }: SendingWorkspace): LedgerMessage[] {
  const ledger = openLedger(join(root, ".dipla/ledger.sqlite"), { now: () => new Date() });
  try {
    return ledger.messages();
  } finally {
    ledger.close();
  }
}
const statesOf = (workspace: SendingWorkspace): Record<string, string> =>
  Object.fromEntries(messagesOf(workspace).map(({ recipient, state }) => [recipient, state]));
const packageFile = (id: string, name: string): string => `out/note/packages/${id}/${name}`;

describe("a plan", () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await newScene({}, [
      ...rows(),
      listRow("culture", { lang: "bg", channel: "paper", email: "" }),
      listRow("justice", { channel: "e-delivery", attachments: "extra.pdf; map.txt" }),
    ]);
    await scene.workspace.write("content/note/extra.pdf", "%PDF-1.4 not really");
    await scene.workspace.write("content/note/map.txt", "a map");
    const { privateKey } = generateKeyPairSync("rsa", {
      modulusLength: 2048,
      publicKeyEncoding: { type: "spki", format: "pem" },
      privateKeyEncoding: { type: "pkcs8", format: "pem" },
    });
    await scene.workspace.secret("dkim.key", privateKey);
    await scene.workspace.settings({
      dkim: { domain: "dipla.example", selector: "s1", key: { file: "dkim.key" } },
    });
  }, 60_000);

  it("is made, and nothing is sent", async () => {
    const { code, stderr } = await scene.workspace.run("send", "note");
    expect(code, stderr).toBe(0);
    expect(stderr).toContain("Nothing has been sent");
    expect(scene.server.connections).toBe(0);
    const { entries, hash } = await scene.workspace.plan();
    expect(stderr).toContain(`--approve ${hash.slice(0, 16)}`);
    expect(entries.map(({ recipient, channel, status }) => `${recipient} ${channel} ${status}`)).toEqual([
      "labour mail new",
      "interior mail new",
      "health mail new",
      "culture paper new",
      "justice e-delivery new",
    ]);
    expect(entries.map(({ blocks }) => blocks.map(({ condition, shown }) => [condition, shown]))).toEqual(
      entries.map(({ recipient }) => [["recipient.id=interior", recipient === "interior"]]),
    );
  });

  it("shows people who gets what", async () => {
    const html = await scene.workspace.text("out/note/packages/plan.html");
    for (const shown of ["Ministry labour", "labour@ministry.example", "recipient.id=interior", "map.txt"])
      expect(html).toContain(shown);
  });

  it("is the same when it is made again, byte by byte", async () => {
    const before = await scene.workspace.plan();
    const file = await scene.workspace.read(packageFile("labour", "message.eml"));
    await scene.workspace.run("send", "note");
    expect(await scene.workspace.plan()).toEqual(before);
    expect(await scene.workspace.read(packageFile("labour", "message.eml"))).toEqual(file);
  });

  it("has messages that people and programs can read", async () => {
    const { default: PostalMime } = await import("postal-mime");
    const mail = await PostalMime.parse(await scene.workspace.read(packageFile("labour", "message.eml")));
    expect(mail.subject).toBe("BG-2026-1 · Note · Ministry labour");
    expect(mail.from?.address).toBe("office@dipla.example");
    expect(mail.to?.map(({ address }) => address)).toEqual(["labour@ministry.example"]);
    expect(mail.text).toContain("Dear Minister of labour");
    expect(mail.html).toContain("<p>Dear Minister of labour</p>");
    expect(mail.attachments.map(({ filename }) => filename)).toEqual(["note.en.pdf", "note.en.docx"]);
    expect(mail.headers.find(({ key }) => key === "auto-submitted")?.value).toBe("auto-generated");
  });

  it("has signed messages", async () => {
    const eml = Buffer.from(await scene.workspace.read(packageFile("labour", "message.eml"))).toString(
      "latin1",
    );
    const key = await scene.workspace.text("dkim.key");
    expect(verifiesDkim(eml, key)).toBe(true);
    expect(verifiesDkim(eml.replace("Dear", "Bear"), key)).toBe(false);
  });

  it("has whole packages, the same in any time zone", async () => {
    const folder = join(scene.workspace.root, "out/note/packages/justice");
    expect(readdirSync(folder).sort()).toEqual([
      "SHA256SUMS",
      "extra.pdf",
      "manifest.json",
      "map.txt",
      "note.en.docx",
      "note.en.pdf",
      "note.justice.zip",
    ]);
    for (const line of readFileSync(join(folder, "SHA256SUMS"), "utf8").trim().split("\n")) {
      const [hash, name = ""] = line.split("  ");
      expect(
        createHash("sha256")
          .update(readFileSync(join(folder, name)))
          .digest("hex"),
        name,
      ).toBe(hash);
    }
    const zip = readFileSync(join(folder, "note.justice.zip"));
    const script = join(projectRoot, "scripts", "dipla.mjs");
    execFileSync(process.execPath, [script, "send", "note", "--root", scene.workspace.root, "--quiet"], {
      env: { ...process.env, TZ: "Pacific/Auckland" },
    });
    expect(readFileSync(join(folder, "note.justice.zip")).equals(zip)).toBe(true);
    expect(JSON.stringify(JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")))).not.toContain(
      "@",
    );
  });

  it("comes with labels for the post and a list for uploads", async () => {
    const list = await scene.workspace.text("out/note/packages/e-delivery.csv");
    expect(list).toContain(
      "justice,Ministry justice,BG-2026-1,note.en.pdf; note.en.docx; extra.pdf; map.txt,justice/,",
    );
    const { readPages } = await import("./support/read-pages.ts");
    const pages = await readPages(await scene.workspace.read("out/note/packages/address-labels.pdf"));
    const words = pages.flatMap(({ texts }) => texts.map(({ text }) => text)).join(" ");
    expect(words).toContain("Ministry culture");
    expect(words).not.toContain("labour");
  });

  it("that is not the approved one any more is refused", async () => {
    const before = await scene.workspace.hash();
    const text = await scene.workspace.text("content/note/en.md");
    await scene.workspace.write("content/note/en.md", text.replace("Beginning", "Start"));
    const { code, stderr } = await scene.workspace.run("send", "note", "--approve", before);
    expect(code).toBe(4);
    expect(stderr).toContain("plan-changed");
    expect(scene.server.connections).toBe(0);
    const unknown = await scene.workspace.run("send", "note", "--approve", "0123456789abcdef");
    expect([unknown.code, unknown.stderr.includes("plan-unknown")]).toEqual([4, true]);
  });
});

describe("a sending", () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await newScene();
    const { code, stderr } = await scene.workspace.sendAll();
    expect(code, stderr).toBe(0);
  }, 60_000);

  it("gives each recipient's message to the server once, as it was approved", async () => {
    expect(scene.server.received.map(({ to }) => to).sort()).toEqual(
      ids.map((id) => [`${id}@ministry.example`]).sort(),
    );
    const { entries } = await scene.workspace.plan();
    for (const { raw, messageId } of scene.server.received) {
      const mails = entries.flatMap(({ mails }) => mails);
      const planned = mails.find((mail) => mail.messageId === messageId);
      expect(createHash("sha256").update(raw).digest("hex")).toBe(planned?.eml);
    }
  });

  it("is in the register, with who approved it", async () => {
    const { code } = await scene.workspace.run("send", "export", "--format", "csv");
    const csv = await scene.workspace.text("out/register.csv");
    expect(code).toBe(0);
    expect(csv.split("\r\n")[1]).toMatch(
      /^note,BG-2026-1,labour,Ministry labour,labour@ministry\.example,en,e-mail,1,/,
    );
    expect(csv).toContain("Maria");
    expect((await scene.workspace.run("send", "status")).code).toBe(0);
  });

  it("sends nothing when nothing has changed", async () => {
    const { code, stderr } = await scene.workspace.run("send", "note");
    expect(code).toBe(0);
    expect(stderr).toContain("Nothing is left to send");
    const again = await scene.workspace.run("send", "note", "--approve", (await scene.workspace.plan()).hash);
    expect(again.stderr).toContain("nothing is left to send");
    expect(scene.server.received).toHaveLength(3);
  });

  it("goes to one recipient when one row has changed, and says what it replaces", async () => {
    await scene.workspace.list([listRow("labour", { name: "Ministry of Work" }), ...rows().slice(1)]);
    const { code, stderr } = await scene.workspace.sendAll();
    expect(code, stderr).toBe(0);
    expect(scene.server.received).toHaveLength(4);
    const [first, last] = [
      scene.server.received.find(({ to }) => to[0]?.startsWith("labour")),
      scene.server.received.at(-1),
    ];
    expect(last?.to).toEqual(["labour@ministry.example"]);
    expect(last?.raw.toString("latin1")).toContain(`References: ${first?.messageId}`);
    const { default: PostalMime } = await import("postal-mime");
    expect((await PostalMime.parse(last?.raw ?? "")).text).toContain("replaces version 1.");
    expect(messagesOf(scene.workspace).at(-1)).toMatchObject({ version: 2, supersedes: 1, state: "sent" });
  });

  it("plans for everybody when a word of the text has changed", async () => {
    const text = await scene.workspace.text("content/note/en.md");
    await scene.workspace.write("content/note/en.md", text.replace("Beginning", "Start"));
    await scene.workspace.hash();
    const { entries } = await scene.workspace.plan();
    expect(entries.map(({ status, changes }) => [status, ...changes])).toEqual(
      ids.map(() => ["changed", "document"]),
    );
  });

  it("keeps a history that can't be changed unseen", async () => {
    const path = join(scene.workspace.root, ".dipla/ledger.sqlite");
    const database = new DatabaseSync(path);
    expect(() => database.exec("DELETE FROM event")).toThrow(/never shortened/);
    expect(() => database.exec("UPDATE event SET kind = 'sent'")).toThrow(/never changed/);
    database.exec("DROP TRIGGER event_stays; UPDATE event SET detail = '{}' WHERE seq = 2");
    database.close();
    const { code, stderr } = await scene.workspace.run("send", "status");
    expect([code, stderr.includes("ledger-broken")]).toEqual([4, true]);
  });
});

describe("a server that does not take everything", () => {
  it("is tried again, refused for good, and both are told", async () => {
    const tries = new Map<string, number>();
    const { workspace, server } = await newScene({
      onRecipient: (address) => {
        tries.set(address, (tries.get(address) ?? 0) + 1);
        if (address.startsWith("interior")) return 550;
        if (address.startsWith("health")) return 451;
        return tries.get(address) === 1 ? 451 : undefined;
      },
    });
    const { code, events, stderr } = await workspace.sendAll();
    expect(code, stderr).toBe(6);
    expect(statesOf(workspace)).toEqual({ labour: "sent", interior: "failed", health: "deferred" });
    expect(server.received).toHaveLength(1);
    expect(tries.get("health@ministry.example")).toBe(4);
    expect(tries.get("interior@ministry.example")).toBe(1);
    expect(events.find(({ event }) => event === "sent")).toMatchObject({ sent: 1, failed: 1, deferred: 1 });

    // The next plan has those that nobody has got, and the next sending leaves out what was accepted.
    await workspace.hash();
    expect((await workspace.plan()).entries.map(({ status }) => status)).toEqual([
      "unchanged",
      "failed",
      "unsent",
    ]);
    expect((await workspace.run("send", "resume")).code).toBe(6);
    expect(tries.get("health@ministry.example")).toBe(8);
    expect(tries.get("labour@ministry.example")).toBe(2);
  });

  it("tells an address that was refused beside one that was accepted, and plans for that one only", async () => {
    let isStrict = true;
    const { workspace, server } = await newScene(
      { onRecipient: (address) => (isStrict && address.startsWith("desk") ? 550 : undefined) },
      [listRow("labour", { email: '"labour@ministry.example; desk@ministry.example"' }), listRow("health")],
    );
    const first = await workspace.sendAll();
    expect(first.code, first.stderr).toBe(6);
    expect(first.events.find(({ event }) => event === "sent")).toMatchObject({ sent: 2, partly: 1 });
    const status = await workspace.run("send", "status");
    expect([status.code, status.stderr]).toEqual([6, expect.stringContaining("desk@ministry.example")]);
    expect((await workspace.run("send", "resume")).code).toBe(6);
    await workspace.run("send", "export", "--format", "csv", "--without-addresses");
    expect(await workspace.text("out/register.csv")).toContain("some of its addresses only");
    isStrict = false;
    const second = await workspace.sendAll();
    expect(second.code, second.stderr).toBe(0);
    const { entries } = await workspace.plan();
    expect(entries.map(({ status, to }) => [status, to])).toEqual([
      ["failed", ["desk@ministry.example"]],
      ["unchanged", undefined],
    ]);
    expect(server.received.map(({ to }) => to.join()).sort()).toEqual([
      "desk@ministry.example",
      "health@ministry.example",
      "labour@ministry.example",
    ]);
    expect((await workspace.run("send", "note")).stderr).toContain("Nothing is left to send");
  }, 60_000);

  it("leaves messages in doubt when its answer is lost, and a person decides", async () => {
    let isDeaf = true;
    const { workspace, server } = await newScene({
      onMessage: ({ to }) => (isDeaf && !to[0]?.startsWith("labour") ? "accept-and-cut" : undefined),
    });
    expect((await workspace.sendAll()).code).toBe(6);
    expect(statesOf(workspace)).toEqual({ labour: "sent", interior: "in-doubt", health: "in-doubt" });
    const held = (await workspace.run("send", "note")).stderr;
    expect(held).toContain("recipient-in-doubt");
    expect(held).not.toContain("everybody has the current version");
    // Nothing is sent again by itself.
    isDeaf = false;
    expect((await workspace.run("send", "resume")).code).toBe(6);
    expect(server.received).toHaveLength(3);
    const listed = await workspace.run("send", "in-doubt", "list", "--json");
    const ids = listed.events.map(({ id, recipient }) => [String(recipient), String(id)]);
    expect([listed.code, ids.map(([name]) => name)]).toEqual([6, ["interior", "health"]]);
    const id = Object.fromEntries(ids) as Record<string, string>;
    expect(
      (await workspace.run("send", "in-doubt", "mark-sent", id.interior ?? "", "--by", "Maria")).code,
    ).toBe(0);
    expect((await workspace.run("send", "in-doubt", "resend", id.health ?? "")).code).toBe(0);
    expect((await workspace.run("send", "resume")).code).toBe(0);
    const twice = server.received.filter(({ to }) => to[0]?.startsWith("health"));
    expect(twice).toHaveLength(2);
    expect(twice[0]?.raw.equals(twice[1]?.raw ?? Buffer.alloc(0))).toBe(true);
    expect(statesOf(workspace)).toEqual({ labour: "sent", interior: "sent", health: "sent" });
  });

  it("that is not there stops the run, and nothing is lost", async () => {
    const { workspace, server } = await newScene();
    const hash = await workspace.hash();
    await server.close();
    const { code } = await workspace.run("send", "note", "--approve", hash);
    expect(code).toBe(6);
    expect(Object.values(statesOf(workspace)).every((state) => /planned|deferred/.test(state))).toBe(true);
    const again = await startMailServer({}, {}, server.port);
    try {
      expect((await workspace.run("send", "resume")).code).toBe(0);
      expect(again.received).toHaveLength(3);
    } finally {
      await again.close();
    }
  });
});

it("never plans what a killed run had with the server for anew: it is in doubt", async () => {
  const { workspace, server } = await newScene({}, [listRow("labour")]);
  // Its server is away, so that the message waits.
  await workspace.settings({ server: { host: "127.0.0.1", port: 1, tls: "off" }, attempts: 1 });
  await workspace.sendAll();
  await workspace.settings({});
  const ledger = openLedger(join(workspace.root, ".dipla/ledger.sqlite"), { now: () => new Date() });
  const [waiting] = ledger.messages();
  ledger.change(waiting?.id ?? "", { state: "claimed" });
  ledger.change(waiting?.id ?? "", { state: "committing" });
  ledger.close();
  const planned = await workspace.run("send", "note");
  expect(planned.stderr).toContain("recipient-in-doubt");
  expect((await workspace.plan()).entries.map(({ status }) => status)).toEqual(["in-doubt"]);
  expect(`${planned.stdout}${planned.stderr}`).not.toContain("everybody has");
  // Nor where another row gives something to approve.
  await workspace.list([listRow("labour"), listRow("health")]);
  const sent = await workspace.sendAll();
  expect([sent.code, server.received.map(({ to }) => to)]).toEqual([6, [["health@ministry.example"]]]);
  expect(statesOf(workspace)).toEqual({ labour: "in-doubt", health: "sent" });
}, 120_000);

describe("who may send", () => {
  it("is one sender at a time", async () => {
    const { workspace, server } = await newScene({ onMessage: () => undefined });
    const hash = await workspace.hash();
    const lock = new DatabaseSync(join(workspace.root, ".dipla/sender.lock"));
    lock.exec("BEGIN EXCLUSIVE");
    const { code, stderr } = await workspace.run("send", "note", "--approve", hash);
    expect([code, stderr.includes("sender-busy")]).toEqual([2, true]);
    expect(server.connections).toBe(0);
    lock.exec("ROLLBACK");
    lock.close();
    expect((await workspace.run("send", "note", "--approve", hash)).code).toBe(0);
  });

  it("finishes what is under way on Ctrl-C, and leaves the rest for later", async () => {
    const many = Array.from({ length: 12 }, (_, index) => listRow(`m${index}`));
    const { workspace, server } = await newScene({}, many);
    await workspace.settings({ rate: { messages: 1, seconds: 0.5 }, connections: 1 });
    const hash = await workspace.hash();
    const script = join(projectRoot, "scripts", "dipla.mjs");
    const child = spawn(process.execPath, [
      script,
      "send",
      "note",
      "--approve",
      hash,
      "--root",
      workspace.root,
    ]);
    let said = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
    const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
    while (server.received.length < 2) await new Promise((resolve) => setTimeout(resolve, 20));
    child.kill("SIGINT");
    expect(await ended).toBe(6);
    expect(said).toContain("Stopped after what was under way");
    expect(server.received.length).toBeLessThan(12);
    const sent = messagesOf(workspace).filter(({ state }) => state === "sent").length;
    expect(sent).toBe(server.received.length);
    await workspace.settings({});
    expect((await workspace.run("send", "resume")).code).toBe(0);
    expect(new Set(server.received.map(({ messageId }) => messageId)).size).toBe(12);
    expect(server.received).toHaveLength(12);
  }, 60_000);
});

describe("secrets and encryption", () => {
  it("sends nothing without TLS, or to a server with a strange certificate", async () => {
    const { workspace, server } = await newScene();
    await workspace.settings({ server: { host: "127.0.0.1", port: server.port } });
    const plain = await workspace.sendAll();
    expect(plain.code).toBe(6);
    expect(server.received).toHaveLength(0);
    const { key, certificate } = await selfSigned("localhost");
    const secure = await startMailServer({}, { key, cert: certificate });
    try {
      await workspace.settings({ server: { host: "127.0.0.1", port: secure.port } });
      const strange = await workspace.run("send", "resume");
      expect([strange.code, strange.stderr.includes("mail-server")]).toEqual([6, true]);
      expect(secure.received).toHaveLength(0);
      await workspace.write("ca.pem", certificate);
      await workspace.settings({ server: { host: "127.0.0.1", port: secure.port, ca: "ca.pem" } });
      const known = await workspace.run("send", "resume");
      expect(known.code, known.stderr).toBe(0);
      expect(secure.received).toHaveLength(3);
    } finally {
      await secure.close();
    }
  });

  it("takes a password from a private file or the environment only, and writes it nowhere", async () => {
    const { workspace, server } = await newScene();
    const password = "tr0mb0ne-sunset";
    const at = { host: "127.0.0.1", port: server.port, tls: "off", user: "office" };
    await workspace.settings({ server: { ...at, password } });
    const written = await workspace.run("send", "note");
    expect([written.code, written.stderr.includes("send-settings")]).toEqual([2, true]);
    await workspace.settings({ server: { ...at, password: { file: "password" } } });
    await workspace.secret("password", `${password}\n`);
    chmodSync(join(workspace.root, "password"), 0o644);
    const open = await workspace.run("send", "note", "--approve", await workspace.hash());
    expect([open.code, open.stderr.includes("secret-readable")]).toEqual([4, true]);
    chmodSync(join(workspace.root, "password"), 0o600);
    const { code, stderr, stdout } = await workspace.sendAll();
    expect(code, stderr).toBe(0);
    for (const said of [written, open, { stderr, stdout }])
      expect(said.stderr + said.stdout).not.toContain(password);
    const kept = filesBelow(workspace.root).filter((path) => !/password$|config\.json$/.test(path));
    expect(kept.filter((path) => readFileSync(path).includes(password))).toEqual([]);
  });

  it("names every mistake in its settings", async () => {
    const { workspace } = await newScene();
    await workspace.settings({
      server: { host: "mail.example", tls: "off" },
      oversize: "shrink",
      form: "x",
      "size-limit": -1,
    });
    const { code, stderr } = await workspace.run("send", "note");
    expect(code).toBe(2);
    for (const key of ["send.server", "send.oversize", "send.form", "send.size-limit"])
      expect(stderr).toContain(key);
  });
});

describe("hostile recipients", () => {
  it("stay text in the message, and dangerous rows are refused while the others are planned", async () => {
    const names: Record<string, string> = {
      html: "<img src=x onerror=alert(1)></title><script>alert(2)</script>",
      handlebars: "{{{organisation.name}}} {{#each this}}",
      markdown: "**bold** [link](http://evil.example) ![](http://evil.example/x)",
      headers: "Bcc: victim@evil.example, <other@evil.example>",
      encoded: "=?utf-8?q?x=0d=0aBcc:_victim@evil.example?=",
    };
    const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
    const rows = Object.entries(names).map(([id, name]) => listRow(id, { name: quoted(name) }));
    const refused = [
      listRow("newline", { name: quoted("Ministry\r\nBcc: victim@evil.example") }),
      listRow("../../escape"),
      listRow("endless", { name: "x".repeat(10_000) }),
      listRow("turned", { name: "Ministry \u202egnp.exe" }),
      listRow("address", { email: "a@b.example\tBcc:c@d.example" }),
      listRow("secrets", { attachments: "../../dipla.config.json" }),
      listRow("system", { attachments: "/etc/passwd" }),
    ];
    const { workspace } = await newScene({}, [...rows, ...refused]);
    const { code, stderr } = await workspace.run("send", "note");
    expect(code).toBe(4);
    for (const found of ["recipient-cell", "recipient-id", "recipient-email", "path-outside-workspace"])
      expect(stderr).toContain(found);
    const { entries } = await workspace.plan();
    expect(entries.map(({ recipient }) => recipient)).toEqual(Object.keys(names));
    const { default: PostalMime } = await import("postal-mime");
    for (const { recipient, mails } of entries) {
      const raw = await workspace.read(packageFile(recipient, "message.eml"));
      const mail = await PostalMime.parse(raw);
      const name = names[recipient] ?? "";
      expect(mail.headers.some(({ key }) => key === "bcc")).toBe(false);
      expect(
        mail.to?.map(({ address }) => address),
        recipient,
      ).toEqual([`${recipient}@ministry.example`]);
      expect(mails[0]?.subject).toBe(`BG-2026-1 · Note · ${name}`);
      expect(mail.html).not.toMatch(/<(script|img)|<a /i);
      // The envelope comes from the ledger and not from the message.
      expect(mails).toHaveLength(1);
    }
    const outside = filesBelow(workspace.root).filter((path) => /escape|passwd/.test(path));
    expect(outside).toEqual([]);
  });
});

describe("packages that are too large", () => {
  it("are told, divided, or sent as one archive", async () => {
    const { workspace, server } = await newScene({}, [
      listRow("labour", { attachments: "big.bin; small.txt" }),
    ]);
    const big = Buffer.alloc(700_000);
    for (let at = 0; at < big.length; at += 1) big[at] = (at * 7919) & 0xff;
    await workspace.write("content/note/big.bin", big);
    await workspace.write("content/note/small.txt", "small");
    await workspace.settings({ "size-limit": 0.9 });
    expect((await workspace.run("send", "note")).stderr).toContain("message-too-large");
    await workspace.settings({ "size-limit": 1.1, oversize: "split" });
    const { code, stderr } = await workspace.sendAll();
    expect(code, stderr).toBe(0);
    expect(stderr).not.toContain("message-too-large");
    const [entry] = (await workspace.plan()).entries;
    expect(entry?.mails.map(({ attached }) => attached)).toEqual([
      ["note.en.pdf", "note.en.docx"],
      ["big.bin", "small.txt"],
    ]);
    expect(server.received).toHaveLength(2);
    expect(entry?.mails[1]?.subject).toMatch(/\(2\/2\)$/);
    await workspace.settings({ "size-limit": 0.9, oversize: "zip" });
    await workspace.list([listRow("labour", { name: "Another name", attachments: "big.bin; small.txt" })]);
    await workspace.hash();
    expect((await workspace.plan()).entries[0]?.mails.map(({ attached }) => attached)).toEqual([
      ["note.labour.zip"],
    ]);
  });
});

describe("after the sending", () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await newScene({}, [...rows(), listRow("culture", { channel: "paper", email: "" })]);
    await scene.workspace.secret("bounce.secret", "a long secret");
    await scene.workspace.settings({
      bounces: { address: "bounces@dipla.example", secret: { file: "bounce.secret" } },
    });
    expect((await scene.workspace.sendAll()).code).toBe(0);
  }, 60_000);

  it("keeps a package that waits for a hand when others are sent something new", async () => {
    const { workspace } = await newScene({}, [
      listRow("labour"),
      listRow("culture", { channel: "paper", email: "" }),
    ]);
    expect((await workspace.sendAll()).code).toBe(0);
    await workspace.list([
      listRow("labour", { name: "Ministry of Work" }),
      listRow("culture", { channel: "paper", email: "" }),
    ]);
    expect((await workspace.sendAll()).code).toBe(0);
    expect(statesOf(workspace)).toEqual({ labour: "sent", culture: "to-hand-over" });
    expect((await workspace.run("send", "mark", "note", "culture", "--receipt", "7")).code).toBe(0);
  });

  it("notes the receipt of what was handed over", async () => {
    expect(statesOf(scene.workspace).culture).toBe("to-hand-over");
    expect((await scene.workspace.run("send", "mark", "note", "culture")).code).toBe(2);
    const { code } = await scene.workspace.run(
      "send",
      "mark",
      "note",
      "culture",
      "--receipt",
      "04-00-12/2026",
    );
    expect(code).toBe(0);
    expect(messagesOf(scene.workspace).find(({ recipient }) => recipient === "culture")).toMatchObject({
      state: "handed-over",
      receipt: "04-00-12/2026",
    });
    expect((await scene.workspace.run("send", "mark", "note", "nobody", "--receipt", "1")).code).toBe(4);
  });

  it("reads bounces into the register, and believes only those with its own address", async () => {
    const { from = "", messageId = "" } =
      scene.server.received.find(({ to }) => to[0]?.startsWith("health")) ?? {};
    expect(from).toMatch(/^bounces\+[0-9a-f]{32}\.[0-9a-f]{16}@dipla\.example$/);
    await scene.workspace.write("bounced/new/1.eml", bounceTo(from, messageId));
    const forged = from.replace(/\.[0-9a-f]{4}/, ".0000");
    await scene.workspace.write("bounced/new/2.eml", bounceTo(forged, messageId));
    await scene.workspace.write(
      "bounced/new/3.eml",
      "From: a@b.example\r\nSubject: out of office\r\n\r\nhello\r\n",
    );
    const { code, stderr } = await scene.workspace.run(
      "send",
      "bounces",
      join(scene.workspace.root, "bounced"),
    );
    expect(code).toBe(0);
    expect(stderr).toContain("1 came back, 0 only reported, 2 not noted");
    expect(messagesOf(scene.workspace).map(({ recipient, bounce }) => `${recipient} ${bounce}`)).toEqual([
      "labour ",
      "interior ",
      "health 5.1.1",
      "culture ",
    ]);
    expect((await scene.workspace.run("send", "status")).stderr).toContain("health");
    const plan = await scene.workspace.run("send", "note");
    expect(plan.stderr).toContain("recipient-bounced");
    // A corrected address is worth another message.
    await scene.workspace.list([
      ...rows().slice(0, 2),
      listRow("health", { email: "registry@health.example" }),
    ]);
    await scene.workspace.hash();
    expect((await scene.workspace.plan()).entries.map(({ status }) => status)).toEqual([
      "unchanged",
      "unchanged",
      "changed",
    ]);
  });

  it("exports a register that computes nothing", async () => {
    const { workspace } = await newScene({}, [
      listRow("labour", { name: '"=HYPERLINK(""http://evil"",""x"")"' }),
      listRow("health", { name: "+359 2 000" }),
    ]);
    expect((await workspace.sendAll()).code).toBe(0);
    expect((await workspace.run("send", "export")).code).toBe(0);
    const csv = await workspace.text("out/register.csv");
    expect(csv).toContain("'=HYPERLINK");
    expect(csv).toContain("'+359 2 000");
    const book = readWorkbook(await workspace.read("out/register.xlsx"));
    const rows = utils.sheet_to_json<string[]>(book.Sheets[book.SheetNames[0] ?? ""] ?? {}, { header: 1 });
    expect(rows.map((row) => row[3]).slice(1)).toEqual(['=HYPERLINK("http://evil","x")', "+359 2 000"]);
    expect(await workspace.text("out/register.html")).toContain("=HYPERLINK(&quot;http://evil&quot;");
    const { unzipSync, strFromU8 } = await import("fflate");
    const xml = unzipSync(await workspace.read("out/register.xlsx"));
    expect(
      Object.values(xml)
        .map((part) => strFromU8(part))
        .join(""),
    ).not.toMatch(/<f[ >]/);
    await workspace.run("send", "export", "--without-addresses");
    expect(await workspace.text("out/register.csv")).not.toContain("@ministry.example");
  });

  it("forgets people and keeps the history", async () => {
    const { workspace } = scene;
    expect((await workspace.run("send", "forget", "--before", "2000-01-01")).stderr).toContain("0 messages");
    expect((await workspace.run("send", "forget", "--before", "tomorrow")).code).toBe(2);
    const { code, stderr } = await workspace.run("send", "forget", "--before", "2999-01-01");
    expect([code, stderr.includes("4 messages")]).toEqual([0, true]);
    const memory = filesBelow(join(workspace.root, ".dipla")).map((path) => readFileSync(path));
    for (const word of ["Ministry labour", "labour@ministry.example"])
      expect(memory.filter((bytes) => bytes.includes(word)).length, word).toBe(0);
    expect((await workspace.run("send", "status")).stderr).toContain("unbroken");
    // What was sent is known without knowing to whom.
    await workspace.list(rows().slice(0, 2));
    await workspace.hash();
    expect((await workspace.plan()).entries.map(({ status }) => status)).toEqual(["unchanged", "unchanged"]);
  });
});

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}

/** A delivery status notification as mail servers write it (RFC 3464). */
function bounceTo(address: string, messageId: string): string {
  return [
    "From: Mail Delivery System <mailer-daemon@mx.example>",
    `To: ${address}`,
    "Subject: Undelivered Mail Returned to Sender",
    "MIME-Version: 1.0",
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    "",
    "--b",
    "Content-Type: text/plain",
    "",
    "Sorry.",
    "--b",
    "Content-Type: message/delivery-status",
    "",
    "Reporting-MTA: dns; mx.example",
    "",
    "Final-Recipient: rfc822; health@ministry.example",
    "Action: failed",
    "Status: 5.1.1",
    "Diagnostic-Code: smtp; 550 5.1.1 no such mailbox",
    "",
    "--b",
    "Content-Type: message/rfc822",
    "",
    `Message-ID: ${messageId}`,
    "Subject: Note",
    "",
    "Text",
    "--b--",
    "",
  ].join("\r\n");
}

/** Relaxed or simple canonicalisation of what nodemailer signs: RFC 6376 §3.4.2 and §3.4.4. */
function verifiesDkim(eml: string, privateKey: string): boolean {
  const [head = "", ...rest] = eml.split("\r\n\r\n");
  const fields = head.split(/\r\n(?![ \t])/);
  const relaxed = (field: string): string => {
    const [name = "", ...value] = field.split(":");
    return `${name.toLowerCase().trim()}:${value
      .join(":")
      .replace(/\r\n/g, "")
      .replace(/[ \t]+/g, " ")
      .trim()}`;
  };
  const signature = relaxed(fields.find((field) => /^dkim-signature:/i.test(field)) ?? "");
  const tag = (name: string): string =>
    new RegExp(`(?:^|[;:] ?)${name}=([^;]+)`).exec(signature)?.[1]?.replace(/\s/g, "") ?? "";
  const lines = rest
    .join("\r\n\r\n")
    .split("\r\n")
    .map((line) => line.replace(/[ \t]+/g, " ").replace(/ $/, ""));
  const body = `${lines.join("\r\n").replace(/(?:\r\n)*$/, "")}\r\n`;
  if (createHash("sha256").update(body, "latin1").digest("base64") !== tag("bh")) return false;
  const signed = tag("h")
    .split(":")
    .map((name) =>
      relaxed(fields.find((field) => field.toLowerCase().startsWith(`${name.toLowerCase()}:`)) ?? ""),
    );
  const text = [...signed, signature.replace(/([;:] ?b=)[^;]*/, "$1")].join("\r\n");
  return verify("sha256", Buffer.from(text, "latin1"), privateKey, Buffer.from(tag("b"), "base64"));
}
