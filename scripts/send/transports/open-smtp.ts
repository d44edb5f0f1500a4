import { Readable } from "node:stream";
import { createTransport, type NodemailerError, type SMTPConnectionOptions } from "nodemailer";
import { ChangedMessage } from "../outbox/outgoing-message.ts";
import { cureOf } from "./cure-of.ts";
import { isAway } from "./is-away.ts";
import { listenForReply } from "./last-reply.ts";
import { messageStream } from "./message-stream.ts";
import { portOf, type SmtpSettings } from "./smtp.ts";
import { speaksTls } from "./speaks-tls.ts";
import type { Answer, MailTransport, TransportLimits } from "./transport.ts";
import { utf8Guard } from "./utf8-guard.ts";

/**
 * Seconds: what RFC 5321 §4.5.3.2 asks for behind the final dot, and no less than for any other command. Whoever gives up earlier has a
 * message in doubt that the server is still looking at.
 */
const longestWait = 600;

/** Secrets and files of the settings, read. */
export interface SmtpSecrets {
  password: string | undefined;
  ca: Uint8Array | undefined;
}

/** Connections to the mail server of the settings. TLS is required, and certificates are checked. */
export function openSmtp(
  server: SmtpSettings,
  { rate, connections }: TransportLimits,
  { password, ca }: SmtpSecrets,
): MailTransport {
  let isKnown = false;
  const connection = connectionTo(server, ca);
  const lastReply = listenForReply();
  const refuseBeyondAscii = utf8Guard(connection);
  const transport = createTransport({
    ...connection,
    pool: true,
    logger: lastReply.logger,
    transactionLog: true,
    ...(server.user && { auth: { user: server.user, pass: password ?? "" } }),
    maxConnections: connections,
    // A message that may have been accepted must not be sent again by anybody but the ledger.
    maxRequeues: 0,
    ...(rate && { rateLimit: rate.messages, rateDelta: rate.seconds * 1000 }),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  // Otherwise it is read ahead into a buffer, while the server has not even been asked for it.
  transport.use("stream", (mail, done) => {
    const { raw } = mail.data;
    if (raw instanceof Readable) mail.message.createReadStream = () => raw;
    done();
  });
  return {
    async deliver(message, envelope, onHandedOver) {
      const refused = await refuseBeyondAscii(message, envelope).catch((error) => answerOf(error, false));
      if (refused) return refused;
      let isAnswered = false;
      const conversation = { lastReply: lastReply.text, isAnswered: () => isAnswered };
      const { raw, isHandedOver, outOfStep, failure } = messageStream(message, conversation, onHandedOver);
      // The library may have gone on to the next message when the rest of this one is kept back.
      raw.on("error", () => undefined);
      const over = new AbortController();
      const sending = transport.sendMail({
        raw,
        envelope: { from: envelope.from, to: [...envelope.to] },
      });
      const behind = (said: string): Answer => ({ kind: "later", reply: `DATA: ${said}`, reached: true });
      const settle = (): void => {
        isAnswered = true;
      };
      sending.then(settle, settle);
      try {
        const at = [server.host, portOf(server), over.signal] as const;
        const waitsForTls = isKnown || server.tls === "implicit" ? [] : [speaksTls(...at)];
        const result = await Promise.race([sending, ...waitsForTls, ...(isKnown ? [] : [isAway(...at)])]);
        if (result === "away") {
          settle();
          return { kind: "later", reply: "no connection", reached: false };
        }
        if (result === true) {
          settle();
          transport.close();
          return { kind: "broken", reply: "TLS, no greeting", cure: "mail-cure-tls" };
        }
        isKnown = true;
        const { response, rejected } = result;
        if (!isHandedOver()) return behind(response);
        return { kind: "sent", reply: response, refused: (rejected ?? []).map(String) };
      } catch (error) {
        if (failure() !== undefined) return unread(failure());
        const said = outOfStep();
        return said === undefined ? answerOf(error as NodemailerError, isHandedOver()) : behind(said);
      } finally {
        over.abort();
      }
    },
    close: () => transport.close(),
  };
}

function connectionTo(server: SmtpSettings, ca: SmtpSecrets["ca"]): SMTPConnectionOptions {
  const greetingWait = (server["greeting-wait"] ?? 300) * 1000;
  return {
    host: server.host,
    port: portOf(server),
    secure: server.tls === "implicit",
    requireTLS: server.tls === "starttls",
    ignoreTLS: server.tls === "off",
    tls: { minVersion: "TLSv1.2", ...(ca && { ca: Buffer.from(ca) }) },
    ...(server.name !== undefined && { name: server.name }),
    // The library's bound for connecting, greeting and STARTTLS together.
    connectionTimeout: greetingWait + 30_000,
    greetingTimeout: greetingWait,
    socketTimeout: (server["answer-wait"] ?? longestWait) * 1000,
  };
}

/** @throws what a disk says that can't be read: nobody may go on */
function unread(error: unknown): Answer {
  if (error instanceof ChangedMessage) return { kind: "changed", reply: "" };
  throw error;
}

/** What an error of the connection means for the message. */
function answerOf(error: NodemailerError, handedOver: boolean): Answer {
  if (error instanceof ChangedMessage) return unread(error);
  const reply = (error.response ?? error.message).replace(/\s+/g, " ").trim();
  // Faults of the ledger or of the disk: nobody may go on.
  if (error.code === undefined && error.responseCode === undefined) throw error;
  // Only a refusal says that it was not taken. Anything else may be a word that came late: a server that answers twice is one behind.
  if (handedOver && !/^[45]\d\d$/.test(String(error.responseCode))) return { kind: "unknown", reply };
  const cure = cureOf(error);
  if (cure) return { kind: "broken", reply, cure };
  // Some addresses asked to come again and others were refused: nothing was sent, and one may still be.
  const codes = (error.rejectedErrors ?? []).flatMap(({ responseCode }) => responseCode ?? []);
  if (codes.length > 0)
    return codes.some((code) => code < 500)
      ? { kind: "later", reply, reached: true }
      : { kind: "refused", reply };
  if (error.responseCode !== undefined)
    return error.responseCode >= 500 && error.responseCode !== 503
      ? { kind: "refused", reply }
      : { kind: "later", reply, reached: true };
  return { kind: "later", reply, reached: false };
}
