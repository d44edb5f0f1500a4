import type { NodemailerError } from "nodemailer";

/**
 * What helps where a server takes nothing from anybody here, so that no other message will fare better; undefined for what may be one
 * message's fault. Keys of sentence parts.
 */
export function cureOf(error: NodemailerError): string | undefined {
  const { code = "", originalCode = "", responseCode, message } = error;
  const codes = `${code} ${originalCode}`;
  if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY/.test(codes)) return "mail-cure-certificate";
  // “wrong version number” is what TLS makes of a greeting in plain words.
  if (/ERR_TLS|ERR_SSL/.test(codes) || /wrong version number|packet length too long/i.test(message))
    return "mail-cure-tls";
  if (responseCode !== undefined && responseCode < 500) return undefined;
  if (/^(?:ETLS|EREQUIRETLS)$/.test(code)) return "mail-cure-tls";
  if (/^(?:EAUTH|ENOAUTH)$/.test(code)) return "mail-cure-login";
  if (/^(?:EDNS|ECONFIG)$/.test(code)) return "mail-cure-host";
  return responseCode === undefined ? undefined : cureOfReply(error, responseCode);
}

/** By the command that was answered with a refusal for good. */
function cureOfReply(
  { command = "", response = "", rejectedErrors = [] }: NodemailerError,
  code: number,
): string | undefined {
  // RFC 4954: authentication is required, or has to be stronger.
  if ([530, 534, 535, 538].includes(code)) return "mail-cure-login";
  if (/^(?:CONN|EHLO|HELO|LHLO)$/.test(command)) return "mail-cure-greeting";
  // 552 and x.3.4: this message is too large.
  if (command === "MAIL FROM" && code !== 552 && !/\b5\.3\.4\b/.test(response)) return "mail-cure-sender";
  const refusals = rejectedErrors.map((one) => one.response ?? "");
  return refusals.length > 0 && refusals.every((one) => /^5.*\brelay/is.test(one))
    ? "mail-cure-relay"
    : undefined;
}
