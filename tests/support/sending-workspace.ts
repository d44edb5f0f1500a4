import { chmod } from "node:fs/promises";
import { join } from "node:path";
import type { Plan } from "../../scripts/send/plan/plan.ts";
import { createWorkspace, type Workspace } from "./workspace.ts";

/** Head of the lists in these tests. */
export const listHead = "id,name,salutation,address,lang,email,channel,attachments";

/** A row: `interior` with everything that a recipient by mail needs. */
export function listRow(
  id: string,
  changes: Partial<Record<"name" | "lang" | "email" | "channel" | "attachments", string>> = {},
): string {
  const { name = `Ministry ${id}`, lang = "en", email = `${id}@ministry.example` } = changes;
  const { channel = "", attachments = "" } = changes;
  return `${id},${name},Dear Minister of ${id},"1 ${id} Street\n1000 Sofia",${lang},${email},${channel},${attachments}`;
}

/** A document with a list, and settings for a mail server on this machine. */
export interface SendingWorkspace extends Workspace {
  list(rows: readonly string[]): Promise<void>;
  settings(send: object): Promise<void>;
  /** A file that only its owner can read. */
  secret(path: string, text: string): Promise<void>;
  plan(): Promise<Plan>;
  /** Plans, and gives the hash to approve. */
  hash(): Promise<string>;
  /** Plans and sends. */
  sendAll(): ReturnType<Workspace["run"]>;
}

/** Makes it, with the rows given. */
export async function sendingWorkspace(rows: readonly string[], port: number): Promise<SendingWorkspace> {
  const workspace = await createWorkspace({
    "content/_data/organisation.yaml": "name: Office for Tests\nemail: office@dipla.example\n",
    "content/note/en.md": noteText("en"),
    "content/note/bg.md": noteText("bg"),
  });
  const list = (all: readonly string[]): Promise<void> =>
    workspace.write("content/note/recipients.csv", `${listHead}\n${all.join("\n")}\n`);
  const settings = (send: object): Promise<void> =>
    workspace.write("dipla.config.json", JSON.stringify({ send: { ...basicSettings(port), ...send } }));
  const plan = async (): Promise<Plan> =>
    JSON.parse(await workspace.text("out/note/packages/plan.json")) as Plan;
  const hash = async (): Promise<string> => {
    const { code, stderr } = await workspace.run("send", "note");
    if (code !== 0) throw new Error(stderr);
    return (await plan()).hash;
  };
  await list(rows);
  await settings({});
  return {
    ...workspace,
    list,
    settings,
    plan,
    hash,
    secret: async (path, text) => {
      await workspace.write(path, text);
      await chmod(join(workspace.root, path), 0o600);
    },
    sendAll: async () => workspace.run("send", "note", "--approve", await hash(), "--by", "Maria", "--json"),
  };
}

/** Settings that don't wait long. */
export function basicSettings(port: number): object {
  return {
    from: "Office for Tests <office@dipla.example>",
    server: { host: "127.0.0.1", port, tls: "off" },
    wait: 0.05,
    attempts: 4,
  };
}

function noteText(lang: string): string {
  return `---
title: ${lang === "bg" ? "Бележка" : "Note"}
template: briefing
date: 2026-11-24
reference: BG-2026-1
recipients: recipients.csv
---

## ${lang === "bg" ? "Начало" : "Beginning"}

${lang === "bg" ? "За" : "To"} **{{ recipient.name }}**.

:::when{recipient.id=interior}

Only the interior reads this.

:::
`;
}
