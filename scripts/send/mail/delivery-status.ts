/** What a returned message says of one recipient. */
export interface RecipientStatus {
  /** Where it was to go at last, and where it was sent to as far as the server knew; without repetitions. */
  addresses: readonly string[];
  /** `failed`, `delayed`, `delivered`, `relayed`, `expanded`; empty where nobody can tell. */
  action: string;
  /** `5.1.1`: 5 for good, 4 for now (RFC 3463); empty where none is said. */
  status: string;
  /** The other server's words. */
  diagnostic: string;
}

/**
 * The recipients of a delivery status notification (RFC 3464 §2.3, RFC 6533 §3). Some servers forget the empty line between two of them, so
 * a field that is there already begins the next one as well.
 */
export function readDeliveryStatus(text: string): RecipientStatus[] {
  const groups: Map<string, string>[] = [new Map()];
  for (const line of text.replace(/\r?\n[ \t]+(?=\S)/g, " ").split(/\r?\n/)) {
    const [, name = "", value = ""] = /^([!-9;-~]+)[ \t]*:[ \t]*(.*)$/.exec(line) ?? [];
    const key = name.toLowerCase();
    const group = groups.at(-1);
    const isRepeated = /^(?:final-recipient|action|status)$/.test(key) && group?.has(key);
    if (name === "" || isRepeated || !group) groups.push(new Map(name ? [[key, value.trim()]] : []));
    else if (!group.has(key)) group.set(key, value.trim());
  }
  return groups
    .filter((group) => group.has("final-recipient") || group.has("original-recipient") || group.has("action"))
    .map(recipientOf);
}

function recipientOf(group: ReadonlyMap<string, string>): RecipientStatus {
  const names = ["original-recipient", "final-recipient", "x-actual-recipient"];
  const addresses = names.flatMap((name) => addressesIn(group.get(name) ?? ""));
  const diagnostic = (group.get("diagnostic-code") ?? "").slice(0, 500);
  const status = statusOf(group.get("status") ?? "", diagnostic);
  const said = /^[a-z]+/.exec((group.get("action") ?? "").toLowerCase())?.[0];
  // Without an action only a status for good is clear: one for now may be a first warning or the last word.
  const action = said ?? (status.startsWith("5") ? "failed" : status.startsWith("4") ? "delayed" : "");
  return { addresses: [...new Set(addresses)], action, status, diagnostic };
}

/** `rfc822; a@b` and `utf-8; а@б` (RFC 6533 §3), with what is written as `+3D` or `\x{430}` as well in its own letters. */
function addressesIn(field: string): string[] {
  const plain = field
    .replace(/^[\w-]+[ \t]*;/, "")
    .replace(/\([^)]*\)/g, "")
    .trim()
    .replace(/^<(.*)>$/, "$1");
  const unescaped = plain.replace(/\\x\{([0-9A-F]{2,6})\}/gi, (all, hex: string) => {
    const code = Number.parseInt(hex, 16);
    return code > 0x10ffff ? all : String.fromCodePoint(code);
  });
  const decoded = unescaped.replace(/\+([0-9A-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return [...new Set([unescaped, decoded])].filter((address) => /^\S+@\S+$/.test(address));
}

/** The most exact status: many servers give 5.0.0 and say in their words which it was. */
export function statusOf(given: string, words: string): string {
  const [stated, worded] = [given, words].map(
    (text) => /(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?![\d.]*\d)/.exec(text)?.[0],
  );
  if (stated && (!/^\d\.0\.0$/.test(stated) || worded?.[0] !== stated[0])) return stated;
  if (worded) return worded;
  const reply = /(?<![\d.])([45])[0-5]\d(?![\d.]*\d)/.exec(words)?.[1];
  return stated ?? (reply ? `${reply}.0.0` : "");
}
