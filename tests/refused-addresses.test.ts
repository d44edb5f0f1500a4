import { afterAll, expect, it } from "vitest";
import { createNodeHost } from "../scripts/host/node-host.ts";
import { isOpen, latestMessages } from "../scripts/send/ledger/latest-messages.ts";
import type { Ledger } from "../scripts/send/ledger/ledger.ts";
import { reopen, sendMessages } from "../scripts/send/mail/send-messages.ts";
import { messageInMemory } from "../scripts/send/outbox/outgoing-message.ts";
import { compareWithSent } from "../scripts/send/plan/compare-with-sent.ts";
import { openSmtp } from "../scripts/send/transports/open-smtp.ts";
import { startMailServer } from "./support/mail-server.ts";
import { approveUpTo, openMemory, planWithout } from "./support/sent-memory.ts";
import { createWorkspace, type Workspace } from "./support/workspace.ts";

/* A server may accept a message for one address and refuse another: who has not got it is known, and gets it later, alone. */
const host = createNodeHost();
const made: Workspace[] = [];
afterAll(async () => {
  for (const workspace of made) await workspace.remove();
});

it("keeps which address was refused, and sends to that one only", async () => {
  const workspace = await createWorkspace();
  made.push(workspace);
  const { root } = workspace;
  let isStrict = true;
  const server = await startMailServer({
    onRecipient: (address) => (isStrict && address.startsWith("second") ? 550 : undefined),
  });
  try {
    await approveUpTo(root, await planWithout(root, ["two-desks"], "text"), {});
    const { ledger } = await openMemory(root);
    if (!ledger) throw new Error("there is no sound ledger");
    await sendAll(ledger, server.port);
    const [message] = ledger.messages();
    expect(message).toMatchObject({
      state: "sent",
      refused: [1],
      addresses: [expect.anything(), expect.anything()],
    });
    expect(latestMessages(ledger.messages()).map(isOpen)).toEqual([true]);
    const { content = "", addresses = [] } = message ?? {};
    const [document = ""] = content.split("-");
    const compared = compareWithSent({ document, channel: "mail", addresses }, content, ledger.messages());
    expect(compared).toMatchObject({ status: "failed", version: 1, to: ["second@ministry.example"] });
    ledger.close();

    // Which address it was is part of what the ledger is believed for.
    isStrict = false;
    await approveUpTo(root, await planWithout(root, ["two-desks"], "text", compared.to), {});
    const again = await openMemory(root);
    expect(again.found).toEqual([]);
    if (!again.ledger) return;
    await sendAll(again.ledger, server.port);
    expect(server.received.map(({ to }) => to)).toEqual([
      ["first@ministry.example"],
      ["second@ministry.example"],
    ]);
    expect(latestMessages(again.ledger.messages()).map(isOpen)).toEqual([false, false]);
    const now = compareWithSent({ document, channel: "mail", addresses }, content, again.ledger.messages());
    expect([now.status, now.to]).toEqual(["unchanged", undefined]);
    again.ledger.close();
  } finally {
    await server.close();
  }
});

async function sendAll(ledger: Ledger, port: number): Promise<void> {
  const transport = openSmtp(
    { host: "127.0.0.1", port, tls: "off" },
    { rate: undefined, connections: 1 },
    { password: undefined, ca: undefined },
  );
  reopen(ledger);
  await sendMessages({
    ledger,
    transport,
    host,
    load: async () => messageInMemory(Buffer.from("Subject: Note\r\n\r\nText\r\n")),
    sender: () => "office@dipla.example",
    connections: 1,
    attempts: 2,
    wait: 0.01,
    interrupted: new AbortController().signal,
    onLost: () => undefined,
    onAnswer: () => undefined,
  });
  transport.close();
}
