/** What the servers of a transport have said last, as the mail library writes it into its log. */
export interface LastReply {
  /** The library's log, of which nothing is kept but this. */
  logger: { debug(entry: unknown, ...words: unknown[]): void };
  text(): string;
}

/**
 * Listens for the answer to DATA, which the library takes for a go-ahead whatever its number is. Only 354 says that the server waits for a
 * message (RFC 5321 §4.1.1.4); any other is an answer to something else, from a server that has answered twice. The library hands an
 * answer on, and begins with the message, before any other connection can be heard.
 */
export function listenForReply(): LastReply {
  let last = "";
  const nothing = (): void => undefined;
  const debug = (entry: unknown, ...words: unknown[]): void => {
    if (typeof entry === "object" && entry !== null && "tnx" in entry && entry.tnx === "server")
      last = String(words[0]);
  };
  const others = { trace: nothing, info: nothing, warn: nothing, error: nothing, fatal: nothing };
  return { logger: { ...others, debug }, text: () => last };
}
