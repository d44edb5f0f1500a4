import { createServer } from "node:net";
import { expect, it } from "vitest";
import { messageInMemory } from "../scripts/send/outbox/outgoing-message.ts";
import { openSmtp } from "../scripts/send/transports/open-smtp.ts";
import type { Answer } from "../scripts/send/transports/transport.ts";
import { type RawManners, startRawServer } from "./support/raw-mail-server.ts";

/* RFC 5321 §4.5.3.2 has five minutes for a greeting; only what is not there at all is given up sooner. */
async function deliver(manners: RawManners): Promise<{ answer: Answer; seconds: number }> {
  const server = await startRawServer(manners);
  const began = performance.now();
  const transport = openSmtp(
    { host: "127.0.0.1", port: server.port, tls: "off" },
    { rate: undefined, connections: 1 },
    { password: undefined, ca: undefined },
  );
  try {
    const envelope = { from: "office@dipla.example", to: ["labour@ministry.example"] };
    const answer = await transport.deliver(
      messageInMemory(Buffer.from("Subject: Note\r\n\r\nText\r\n")),
      envelope,
      () => undefined,
    );
    return { answer, seconds: (performance.now() - began) / 1000 };
  } finally {
    transport.close();
    await server.close();
  }
}

it("a greeting after more than half a minute is heard", async () => {
  const { answer, seconds } = await deliver({ greetingAfter: 32_000 });
  expect([answer.kind, seconds > 31]).toEqual(["sent", true]);
}, 60_000);

it("a port that nobody listens at is told at once", async () => {
  const unused = createServer();
  await new Promise<void>((resolve) => unused.listen(0, "127.0.0.1", resolve));
  const address = unused.address();
  await new Promise((resolve) => unused.close(resolve));
  const port = typeof address === "object" && address ? address.port : 1;
  const transport = openSmtp(
    { host: "127.0.0.1", port, tls: "off" },
    { rate: undefined, connections: 1 },
    { password: undefined, ca: undefined },
  );
  const envelope = { from: "office@dipla.example", to: ["labour@ministry.example"] };
  const answer = await transport.deliver(
    messageInMemory(Buffer.from("Subject: Note\r\n\r\nText\r\n")),
    envelope,
    () => undefined,
  );
  transport.close();
  expect(answer).toMatchObject({ kind: "later", reached: false });
});
