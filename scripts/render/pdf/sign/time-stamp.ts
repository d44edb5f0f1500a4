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
import { messageOf } from "../../../document/message-of.ts";
import type { Stamp } from "./detached-cms.ts";
import { SealFault } from "./seal-fault.ts";
import { stampSigner, unsoundStamp } from "./time-stamp-token.ts";
import { webDoor } from "./web-door.ts";

/** Bytes of an answer: a token with a long chain has 20,000. */
const answerSize = 1_000_000;

/**
 * Time stamps of an authority over HTTP (RFC 3161 §3.4). Throws a {@link SealFault} when it refuses, can't be reached, or answers
 * with what is no time stamp for this. Whether to trust the authority is for whoever reads the signature.
 */
export function timeStampAuthority(address: string): Stamp {
  const door = webDoor([new URL(address).host]);
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
    const body = new Uint8Array(request.toSchema().toBER());
    const answer = await door(address, { body, type: "application/timestamp-query", most: answerSize }).catch(
      aboutStamps,
    );
    const token = tokenOf(answer, address);
    try {
      checkToken(token, hash, request.nonce);
      const bytes = new Uint8Array(token.toSchema().toBER());
      await stampSigner(bytes, signature);
      return bytes;
    } catch (error) {
      throw error instanceof SealFault ? error : unsoundStamp(messageOf(error));
    }
  };
}

function aboutStamps(error: unknown): never {
  throw error instanceof SealFault ? new SealFault({ ...error.params, cure: "seal-cure-stamp" }) : error;
}

function tokenOf(answer: Uint8Array, address: string): ContentInfo {
  const refused = (detail: string): SealFault =>
    new SealFault({ reason: "time-stamp-refused", cure: "seal-cure-stamp", address, detail });
  let response: TimeStampResp;
  try {
    response = TimeStampResp.fromBER(new Uint8Array(answer));
  } catch {
    throw refused("RFC 3161");
  }
  // 0 granted, 1 granted with changes (RFC 3161 §2.4.2).
  if (response.status.status > 1 || !response.timeStampToken)
    throw refused(
      response.status.statusStrings?.map(({ valueBlock }) => valueBlock.value).join(" ") ||
        String(response.status.status),
    );
  return response.timeStampToken;
}

/** A token for something else, or an old answer played again, is worth nothing (RFC 3161 §2.2). */
function checkToken(token: ContentInfo, hash: Uint8Array, nonce: asn1.Integer | undefined): void {
  const { encapContentInfo } = new SignedData({ schema: token.content });
  const { messageImprint, nonce: answered } = TSTInfo.fromBER(
    encapContentInfo.eContent?.getValue() ?? new ArrayBuffer(0),
  );
  const stamped = Buffer.from(messageImprint.hashedMessage.valueBlock.valueHexView);
  if (!stamped.equals(hash) || !nonce || !answered?.isEqual(nonce))
    throw new SealFault({ reason: "time-stamp-foreign", cure: "seal-cure-stamp" });
}
