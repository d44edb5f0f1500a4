import { basename, join } from "node:path";
import type { Recipient } from "../../document/recipient.ts";
import type { Diagnostics } from "../../findings/diagnostics.ts";
import { sha256, sha256Once } from "../../host/sha256.ts";
import { latestMessages, unreached } from "../../send/ledger/latest-messages.ts";
import type { Package } from "../../send/package/make-package.ts";
import { overLimits } from "../../send/package/over-limits.ts";
import type { NamedFile } from "../../send/package/zip-files.ts";
import { compareWithSent } from "../../send/plan/compare-with-sent.ts";
import { contentHash } from "../../send/plan/content-hash.ts";
import { hadByAnother } from "../../send/plan/had-by-another.ts";
import { type PlanEntry, type PlannedMail, sendable } from "../../send/plan/plan.ts";
import type { MadeCopy } from "../../workspace/run-copies.ts";
import { type ComposedMail, composeMails } from "./compose-mails.ts";
import { copyFiles, packCopy } from "./pack-copy.ts";
import type { Preparation } from "./preparation.ts";

/** A recipient's package and messages, written below `packages/`; gives their line of the plan. */
export async function prepareCopy(made: MadeCopy, preparation: Preparation): Promise<PlanEntry | undefined> {
  const { document, host, out, earlier, diagnostics } = preparation;
  const { recipient, editions, choices } = made.copy;
  const files = await copyFiles(made, preparation);
  const attached = files.slice(made.entries.length).map(({ name, bytes }) => [name, sha256(bytes)]);
  const { channel, emails: addresses, cc, bcc } = recipient;
  const offer = { document: sha256(JSON.stringify([made.inputs, attached])), channel, addresses, cc, bcc };
  const content = contentHash(offer);
  const before = earlier(recipient.id);
  const name = String(recipient.fields.name ?? recipient.id);
  const other = hadByAnother({ ...recipient, name }, before);
  if (other !== undefined) {
    diagnostics.add("recipient-number-taken", recipient.place, { number: recipient.id, name: other });
    return undefined;
  }
  const { replaced, ...comparison } = compareWithSent(offer, content, before);
  const reference = editions[0]?.publication.reference ?? "";
  const pack = packCopy(made, files, { ...comparison, reference }, preparation);
  const entry: Omit<PlanEntry, "mails"> = {
    recipient: recipient.id,
    name,
    lang: made.lang,
    channel,
    addresses,
    ...(cc.length > 0 && { cc }),
    ...(bcc.length > 0 && { bcc }),
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
  const isShown = preparation.shows(recipient);
  const show = async (name: string, bytes: Uint8Array): Promise<void> => {
    if (isShown) await host.write(join(folder, name), bytes, { durable: false });
  };
  const shown = isShown ? [...pack.files, ...pack.proofs, await pack.zip()] : [];
  for (const { name, bytes } of shown) await show(name, bytes);
  if (comparison.status === "in-doubt") diagnostics.add("recipient-in-doubt", recipient.place);
  if (comparison.status === "bounced") {
    const returned = latestMessages(before).filter(({ bounce }) => bounce !== "");
    const known = returned.flatMap(unreached);
    diagnostics.add("recipient-bounced", recipient.place, {
      address: (known.length > 0 ? known : addresses).join(", "),
      status: returned.at(-1)?.bounce ?? "5",
    });
  }
  if (!sendable.includes(comparison.status) || channel === "paper") return { ...entry, mails: [] };
  if (channel === "e-delivery") {
    const total = pack.files.reduce((sum, { bytes }) => sum + bytes.length, 0);
    return isTaken(recipient, pack.files, total, diagnostics) ? { ...entry, mails: [] } : undefined;
  }
  const mails = await composeMails(made, pack, { ...entry, replaced }, preparation);
  if (!mails?.every(({ attachments, eml }) => isTaken(recipient, attachments, eml.length, diagnostics)))
    return undefined;
  for (const { file, eml } of mails) await show(file, eml);
  const planned = mails.map(plannedMail);
  for (const [index, { eml: bytes, attachments }] of mails.entries()) {
    const own = madeAlone(made, pack, attachments);
    await preparation.stage?.add({ bytes, attachments, eml: planned[index]?.eml ?? "" }, own);
  }
  return { ...entry, mails: planned };
}

/** What was made for one recipient; most that is in it others have as well. */
function madeAlone(
  { entries }: MadeCopy,
  { files }: Package,
  attachments: readonly NamedFile[],
): Set<string> {
  const archives = attachments.filter((one) => !files.includes(one));
  return new Set([...archives, ...files.slice(0, entries.length)].map(({ bytes }) => sha256Once(bytes)));
}

/** What is too large for its recipient comes back, or is dropped: it is told, and not sent. */
function isTaken(
  { limits, place }: Recipient,
  files: readonly NamedFile[],
  total: number,
  diagnostics: Diagnostics,
): boolean {
  const fault = overLimits(limits, files, total);
  if (!fault) return true;
  const [code, params] = fault;
  diagnostics.add(code, place, params);
  return false;
}

function plannedMail({ messageId, subject, attachments, eml }: ComposedMail): PlannedMail {
  const attached = attachments.map(({ name }) => name);
  return { messageId, subject, attached, eml: sha256(eml), bytes: eml.length };
}
