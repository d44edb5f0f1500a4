import { SMTPServer, type SMTPServerOptions } from "smtp-server";

/** A message that the server accepted. */
export interface ReceivedMail {
  from: string;
  to: string[];
  raw: Buffer;
  messageId: string;
  subject: string;
}

/** A real SMTP server on loopback. */
export interface MailServerForTests {
  port: number;
  received: ReceivedMail[];
  /** How often a connection was opened. */
  connections: number;
  close(): Promise<void>;
}

/** How it misbehaves: a code such as 451 refuses, `hang` never answers. */
export interface Misbehaviour {
  onRecipient?: (address: string) => number | undefined;
  onMessage?: (mail: ReceivedMail) => number | "accept-and-cut" | undefined;
}

/** Starts it on a free port, or on the one given. */
export async function startMailServer(
  { onRecipient, onMessage }: Misbehaviour = {},
  options: SMTPServerOptions = {},
  port = 0,
): Promise<MailServerForTests> {
  const result = { port, received: [] as ReceivedMail[], connections: 0 };
  const refusal = (responseCode: number): Error =>
    Object.assign(new Error(`${responseCode < 500 ? "4.7.1 later" : "5.1.1 no such mailbox"}`), {
      responseCode,
    });
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: options.secure || options.key ? [] : ["STARTTLS", "AUTH"],
    logger: false,
    onConnect(_, done) {
      result.connections += 1;
      done();
    },
    onRcptTo({ address }, _, done) {
      const code = onRecipient?.(address);
      done(code ? refusal(code) : undefined);
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const raw = Buffer.concat(chunks);
        const head = raw.toString("utf8").split("\r\n\r\n")[0] ?? "";
        const field = (name: string): string =>
          new RegExp(`^${name}: (.*(?:\\r\\n[ \\t].*)*)`, "im").exec(head)?.[1]?.replace(/\r\n/g, "") ?? "";
        const mail: ReceivedMail = {
          from: session.envelope.mailFrom ? session.envelope.mailFrom.address : "",
          to: session.envelope.rcptTo.map(({ address }) => address),
          raw,
          messageId: field("Message-ID"),
          subject: field("Subject"),
        };
        const wanted = onMessage?.(mail);
        if (typeof wanted === "number") return done(refusal(wanted));
        result.received.push(mail);
        if (wanted === "accept-and-cut") {
          // The answer is lost: the client can't know that the message was accepted.
          (session as unknown as { _connection?: { close(): void } })._connection?.close();
          server.connections.forEach((connection) => {
            if ((connection as unknown as { session: unknown }).session === session)
              (connection as unknown as { _socket: { destroy(): void } })._socket.destroy();
          });
          return undefined;
        }
        return done(null, "2.0.0 accepted");
      });
    },
    ...options,
  });
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const address = server.server.address();
  result.port = typeof address === "object" && address ? address.port : port;
  return Object.assign(result, {
    close: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  });
}
