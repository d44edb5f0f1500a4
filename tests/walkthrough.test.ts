import { chmodSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type MailServerForTests, startMailServer } from "./support/mail-server.ts";
import {
  type CommandResult,
  createWorkspace,
  projectRoot,
  runDipla,
  type Workspace,
} from "./support/workspace.ts";

/* "Send a briefing to five ministries" of the manual, followed word by word as a newcomer would. */
const page = readFileSync(join(projectRoot, ".github", "docs", "sending.md"), "utf8");
const section = page.split("## Send a briefing to five ministries")[1]?.split("\n## ")[0] ?? "";
const blocks = [...section.matchAll(/^ {3}```(sh|json)\n([\s\S]*?)^ {3}```/gm)].map(
  ([, kind, text = ""]) => ({
    kind,
    lines: text.split("\n").map((line) => line.slice(3)),
  }),
);
const [create, first, dryRun, second, approve, after] = blocks;

let folder: Workspace;
let server: MailServerForTests;
beforeAll(async () => {
  folder = await createWorkspace();
  server = await startMailServer();
  await runDipla(["init", "my-leaflets"], { cwd: folder.root });
});
afterAll(async () => {
  await server.close();
  await folder.remove();
});

/** Runs a line such as `npm run dipla -- send … --by "Maria Petrova"`. */
async function follow(line: string): Promise<CommandResult> {
  expect(line).toMatch(/^npm run dipla -- /);
  const words = [...line.slice("npm run dipla -- ".length).matchAll(/"([^"]*)"|(\S+)/g)];
  return runDipla(
    words.map(([, quoted, plain]) => quoted ?? plain ?? ""),
    { cwd: folder.root },
  );
}

it("works from the first line to the register", async () => {
  expect(blocks.map(({ kind }) => kind)).toEqual(["sh", "json", "sh", "json", "sh", "sh"]);
  const made = await follow(create?.lines[0] ?? "");
  expect(made.code, made.stderr).toBe(0);
  await folder.write("my-leaflets/dipla.config.json", first?.lines.join("\n") ?? "");
  const dry = await follow(dryRun?.lines[0] ?? "");
  expect(dry.code, dry.stderr).toBe(0);
  expect(server.connections).toBe(0);
  const plan = JSON.parse(await folder.text("my-leaflets/out/to-ministries/packages/plan.json"));
  expect(plan.entries.map(({ channel }: { channel: string }) => channel)).toEqual([
    "mail",
    "mail",
    "mail",
    "mail",
    "paper",
  ]);
  for (const name of ["plan.html", "address-labels.pdf", "first/SHA256SUMS", "second/message.eml"])
    expect(
      (await folder.read(`my-leaflets/out/to-ministries/packages/${name}`)).length,
      name,
    ).toBeGreaterThan(0);

  const settings = JSON.parse(second?.lines.join("\n") ?? "");
  expect(settings.send.server.password).toEqual({ file: ".dipla/password" });
  // The one thing that a newcomer's own mail server is needed for.
  Object.assign(settings.send.server, { host: "127.0.0.1", port: server.port, tls: "off" });
  await folder.write("my-leaflets/dipla.config.json", JSON.stringify(settings));
  await folder.write("my-leaflets/.dipla/password", "secret\n");
  chmodSync(join(folder.root, "my-leaflets/.dipla/password"), 0o600);
  const again = await follow(dryRun?.lines[0] ?? "");
  const hash = /--approve ([0-9a-f]{16})/.exec(again.stderr)?.[1] ?? "";
  const sent = await follow((approve?.lines[0] ?? "").replace(/--approve [0-9a-f]+/, `--approve ${hash}`));
  expect(sent.code, sent.stderr).toBe(0);
  expect(server.received).toHaveLength(4);
  const [status, register] = [await follow(after?.lines[0] ?? ""), await follow(after?.lines[1] ?? "")];
  expect(status.stderr).toContain("4 accepted by the mail server");
  expect(register.code).toBe(0);
  expect((await folder.read("my-leaflets/out/register.xlsx")).length).toBeGreaterThan(1000);
}, 60_000);
