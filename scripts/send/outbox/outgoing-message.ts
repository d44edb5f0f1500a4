import { createHash } from "node:crypto";
import { base64Lines } from "./base64-lines.ts";
import type { Piece, Recipe } from "./recipe.ts";

/** A message on its way: as many bytes at a time as are asked for, so that no message has to fit into memory. */
export interface OutgoingMessage {
  /**
   * Its bytes from the beginning, each time. The last of them come only when all were those that have been approved.
   *
   * @throws ChangedMessage before the last bytes
   */
  chunks(): AsyncIterable<Uint8Array>;
}

/** The bytes of a message are not those that were approved. */
export class ChangedMessage extends Error {}

/** A message that is in memory. */
export function messageInMemory(bytes: Uint8Array): OutgoingMessage {
  return {
    chunks: async function* () {
      yield bytes;
    },
  };
}

/**
 * A message that comes from somewhere, as it was approved: its last bytes are held back until all have the hash. A message without an end
 * is none for any server.
 */
export function approvedMessage(chunks: () => AsyncIterable<Uint8Array>, approved: string): OutgoingMessage {
  return {
    chunks: async function* () {
      const hash = createHash("sha256");
      let last: Uint8Array | undefined;
      for await (const chunk of chunks()) {
        hash.update(chunk);
        if (last) yield last;
        last = chunk;
      }
      if (hash.digest("hex") !== approved) throw new ChangedMessage();
      if (last) yield last;
    },
  };
}

/** Whether a message is whole and as approved: it is read once, and nothing of it goes anywhere. */
export async function isAsApproved(message: OutgoingMessage): Promise<boolean> {
  try {
    for await (const _ of message.chunks());
    return true;
  } catch (error) {
    if (error instanceof ChangedMessage) return false;
    throw error;
  }
}

/** The bytes that a recipe makes of the outbox's parts. One that is missing brings none, which the hash tells. */
export async function* assemble(
  { pieces, own }: Recipe,
  partOf: (hash: string) => AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  let used = 0;
  async function* bytesOf(some: readonly Piece[]): AsyncGenerator<Uint8Array> {
    for (const piece of some)
      if ("own" in piece) {
        if (piece.own > 0) yield own.subarray(used, used + piece.own);
        used += piece.own;
      } else if ("part" in piece) yield* partOf(piece.part);
      else yield* base64Lines(bytesOf(piece.base64));
  }
  yield* bytesOf(pieces);
}
