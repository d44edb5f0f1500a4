import { Readable } from "node:stream";
import { setImmediate as nextTurn } from "node:timers/promises";

/** Bytes that go to the connection at once. */
const portion = 16_384;

/** A message on its way to a server. */
export interface MessageStream {
  raw: Readable;
  /** Whether all of it has gone; the final dot can only follow, so until then the server can't have accepted anything. */
  isHandedOver(): boolean;
  /** What a server said that is out of step: the message was kept back, at the latest before its dot. */
  outOfStep(): string | undefined;
}

/**
 * Gives a message's bytes as they are asked for, as long as server and message are in step: what begins them has to be the answer 354, and
 * none may come before their end.
 *
 * @param conversation what the server said last, and whether it has answered the message
 * @param onHandedOver called before the last bytes go
 */
export function messageStream(
  message: Uint8Array,
  conversation: { lastReply(): string; isAnswered(): boolean },
  onHandedOver: () => void,
): MessageStream {
  let isHandedOver = false;
  let outOfStep: string | undefined;
  const keepBack = (said: string): never => {
    outOfStep = said;
    throw new Error(said);
  };
  async function* bytes(): AsyncGenerator<Buffer> {
    const said = conversation.lastReply();
    // Whoever waited for it has given up, and will give it again.
    if (conversation.isAnswered()) keepBack(said);
    // A server that does not wait for a message is behind by an answer; its next one would not be about the message either.
    if (!/^354(?:[ -]|$)/m.test(said)) keepBack(said);
    for (let at = 0; at < message.length; at += portion)
      yield Buffer.from(message.subarray(at, at + portion));
    // An answer that lies there already is heard in the next turns: nobody can have answered a message that has not ended.
    for (let turn = 0; turn < 3; turn += 1) await nextTurn();
    if (conversation.isAnswered()) keepBack(conversation.lastReply());
    isHandedOver = true;
    onHandedOver();
  }
  return {
    raw: Readable.from(bytes(), { objectMode: false, highWaterMark: portion }),
    isHandedOver: () => isHandedOver,
    outOfStep: () => outOfStep,
  };
}
