import type { Recipient } from "../../document/recipient.ts";
import type { Diagnostics } from "../../findings/diagnostics.ts";
import type { Host } from "../../host/host.ts";
import type { LedgerMessage } from "../../send/ledger/ledger.ts";
import type { DkimKey } from "../../send/mail/compose-message.ts";
import type { NamedFile } from "../../send/package/zip-files.ts";
import type { SendSettings } from "../../send/settings.ts";
import type { OutboxStage } from "./outbox-stage.ts";

/** What every copy of one sending shares. */
export interface Preparation {
  document: string;
  settings: SendSettings;
  dkim: DkimKey | undefined;
  host: Host;
  out: string;
  /** The date in the messages. */
  date: Date;
  /** What the ledger knows of a recipient. */
  earlier(recipient: string): readonly LedgerMessage[];
  /** Puts the seal on a PDF, and on a whole package; none without a signature in the settings. */
  seal: Seal | undefined;
  /** Whether a recipient's package and messages are written below `packages/`; all of them are made. */
  shows(recipient: Pick<Recipient, "channel">): boolean;
  /** Where messages that would be sent are kept; none while only a plan is made. */
  stage?: Pick<OutboxStage, "add"> | undefined;
  diagnostics: Diagnostics;
}

/** The organisation's seal. Signed again, the same file is the same. */
export interface Seal {
  fingerprint: string;
  /** Whom its certificate is of, and its last day, `YYYY-MM-DD`. */
  holder: string;
  until: string;
  /** Baseline level of PDFs' signatures (ETSI EN 319 142-1). */
  level: "B" | "T" | "LT" | "LTA";
  pdf(bytes: Uint8Array, lang: string): Promise<Uint8Array>;
  /** A container with a signature over all files (ETSI EN 319 162-1). */
  container(name: string, files: readonly NamedFile[]): Promise<NamedFile>;
}
