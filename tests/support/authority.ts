import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import * as asn1 from "asn1js";
import {
  AlgorithmIdentifier,
  Attribute,
  BasicOCSPResponse,
  CertID,
  CertificateRevocationList,
  ContentInfo,
  CryptoEngine,
  EncapsulatedContentInfo,
  GeneralName,
  IssuerAndSerialNumber,
  IssuingDistributionPoint,
  MessageImprint,
  OCSPRequest,
  OCSPResponse,
  PKIStatusInfo,
  ResponseBytes,
  RevokedCertificate,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
  SingleResponse,
  setEngine,
  Time,
  TimeStampReq,
  TimeStampResp,
  TSTInfo,
} from "pkijs";
import { days, extension, type Holder, hashOf, issue, type KeyKind, keyPem } from "./authority-keys.ts";

setEngine("node", new CryptoEngine({ name: "node", crypto }));

/** What an answer of the authority about a certificate is like. */
export type Behaviour =
  | "good"
  | "revoked"
  | "unknown"
  | "old"
  | "early"
  | "foreign"
  | "other"
  | "later"
  | "garbage"
  | "large"
  | "absent"
  | "hung"
  | "redirected"
  | "partial"
  | "long"
  | "long-revoked"
  | "endless";

/** Which addresses certificates name, whose keys are of which kind. */
export interface AuthorityWishes {
  kind?: KeyKind;
  /** The seal's own key. */
  sealKind?: KeyKind;
  sources?: "both" | "ocsp" | "list" | "none";
  /** Who answers: the authority itself, or somebody with a certificate for it, which has to be asked about or not. */
  responder?: "self" | "delegated" | "checked";
  /** A second key for time stamps, used in turn. */
  stampKeys?: 1 | 2;
  /** Whether certificates say where their issuer's is; the chain is not handed out then. */
  isChainFetched?: boolean;
  /** What the keys for time stamps are for. */
  stampPurposes?: readonly string[];
  /** Time stamps bear the signature of another one. */
  areStampsForged?: boolean;
}

/** An authority of the tests' own, with its servers. */
export interface Authority {
  /** `127.0.0.1:port` */
  host: string;
  root: Holder;
  intermediate: Holder;
  seal: Holder;
  stampRoot: Holder;
  stampers: readonly Holder[];
  timeStamp: string;
  /** The seal's key and certificate with its chain, PEM. */
  keyPem: string;
  chainPem: string;
  /** How answers about somebody are, by name; good when nothing is said. */
  behave: Map<string, { ocsp?: Behaviour; list?: Behaviour }>;
  /** What was asked, in order: `ocsp Печат`, `list Коренен орган`, `issuer …`, `stamp`. */
  asked: string[];
  /** What becomes of time stamps on their way. */
  onTheWay: { stamp?: (answer: Uint8Array) => Uint8Array };
  list(issuer: Holder, behaviour?: Behaviour): Promise<Uint8Array>;
  answer(about: Holder, behaviour?: Behaviour): Promise<Uint8Array>;
  close(): Promise<void>;
}

const purposes = { ocspSigning: "1.3.6.1.5.5.7.3.9", timeStamping: "1.3.6.1.5.5.7.3.8" };
const sha256Id = "2.16.840.1.101.3.4.2.1";

/** Starts one: root, intermediate and seal; the same for time stamps; servers for status, certificates and stamps. */
export async function startAuthority(wishes: AuthorityWishes = {}): Promise<Authority> {
  const { kind = "p256", sources = "both", responder = "delegated", isChainFetched = false } = wishes;
  const { stampPurposes = [purposes.timeStamping], areStampsForged = false } = wishes;
  const holders: Holder[] = [];
  const responders = new Map<Holder, Holder>();
  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const host = `127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  const at = (path: string, { name }: Holder): string => `http://${host}/${path}/${encodeURIComponent(name)}`;
  const places = (issuer: Holder): object => ({
    ...(/both|ocsp/.test(sources) && { ocsp: [at("ocsp", issuer)] }),
    ...(/both|list/.test(sources) && { lists: [at("list", issuer)] }),
    ...(isChainFetched && { issuers: [at("issuer", issuer)] }),
  });
  const enter = async (...[name, issuer, more]: Parameters<typeof issue>): Promise<Holder> => {
    const holder = await issue(name, issuer, { ...(issuer && places(issuer)), ...more });
    holders.push(holder);
    return holder;
  };
  const enterAuthority = async (name: string, issuer?: Holder): Promise<Holder> => {
    const authority = await enter(name, issuer, { kind, isAuthority: true });
    if (responder !== "self") {
      const own = { purposes: [purposes.ocspSigning], ocsp: [], isUnchecked: responder === "delegated" };
      responders.set(authority, await enter(`Отговарящ за ${name}`, authority, own));
    }
    return authority;
  };
  const root = await enterAuthority("Коренен орган");
  const intermediate = await enterAuthority("Междинен орган", root);
  const seal = await enter("Печат на мисията", intermediate, { kind: wishes.sealKind ?? kind });
  const stampRoot = await enterAuthority("Time root");
  const stampAuthority = await enterAuthority("Удостоверяване на време", stampRoot);
  const stampers: Holder[] = [];
  for (let index = 1; index <= (wishes.stampKeys ?? 1); index += 1)
    stampers.push(await enter(`Time unit ${index}`, stampAuthority, { purposes: stampPurposes }));
  const asked: string[] = [];
  const onTheWay: Authority["onTheWay"] = {};
  const behave: Authority["behave"] = new Map();
  const stranger = await issue(root.name, undefined, { kind, isAuthority: true });
  const answer = (about: Holder, behaviour: Behaviour = "good"): Promise<Uint8Array> => {
    const issuer = about.issuer ?? about;
    const signer = behaviour === "foreign" ? stranger : (responders.get(issuer) ?? issuer);
    const subject = behaviour === "other" ? issuer : about;
    return ocspAnswer({ about: subject, issuer, signer, behaviour });
  };
  const list = (issuer: Holder, behaviour: Behaviour = "good"): Promise<Uint8Array> => {
    const signer = behaviour === "foreign" ? stranger : issuer;
    const revoked = holders.filter((one) => one.issuer === issuer && behaviour.endsWith("revoked"));
    return revocationList({ issuer: behaviour === "other" ? stampRoot : issuer, signer, behaviour, revoked });
  };
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = new Uint8Array(Buffer.concat(chunks));
    const [, what = "", name = ""] = decodeURIComponent(request.url ?? "").split("/");
    if (what === "stamp") {
      asked.push("stamp");
      const count = asked.filter((one) => one === "stamp").length;
      const stamper = stampers[count % stampers.length];
      const chain = isChainFetched ? [] : [stampAuthority];
      const keys = areStampsForged ? seal.keys : stamper?.keys;
      if (!stamper || !keys) return;
      const stamp = await stampAnswer(body, { ...stamper, keys }, chain);
      response.end(onTheWay.stamp?.(stamp) ?? stamp);
      return;
    }
    const issuer = holders.find((one) => one.name === name);
    const about = what === "ocsp" ? askedAbout(body, holders) : issuer;
    asked.push(`${what} ${about?.name}`);
    const behaviour = behave.get(about?.name ?? "")?.[what === "ocsp" ? "ocsp" : "list"] ?? "good";
    if (behaviour === "hung") return;
    if (behaviour === "absent" || !about) return void response.writeHead(404).end();
    if (behaviour === "redirected")
      return void response.writeHead(302, { Location: "http://localhost:9/" }).end();
    if (behaviour === "garbage") return void response.end("<html>Welcome!</html>");
    if (behaviour === "large") return void response.end(Buffer.alloc(6_000_000));
    if (what === "issuer") return void response.end(about.der);
    response.end(what === "ocsp" ? await answer(about, behaviour) : await list(about, behaviour));
  };
  return {
    host,
    root,
    intermediate,
    seal,
    stampRoot,
    stampers,
    timeStamp: `http://${host}/stamp`,
    keyPem: await keyPem(seal),
    chainPem: seal.pem + (isChainFetched ? "" : intermediate.pem),
    behave,
    asked,
    onTheWay,
    list,
    answer,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function askedAbout(body: Uint8Array<ArrayBuffer>, holders: readonly Holder[]): Holder | undefined {
  const id = OCSPRequest.fromBER(body).tbsRequest.requestList[0]?.reqCert.serialNumber;
  return holders.find(({ certificate }) => id?.isEqual(certificate.serialNumber));
}

interface Answering {
  issuer: Holder;
  signer: Holder;
  behaviour: Behaviour;
}

async function ocspAnswer({
  about,
  issuer,
  signer,
  behaviour,
}: Answering & { about: Holder }): Promise<Uint8Array> {
  if (behaviour === "later") {
    const responseStatus = new asn1.Enumerated({ value: 3 });
    return new Uint8Array(new asn1.Sequence({ value: [responseStatus] }).toBER());
  }
  const certID = new CertID();
  await certID.createForCertificate(about.certificate, {
    hashAlgorithm: "SHA-1",
    issuerCertificate: issuer.certificate,
  });
  const [from, to] = span(behaviour);
  const one = new SingleResponse({ certID, certStatus: stateOf(behaviour), thisUpdate: from });
  if (behaviour !== "endless") one.nextUpdate = to;
  const basic = new BasicOCSPResponse();
  basic.tbsResponseData.responderID = signer.certificate.subject;
  basic.tbsResponseData.producedAt = from;
  basic.tbsResponseData.responses = [one];
  if (signer !== issuer) basic.certs = [signer.certificate];
  await basic.sign(signer.keys.privateKey, hashOf(signer));
  const response = new OCSPResponse({
    responseStatus: new asn1.Enumerated({ value: 0 }),
    responseBytes: new ResponseBytes({
      responseType: "1.3.6.1.5.5.7.48.1.1",
      response: new asn1.OctetString({ valueHex: basic.toSchema().toBER() }),
    }),
  });
  return new Uint8Array(response.toSchema().toBER());
}

function stateOf(behaviour: Behaviour): asn1.BaseBlock {
  const idBlock = (tagNumber: number): { tagClass: number; tagNumber: number } => ({
    tagClass: 3,
    tagNumber,
  });
  if (behaviour === "revoked")
    return new asn1.Constructed({
      idBlock: idBlock(1),
      value: [new asn1.GeneralizedTime({ valueDate: days(-1) })],
    });
  return new asn1.Primitive({ idBlock: idBlock(behaviour === "unknown" ? 2 : 0) });
}

function span(behaviour: Behaviour): [Date, Date] {
  if (behaviour === "old") return [days(-1.5), days(-0.5)];
  if (behaviour === "early") return [days(0.5), days(1.5)];
  return [days(-0.01), days(1)];
}

async function revocationList({
  issuer,
  signer,
  behaviour,
  revoked,
}: Answering & { revoked: readonly Holder[] }): Promise<Uint8Array> {
  const list = new CertificateRevocationList();
  list.version = 1;
  list.issuer = issuer.certificate.subject;
  const [from, to] = span(behaviour);
  list.thisUpdate = new Time({ type: 0, value: from });
  if (behaviour !== "endless") list.nextUpdate = new Time({ type: 0, value: to });
  const others = Array.from(
    { length: behaviour.startsWith("long") ? 5_000 : 0 },
    (_, index) => new asn1.Integer({ value: 1_000_000 + index }),
  );
  const serials = [...others, ...revoked.map(({ certificate }) => certificate.serialNumber)];
  const revocationDate = new Time({ type: 0, value: days(-1) });
  if (serials.length > 0)
    list.revokedCertificates = serials.map(
      (userCertificate) => new RevokedCertificate({ userCertificate, revocationDate }),
    );
  if (behaviour === "partial")
    list.crlExtensions = new (await import("pkijs")).Extensions({
      extensions: [
        extension(
          "2.5.29.28",
          new IssuingDistributionPoint({
            distributionPoint: [new GeneralName({ type: 6, value: "http://example.org/part-2.crl" })],
          }).toSchema(),
          true,
        ),
      ],
    });
  await list.sign(signer.keys.privateKey, hashOf(signer));
  return new Uint8Array(list.toSchema(true).toBER());
}

async function stampAnswer(
  body: Uint8Array<ArrayBuffer>,
  by: Holder,
  chain: readonly Holder[],
): Promise<Uint8Array> {
  const request = TimeStampReq.fromBER(body);
  const info = new TSTInfo({
    version: 1,
    policy: "1.2.3.4.1",
    messageImprint: new MessageImprint({
      hashAlgorithm: request.messageImprint.hashAlgorithm,
      hashedMessage: request.messageImprint.hashedMessage,
    }),
    serialNumber: new asn1.Integer({ value: Math.floor(Math.random() * 1e9) }),
    genTime: new Date(Math.floor(Date.now() / 1000) * 1000),
    ...(request.nonce && { nonce: request.nonce }),
  });
  const content = info.toSchema().toBER();
  const { certificate } = by;
  const octets = (valueHex: ArrayBuffer): asn1.OctetString => new asn1.OctetString({ valueHex });
  const certificateId = new asn1.Sequence({
    value: [
      new asn1.Sequence({
        value: [
          new asn1.Sequence({
            value: [octets(await crypto.subtle.digest("SHA-256", new Uint8Array(by.der)))],
          }),
        ],
      }),
    ],
  });
  const digest = await crypto.subtle.digest("SHA-256", content);
  const attributes = [
    new Attribute({
      type: "1.2.840.113549.1.9.3",
      values: [new asn1.ObjectIdentifier({ value: "1.2.840.113549.1.9.16.1.4" })],
    }),
    new Attribute({ type: "1.2.840.113549.1.9.4", values: [octets(digest)] }),
    new Attribute({ type: "1.2.840.113549.1.9.16.2.47", values: [certificateId] }),
  ];
  const signed = new SignedData({
    version: 3,
    digestAlgorithms: [new AlgorithmIdentifier({ algorithmId: sha256Id })],
    encapContentInfo: new EncapsulatedContentInfo({
      eContentType: "1.2.840.113549.1.9.16.1.4",
      eContent: octets(content),
    }),
    certificates: [certificate, ...chain.map((one) => one.certificate)],
    signerInfos: [
      new SignerInfo({
        version: 1,
        sid: new IssuerAndSerialNumber({
          issuer: certificate.issuer,
          serialNumber: certificate.serialNumber,
        }),
        signedAttrs: new SignedAndUnsignedAttributes({ type: 0, attributes }),
      }),
    ],
  });
  await signed.sign(by.keys.privateKey, 0, "SHA-256");
  const response = new TimeStampResp({
    status: new PKIStatusInfo({ status: 0 }),
    timeStampToken: new ContentInfo({ contentType: "1.2.840.113549.1.7.2", content: signed.toSchema(true) }),
  });
  return new Uint8Array(response.toSchema().toBER());
}
