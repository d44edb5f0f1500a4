import { utils, write } from "@e965/xlsx";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Plan } from "../scripts/send/plan/plan.ts";
import { type MailServerForTests, startMailServer } from "./support/mail-server.ts";
import { type CommandResult, createWorkspace, runDipla, type Workspace } from "./support/workspace.ts";

/* The manual's walk to five ministries, with the list that an office has in Excel: a title above, capitals, codes such as 007, no ids. */
const ministries = ["Labour", "Interior", "Health", "Culture", "Justice"];
const rowOf = (name: string, at: number): (string | number)[] => [
  `Ministry of ${name}`,
  "Dear Minister,",
  `${at + 1} Main Street\n1000 Sofia`,
  "EN",
  // The last has no address and gets paper.
  at < 4 ? `office@${name.toLowerCase()}.example` : "",
  at + 5,
];

let folder: Workspace;
let server: MailServerForTests;
beforeAll(async () => {
  folder = await createWorkspace();
  server = await startMailServer();
  await runDipla(["init", "mine"], { cwd: folder.root });
  await run("new", "briefing", "note");
  for (const lang of ["en", "bg"]) {
    const text = (await folder.text(`mine/content/note/${lang}.md`)).replace(
      /^recipients:.*$/m,
      "recipients:\n  file: list.xlsx",
    );
    const numbered = text.replace(/^copy-number:.*\n/m, "").replace("---\n", "---\ncopy-number: auto\n");
    await folder.write(`mine/content/note/${lang}.md`, `${numbered}\n{{ recipient.code }}\n`);
  }
  const settings = {
    from: "Office <office@example.org>",
    server: { host: "127.0.0.1", port: server.port, tls: "off" },
  };
  await folder.write("mine/dipla.config.json", JSON.stringify({ send: settings }));
  await putList(ministries);
});
afterAll(async () => {
  await server.close();
  await folder.remove();
});

const run = (...args: string[]): Promise<CommandResult> =>
  runDipla([...args, "--root", "mine"], { cwd: folder.root });

async function putList(names: readonly string[]): Promise<void> {
  const sheet = utils.aoa_to_sheet([
    ["Ministries, as of September 2026"],
    [],
    ["NAME", "SALUTATION", "ADDRESS", "LANG", "E-MAIL", "CODE"],
    ...names.map(rowOf),
  ]);
  for (let row = 4; row < 4 + names.length; row += 1) {
    const cell: { z?: string } = sheet[`F${row}`] ?? {};
    cell.z = "000";
  }
  const book = { SheetNames: ["List"], Sheets: { List: sheet } };
  await folder.write(
    "mine/content/note/list.xlsx",
    new Uint8Array(write(book, { type: "buffer", bookType: "xlsx" }) as Buffer),
  );
}

async function planned(): Promise<Plan> {
  return JSON.parse(await folder.text("mine/out/note/packages/plan.json")) as Plan;
}

it("is sent as it is, each ministry once", async () => {
  const dry = await run("send", "note");
  expect(dry.code, dry.stderr).toBe(0);
  const { entries, hash } = await planned();
  expect(entries.map(({ recipient, channel, name }) => [recipient, channel, name])).toEqual(
    ministries.map((name, at) => [String(at + 1), at < 4 ? "mail" : "paper", `Ministry of ${name}`]),
  );
  const sent = await run("send", "note", "--approve", hash, "--by", "Maria Petrova");
  expect(sent.code, sent.stderr).toBe(0);
  expect(server.received.flatMap(({ to }) => to).sort()).toEqual(
    ministries
      .slice(0, 4)
      .map((name) => `office@${name.toLowerCase()}.example`)
      .sort(),
  );
  const word = unzipSync(await folder.read("mine/out/note/packages/3/note.en.docx"));
  const xml = strFromU8(word["word/document.xml"] ?? new Uint8Array());
  expect(xml).toContain(">007<");
  // `copy-number: auto`
  expect(xml.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ")).toMatch(/Copy No. 3 /);
});

it("does not let a row that is put in between take over another's number", async () => {
  await putList(["Energy", ...ministries]);
  const { code, stderr } = await run("send", "note");
  expect(code).toBe(4);
  expect(stderr).toMatch(
    /list\.xlsx:4:1 error recipient-number-taken Ministry of Energy: .*“Ministry of Labour”/,
  );
  expect((await planned()).entries.filter(({ status }) => status === "changed")).toEqual([]);
});
