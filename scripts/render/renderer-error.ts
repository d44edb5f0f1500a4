import { messageOf } from "../document/message-of.ts";
import type { Output } from "../formats/formats.ts";

/** A fault of Dipla, or of a file that no check foresaw, while one file of a publication was made; `cause` says which. */
export class RendererError extends Error {
  override readonly name = "RendererError";
  readonly output: Output;

  constructor(output: Output, cause: unknown) {
    super(messageOf(cause), { cause });
    this.output = output;
  }
}
