import { createServer as createTlsServer } from "node:tls";
import { describe, expect, it } from "vitest";
import { messageInMemory } from "../scripts/send/outbox/outgoing-message.ts";
import { openSmtp } from "../scripts/send/transports/open-smtp.ts";
import type { SmtpSettings } from "../scripts/send/transports/smtp.ts";
import type { Answer, MailTransport } from "../scripts/send/transports/transport.ts";
import { selfSigned } from "./support/certificates.ts";
import { type RawManners, startRawServer } from "./support/raw-mail-server.ts";

/* In doubt is only what the server may have accepted; what holds for everybody stops the run. */
const small = Buffer.from(`Subject: Note\r\n\r\n${"Text\r\n".repeat(1000)}`);
const large = Buffer.from(`Subject: Note\r\n\r\n${"Text\r\n".repeat(4_000_000)}`);

function open(port: number, tls: SmtpSettings["tls"] = "off"): MailTransport {
  const limits = { rate: undefined, connections: 1 };
  return openSmtp({ host: "127.0.0.1", port, tls }, limits, { password: undefined, ca: undefined });
}

async function deliver(
  transport: MailTransport,
  message: Uint8Array,
): Promise<{ answer: Answer; handedOver: boolean }> {
  let handedOver = false;
  const envelope = { from: "office@dipla.example", to: ["labour@ministry.example"] };
  const answer = await transport.deliver(messageInMemory(message), envelope, () => {
    handedOver = true;
  });
  return { answer, handedOver };
}

async function attempt(
  manners: RawManners,
  message: Uint8Array = small,
  tls: SmtpSettings["tls"] = "off",
): Promise<{ answer: Answer; handedOver: boolean; dots: number }> {
  const server = await startRawServer(manners);
  const transport = open(server.port, tls);
  try {
    return { ...(await deliver(transport, message)), dots: server.dots() };
  } finally {
    transport.close();
    await server.close();
  }
}

describe("a connection that ends before the final dot", () => {
  const manners: [string, RawManners, Uint8Array?][] = [
    ["before the greeting", { greeting: "cut" }],
    ["at MAIL FROM", { mail: "cut" }],
    ["at RCPT TO", { rcpt: "cut" }],
    ["at DATA", { data: "cut" }],
    ["at DATA, with a word", { data: { last: "421 4.7.0 too many" } }],
    ["at DATA, answered as if it were something else", { data: "250 go" }],
    ["behind two answers to one address", { rcpt: "250 ok\r\n250 ok" }],
    ["behind three answers to one address", { rcpt: "250 ok\r\n250 ok\r\n250 ok" }],
    ["behind two answers to the sender", { mail: "250 ok\r\n250 ok" }],
    ["in the middle of a message", { cutAfter: 20_000 }, large],
  ];
  it.each(manners)("%s leaves the message put off", async (_, behaviour, message) => {
    const { answer, handedOver, dots } = await attempt(behaviour, message);
    expect([answer.kind, handedOver, dots], answer.reply).toEqual(["later", false, 0]);
  });

  it("while it was idle does so, too", async () => {
    const server = await startRawServer({ cutWhenIdle: true });
    const transport = open(server.port);
    try {
      for (let count = 1; count <= 3; count += 1) {
        const { answer, handedOver } = await deliver(transport, small);
        expect(["sent", "later"]).toContain(answer.kind);
        expect(answer.kind === "sent").toBe(handedOver);
        await new Promise((resolve) => setTimeout(resolve, 40));
      }
    } finally {
      transport.close();
      await server.close();
    }
  });

  it("is told from one that ends behind it", async () => {
    const { answer, handedOver, dots } = await attempt({ dot: "cut" });
    expect([answer.kind, handedOver, dots]).toEqual(["unknown", true, 1]);
  });
});

describe("waits and names of the settings", () => {
  async function sendTo(
    manners: RawManners,
    settings: Partial<SmtpSettings>,
  ): Promise<Answer & { heard: string }> {
    const server = await startRawServer(manners);
    const limits = { rate: undefined, connections: 1 };
    const transport = openSmtp({ host: "127.0.0.1", port: server.port, tls: "off", ...settings }, limits, {
      password: undefined,
      ca: undefined,
    });
    try {
      return { ...(await deliver(transport, small)).answer, heard: server.heard() };
    } finally {
      transport.close();
      await server.close();
    }
  }

  it("a greeting that does not come leaves the message put off", async () => {
    const began = Date.now();
    expect((await sendTo({ greeting: "silence" }, { "greeting-wait": 0.3 })).kind).toBe("later");
    expect(Date.now() - began).toBeLessThan(5000);
  });

  it("an answer to the dot is waited for, and in doubt when it does not come", async () => {
    expect((await sendTo({ dot: "silence" }, { "answer-wait": 0.3 })).kind).toBe("unknown");
    expect((await sendTo({ dotAfter: 700 }, { "answer-wait": 3 })).kind).toBe("sent");
  });

  it("the name of the settings is said to the server", async () => {
    expect((await sendTo({}, { name: "mail.dipla.example" })).heard).toContain("EHLO mail.dipla.example");
  });

  it("a server that waits for TLS is known within seconds", async () => {
    const { key, certificate } = await selfSigned("localhost");
    const server = createTlsServer({ key, cert: certificate }, (socket) =>
      socket.on("error", () => undefined),
    );
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const transport = open(typeof address === "object" && address ? address.port : 0, "starttls");
    const { answer } = await deliver(transport, small);
    expect(answer).toMatchObject({ kind: "broken", cure: "mail-cure-tls" });
    transport.close();
    server.close();
  }, 15_000);
});

describe("a server that is out of step", () => {
  const manners: [string, RawManners][] = [
    ["answers the dot as if it had not come", { dot: "354 go on" }],
    ["answers the dot with what is no answer", { dot: "\u0007<html>" }],
  ];
  it.each(manners)("and %s leaves the message in doubt: it may have been taken", async (_, behaviour) => {
    const { answer, handedOver } = await attempt(behaviour);
    expect([answer.kind, handedOver], answer.reply).toEqual(["unknown", true]);
  });
});

describe("an answer that comes before the end of a message is none to it", () => {
  it.each([
    ["250 with the 354", "354 go\r\n250 2.0.0 queued", small, "later"],
    ["250 with the 354, of a large message", "354 go\r\n250 2.0.0 queued", large, "later"],
    ["a refusal with the 354", "354 go\r\n554 5.7.1 no", small, "refused"],
  ] as const)("%s", async (_, data, message, kind) => {
    const { answer, handedOver, dots } = await attempt({ data, takesData: true }, message);
    expect([answer.kind, handedOver, dots], answer.reply).toEqual([kind, false, 0]);
  });
});

describe("a refusal", () => {
  const causes: [string, RawManners, string, SmtpSettings["tls"]?][] = [
    ["530 at MAIL FROM", { mail: "530 5.7.0 Authentication required" }, "mail-cure-login"],
    ["553 at MAIL FROM", { mail: "553 5.7.1 Sender address rejected" }, "mail-cure-sender"],
    ["a limit at MAIL FROM", { mail: "550 5.4.5 Daily user sending limit exceeded" }, "mail-cure-sender"],
    ["relaying", { rcpt: "554 5.7.1 Relay access denied" }, "mail-cure-relay"],
    ["relaying, in other words", { rcpt: "550 5.7.54 SMTP; Unable to relay recipient" }, "mail-cure-relay"],
    ["the greeting", { greeting: "554 5.7.1 No SMTP service here" }, "mail-cure-greeting"],
    ["EHLO", { ehlo: "550 5.7.1 Helo command rejected" }, "mail-cure-greeting"],
    ["TLS at a port without", {}, "mail-cure-tls", "implicit"],
    ["no STARTTLS", {}, "mail-cure-tls", "starttls"],
  ];
  it.each(causes)("of everybody, %s, stops the run with its cure", async (_, manners, cure, tls) => {
    const { answer, handedOver } = await attempt(manners, small, tls);
    expect([answer, handedOver]).toEqual([{ kind: "broken", reply: expect.any(String), cure }, false]);
  });

  const others: [string, RawManners, Answer["kind"]][] = [
    ["no such user", { rcpt: "550 5.1.1 no such user" }, "refused"],
    ["too large", { mail: "552 5.3.4 Message size exceeds fixed limit" }, "refused"],
    ["content", { dot: "554 5.7.1 Message content rejected" }, "refused"],
    ["greylisted", { rcpt: "450 4.2.0 Greylisted" }, "later"],
    ["busy", { greeting: { last: "421 4.3.2 Service not available" } }, "later"],
    ["no room", { mail: "452 4.3.1 Insufficient system storage" }, "later"],
  ];
  it.each(others)("of one message, %s, stays that message's", async (_, manners, kind) => {
    expect((await attempt(manners)).answer.kind).toBe(kind);
  });
});
