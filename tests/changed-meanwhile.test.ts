import { createHash, generateKeyPairSync } from "node:crypto";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { startMailServer } from "./support/mail-server.ts";
import { listRow, sendingWorkspace } from "./support/sending-workspace.ts";
import { createTreeCopy } from "./support/tree-copy.ts";

/*
 * What was approved is what is sent: between approval and `resume` the sources, everything that was built and the product itself are
 * changed, and no byte of a message is.
 */
const ids = ["labour", "interior", "health"];
let isClosed = true;
const server = await startMailServer({ onRecipient: () => (isClosed ? 451 : undefined) });
const rows = ids.map((id) =>
  listRow(id, { attachments: "annex.pdf; map.txt", ...(id === "health" && { lang: "bg" }) }),
);
const workspace = await sendingWorkspace(rows, server.port);
const product = await createTreeCopy();
afterAll(async () => {
  await server.close();
  await workspace.remove();
  await product.remove();
});

it("sends what was approved, whatever has become of content, out and Dipla itself", async () => {
  await workspace.write("content/note/annex.pdf", `%PDF-1.4 ${"An annex for everybody. ".repeat(2_000)}`);
  await workspace.write("content/note/map.txt", "A map.\n".repeat(1_000));
  const { privateKey } = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
  await workspace.secret("dkim.key", privateKey);
  const settings = { dkim: { domain: "dipla.example", selector: "s1", key: { file: "dkim.key" } } };
  await workspace.settings({ ...settings, attach: ["pdf", "docx", "attachments", "zip"] });
  const { code } = await workspace.sendAll();
  expect([code, server.received.length]).toEqual([6, 0]);
  const { entries } = await workspace.plan();
  const approved = entries.map(({ recipient, mails }) => [recipient, mails[0]?.eml]);

  const outbox = join(workspace.root, ".dipla/outbox", (await workspace.plan()).hash);
  const annex = readFileSync(join(workspace.root, "content/note/annex.pdf"));
  const copies = readdirSync(join(outbox, "parts")).filter((name) =>
    readFileSync(join(outbox, "parts", name)).equals(annex),
  );
  expect(copies, "the annex that all have lies there once").toEqual([
    createHash("sha256").update(annex).digest("hex"),
  ]);

  for (const path of readdirSync(join(workspace.root, "content"), { recursive: true, encoding: "utf8" }))
    if (/\.(?:md|csv|pdf|txt|yaml)$/.test(path))
      writeFileSync(join(workspace.root, "content", path), "---\ntitle: Another\n---\n");
  const out = join(workspace.root, "out");
  for (const path of readdirSync(out, { recursive: true, encoding: "utf8" }))
    if (/\.(?:pdf|docx|zip|eml|json|jsonl)$/.test(path)) writeFileSync(join(out, path), "another");
  rmSync(join(out, "note/packages/labour"), { recursive: true });
  rmSync(join(workspace.root, "dkim.key"));
  await workspace.settings({ attach: ["pdf"], "reply-to": "another@dipla.example" });

  // Templates say other words, and nothing that makes messages, packages or documents works.
  for (const path of readdirSync(join(product.root, "templates"), { recursive: true, encoding: "utf8" }))
    if (/\.(?:hbs|css|yaml|json|md)$/.test(path)) await product.write(join("templates", path), "another");
  for (const folder of [
    "merge",
    "render",
    "send/package",
    "send/mail/compose-message.ts",
    "send/outbox/dissect-message.ts",
  ])
    for (const path of codeBelow(join(product.root, "scripts", folder)))
      writeFileSync(path, broken(readFileSync(path, "utf8")));

  isClosed = false;
  const resumed = await product.run("send", "resume", "--root", workspace.root);
  expect(resumed.code, resumed.stderr).toBe(0);
  const sent = server.received.map(({ to, raw }) => [
    to[0]?.split("@")[0],
    createHash("sha256").update(raw).digest("hex"),
  ]);
  expect(sent.sort()).toEqual(approved.sort());
}, 120_000);

/** Code whose functions do nothing but fail; what is called as files are loaded, and what else they export, stays. */
function broken(code: string): string {
  return code.replace(
    /^export (async )?(function\*?) (?!define)(\w+)/gm,
    (_, wait = "", kind: string, name: string) =>
      `export function ${name}() { throw new Error("not what was approved"); }\n${wait}${kind} ${name}Before`,
  );
}

function codeBelow(path: string): string[] {
  if (path.endsWith(".ts")) return [path];
  return readdirSync(path, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => join(path, name));
}
