import PostalMime from "postal-mime";

/** What a delivery status notification (RFC 3464) says. */
export interface Bounce {
  /** Addresses that it came to: one of them is the return address of the message. */
  to: readonly string[];
  /** `5.1.1`: 5 for good, 4 for now (RFC 3463). */
  status: string;
  /** `failed`, `delayed`, `delivered` … */
  action: string;
  /** The other server's words. */
  diagnostic: string;
  /** Message-ID of the message that came back, with angle brackets. */
  original: string;
}

/** Reads a bounce; undefined for mail of any other kind, such as an out-of-office answer. */
export async function readBounce(message: Uint8Array): Promise<Bounce | undefined> {
  const email = await PostalMime.parse(message, { forceRfc822Attachments: true, attachmentEncoding: "utf8" });
  const part = (type: string): string =>
    email.attachments
      .filter(({ mimeType }) => mimeType === type)
      .map(({ content }) => (typeof content === "string" ? content : new TextDecoder().decode(content)))
      .join("\n\n");
  const status = part("message/delivery-status");
  if (status === "") return undefined;
  const returned = part("message/rfc822") + part("text/rfc822-headers");
  const to = [
    ...(email.to ?? []).flatMap((one) => one.address ?? []),
    ...(email.deliveredTo ? [email.deliveredTo] : []),
    ...email.headers
      .filter(({ key }) => /^(?:x-original-to|envelope-to)$/.test(key))
      .map(({ value }) => value),
  ];
  return {
    to,
    status: /\d\.\d{1,3}\.\d{1,3}/.exec(field(status, "Status"))?.[0] ?? "",
    action: field(status, "Action").toLowerCase(),
    diagnostic: field(status, "Diagnostic-Code").slice(0, 500),
    original: /<[^<>\s]+>/.exec(field(returned, "Message-ID"))?.[0] ?? "",
  };
}

/** The value of a header field, unfolded. */
function field(text: string, name: string): string {
  const found = new RegExp(`^${name}:[ \\t]*((?:.*)(?:\\r?\\n[ \\t]+.*)*)`, "im").exec(text)?.[1] ?? "";
  return found.replace(/\r?\n[ \t]+/g, " ").trim();
}
