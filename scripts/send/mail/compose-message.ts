import { createTransport } from "nodemailer";

/** Everything a message is made of: words that are merged already, and files in memory. */
export interface MessageDraft {
  from: { name: string; address: string };
  /** One message per recipient: all the addresses are theirs. */
  to: { name: string; addresses: readonly string[] };
  /** Who gets it, too; blind copies stand in no message. */
  cc?: readonly string[] | undefined;
  replyTo: string | undefined;
  subject: string;
  text: string;
  html: string;
  lang: string;
  /** With angle brackets. */
  messageId: string;
  /** Of the message that this one replaces. */
  references: string | undefined;
  date: Date;
  attachments: readonly { name: string; mediaType: string; bytes: Uint8Array }[];
}

/** Who vouches for the message (RFC 6376); `privateKey` is PEM. */
export interface DkimKey {
  domain: string;
  selector: string;
  privateKey: string;
}

/**
 * The message as it goes over the wire (RFC 5322, CRLF). The same draft gives the same bytes: date, Message-ID and boundaries
 * come from it, and an RSA signature has no chance in it.
 */
export async function composeMessage(draft: MessageDraft, dkim: DkimKey | undefined): Promise<Uint8Array> {
  const transport = createTransport({
    streamTransport: true,
    buffer: true,
    newline: "windows",
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(dkim && {
      dkim: { domainName: dkim.domain, keySelector: dkim.selector, privateKey: dkim.privateKey },
    }),
  });
  const { message } = await transport.sendMail({
    from: draft.from,
    to: draft.to.addresses.map((address) => ({ name: draft.to.name, address })),
    ...(draft.cc && draft.cc.length > 0 && { cc: [...draft.cc] }),
    replyTo: draft.replyTo,
    subject: draft.subject,
    text: draft.text,
    html: draft.html,
    messageId: draft.messageId,
    references: draft.references,
    inReplyTo: draft.references,
    date: draft.date,
    baseBoundary: draft.messageId.slice(1, 33),
    xMailer: false,
    // RFC 3834: no out-of-office answers; but people may reply.
    headers: { "Auto-Submitted": "auto-generated", "Content-Language": draft.lang },
    attachments: draft.attachments.map(({ name, mediaType, bytes }) => ({
      filename: name,
      contentType: mediaType,
      // A view: an annex of megabytes is in memory once.
      content: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length),
    })),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return message as Buffer;
}
