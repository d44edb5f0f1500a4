/** Where in a conversation a server is asked for something. */
export type Stage = "greeting" | "ehlo" | "mail" | "rcpt" | "data" | "body" | "dot";

/** One way in which a server goes wrong, at one stage of one conversation. What is not given is done as it should be. */
export interface Misbehaviour {
  name: string;
  stage: Stage;
  /** Instead of the right answer; lines end as they stand here. */
  say?: string;
  /** ms between the signs of the answer. */
  drip?: number;
  /** The connection ends behind the answer, by the book or by a reset. */
  ends?: "end" | "reset";
  /** Nothing is ever said. */
  hangs?: boolean;
  /** Only for the second address of a message, or the only one. */
  last?: boolean;
  /** At the dot: the message is kept all the same; at the data: it is waited for all the same. */
  takes?: boolean;
  /** Nobody can send through such a server: the run may stop. */
  isForAll?: boolean;
}

const junk = "\u0000\u0007<html>HTTP/1.1 400 Bad Request\r\n";
const long = `250-${"A".repeat(60_000)}\r\n250 ok\r\n`;

/** Each in its own words; which one comes is chosen by the seed. */
export const misbehaviours: readonly Misbehaviour[] = [
  {
    name: "refuses in its greeting",
    stage: "greeting",
    say: "554 5.7.1 No service\r\n",
    ends: "end",
    isForAll: true,
  },
  { name: "is busy in its greeting", stage: "greeting", say: "421 4.3.2 Busy\r\n", ends: "end" },
  { name: "closes before its greeting", stage: "greeting", say: "", ends: "reset" },
  { name: "never greets", stage: "greeting", hangs: true },
  { name: "greets with junk", stage: "greeting", say: junk, isForAll: true },
  { name: "greets sign by sign", stage: "greeting", drip: 4 },
  { name: "closes after EHLO", stage: "ehlo", say: "", ends: "end" },
  { name: "is busy after EHLO", stage: "ehlo", say: "421 4.7.0 Try again\r\n", ends: "end" },
  { name: "never answers EHLO", stage: "ehlo", hangs: true },
  { name: "answers EHLO with too long a line", stage: "ehlo", say: long },
  { name: "answers EHLO in 300 lines", stage: "ehlo", say: `${"250-X\r\n".repeat(300)}250 ok\r\n` },
  {
    name: "says that it takes commands together, and does not",
    stage: "ehlo",
    say: "250-raw\r\n250 PIPELINING\r\n",
  },
  { name: "closes after MAIL", stage: "mail", say: "", ends: "reset" },
  { name: "puts off at MAIL", stage: "mail", say: "451 4.3.0 Later\r\n" },
  { name: "finds it too large", stage: "mail", say: "552 5.3.4 Too large\r\n" },
  { name: "refuses the sender", stage: "mail", say: "550 5.7.1 Not you\r\n", isForAll: true },
  { name: "never answers MAIL", stage: "mail", hangs: true },
  { name: "answers MAIL twice", stage: "mail", say: "250 ok\r\n250 ok\r\n" },
  { name: "closes after RCPT", stage: "rcpt", say: "", ends: "reset" },
  { name: "puts off at RCPT", stage: "rcpt", say: "450 4.2.0 Greylisted\r\n" },
  { name: "knows no such user", stage: "rcpt", say: "550 5.1.1 No such user\r\n" },
  { name: "refuses half of the addresses", stage: "rcpt", say: "550 5.1.1 No such user\r\n", last: true },
  { name: "never answers RCPT", stage: "rcpt", hangs: true },
  { name: "answers RCPT in lines", stage: "rcpt", say: "250-ok\r\n250-still\r\n250 ok\r\n" },
  { name: "answers RCPT twice", stage: "rcpt", say: "250 ok\r\n250 ok\r\n" },
  { name: "closes after DATA", stage: "data", say: "", ends: "end" },
  { name: "puts off at DATA", stage: "data", say: "451 4.3.0 Later\r\n" },
  { name: "refuses at DATA", stage: "data", say: "554 5.5.1 No\r\n" },
  { name: "answers DATA with 250", stage: "data", say: "250 go\r\n", takes: true },
  { name: "never answers DATA", stage: "data", hangs: true },
  { name: "closes within the message", stage: "body", say: "", ends: "reset" },
  { name: "is busy within the message", stage: "body", say: "421 4.3.0 Going down\r\n", ends: "end" },
  { name: "stops reading within the message", stage: "body", hangs: true },
  { name: "closes after the dot, having taken it", stage: "dot", say: "", ends: "reset", takes: true },
  { name: "closes after the dot, having taken nothing", stage: "dot", say: "", ends: "end" },
  { name: "takes it and closes", stage: "dot", ends: "end", takes: true },
  { name: "puts off after the dot", stage: "dot", say: "451 4.3.0 Later\r\n" },
  { name: "refuses after the dot", stage: "dot", say: "554 5.7.1 Spam\r\n" },
  { name: "never answers the dot", stage: "dot", hangs: true, takes: true },
  { name: "answers the dot sign by sign", stage: "dot", drip: 3, takes: true },
  { name: "answers the dot with junk", stage: "dot", say: junk, takes: true },
  { name: "answers the dot twice", stage: "dot", say: "250 ok\r\n250 ok\r\n", takes: true },
  {
    name: "answers the dot in lines",
    stage: "dot",
    say: "250-2.0.0 ok\r\n250 2.0.0 queued\r\n",
    takes: true,
  },
  { name: "answers the dot by half", stage: "dot", say: "250 2.0", ends: "reset", takes: true },
];
