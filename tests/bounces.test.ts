import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { LedgerMessage } from "../scripts/send/ledger/ledger.ts";
import { assignBounce } from "../scripts/send/mail/assign-bounce.ts";
import { bounceAddress, bouncedKey } from "../scripts/send/mail/bounce-address.ts";
import { readBounce } from "../scripts/send/mail/read-bounce.ts";
import { splitMbox } from "../scripts/send/mail/split-mbox.ts";
import { compareWithSent } from "../scripts/send/plan/compare-with-sent.ts";
import { approveUpTo, openMemory, planWithout } from "./support/sent-memory.ts";
import { createWorkspace, projectRoot, type Workspace } from "./support/workspace.ts";

/*
 * Every file of tests/bounces is a mail, or a mailbox of them, in the manner of some mail system; the `.txt` of the same name says what
 * has to be read in it, a line for each recipient (`labour failed 5.1.1 labour@ministry.example`) or `unread` and why. In the mails
 * `{{return-path labour}}` and `{{message-id labour}}` are those of the message to “labour”.
 */
const folder = join(projectRoot, "tests/bounces");
const mailbox = "bounces@dipla.example";
const secret = "a long secret";
const samples = readdirSync(folder).filter((name) => !name.endsWith(".txt"));
const expected = (name: string): string[] =>
  readFileSync(join(folder, name.replace(/\.\w+$/, ".txt")), "utf8")
    .trim()
    .split("\n");

let workspace: Workspace;
let messages: LedgerMessage[];
beforeAll(async () => {
  workspace = await createWorkspace({
    "dipla.config.json": JSON.stringify({
      send: {
        from: "Office for Tests <office@dipla.example>",
        bounces: { address: mailbox, secret: { env: "BOUNCES" } },
      },
    }),
  });
  const recipients = ["labour", "health", "interior", "culture", "two-desks", "почта"];
  const plan = await planWithout(workspace.root, recipients, "text");
  await approveUpTo(
    workspace.root,
    plan,
    Object.fromEntries(recipients.map((recipient) => [recipient, "sent" as const])),
  );
  messages = await known();
});
afterAll(() => workspace.remove());

it("has forty samples and more", () => {
  expect(samples.length).toBeGreaterThanOrEqual(40);
});

it.each(samples)("%s", async (name) => {
  const said: string[] = [];
  for (const { bytes } of splitMbox(filled(name))) {
    const bounce = await readBounce(bytes);
    const found =
      typeof bounce === "string"
        ? bounce
        : assignBounce(bounce, { messages, keyOf: (one) => bouncedKey(one, mailbox, Buffer.from(secret)) });
    if (typeof found === "string") said.push(`unread ${found}`);
    else
      for (const { action, status, place, addresses } of found.recipients) {
        const address = place === undefined ? addresses.at(-1) : found.message.addresses[place];
        said.push(`${found.message.recipient} ${action} ${status} ${address}`);
      }
  }
  expect(said).toEqual(expected(name));
});

it("notes them all in the register, and reading them again changes nothing", async () => {
  for (const name of samples) await workspace.write(`mails/inbox/${name}`, filled(name));
  const before = process.env.BOUNCES;
  process.env.BOUNCES = secret;
  try {
    const run = (): ReturnType<Workspace["run"]> =>
      workspace.run("send", "bounces", join(workspace.root, "mails"));
    const { code, stderr } = await run();
    expect(code, stderr).toBe(0);
    const lines = samples.flatMap(expected);
    const unread = lines.filter((line) => line.startsWith("unread")).length;
    expect(stderr).toContain(`${unread} not noted`);
    const bounced = (await known()).filter(({ bounce }) => bounce !== "").map(({ recipient }) => recipient);
    const failed = lines.filter((line) => line.includes(" failed ")).map((line) => line.split(" ")[0]);
    expect(new Set(bounced)).toEqual(new Set(failed));
    // Only a delay was told of one, and nothing of the other.
    expect(bounced).not.toContain("interior");
    expect(bounced).not.toContain("culture");
    const first = await head();
    await run();
    expect(await head()).toBe(first);
  } finally {
    if (before === undefined) delete process.env.BOUNCES;
    else process.env.BOUNCES = before;
  }
});

function filled(name: string): Buffer {
  const text = readFileSync(join(folder, name)).toString("latin1");
  const known = text.replace(/\{\{([\w-]+) (.*?)\}\}/g, (_, what: string, recipient: string) => {
    const wanted = Buffer.from(recipient, "latin1").toString("utf8");
    const message = messages.find((one) => one.recipient === wanted);
    if (!message) throw new Error(`${name}: there is no recipient ${wanted}`);
    return what === "message-id"
      ? message.messageId
      : bounceAddress(mailbox, message.id, Buffer.from(secret));
  });
  return Buffer.from(known, "latin1");
}

async function known(): Promise<LedgerMessage[]> {
  const { ledger } = await openMemory(workspace.root);
  const found = ledger?.messages() ?? [];
  ledger?.close();
  return found;
}

async function head(): Promise<string> {
  const { ledger } = await openMemory(workspace.root);
  const found = ledger?.head() ?? "";
  ledger?.close();
  return found;
}

it("does not take a message that a server has given up for delivered, whatever its status", async () => {
  const { ledger } = await openMemory(workspace.root);
  const message = ledger?.messages().find(({ recipient }) => recipient === "culture");
  if (!ledger || !message) throw new Error("there is no such message");
  ledger.bounced(message.id, "4.4.7", "smtp; retry timeout exceeded", 0);
  const { content, addresses } = message;
  const [document = ""] = content.split("-");
  const earlier = ledger.messages().filter(({ recipient }) => recipient === "culture");
  expect(compareWithSent({ document, channel: "mail", addresses }, content, earlier).status).toBe("bounced");
  ledger.close();
});
