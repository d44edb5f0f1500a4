import * as v from "valibot";
import type { Diagnostics, Place } from "../findings/diagnostics.ts";
import { attachableFormats, defaultFormats, type Format } from "../formats/formats.ts";

/** Where a secret is: in a file that only its owner can read, or in an environment variable. Never the secret itself. */
export type SecretReference = { file: string } | { env: string };

/** What `send:` in the configuration says, checked and with every default filled in. */
export interface SendSettings {
  /** `Name <address>`, as in a letter's head. */
  from: { name: string; address: string };
  replyTo: string | undefined;
  server:
    | {
        host: string;
        port: number;
        /** `off` only for a server on this machine. */
        tls: "starttls" | "implicit" | "off";
        /** File of a certificate authority of one's own. */
        ca: string | undefined;
        user: string | undefined;
        password: SecretReference | undefined;
      }
    | undefined;
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
}

const text = v.pipe(v.string("text-expected"), v.nonEmpty("empty"));
const line = v.pipe(
  text,
  v.check((value) => !/\p{Cc}/u.test(value), "cell-control"),
);
const secret = v.union([v.strictObject({ file: line }), v.strictObject({ env: line })], "secret-expected");
const count = v.pipe(
  v.number("number-expected"),
  v.minValue(1, "number-expected"),
  v.integer("number-expected"),
);
const amount = v.pipe(v.number("number-expected"), v.gtValue(0, "number-expected"));
const address = v.pipe(
  line,
  v.check((value) => /^[^\s<>@,;]+@[^\s<>@,;]+$/.test(value), "address-expected"),
);
const mailbox = v.pipe(
  line,
  v.check((value) => /^(?:[^<>@]*<)?[^\s<>@,;]+@[^\s<>@,;]+>?$/.test(value), "address-expected"),
  v.transform((value) => {
    const [, name = "", inside] = /^([^<]*)<([^>]*)>$/.exec(value) ?? [];
    return { name: name.trim().replace(/^"|"$/g, ""), address: inside ?? value };
  }),
);

/** What a message can have attached: files of a copy by their format, what goes along, or the whole package. */
const attachable = [...attachableFormats, "attachments", "zip"] as const;

const schema = v.strictObject({
  from: mailbox,
  "reply-to": v.optional(address),
  server: v.optional(
    v.pipe(
      v.strictObject({
        host: line,
        port: v.optional(count),
        tls: v.optional(v.picklist(["starttls", "implicit", "off"], "tls-expected"), "starttls"),
        ca: v.optional(line),
        user: v.optional(line),
        password: v.optional(secret),
      }),
      v.check(
        ({ tls, host }) => tls !== "off" || /^(?:localhost|127\.\d+\.\d+\.\d+|::1)$/.test(host),
        "tls-needed",
      ),
    ),
  ),
  rate: v.optional(v.strictObject({ messages: count, seconds: amount })),
  connections: v.optional(count, 2),
  attempts: v.optional(count, 6),
  wait: v.optional(amount, 30),
  dkim: v.optional(v.strictObject({ domain: line, selector: line, key: secret })),
  bounces: v.optional(v.strictObject({ address, secret })),
  attach: v.optional(v.array(v.picklist(attachable, "attach-expected")), [
    ...attachableFormats.filter((format) => defaultFormats.includes(format)),
    "attachments",
  ]),
  "size-limit": v.optional(amount, 18),
  oversize: v.optional(v.picklist(["warn", "split", "zip"], "oversize-expected"), "warn"),
  sign: v.optional(
    v.pipe(
      v.strictObject({
        p12: v.optional(line),
        passphrase: v.optional(secret),
        key: v.optional(secret),
        certificate: v.optional(line),
        "time-stamp": v.optional(v.pipe(line, v.check(isWebAddress, "address-expected"))),
      }),
      v.check(
        ({ p12, key, certificate }) =>
          p12 === undefined ? key !== undefined && certificate !== undefined : !key && !certificate,
        "sign-expected",
      ),
    ),
  ),
});

function isWebAddress(value: string): boolean {
  return URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
}

/** The configuration's `send:`; undefined with a finding for each mistake in it. */
export function readSettings(
  value: unknown,
  place: Place,
  diagnostics: Diagnostics,
): SendSettings | undefined {
  const result = v.safeParse(schema, value ?? {});
  if (!result.success) {
    for (const issue of result.issues) {
      const key = ["send", ...(issue.path ?? []).map((part) => String(part.key))].join(".");
      // A schema's own words name neither key nor remedy; the library's are kept where there is no sentence of ours.
      const reason =
        issue.type === "strict_object"
          ? issue.received === "undefined" || issue.expected !== "never"
            ? "setting-missing"
            : "setting-not-known"
          : issue.message;
      const known = reason === "attach-expected" && { known: attachable.join(", ") };
      diagnostics.add("send-settings", place, { key, reason, ...known });
    }
    return undefined;
  }
  const { output } = result;
  const { server, sign } = output;
  return {
    from: output.from,
    replyTo: output["reply-to"],
    server: server && {
      host: server.host,
      port: server.port ?? (server.tls === "implicit" ? 465 : server.tls === "starttls" ? 587 : 25),
      tls: server.tls,
      ca: server.ca,
      user: server.user,
      password: server.password,
    },
    rate: output.rate,
    connections: output.connections,
    attempts: output.attempts,
    wait: output.wait,
    dkim: output.dkim,
    bounces: output.bounces,
    attach: output.attach,
    sizeLimit: output["size-limit"],
    oversize: output.oversize,
    sign: sign && {
      p12: sign.p12,
      passphrase: sign.passphrase,
      key: sign.key,
      certificate: sign.certificate,
      timeStamp: sign["time-stamp"],
    },
  };
}
