import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { command as send } from "../scripts/commands/send.ts";
import { type MailServerForTests, startMailServer } from "./support/mail-server.ts";
import { runInProcess } from "./support/run-in-process.ts";
import { listRow, type SendingWorkspace, sendingWorkspace } from "./support/sending-workspace.ts";

/* A dry run of thousands writes one package of each kind, and any other when somebody asks; it is the same plan. */
const rows = [
  listRow("labour"),
  listRow("health"),
  listRow("interior"),
  listRow("sport", { lang: "bg" }),
  listRow("energy", { lang: "bg" }),
  listRow("culture", { channel: "paper", email: "" }),
  listRow("justice", { channel: "e-delivery" }),
  listRow("finance", { channel: "e-delivery" }),
];
let server: MailServerForTests;
let workspace: SendingWorkspace;
beforeAll(async () => {
  server = await startMailServer();
  workspace = await sendingWorkspace(rows, server.port);
});
afterAll(async () => {
  await server.close();
  await workspace.remove();
});

const run = (...words: string[]) => runInProcess(send, words, { root: workspace.root });
const packages = (): string =>
  readdirSync(join(workspace.root, "out/note/packages"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .join(" ");
const inPackage = (...names: string[]): string => join(workspace.root, "out/note/packages", ...names);

it("writes everybody's package where the list is short", async () => {
  const { code, said } = await run("note");
  expect([code, said]).toEqual([0, expect.not.stringContaining("send show")]);
  expect(packages()).toBe("culture energy finance health interior justice labour sport");
}, 60_000);

it("writes one of each kind and all that is handed over, and the plan is the same", async () => {
  const { hash } = await workspace.plan();
  await workspace.settings({ packages: "samples" });
  const { code, said } = await run("note");
  expect([code, said]).toEqual([0, expect.stringContaining("dipla send show note RECIPIENT")]);
  expect(packages()).toBe("culture finance interior justice labour sport");
  expect((await workspace.plan()).hash).toBe(hash);
});

it("writes any other when it is asked for, as it will go", async () => {
  const { code, said } = await run("show", "note", "health", "energy");
  expect([code, said]).toEqual([0, expect.stringContaining(inPackage("health"))]);
  expect(readdirSync(inPackage("health")).sort()).toEqual(
    readdirSync(inPackage("labour")).map(nameOf("labour", "health")).sort(),
  );
  const { entries } = await workspace.plan();
  for (const id of ["health", "energy", "labour"]) {
    const hash = createHash("sha256")
      .update(readFileSync(inPackage(id, "message.eml")))
      .digest("hex");
    expect(entries.find(({ recipient }) => recipient === id)?.mails[0]?.eml).toBe(hash);
  }
});

it("tells whom it does not know, and what is another thing by now", async () => {
  const unknown = await run("show", "note", "helth");
  expect([unknown.code, unknown.said]).toEqual([4, expect.stringMatching(/recipient-unknown.*health/s)]);
  expect((await run("show", "note")).code).toBe(2);
  expect((await run("show", "letter", "health")).said).toContain("plan-unknown");
  const text = await workspace.text("content/note/en.md");
  await workspace.write("content/note/en.md", text.replace("Beginning", "Start"));
  const changed = await run("show", "note", "health");
  expect([changed.code, changed.said]).toEqual([4, expect.stringContaining("plan-changed")]);
  await workspace.write("content/note/en.md", text);
});

it("is approved and sent as any other", async () => {
  const { code, said } = await runInProcess(send, ["note"], {
    root: workspace.root,
    values: { approve: (await workspace.plan()).hash, by: "Maria" },
  });
  expect(code, said).toBe(0);
  expect(server.received.map(({ to }) => to.join()).sort()).toEqual(
    ["energy", "health", "interior", "labour", "sport"].map((id) => `${id}@ministry.example`),
  );
  expect(existsSync(inPackage("health"))).toBe(false);
}, 60_000);

function nameOf(from: string, to: string): (name: string) => string {
  return (name) => name.replace(from, to);
}
