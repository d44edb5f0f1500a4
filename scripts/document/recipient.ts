import type { Place } from "../findings/diagnostics.ts";
import type { DataRecord } from "./data-value.ts";

/** How a copy reaches its recipient: by mail, on paper, or through an official e-delivery system that takes uploads. */
export const channels = ["mail", "paper", "e-delivery"] as const;

/** One of the ways. */
export type Channel = (typeof channels)[number];

/** What a mailbox or an upload takes, in bytes. */
export interface SizeLimits {
  /** Of one file. */
  file?: number | undefined;
  /** Of a whole message as it goes over the wire, or of all files of an upload. */
  total?: number | undefined;
}

/** One row of a list of recipients. Everything in it is text: it never becomes markup or a template. */
export interface Recipient {
  /** Unique in its list, and safe as the name of a folder. */
  id: string;
  /** Its place among the list's rows, from 1, those with mistakes included. */
  row: number;
  /** The list has no ids: this one is the row's number, and may be another's when the list has been changed. */
  isNumbered?: boolean | undefined;
  /** BCP 47; the document's own language when the list says none. */
  lang: string | undefined;
  emails: readonly string[];
  /** Who gets the message, too, and is seen by all who get it. */
  cc: readonly string[];
  /** Who gets it without anybody's seeing it: in no field, header, package or file. */
  bcc: readonly string[];
  /** Bytes that this recipient takes; undefined where the list says nothing. */
  limits: SizeLimits;
  /** What the column says, else by mail when there is an address and on paper when there is none. */
  channel: Channel;
  /** Files that go along, as the list names them. */
  attachments: readonly string[];
  /** Names of the annexes that this copy has; undefined without such a column: all of them. */
  annexes: readonly string[] | undefined;
  /** Every column but `bcc` under its name, as fields see it: `{{ recipient.name }}`. Empty cells are not there. */
  fields: DataRecord;
  /** The list's file, and the row's line in it. */
  place: Place;
}

/** A list that could be read; rows with errors are left out of it. */
export interface RecipientList {
  /** Names of all columns that texts may use, in their order. */
  columns: readonly string[];
  recipients: readonly Recipient[];
}
