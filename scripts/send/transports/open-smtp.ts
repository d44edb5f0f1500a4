import { Readable } from "node:stream";
import { createTransport, type NodemailerError } from "nodemailer";
import { portOf, type SmtpSettings } from "./smtp.ts";
import type { Answer, MailTransport, TransportLimits } from "./transport.ts";

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
  const transport = createTransport({
    pool: true,
    host: server.host,
    port: portOf(server),
    secure: server.tls === "implicit",
    requireTLS: server.tls === "starttls",
    ignoreTLS: server.tls === "off",
    tls: { minVersion: "TLSv1.2", ...(ca && { ca: Buffer.from(ca) }) },
    ...(server.user && { auth: { user: server.user, pass: password ?? "" } }),
    maxConnections: connections,
    // A message that may have been accepted must not be sent again by anybody but the ledger.
    maxRequeues: 0,
    ...(rate && { rateLimit: rate.messages, rateDelta: rate.seconds * 1000 }),
    connectionTimeout: 30_000,
    socketTimeout: 120_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async deliver(message, envelope, onHandedOver) {
      let handedOver = false;
      // The final dot can only follow the end of the stream: until then the server can't have accepted anything.
      const raw = Readable.from(
        (function* () {
          yield Buffer.from(message);
          handedOver = true;
          onHandedOver();
        })(),
      );
      try {
        const { response, rejected } = await transport.sendMail({
          raw,
          envelope: { from: envelope.from, to: [...envelope.to] },
        });
        return { kind: "sent", reply: response, refused: (rejected ?? []).map(String) };
      } catch (error) {
        return answerOf(error as NodemailerError, handedOver);
      }
    },
    close: () => transport.close(),
  };
}

/** What an error of the connection means for the message. */
function answerOf(error: NodemailerError, handedOver: boolean): Answer {
  const reply = (error.response ?? error.message).replace(/\s+/g, " ").trim();
  // Faults of the ledger or of the disk: nobody may go on.
  if (error.code === undefined && error.responseCode === undefined) throw error;
  if (isBroken(error)) return { kind: "broken", reply };
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
  return handedOver ? { kind: "unknown", reply } : { kind: "later", reply, reached: false };
}

/** No login, no encryption, a certificate of somebody else: no message will fare better. */
function isBroken({ code = "", originalCode = "", responseCode = 500 }: NodemailerError): boolean {
  if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|^ERR_TLS|^ERR_SSL/.test(`${code} ${originalCode}`)) return true;
  return /^(?:EAUTH|ENOAUTH|ETLS|EREQUIRETLS|EDNS|ECONFIG)$/.test(code) && responseCode >= 500;
}
