import { Readable } from "node:stream";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { OutgoingMessage } from "../outbox/outgoing-message.ts";

/** Bytes that go to the connection at once. */
const portion = 16_384;

/** A message on its way to a server. */
export interface MessageStream {
  raw: Readable;
  /** Whether all of it has gone; the final dot can only follow, so until then the server can't have accepted anything. */
  isHandedOver(): boolean;
  /** What a server said that is out of step: the message was kept back, at the latest before its dot. */
  outOfStep(): string | undefined;
  /** What reading it has ended with, before its end: nothing was sent. */
  failure(): unknown;
}

/**
 * Gives a message's bytes as they are asked for, as long as server and message are in step: what begins them has to be the answer 354, and
 * none may come before their end.
 *
 * @param conversation what the server said last, and whether it has answered the message
 * @param onHandedOver called before the last bytes go
 */
export function messageStream(
  message: OutgoingMessage,
  conversation: { lastReply(): string; isAnswered(): boolean },
  onHandedOver: () => void,
): MessageStream {
  let isHandedOver = false;
  let outOfStep: string | undefined;
  let failure: unknown;
  const keepBack = (said: string): never => {
    outOfStep = said;
    throw new Error(said);
  };
  async function* portions({ chunks }: OutgoingMessage): AsyncGenerator<Buffer> {
    try {
      for await (const chunk of chunks())
        for (let at = 0; at < chunk.length; at += portion)
          yield Buffer.from(chunk.buffer, chunk.byteOffset + at, Math.min(portion, chunk.length - at));
    } catch (error) {
      failure = error;
      throw error;
    }
  }
  async function* bytes(): AsyncGenerator<Buffer> {
    const said = conversation.lastReply();
    // Whoever waited for it has given up, and will give it again.
    if (conversation.isAnswered()) keepBack(said);
    // A server that does not wait for a message is behind by an answer; its next one would not be about the message either.
    if (!/^354(?:[ -]|$)/m.test(said)) keepBack(said);
    for await (const chunk of portions(message)) yield chunk;
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
    failure: () => failure,
  };
}
