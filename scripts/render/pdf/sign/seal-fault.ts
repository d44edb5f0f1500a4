import type { Params } from "../../../words/fill.ts";

/** What keeps a seal from being made: a key of the sentences' parts that says why, and one that says what to do. */
export interface SealFaultParams extends Params {
  reason: string;
  cure: string;
}

/**
 * No seal of the level that was asked for can be made now. It is never made at a lower one instead: whoever reads the file in
 * ten years could not ask any more.
 */
export class SealFault extends Error {
  readonly params: SealFaultParams;
  /** No other source can say otherwise: the certificate is revoked. */
  readonly isFinal: boolean;

  constructor(params: SealFaultParams, isFinal = false) {
    super(params.reason);
    this.params = params;
    this.isFinal = isFinal;
  }
}
