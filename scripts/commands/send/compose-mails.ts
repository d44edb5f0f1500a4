import type { Diagnostics, Place } from "../../findings/diagnostics.ts";
import { composeMessage, type MessageDraft } from "../../send/mail/compose-message.ts";
import { markAsTest, type TestMark } from "../../send/mail/mark-as-test.ts";
import { messageId, messageKey } from "../../send/mail/message-id.ts";
import { divideAttachments, fits } from "../../send/package/divide-attachments.ts";
import type { Package } from "../../send/package/make-package.ts";
import type { NamedFile } from "../../send/package/zip-files.ts";
import type { PlanEntry } from "../../send/plan/plan.ts";
import type { SendSettings } from "../../send/settings.ts";
import type { MadeCopy } from "../../workspace/run-copies.ts";
import type { Preparation } from "./preparation.ts";

/** A message with its name in the package's folder. */
export interface ComposedMail {
  file: string;
  subject: string;
  messageId: string;
  attachments: readonly NamedFile[];
  /** The message as it goes over the wire. */
  eml: Uint8Array;
}

/** What the messages of one package share. */
type MessageOf = Pick<
  PlanEntry,
  "recipient" | "name" | "addresses" | "cc" | "content" | "version" | "supersedes"
> & {
  /** Message-ID of the message that this one replaces. */
  replaced: string | undefined;
  /** Says that it is none of the messages that count. */
  mark?: TestMark | undefined;
};

/** A package's messages, several where one would be too large; undefined when their words can't be merged. */
export async function composeMails(
  made: MadeCopy,
  pack: Package,
  message: MessageOf,
  preparation: Pick<Preparation, "document" | "settings" | "dkim" | "date" | "diagnostics">,
): Promise<ComposedMail[] | undefined> {
  const { attachments, limits } = made.copy.recipient;
  const { settings } = preparation;
  const limit = Math.min(settings.sizeLimit * 1e6, limits.total ?? Number.POSITIVE_INFINITY);
  const parts = await partsOf(pack, attachments.length, limit, settings);
  const mails: ComposedMail[] = [];
  for (const [index, attachments] of parts.entries()) {
    const part = { part: index + 1, parts: parts.length, attachments };
    const mail = await mailOf(made, part, message, preparation);
    if (!mail) return undefined;
    mails.push(mail);
  }
  return mails;
}

async function mailOf(
  { copy, lang }: MadeCopy,
  { part, parts, attachments }: { part: number; parts: number; attachments: readonly NamedFile[] },
  message: MessageOf,
  preparation: Parameters<typeof composeMails>[3],
): Promise<ComposedMail | undefined> {
  const { document, settings, dkim, date, diagnostics } = preparation;
  const { recipient, addresses, cc, content, version, name, supersedes = null } = message;
  const files = attachments.map((one) => ({ name: one.name, size: sizeWords(one.bytes.length, lang) }));
  const merged = copy.mail({ part, parts, files, version, supersedes }, diagnostics);
  if (!merged) return undefined;
  const words = message.mark ? markAsTest(merged, message.mark) : merged;
  const { from, replyTo } = settings;
  const key = messageKey({ document, recipient, addresses, content, version, part });
  const draft: MessageDraft = {
    ...words,
    subject: parts > 1 ? `${words.subject} (${part}/${parts})` : words.subject,
    lang,
    date,
    attachments,
    messageId: messageId(key, from.address),
    references: message.replaced,
    from,
    replyTo,
    to: { name, addresses },
    cc,
  };
  const eml = await composeMessage(draft, dkim);
  tellOfSize(eml.length, settings, copy.recipient.place, diagnostics);
  const file = parts > 1 ? `message-${part}.eml` : "message.eml";
  return { file, subject: draft.subject, messageId: draft.messageId, attachments, eml };
}

function tellOfSize(
  bytes: number,
  { sizeLimit }: SendSettings,
  place: Place,
  diagnostics: Diagnostics,
): void {
  if (bytes > sizeLimit * 1e6)
    diagnostics.add("message-too-large", place, { size: (bytes / 1e6).toFixed(1), limit: sizeLimit });
}

/** What is attached to each message: as the settings say, and otherwise where that is over the limit, in bytes. */
async function partsOf(
  { files, zip }: Package,
  along: number,
  limit: number,
  { attach, oversize }: SendSettings,
): Promise<(readonly NamedFile[])[]> {
  const own = files.slice(0, files.length - along);
  const chosen = [
    ...own.filter(({ name }) => attach.some((kind) => name.endsWith(`.${kind}`))),
    ...(attach.includes("attachments") ? files.slice(files.length - along) : []),
    ...(attach.includes("zip") ? [await zip()] : []),
  ];
  if (fits(chosen, limit) || oversize === "warn") return [chosen];
  return oversize === "zip" ? [[await zip()]] : divideAttachments(chosen, limit);
}

function sizeWords(bytes: number, lang: string): string {
  const [value, unit] = bytes < 1e6 ? [Math.ceil(bytes / 1e3), "kilobyte"] : [bytes / 1e6, "megabyte"];
  return new Intl.NumberFormat(`${lang}-u-nu-latn`, { style: "unit", unit, maximumFractionDigits: 1 }).format(
    value,
  );
}
