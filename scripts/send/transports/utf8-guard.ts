import SMTPConnection, { type SMTPConnectionOptions } from "nodemailer/lib/smtp-connection";
import type { OutgoingMessage } from "../outbox/outgoing-message.ts";
import type { Answer } from "./transport.ts";

/**
 * Refuses what a server would not take, before anything of it is said: a message with an address beyond ASCII, where SMTPUTF8 is not
 * offered. Undefined lets it go. The server is asked once.
 */
export function utf8Guard(
  options: SMTPConnectionOptions,
): (
  message: OutgoingMessage,
  envelope: { from: string; to: readonly string[] },
) => Promise<Answer | undefined> {
  let offered: Promise<boolean> | undefined;
  return async (message, envelope) => {
    const beyond = beyondAscii(envelope) ?? lineBeyondAscii(await headOf(message));
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

/** Whatever in an envelope only such a server takes; undefined for most. Domains have a form in ASCII. */
function beyondAscii({ from, to }: { from: string; to: readonly string[] }): string | undefined {
  return [from, ...to].find((one) => /[^\0-\x7f]/.test(one.slice(0, one.lastIndexOf("@"))));
}

function lineBeyondAscii(head: string): string | undefined {
  return head.split("\r\n").find((line) => /[^\0-\x7f]/.test(line));
}

/** What stands before a message's first empty line. */
async function headOf({ chunks }: OutgoingMessage): Promise<string> {
  let head = Buffer.alloc(0);
  for await (const chunk of chunks()) {
    head = Buffer.concat([head, chunk]);
    const end = head.indexOf("\r\n\r\n");
    if (end >= 0) return head.toString("utf8", 0, end);
  }
  return head.toString("utf8");
}
