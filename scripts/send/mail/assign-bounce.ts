import { envelopeOf } from "../ledger/envelope-of.ts";
import type { LedgerMessage } from "../ledger/ledger.ts";
import type { RecipientStatus } from "./delivery-status.ts";
import type { Bounce } from "./read-bounce.ts";
import { wireAddress } from "./wire-address.ts";

/** What is known of the messages that were sent. */
export interface SentMessages {
  messages: readonly LedgerMessage[];
  /** The message's id in a signed return address; undefined where return addresses are not signed. */
  keyOf: ((address: string) => string | undefined) | undefined;
}

/** A message of ours with what came back of it. */
export interface AssignedBounce {
  message: LedgerMessage;
  recipients: readonly (RecipientStatus & {
    /** Which of the message's addresses, by its place; undefined where the mail was passed on to one that we don't know. */
    place: number | undefined;
  })[];
  /** Whether it names further addresses, which the message was not sent to. */
  hasOthers: boolean;
}

/** Why a bounce belongs to no message; key of a sentence part. */
export type Unassigned =
  | "bounce-unsigned"
  | "bounce-not-ours"
  | "bounce-contradicts"
  | "bounce-other-address"
  | "bounce-no-status";

/**
 * The message that a bounce is about. By its signed return address, which only those know that the message came to; without one of
 * those by its Message-ID, which strangers may know, too: then it has to name an address that the message was sent to.
 */
export function assignBounce(bounce: Bounce, { messages, keyOf }: SentMessages): AssignedBounce | Unassigned {
  const byId = messages.find(({ messageId }) => messageId !== "" && messageId === bounce.original);
  const keys = bounce.to.flatMap((address) => keyOf?.(address) ?? []);
  const signed = messages.find(({ id }) => keys.includes(id));
  if (keyOf && keys.length === 0) return "bounce-unsigned";
  if (signed && byId && signed.messageId !== byId.messageId) return "bounce-contradicts";
  const message = signed ?? (keyOf ? undefined : byId);
  if (!message || !/^(?:sent|in-doubt)$/.test(message.state)) return "bounce-not-ours";
  const known = envelopeOf(message).map(wireAddress);
  const placed = bounce.recipients.map((one) => {
    const place = one.addresses.map((address) => known.indexOf(wireAddress(address))).find((at) => at >= 0);
    return { ...one, place };
  });
  const ours = placed.filter(({ place }) => place !== undefined);
  // Somebody's mail may be passed on: the server behind knows its own address only. In words any address may stand.
  const isPassedOn = ours.length === 0 && signed !== undefined && bounce.isReport;
  const recipients = isPassedOn ? placed : ours;
  if (recipients.length === 0) return "bounce-other-address";
  if (recipients.every(({ action }) => action === "")) return "bounce-no-status";
  return { message, recipients, hasOthers: bounce.isReport && recipients.length < placed.length };
}
