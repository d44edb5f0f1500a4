import * as v from "valibot";
import { secret } from "../../config/settings/secret.ts";
import { hostName } from "../../config/settings/sender-address.ts";
import { described, group } from "../../config/settings/setting.ts";
import { line, oneOf, positive, whole } from "../../config/settings/values.ts";
import { defineTransport } from "./transport.ts";

const settings = v.pipe(
  group({
    host: described(line, "its name or address", { sensitive: "server", otherwise: "needed" }),
    port: v.exactOptional(described(whole(1, 65535), "its port", { otherwise: "587, or 465" })),
    tls: v.optional(
      described(
        oneOf(["starttls", "implicit", "off"]),
        "how the connection is encrypted; `off` only for a server on this machine",
      ),
      "starttls",
    ),
    ca: v.exactOptional(
      described(line, "file of a certificate authority of your own", { sensitive: "path" }),
    ),
    user: v.exactOptional(described(line, "the name to sign in with")),
    name: v.exactOptional(
      described(hostName, "how this machine calls itself (EHLO)", { otherwise: "its own name" }),
    ),
    "greeting-wait": v.exactOptional(
      described(positive(3600), "seconds that its greeting is waited for", { otherwise: "300" }),
    ),
    "answer-wait": v.exactOptional(
      described(positive(3600), "seconds that each further answer is waited for, also the one to a message", {
        otherwise: "600",
      }),
    ),
    password: v.exactOptional(described(secret, "the password to sign in with", { sensitive: "secret" })),
  }),
  v.check(
    ({ tls, host }) => tls !== "off" || /^(?:localhost|127\.\d+\.\d+\.\d+|::1)$/.test(host),
    "tls-needed",
  ),
);

/** What `server` says, checked. */
export type SmtpSettings = v.InferOutput<typeof settings>;

/** The usual ports: submission over TLS (RFC 8314), submission (RFC 6409), and a server's own. */
const ports = { implicit: 465, starttls: 587, off: 25 } as const;

/** The port that a server listens on, when none is given. */
export function portOf({ port, tls }: Pick<SmtpSettings, "port" | "tls">): number {
  return port ?? ports[tls];
}

/** A mail server of one's own or of a provider, by SMTP (RFC 5321). */
export const smtp = defineTransport({
  name: "server",
  entry: v.exactOptional(described(settings, "your mail server")),
  address: (server) => `${server.host}:${portOf(server)}`,
  async prepare(server, read) {
    const password = server.password && (await read.secret(server.password, "password"));
    const ca = server.ca === undefined ? undefined : await read.file(server.ca, "ca");
    return async (limits) => {
      const { openSmtp } = await import("./open-smtp.ts");
      return openSmtp(server, limits, { password, ca });
    };
  },
});
