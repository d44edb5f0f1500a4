import { createHash, randomBytes } from "node:crypto";
import * as asn1 from "asn1js";
import {
  AlgorithmIdentifier,
  type ContentInfo,
  MessageImprint,
  SignedData,
  TimeStampReq,
  TimeStampResp,
  TSTInfo,
} from "pkijs";
import type { Stamp } from "./detached-cms.ts";

/** An authority that doesn't answer in this time (ms) fails. */
const patience = 30_000;

/**
 * Time stamps of an authority over HTTP (RFC 3161 §3.4). Throws an error whose message is a reason when it refuses or can't be
 * reached. The token is what the authority signed; whether to trust it is for whoever reads the signature.
 */
export function timeStampAuthority(address: string): Stamp {
  return async (signature) => {
    const hash = new Uint8Array(createHash("sha256").update(signature).digest());
    const request = new TimeStampReq({
      version: 1,
      messageImprint: new MessageImprint({
        hashAlgorithm: new AlgorithmIdentifier({ algorithmId: "2.16.840.1.101.3.4.2.1" }),
        hashedMessage: new asn1.OctetString({ valueHex: hash.buffer }),
      }),
      nonce: new asn1.Integer({ valueHex: new Uint8Array([0x01, ...randomBytes(8)]).buffer }),
      certReq: true,
    });
    const answer = await fetch(address, {
      method: "POST",
      headers: { "Content-Type": "application/timestamp-query" },
      body: new Uint8Array(request.toSchema().toBER()),
      signal: AbortSignal.timeout(patience),
    });
    if (!answer.ok) throw new Error(`time-stamp-refused:${address}, HTTP ${answer.status}`);
    const response = TimeStampResp.fromBER(await answer.arrayBuffer());
    // 0 granted, 1 granted with changes (RFC 3161 §2.4.2).
    if (response.status.status > 1 || !response.timeStampToken)
      throw new Error(`time-stamp-refused:${address}`);
    checkToken(response.timeStampToken, hash, request.nonce);
    return new Uint8Array(response.timeStampToken.toSchema().toBER());
  };
}

/** A token for something else, or an old answer played again, is worth nothing (RFC 3161 §2.2). */
function checkToken(token: ContentInfo, hash: Uint8Array, nonce: asn1.Integer | undefined): void {
  const { encapContentInfo } = new SignedData({ schema: token.content });
  const { messageImprint, nonce: answered } = TSTInfo.fromBER(
    encapContentInfo.eContent?.getValue() ?? new ArrayBuffer(0),
  );
  const stamped = Buffer.from(messageImprint.hashedMessage.valueBlock.valueHexView);
  if (!stamped.equals(hash) || !nonce || !answered?.isEqual(nonce)) throw new Error("time-stamp-foreign");
}
