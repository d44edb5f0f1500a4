import type { SecretReference } from "../config/settings/secret.ts";
import type { WrittenSendSettings } from "../config/settings/send.ts";
import type { Format } from "../formats/formats.ts";
import { chosenTransport } from "./transports/index.ts";
import type { ChosenTransport } from "./transports/transport.ts";

/** What `send:` in the configuration says, with every default filled in and in the names of code. */
export interface SendSettings {
  /** `Name <address>`, as in a letter's head. */
  from: { name: string; address: string };
  replyTo: string | undefined;
  /** How messages go; undefined where the settings say none, and nothing can be sent. */
  transport: ChosenTransport | undefined;
  /** The server's limit; the whole run keeps it. */
  rate: { messages: number; seconds: number } | undefined;
  connections: number;
  /** How often a message is tried in one run when the server asks to come again. */
  attempts: number;
  /** Seconds before the second attempt; doubled for each further one. */
  wait: number;
  dkim: { domain: string; selector: string; key: SecretReference } | undefined;
  /** Mailbox that bounces come to, and what signs its addresses (VERP). */
  bounces: { address: string; secret: SecretReference } | undefined;
  /** What is attached to a message. */
  attach: readonly (Format | "attachments" | "zip")[];
  /** MB of a whole message, as it goes over the wire. */
  sizeLimit: number;
  /** What happens to a message over the limit. */
  oversize: "warn" | "split" | "zip";
  /** Whose packages the dry run writes; undefined decides by the length of the list. */
  packages: "all" | "samples" | undefined;
  sign: SignSettings | undefined;
}

/** Whose seal the files get. */
export interface SignSettings {
  /** A PKCS #12 file with key and certificates … */
  p12: string | undefined;
  passphrase: SecretReference | undefined;
  /** … or both as PEM, the certificate's file with its chain. */
  key: SecretReference | undefined;
  certificate: string | undefined;
  /** Address of a time stamping authority (RFC 3161). */
  timeStamp: string | undefined;
  /** Baseline level of PDFs' signatures (ETSI EN 319 142-1). */
  level: "B" | "T" | "LT" | "LTA";
  /** Files of certificates that chains end at. */
  authorities: readonly string[];
  /** Hosts that may be asked for certificates and their status. */
  revocationServers: readonly string[];
  /** Files of what these would say. */
  revocationFiles: readonly string[];
}

/** The settings of a workspace that can send; undefined where they name no sender. */
export function toSendSettings({ from, sign, ...written }: WrittenSendSettings): SendSettings | undefined {
  if (from === undefined) return undefined;
  return {
    from,
    replyTo: written["reply-to"],
    transport: chosenTransport(written),
    rate: written.rate,
    connections: written.connections,
    attempts: written.attempts,
    wait: written.wait,
    dkim: written.dkim,
    bounces: written.bounces,
    attach: written.attach,
    sizeLimit: written["size-limit"],
    oversize: written.oversize,
    packages: written.packages,
    sign: sign && {
      p12: sign.p12,
      passphrase: sign.passphrase,
      key: sign.key,
      certificate: sign.certificate,
      timeStamp: sign["time-stamp"],
      level: sign.level ?? (sign["time-stamp"] === undefined ? "B" : "T"),
      authorities: sign.authorities ?? [],
      revocationServers: sign["revocation-servers"] ?? [],
      revocationFiles: sign["revocation-files"] ?? [],
    },
  };
}
