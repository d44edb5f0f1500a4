import * as v from "valibot";
import { attachableFormats, defaultFormats } from "../../formats/formats.ts";
import { transportEntries } from "../../send/transports/index.ts";
import { secret } from "./secret.ts";
import { address, namedAddress, returnMailbox } from "./sender-address.ts";
import { described, group } from "./setting.ts";
import { line, listOf, oneOf, positive, webAddress, whole } from "./values.ts";

/** Whether a setting or a flag may name it as a mail address: one, without a name beside it. */
export function isMailAddress(text: string): boolean {
  return v.safeParse(address, text).success;
}

/** `name` or `name:port`, as they stand in an address of the web. */
const host = v.pipe(
  line,
  v.check((value) => /^[^\s/@?#*\\]+$/.test(value) && URL.canParse(`http://${value}/`), "host-expected"),
);

const sealSettings = v.pipe(
  group({
    p12: v.exactOptional(
      described(line, "PKCS #12 file with key and certificates …", { sensitive: "secret" }),
    ),
    passphrase: v.exactOptional(described(secret, "… and what opens it", { sensitive: "secret" })),
    key: v.exactOptional(described(secret, "or the key as PEM …", { sensitive: "secret" })),
    certificate: v.exactOptional(
      described(line, "… and the file of its certificate and chain, PEM", { sensitive: "path" }),
    ),
    "time-stamp": v.exactOptional(
      described(webAddress, "address of a time stamping authority (RFC 3161)", { sensitive: "server" }),
    ),
    level: v.exactOptional(
      described(
        oneOf(["B", "T", "LT", "LTA"]),
        "how long PDFs' seals can be proved (PAdES): `B` signed, `T` with its time, `LT` with proofs that nothing was revoked, `LTA` with a time stamp over these",
        { otherwise: "`T` with `time-stamp`, else `B`" },
      ),
    ),
    authorities: v.exactOptional(
      described(
        listOf(line),
        "files of the certificates that chains end at, PEM or DER; without them, at one that signs itself",
        { sensitive: "path" },
      ),
    ),
    "revocation-servers": v.exactOptional(
      described(
        listOf(host),
        "hosts that may be asked for certificates and whether they are revoked, `name` or `name:port`",
        { sensitive: "server" },
      ),
    ),
    "revocation-files": v.exactOptional(
      described(
        listOf(line),
        "files of revocation lists and OCSP answers, of authorities that can't be asked",
        {
          sensitive: "path",
        },
      ),
    ),
  }),
  v.check(
    ({ p12, key, certificate }) =>
      p12 === undefined ? key !== undefined && certificate !== undefined : !key && !certificate,
    "sign-expected",
  ),
  v.check((sign) => (sign.level ?? "B") === "B" || sign["time-stamp"] !== undefined, "level-without-stamp"),
  v.check(({ level, ...sign }) => level !== "B" || sign["time-stamp"] === undefined, "stamp-without-level"),
  v.check(
    ({ level = "B", ...sign }) =>
      level.startsWith("LT") || !(sign.authorities ?? sign["revocation-servers"] ?? sign["revocation-files"]),
    "proofs-without-level",
  ),
);

/**
 * Sender, mail server, limits and seal of `dipla send`. Nothing is needed here to build: what sending lacks, it says itself.
 */
export const sendSettings = group({
  from: v.exactOptional(described(namedAddress, "the sender, `Name <address>`", { otherwise: "needed" })),
  "reply-to": v.exactOptional(described(address, "where answers go")),
  ...transportEntries,
  rate: v.exactOptional(
    described(
      group({
        messages: described(whole(1, 1_000_000), "so many messages …", { otherwise: "needed" }),
        seconds: described(positive(86_400), "… in so many seconds", { otherwise: "needed" }),
      }),
      "the server's limit",
    ),
  ),
  connections: v.optional(described(whole(1, 100), "connections side by side"), 2),
  attempts: v.optional(described(whole(1, 1000), "how often a message is tried in one run"), 6),
  wait: v.optional(
    described(positive(86_400), "seconds before the second time, doubled for each further one"),
    30,
  ),
  attach: v.optional(
    described(
      v.array(oneOf([...attachableFormats, "attachments", "zip"]), "list-expected"),
      "what is attached; `[zip]` for the whole package",
    ),
    [...attachableFormats.filter((format) => defaultFormats.includes(format)), "attachments"],
  ),
  "size-limit": v.optional(described(positive(100_000), "MB of a message as it goes over the wire"), 18),
  oversize: v.optional(
    described(oneOf(["warn", "split", "zip"]), "what happens above: `warn`, `split` into several, or `zip`"),
    "warn",
  ),
  packages: v.exactOptional(
    described(
      oneOf(["all", "samples"]),
      "whose packages and messages the dry run writes: everybody’s, or one of each kind, and any other by `send show`; what is handed over is always there",
      { otherwise: "`all` up to 1,000 recipients" },
    ),
  ),
  dkim: v.exactOptional(
    described(
      group({
        domain: described(line, "the domain that signs", { otherwise: "needed" }),
        selector: described(line, "the name of its key in the DNS", { otherwise: "needed" }),
        key: described(secret, "the key", { sensitive: "secret", otherwise: "needed" }),
      }),
      "signs messages (DKIM)",
    ),
  ),
  bounces: v.exactOptional(
    described(
      group({
        address: described(returnMailbox, "a mailbox with `+` addresses, its name 14 signs long at most", {
          otherwise: "needed",
        }),
        secret: described(secret, "any words, which sign those addresses", {
          sensitive: "secret",
          otherwise: "needed",
        }),
      }),
      "where returned messages come to",
    ),
  ),
  sign: v.exactOptional(
    described(sealSettings, "the seal: `p12` and `passphrase`, or `key` and `certificate`"),
  ),
});

/** Settings of `send`, checked, with defaults, under their written names. */
export type WrittenSendSettings = v.InferOutput<typeof sendSettings>;
