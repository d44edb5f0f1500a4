import PostalMime, { type Email } from "postal-mime";
import { type RecipientStatus, readDeliveryStatus } from "./delivery-status.ts";
import { readSpokenBounce } from "./spoken-bounce.ts";

/** What a returned message says. */
export interface Bounce {
  /** Addresses that it came to: one of them is the return address of the message. */
  to: readonly string[];
  recipients: readonly RecipientStatus[];
  /** Whether it has a delivery status (RFC 3464); otherwise it is words, and any address may stand among them. */
  isReport: boolean;
  /** Message-ID of the message that came back, with angle brackets; empty where none came back. */
  original: string;
}

/** What some other mail is; key of a sentence part. */
export type OtherMail =
  | "mail-unreadable"
  | "mail-answer"
  | "mail-receipt"
  | "mail-complaint"
  | "mail-no-bounce"
  | "bounce-no-recipient";

/** Reads one message: a bounce, or what else it is. */
export async function readBounce(message: Uint8Array): Promise<Bounce | OtherMail> {
  // What begins with no header field is no mail: the parser would take anything.
  if (!/^(?:\xef\xbb\xbf)?\s*[!-9;-~]+:/.test(Buffer.from(message.subarray(0, 1000)).toString("latin1")))
    return "mail-unreadable";
  const email = await PostalMime.parse(message, { forceRfc822Attachments: true, attachmentEncoding: "utf8" });
  const status = [...partsOf(email, /^message\/(?:global-)?delivery-status$/)].join("\n\n");
  if (partsOf(email, /^message\/(?:global-)?disposition-notification$/).length > 0) return "mail-receipt";
  if (partsOf(email, /^message\/feedback-report$/).length > 0) return "mail-complaint";
  const to = addressesOf(email);
  const original = originalOf(email);
  if (status !== "") {
    const recipients = readDeliveryStatus(status);
    return recipients.length > 0 ? { to, recipients, isReport: true, original } : "bounce-no-recipient";
  }
  const failed = headerOf(email, "x-failed-recipients")
    .split(/[\s,]+/)
    .filter(Boolean);
  if (failed.length === 0 && !isFromServer(email)) {
    // Exim marks its bounces as answers, too, and absent people's programs send with an empty return path.
    if (isAnswer(email)) return "mail-answer";
    if (!/^<\s*>$/.test(headerOf(email, "return-path"))) return "mail-no-bounce";
  }
  const recipients = readSpokenBounce(email.subject ?? "", email.text ?? wordsOf(email.html ?? ""), failed);
  return recipients.length > 0 ? { to, recipients, isReport: false, original } : "bounce-no-recipient";
}

/** Answers of absent people: RFC 3834, and the fields that programs had before. */
function isAnswer(email: Email): boolean {
  return (
    /^auto-/i.test(headerOf(email, "auto-submitted")) ||
    headerOf(email, "x-autoreply") !== "" ||
    headerOf(email, "x-autorespond") !== "" ||
    /^(?:auto_reply|bulk-reply)/i.test(headerOf(email, "precedence")) ||
    /vacation/i.test(headerOf(email, "x-mailer"))
  );
}

/** The names that servers write under. */
function isFromServer({ from }: Email): boolean {
  const sender = from && "address" in from ? (from.address ?? "") : "";
  return /^(?:mailer-daemon|postmaster)(?:@|$)/i.test(sender);
}

function addressesOf(email: Email): string[] {
  const others = /^(?:delivered-to|x-delivered-to|x-original-to|envelope-to|x-envelope-to)$/;
  return [
    ...(email.to ?? []).flatMap(({ address }) => address ?? []),
    ...email.headers
      .filter(({ key }) => others.test(key))
      .map(({ value }) => value.trim().replace(/^<(.*)>$/, "$1")),
  ];
}

/** Of the part that came back, else of the words, where older servers copy it to. */
function originalOf(email: Email): string {
  const returned = partsOf(
    email,
    /^(?:message\/(?:rfc822|global|global-headers)|text\/rfc822-headers)$/,
  ).join("\n\n");
  const id = /^Message-ID:\s*(<[^<>\s]+>)/im;
  return id.exec(returned)?.[1] ?? id.exec(email.text ?? "")?.[1] ?? "";
}

function partsOf({ attachments }: Email, type: RegExp): string[] {
  return attachments
    .filter(({ mimeType }) => type.test(mimeType))
    .map(({ content }) => (typeof content === "string" ? content : new TextDecoder().decode(content)));
}

function headerOf({ headers }: Email, name: string): string {
  return headers.find(({ key }) => key === name)?.value.trim() ?? "";
}

/** Enough of a page's words to find addresses and codes in them. */
function wordsOf(html: string): string {
  return html
    .replace(/<[a-z!/][^<>]*>/gi, "\n")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">");
}
