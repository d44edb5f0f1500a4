import type * as v from "valibot";
import type { SecretReference } from "../../config/settings/secret.ts";
import type { OutgoingMessage } from "../outbox/outgoing-message.ts";

/** What came of handing a message over. */
export type Answer =
  /** Accepted; `refused`: addresses of the recipient that were not. */
  | { kind: "sent"; reply: string; refused: readonly string[] }
  /** Come again later; `reached`: the server said so itself. */
  | { kind: "later"; reply: string; reached: boolean }
  /** What was read of it is not what was approved; its end was kept back. */
  | { kind: "changed"; reply: string }
  /** Refused for good. */
  | { kind: "refused"; reply: string }
  /** All of the message was with the server, and its answer never came. */
  | { kind: "unknown"; reply: string }
  /** Nothing can be sent at all: no login, no TLS, no such server. `cure`: key of the sentence part that says what helps. */
  | { kind: "broken"; reply: string; cure: string };

/** A way that messages go, over a few connections. */
export interface MailTransport {
  /** @param onHandedOver called before the last bytes go: from then on the server may accept the message */
  deliver(
    message: OutgoingMessage,
    envelope: { from: string; to: readonly string[] },
    onHandedOver: () => void,
  ): Promise<Answer>;
  close(): void;
}

/** What holds for all transports. */
export interface TransportLimits {
  /** The server's limit; the whole run keeps it. */
  rate: { messages: number; seconds: number } | undefined;
  connections: number;
}

/**
 * Gives a transport what its settings only refer to; undefined, and a finding at the setting, for what is missing.
 * `setting` is a name within the transport's own settings.
 */
export interface TransportReader {
  secret(reference: SecretReference, setting: string): Promise<string | undefined>;
  file(path: string, setting: string): Promise<Uint8Array | undefined>;
}

/** A transport with its settings, as a workspace has chosen it. */
export interface ChosenTransport {
  /** The setting that chose it: `send.server`. */
  setting: string;
  /** Where messages go, as plans name it: `mail.example.org:587`. Approved with the plan. */
  address: string;
  /** Reads its secrets. What it gives opens connections; nothing is loaded before. */
  prepare(read: TransportReader): Promise<(limits: TransportLimits) => Promise<MailTransport>>;
}

/** A transport's record: its settings, and how it is opened. A further one is a file like `smtp.ts` and its name in the list. */
export interface Transport<Name extends string, Entry extends v.GenericSchema> {
  /** Its group of settings below `send`. */
  name: Name;
  /** That group: optional, described. */
  entry: Entry;
  /** The transport with these settings, which `entry` has checked; undefined where the workspace has none for it. */
  choose(send: { [K in Name]?: unknown }): ChosenTransport | undefined;
}

/** Makes a record of a transport. `address` and `prepare` are those of {@link ChosenTransport}. */
export function defineTransport<const Name extends string, const Entry extends v.GenericSchema>({
  name,
  entry,
  address,
  prepare,
}: {
  name: Name;
  entry: Entry;
  address: (settings: NonNullable<v.InferOutput<Entry>>) => string;
  prepare: (
    settings: NonNullable<v.InferOutput<Entry>>,
    read: TransportReader,
  ) => ReturnType<ChosenTransport["prepare"]>;
}): Transport<Name, Entry> {
  return {
    name,
    entry,
    choose(send) {
      // The configuration has checked it by `entry`.
      const settings = send[name] as v.InferOutput<Entry>;
      if (settings === undefined || settings === null) return undefined;
      return {
        setting: `send.${name}`,
        address: address(settings),
        prepare: (read) => prepare(settings, read),
      };
    },
  };
}
