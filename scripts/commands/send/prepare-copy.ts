import { basename, join } from "node:path";
import { mediaType } from "../../document/media-type.ts";
import type { Diagnostics } from "../../findings/diagnostics.ts";
import type { Host } from "../../host/host.ts";
import { sha256 } from "../../host/sha256.ts";
import type { LedgerMessage } from "../../send/ledger/ledger.ts";
import { composeMessage, type DkimKey } from "../../send/mail/compose-message.ts";
import { messageId, messageKey } from "../../send/mail/message-id.ts";
import { divideAttachments, fits } from "../../send/package/divide-attachments.ts";
import { fileName } from "../../send/package/file-name.ts";
import { makePackage, type Package } from "../../send/package/make-package.ts";
import type { NamedFile } from "../../send/package/zip-files.ts";
import { compareWithSent } from "../../send/plan/compare-with-sent.ts";
import { contentHash } from "../../send/plan/content-hash.ts";
import { hadByAnother } from "../../send/plan/had-by-another.ts";
import { type PlanEntry, type PlannedMail, sendable } from "../../send/plan/plan.ts";
import type { SendSettings } from "../../send/settings.ts";
import type { MadeCopy } from "../copies-run.ts";

/** What every copy of one sending shares. */
export interface Preparation {
  document: string;
  settings: SendSettings;
  dkim: DkimKey | undefined;
  host: Host;
  out: string;
  /** The date in the messages. */
  date: Date;
  /** What the ledger knows, by recipient. */
  earlier: ReadonlyMap<string, readonly LedgerMessage[]>;
  /** Puts the seal on a PDF, and on a whole package; none without a signature in the settings. */
  seal: Seal | undefined;
  diagnostics: Diagnostics;
}

/** The organisation's seal. Signed again, the same file is the same. */
export interface Seal {
  fingerprint: string;
  pdf(bytes: Uint8Array, lang: string): Promise<Uint8Array>;
  /** A container with a signature over all files (ETSI EN 319 162-1). */
  container(name: string, files: readonly NamedFile[]): Promise<NamedFile>;
}

/** A recipient's package and messages, written below `packages/`; gives their line of the plan. */
export async function prepareCopy(made: MadeCopy, preparation: Preparation): Promise<PlanEntry | undefined> {
  const { document, host, out, earlier, diagnostics } = preparation;
  const { recipient, editions, choices } = made.copy;
  const files = await filesOf(made, preparation);
  const attached = files.slice(made.entries.length).map(({ name, bytes }) => [name, sha256(bytes)]);
  const { channel, emails: addresses } = recipient;
  const offer = { document: sha256(JSON.stringify([made.inputs, attached])), channel, addresses };
  const content = contentHash(offer);
  const before = earlier.get(recipient.id) ?? [];
  const name = String(recipient.fields.name ?? recipient.id);
  const other = hadByAnother({ ...recipient, name }, before);
  if (other !== undefined) {
    diagnostics.add("recipient-number-taken", recipient.place, { number: recipient.id, name: other });
    return undefined;
  }
  const { replaced, ...comparison } = compareWithSent(offer, content, before);
  const reference = editions[0]?.publication.reference ?? "";
  const pack = await packageOf(made, files, { ...comparison, reference }, preparation);
  const entry: Omit<PlanEntry, "mails"> = {
    recipient: recipient.id,
    name,
    lang: made.lang,
    channel,
    addresses,
    address: String(recipient.fields.address ?? "")
      .split(/\n+/)
      .filter(Boolean),
    reference,
    ...comparison,
    content,
    files: files.map(({ name, bytes }) => ({ name, sha256: sha256(bytes), bytes: bytes.length })),
    blocks: choices.map(({ condition, place, shown }) => ({
      condition,
      place: `${basename(place.file)}:${place.line ?? 1}`,
      shown,
    })),
    annexes: recipient.annexes ?? [],
  };
  const folder = join(out, document, "packages", recipient.id);
  for (const file of [...pack.files, ...pack.proofs, pack.zip])
    await host.write(join(folder, file.name), file.bytes, { durable: false });
  if (comparison.status === "in-doubt") diagnostics.add("recipient-in-doubt", recipient.place);
  if (comparison.status === "bounced") {
    const status = (earlier.get(recipient.id) ?? [])
      .map(({ bounce }) => bounce)
      .filter(Boolean)
      .at(-1);
    diagnostics.add("recipient-bounced", recipient.place, { status: status ?? "5" });
  }
  if (channel !== "mail" || !sendable.includes(comparison.status)) return { ...entry, mails: [] };
  const mails = await mailsOf(made, pack, { entry, replaced, folder }, preparation);
  return mails && { ...entry, mails };
}

/** PDF and Word file as they were built, sealed where a seal is set, then what goes along. */
async function filesOf(
  { copy, entries, lang }: MadeCopy,
  { host, out, seal }: Preparation,
): Promise<NamedFile[]> {
  const files: NamedFile[] = [];
  for (const { path, format, mediaType: type } of entries) {
    const bytes = await host.read(join(out, path));
    if (!bytes) throw new Error(`${path} was there a moment ago`);
    const name = path.split("/").at(-1) ?? path;
    files.push({
      name,
      mediaType: type,
      bytes: format === "pdf" && seal ? await seal.pdf(bytes, lang) : bytes,
    });
  }
  for (const { name, path } of copy.attachments)
    files.push({
      name: fileName(name),
      mediaType: mediaType(name),
      bytes: (await host.read(path)) ?? new Uint8Array(),
    });
  return files;
}

async function packageOf(
  { copy: { recipient }, lang, entries }: MadeCopy,
  files: readonly NamedFile[],
  { version, supersedes, reference }: Pick<PlanEntry, "version" | "supersedes" | "reference">,
  { document, seal }: Preparation,
): Promise<Package> {
  const standards = Object.fromEntries(
    entries.map((entry) => [entry.path.split("/").at(-1), entry.standards]),
  );
  const description = { document, recipient: recipient.id, lang, reference, version, supersedes, standards };
  const pack = makePackage(`${document}.${recipient.id}`, files, description);
  return seal
    ? { ...pack, zip: await seal.container(`${document}.${recipient.id}`, [...pack.files, ...pack.proofs]) }
    : pack;
}

async function mailsOf(
  made: MadeCopy,
  pack: Package,
  message: MessageOf,
  preparation: Preparation,
): Promise<PlannedMail[] | undefined> {
  const { settings } = preparation;
  const parts = partsOf(pack, made.copy.recipient.attachments.length, settings);
  const mails: PlannedMail[] = [];
  for (const [index, attachments] of parts.entries()) {
    const part = { part: index + 1, parts: parts.length, attachments };
    const mail = await mailOf(made, part, message, preparation);
    if (!mail) return undefined;
    mails.push(mail);
  }
  return mails;
}

/** What all messages of one package share. */
interface MessageOf {
  entry: Omit<PlanEntry, "mails">;
  /** The message that this one replaces. */
  replaced: string | undefined;
  folder: string;
}

/** Composes one message and puts it into the package's folder; undefined when its words can't be merged. */
async function mailOf(
  { copy, lang }: MadeCopy,
  { part, parts, attachments }: { part: number; parts: number; attachments: readonly NamedFile[] },
  { entry, replaced, folder }: MessageOf,
  { document, settings, dkim, host, date, diagnostics }: Preparation,
): Promise<PlannedMail | undefined> {
  const { recipient, addresses, content, version, name } = entry;
  const words = copy.mail(
    {
      part,
      parts,
      files: attachments.map((one) => ({ name: one.name, size: sizeWords(one.bytes.length, lang) })),
      version,
      supersedes: entry.supersedes ?? null,
    },
    diagnostics,
  );
  if (!words) return undefined;
  const subject = parts > 1 ? `${words.subject} (${part}/${parts})` : words.subject;
  const key = messageKey({ document, recipient, addresses, content, version, part });
  const id = messageId(key, settings.from.address);
  const { from, replyTo } = settings;
  const to = { name, addresses };
  const eml = await composeMessage(
    { ...words, subject, lang, date, attachments, messageId: id, references: replaced, from, replyTo, to },
    dkim,
  );
  const file = parts > 1 ? `message-${part}.eml` : "message.eml";
  await host.write(join(folder, file), eml, { durable: false });
  if (eml.length > settings.sizeLimit * 1e6)
    diagnostics.add("message-too-large", copy.recipient.place, {
      size: (eml.length / 1e6).toFixed(1),
      limit: settings.sizeLimit,
    });
  const attached = attachments.map((one) => one.name);
  return { messageId: id, subject, attached, eml: sha256(eml), bytes: eml.length };
}

/** What is attached to each message: as the settings say, and otherwise where that is over the limit. */
function partsOf(
  { files, zip }: Package,
  along: number,
  { attach, oversize, sizeLimit }: SendSettings,
): (readonly NamedFile[])[] {
  const own = files.slice(0, files.length - along);
  const chosen = [
    ...own.filter(({ name }) => attach.some((kind) => name.endsWith(`.${kind}`))),
    ...(attach.includes("attachments") ? files.slice(files.length - along) : []),
    ...(attach.includes("zip") ? [zip] : []),
  ];
  const limit = sizeLimit * 1e6;
  if (fits(chosen, limit) || oversize === "warn") return [chosen];
  return oversize === "zip" ? [[zip]] : divideAttachments(chosen, limit);
}

function sizeWords(bytes: number, lang: string): string {
  const [value, unit] = bytes < 1e6 ? [Math.ceil(bytes / 1e3), "kilobyte"] : [bytes / 1e6, "megabyte"];
  return new Intl.NumberFormat(`${lang}-u-nu-latn`, { style: "unit", unit, maximumFractionDigits: 1 }).format(
    value,
  );
}
