import { type RecipientStatus, statusOf } from "./delivery-status.ts";

/** Where a server's own words end and the message that came back begins. */
const copy =
  /^(?:[-=\s>]*(?:Below this line is a copy|This is a copy of the message|Original message|The original message|Message header|Undelivered message|Изходно съобщение|Ursprüngliche Nachricht|Исходное сообщение)|Received:|Return-Path:|Message-ID:)/im;

/** Words of a first warning: the server goes on trying. */
const delay =
  /delayed \d|delivery (?:is |has been )?delayed|not yet been delivered|warning message only|do not need to resend|will (?:keep trying|continue to (?:be )?tr(?:y|ied))|забавено|wird weiterhin versucht|verzögert|будут продолжены|задерживается/i;

/** A server's last word that names no code for good. */
const failure =
  /in the queue too long|giv(?:en|ing) up|permanent (?:fatal )?error|retry time(?:out)? exceeded|mailbox (?:is )?(?:unavailable|not found)|(?:user|recipient) unknown|unknown user|no such (?:user|mailbox|recipient)|not listed in|няма такъв (?:потребител|получател)|Empfänger unbekannt|unbekannter Benutzer|пользователь не найден|нет такого пользователя/i;

/**
 * What a bounce says without a delivery status (qmail, older Exim, Domino, Courier …): addresses, each with the words behind it. What names
 * neither a code nor a known reason has no action.
 *
 * @param failed addresses of X-Failed-Recipients
 */
export function readSpokenBounce(
  subject: string,
  text: string,
  failed: readonly string[],
): RecipientStatus[] {
  const own = text.slice(0, copy.exec(text)?.index ?? text.length);
  const address = /[^\s<>"'()[\],;:]+@[^\s<>"'()[\],;:]+[^\s<>"'()[\],;:.!?]/gu;
  const found = [...own.matchAll(address)].filter(([one]) => !/^(?:postmaster|mailer-daemon)@/i.test(one));
  const named = new Map<string, string>();
  found.forEach((match, index) => {
    const [one] = match;
    const words = own.slice(match.index + one.length, found[index + 1]?.index);
    named.set(one, `${named.get(one) ?? ""} ${words.trim()}`.trim());
  });
  for (const one of failed) if (!named.has(one)) named.set(one, "");
  const isDelay = delay.test(subject) || delay.test(own);
  return [...named].map(([one, words]): RecipientStatus => {
    // What is said of one recipient may stand before its name.
    const said = named.size === 1 ? own : words;
    const status = statusOf("", said);
    const isFailed = failed.includes(one) || status.startsWith("5") || failure.test(said);
    const action = isDelay ? "delayed" : isFailed ? "failed" : "";
    const diagnostic = (words || own).replace(/\s+/g, " ").trim().slice(0, 500);
    return { addresses: [one], action, status: status || (action === "failed" ? "5.0.0" : ""), diagnostic };
  });
}
