import SMTPConnection, { type SMTPConnectionOptions } from "nodemailer/lib/smtp-connection";
import type { Answer } from "./transport.ts";

/**
 * Refuses what a server would not take, before anything of it is said: a message with an address beyond ASCII, where SMTPUTF8 is not
 * offered. Undefined lets it go. The server is asked once.
 */
export function utf8Guard(
  options: SMTPConnectionOptions,
): (message: Uint8Array, envelope: { from: string; to: readonly string[] }) => Promise<Answer | undefined> {
  let offered: Promise<boolean> | undefined;
  return async (message, envelope) => {
    const beyond = beyondAscii(message, envelope);
    if (beyond === undefined) return undefined;
    offered ??= offersUtf8(options);
    try {
      // RFC 6531 §3.5 has this status for what can't be said in ASCII.
      return (await offered) ? undefined : { kind: "refused", reply: `5.6.7 no SMTPUTF8: ${beyond}` };
    } catch (error) {
      offered = undefined;
      throw error;
    }
  };
}

/**
 * Whether a server takes addresses whose names are not in ASCII (SMTPUTF8, RFC 6531). The mail library would send them to one that does
 * not, as bytes that it may read as another name. Nothing is said to it but EHLO.
 *
 * @throws NodemailerError where it can't be asked
 */
function offersUtf8(options: SMTPConnectionOptions): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const connection = new SMTPConnection(options);
    connection.once("error", reject);
    connection.connect((error) => {
      if (error) return reject(error);
      // No method of the library tells them.
      const offered: unknown = Reflect.get(connection, "_supportedExtensions");
      connection.close();
      if (!Array.isArray(offered)) return reject(new Error("the mail library keeps no list of extensions"));
      return resolve(offered.includes("SMTPUTF8"));
    });
  });
}

/** Whatever in a message or in its envelope only such a server takes; undefined for most. Domains have a form in ASCII. */
function beyondAscii(
  message: Uint8Array,
  { from, to }: { from: string; to: readonly string[] },
): string | undefined {
  const address = [from, ...to].find((one) => /[^\0-\x7f]/.test(one.slice(0, one.lastIndexOf("@"))));
  if (address !== undefined) return address;
  const end = Buffer.from(message.buffer, message.byteOffset, message.length).indexOf("\r\n\r\n");
  const head = Buffer.from(message.subarray(0, end < 0 ? message.length : end)).toString("utf8");
  return head.split("\r\n").find((line) => /[^\0-\x7f]/.test(line));
}
