import { afterAll, describe, expect, it } from "vitest";
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFRawStream,
} from "../scripts/pdf-objects/pdf-lib.ts";
import { listStatus, readList } from "../scripts/render/pdf/sign/list-status.ts";
import { ocspStatus } from "../scripts/render/pdf/sign/ocsp-status.ts";
import { openSigner, type SealLevel, type SealWishes } from "../scripts/render/pdf/sign/open-signer.ts";
import { readCertificate } from "../scripts/render/pdf/sign/seal-certificate.ts";
import { SealFault } from "../scripts/render/pdf/sign/seal-fault.ts";
import { timeStampAuthority } from "../scripts/render/pdf/sign/time-stamp.ts";
import { webDoor } from "../scripts/render/pdf/sign/web-door.ts";
import { type Authority, type AuthorityWishes, type Behaviour, startAuthority } from "./support/authority.ts";
import { type Holder, issue, keyPem } from "./support/authority-keys.ts";

/* Seals that can be proved when nobody can be asked any more: what is put into them, and what keeps them from being made. */
const open: Authority[] = [];
afterAll(async () => {
  for (const authority of open) await authority.close();
});

async function authorityWith(wishes: AuthorityWishes = {}): Promise<Authority> {
  const authority = await startAuthority(wishes);
  open.push(authority);
  return authority;
}

const page = await (async () => {
  const document = await PDFDocument.create();
  document.addPage([200, 100]);
  return new Uint8Array(await document.save());
})();

function wishesFor(authority: Authority, more: Partial<SealWishes> = {}): SealWishes {
  return {
    level: "LT",
    timeStamp: authority.timeStamp,
    authorities: [authority.root, authority.stampRoot].map(({ name, der }) => ({ name, bytes: der })),
    revocationFiles: [],
    revocationServers: [authority.host],
    now: () => new Date(),
    ...more,
  };
}

async function sealed(authority: Authority, more: Partial<SealWishes> = {}): Promise<Uint8Array> {
  const material = {
    key: Buffer.from(authority.keyPem),
    certificates: authority.chainPem,
    passphrase: undefined,
  };
  const signer = openSigner(material, wishesFor(authority, more));
  await signer.prove();
  return signer.pdf(page, { time: new Date(), label: "Печат", lang: "bg" });
}

/** Why a seal is not made. */
async function fault(authority: Authority, more: Partial<SealWishes> = {}): Promise<string> {
  try {
    await sealed(authority, more);
    return "sealed";
  } catch (error) {
    if (error instanceof SealFault) return `${error.params.reason} ${error.params.name ?? ""}`.trim();
    throw error;
  }
}

/** Everything in the document security store. */
async function storeOf(pdf: Uint8Array): Promise<Record<"Certs" | "OCSPs" | "CRLs", Buffer[]>> {
  const { catalog } = await PDFDocument.load(pdf, { updateMetadata: false });
  const store = catalog.lookup(PDFName.of("DSS"), PDFDict);
  const all = (name: string): Buffer[] => {
    const list = store.lookupMaybe(PDFName.of(name), PDFArray);
    return Array.from({ length: list?.size() ?? 0 }, (_, index) => {
      const stream = list?.lookup(index);
      if (!(stream instanceof PDFRawStream)) throw new Error(`${name} ${index} is no stream`);
      return Buffer.from(decodePDFRawStream(stream).decode());
    });
  };
  return { Certs: all("Certs"), OCSPs: all("OCSPs"), CRLs: all("CRLs") };
}

function holds(all: readonly Buffer[], ...holders: readonly Holder[]): boolean {
  return holders.every(({ der }) => all.some((one) => one.equals(der)));
}

function ends(pdf: Uint8Array): number[] {
  return [
    ...Buffer.from(pdf)
      .toString("latin1")
      .matchAll(/%%EOF\n/g),
  ].map(({ index }) => index + 6);
}

describe.each(["rsa", "p256", "p384"] as const)("with keys of the kind %s", (kind) => {
  it.each<
    [NonNullable<AuthorityWishes["sources"]>, NonNullable<AuthorityWishes["responder"]>, number, number]
  >([
    ["both", "delegated", 4, 0],
    ["ocsp", "delegated", 4, 0],
    ["both", "self", 4, 0],
    // The responders' own certificates stand in the authorities' lists.
    ["list", "delegated", 0, 4],
    ["both", "checked", 4, 4],
  ])(
    "proofs from %s, by a responder that is %s: %i answers, %i lists",
    async (sources, responder, answers, lists) => {
      const authority = await authorityWith({ kind, sources, responder });
      if (responder === "checked")
        for (const { name } of [
          authority.root,
          authority.intermediate,
          authority.stampRoot,
          ...authority.stampers,
        ])
          for (const one of [name, authority.stampers[0]?.issuer?.name])
            authority.behave.set(`Отговарящ за ${one}`, { ocsp: "absent" });
      const pdf = await sealed(authority);
      const store = await storeOf(pdf);
      expect([store.OCSPs.length, store.CRLs.length]).toEqual([answers, lists]);
      const { root, intermediate, seal, stampRoot, stampers } = authority;
      expect(holds(store.Certs, root, intermediate, seal, stampRoot, ...stampers)).toBe(true);
    },
  );
});

it.each<[SealLevel, number]>([
  ["B", 1],
  ["T", 1],
  ["LT", 2],
  ["LTA", 3],
])("level %s adds %i parts behind the file, and changes no byte before", async (level, parts) => {
  const authority = await authorityWith();
  const pdf = await sealed(authority, { level, ...(level === "B" && { timeStamp: undefined }) });
  expect(Buffer.from(pdf.subarray(0, page.length)).equals(Buffer.from(page))).toBe(true);
  expect(ends(pdf.subarray(page.length)).length).toBe(parts);
  const text = Buffer.from(pdf).toString("latin1");
  const ranges = [...text.matchAll(/\/ByteRange \[ 0 (\d+)\s+(\d+)\s+(\d+)/g)].map(
    ([, , from, length]) => Number(from) + Number(length),
  );
  // The seal is over the file with itself; a document's time stamp over all of it.
  expect(ranges).toEqual(
    level === "LTA" ? [ends(pdf).at(-3), pdf.length] : [ends(pdf).at(level === "LT" ? -2 : -1)],
  );
  expect(text.includes("/ETSI.RFC3161")).toBe(level === "LTA");
});

it("adds the proofs for a second key of the time stamp authority behind its time stamp", async () => {
  const authority = await authorityWith({ stampKeys: 2 });
  const pdf = await sealed(authority, { level: "LTA" });
  const store = await storeOf(pdf);
  expect(holds(store.Certs, ...authority.stampers)).toBe(true);
  expect([store.OCSPs.length, ends(pdf.subarray(page.length)).length]).toEqual([5, 4]);
});

it("fetches the certificates of the chain from where they say that they are", async () => {
  const authority = await authorityWith({ isChainFetched: true });
  const store = await storeOf(await sealed(authority, { authorities: [] }));
  const { root, intermediate, seal, stampRoot, stampers } = authority;
  expect(holds(store.Certs, root, intermediate, seal, stampRoot, ...stampers)).toBe(true);
  expect(authority.asked.filter((one) => one.startsWith("issuer")).length).toBeGreaterThan(3);
});

it("asks for nothing above a certificate that is trusted", async () => {
  const authority = await authorityWith();
  const trusted = [authority.intermediate, authority.stampRoot].map(({ name, der }) => ({
    name,
    bytes: der,
  }));
  await sealed(authority, { authorities: trusted });
  expect(authority.asked).not.toContain("ocsp Междинен орган");
});

it("asks for each status once, however many copies there are", async () => {
  const authority = await authorityWith({ sources: "both" });
  const material = {
    key: Buffer.from(authority.keyPem),
    certificates: authority.chainPem,
    passphrase: undefined,
  };
  const signer = openSigner(material, wishesFor(authority));
  const appearance = { time: new Date(), label: "Печат", lang: "bg" };
  await signer.prove();
  await Promise.all(Array.from({ length: 5 }, () => signer.pdf(page, appearance)));
  for (let copy = 0; copy < 5; copy += 1) await signer.pdf(page, appearance);
  expect(authority.asked.filter((one) => one !== "stamp").sort()).toEqual([
    "ocsp Time unit 1",
    "ocsp Междинен орган",
    "ocsp Печат на мисията",
    "ocsp Удостоверяване на време",
  ]);
});

it("asks again when what was said is old", async () => {
  const authority = await authorityWith({ sources: "list" });
  let now = new Date();
  const material = {
    key: Buffer.from(authority.keyPem),
    certificates: authority.chainPem,
    passphrase: undefined,
  };
  const signer = openSigner(material, wishesFor(authority, { now: () => now }));
  await signer.prove();
  await signer.prove();
  expect(authority.asked).toEqual(["list Междинен орган", "list Коренен орган"]);
  now = new Date(now.getTime() + 2 * 86_400_000);
  await expect(signer.prove()).rejects.toThrow("seal-status-old");
  expect(authority.asked.length).toBe(3);
});

describe("what keeps a seal from being made", () => {
  const ofStatus: readonly [Behaviour, string, string][] = [
    ["revoked", "seal-revoked", "seal-revoked"],
    ["unknown", "seal-unknown", ""],
    ["old", "seal-status-old", "seal-status-old"],
    ["early", "seal-status-early", "seal-status-early"],
    ["foreign", "seal-status-unsigned", "seal-status-unsigned"],
    ["other", "seal-status-other", "seal-status-other"],
    ["later", "seal-status-refused", ""],
    ["garbage", "seal-status-unreadable", "seal-status-unreadable"],
    ["large", "seal-answer-large", "seal-answer-large"],
    ["absent", "seal-unreached", "seal-unreached"],
    ["redirected", "seal-not-permitted", "seal-not-permitted"],
    ["partial", "", "seal-list-partial"],
    ["endless", "", "seal-list-endless"],
    ["long-revoked", "", "seal-revoked"],
  ];
  const named = (reason: string, holder: Holder): string =>
    /unreached|large|permitted/.test(reason) ? reason : `${reason} ${holder.name}`;

  it.each(ofStatus.filter(([, ocsp]) => ocsp !== ""))(
    "an answer that is %s: %s",
    async (behaviour, reason) => {
      const authority = await authorityWith({ sources: "ocsp" });
      for (const holder of [authority.seal, authority.intermediate, ...authority.stampers]) {
        authority.behave.set(holder.name, { ocsp: behaviour });
        expect(await fault(authority)).toBe(named(reason, holder));
        authority.behave.clear();
      }
      expect(await fault(authority)).toBe("sealed");
    },
  );

  it.each(ofStatus.filter(([, , list]) => list !== ""))(
    "a list that is %s: %s",
    async (behaviour, _, reason) => {
      const authority = await authorityWith({ sources: "list" });
      for (const holder of [authority.seal, authority.intermediate, ...authority.stampers]) {
        authority.behave.set(holder.issuer?.name ?? "", { list: behaviour });
        expect(await fault(authority)).toBe(named(reason, holder));
        authority.behave.clear();
      }
      expect(await fault(authority)).toBe("sealed");
    },
  );

  it("no list that is long", async () => {
    const authority = await authorityWith({ sources: "list" });
    authority.behave.set(authority.intermediate.name, { list: "long" });
    const store = await storeOf(await sealed(authority));
    expect(Math.max(...store.CRLs.map(({ length }) => length))).toBeGreaterThan(100_000);
  });

  it("no answer where a list helps, but not against “revoked”", async () => {
    const authority = await authorityWith({ sources: "both" });
    for (const ocsp of [
      "old",
      "foreign",
      "other",
      "later",
      "garbage",
      "large",
      "absent",
      "redirected",
    ] as const) {
      authority.behave.set(authority.seal.name, { ocsp });
      expect([ocsp, await fault(authority)]).toEqual([ocsp, "sealed"]);
    }
    for (const ocsp of ["revoked", "unknown"] as const) {
      authority.behave.set(authority.seal.name, { ocsp });
      expect(await fault(authority)).toBe(`seal-${ocsp} Печат на мисията`);
    }
    authority.behave.set(authority.seal.name, { ocsp: "absent" });
    authority.behave.set(authority.intermediate.name, { list: "revoked" });
    expect(await fault(authority)).toBe("seal-revoked Печат на мисията");
  });

  it("a certificate that says nothing of where to ask, unless files do", async () => {
    const authority = await authorityWith({ sources: "none" });
    expect(await fault(authority)).toBe("seal-no-source Печат на мисията");
    const file = async (
      name: string,
      bytes: Promise<Uint8Array>,
    ): Promise<{ name: string; bytes: Uint8Array }> => ({
      name,
      bytes: await bytes,
    });
    const [unit] = authority.stampers;
    const between = unit?.issuer;
    if (!unit || !between) throw new Error("no time stamps");
    const files = [
      await file("междинен.crl", authority.list(authority.intermediate)),
      await file("root.crl", authority.list(authority.root)),
      await file("stamp.ocsp", authority.answer(unit)),
      await file("stamp-root.crl", authority.list(authority.stampRoot)),
    ];
    const store = await storeOf(await sealed(authority, { revocationFiles: files, revocationServers: [] }));
    expect([store.OCSPs.length, store.CRLs.length]).toEqual([1, 3]);
    expect(authority.asked.filter((one) => one !== "stamp")).toEqual([]);
    const old = await file("стар.crl", authority.list(authority.intermediate, "old"));
    expect(await fault(authority, { revocationFiles: [old] })).toBe("seal-status-old Печат на мисията");
    const revoked = await file("отменен.crl", authority.list(authority.intermediate, "revoked"));
    expect(await fault(authority, { revocationFiles: [...files, revoked] })).toBe("sealed");
    expect(await fault(authority, { revocationFiles: [revoked, ...files] })).toBe(
      "seal-revoked Печат на мисията",
    );
  });

  it("files that hold something else", async () => {
    const authority = await authorityWith();
    const words = { name: "words.txt", bytes: new TextEncoder().encode("words") };
    const certificate = { name: "root.pem", bytes: new TextEncoder().encode(authority.root.pem) };
    expect(await fault(authority, { authorities: [words] })).toBe("seal-file-certificates words.txt");
    expect(await fault(authority, { revocationFiles: [words] })).toBe("seal-file-status words.txt");
    expect(await fault(authority, { revocationFiles: [certificate] })).toBe("seal-file-status root.pem");
  });

  it("a chain that leads nowhere, or to somebody else", async () => {
    const authority = await authorityWith();
    expect(await fault(authority, { authorities: [] })).toBe("seal-issuer-missing Междинен орган");
    const whole = { ...authority, chainPem: authority.chainPem + authority.root.pem };
    expect(await fault(whole, { authorities: [] })).toBe("seal-issuer-missing Удостоверяване на време");
    const other = await issue("Друг корен", undefined, { isAuthority: true });
    const strangers = [{ name: "other", bytes: other.der }];
    expect(await fault(whole, { authorities: strangers })).toBe("seal-other-authority Коренен орган");
  });

  it("an authority that has ended", async () => {
    const root = await issue("Стар корен", undefined, { isAuthority: true, from: -20, to: -1 });
    const seal = await issue("Печат", root);
    const authority = await authorityWith();
    const expired = { ...authority, keyPem: await keyPem(seal), chainPem: seal.pem + root.pem };
    expect(await fault(expired, { authorities: [] })).toBe("seal-chain-expired Стар корен");
  });
});

describe("nothing is asked", () => {
  const hidden = [
    "file:///etc/passwd",
    "ldap://127.0.0.1/cn=list",
    "ftp://127.0.0.1/list",
    "javascript:alert(1)",
    "//127.0.0.1/list",
    "HTTP",
  ];

  it("at addresses that are none of the web", async () => {
    const authority = await authorityWith();
    const seal = await issue("Печат", authority.root, { ocsp: hidden, lists: hidden, issuers: hidden });
    const own = { ...authority, keyPem: await keyPem(seal), chainPem: seal.pem };
    expect(await fault(own)).toBe("seal-no-source Печат");
    expect(authority.asked).toEqual([]);
  });

  it("at hosts that the settings do not name, whatever a certificate or an answer says", async () => {
    const authority = await authorityWith();
    for (const address of [
      `http://${authority.host}/ocsp/x`,
      `http://user:word@${authority.host}/`,
      `http://${authority.host}@example.org/`,
      "http://169.254.169.254/latest/meta-data",
      "http://[::1]/",
      "http://localhost/",
    ]) {
      const seal = await issue("Печат", authority.root, { ocsp: [address], lists: [address] });
      const own = { ...authority, keyPem: await keyPem(seal), chainPem: seal.pem };
      const servers = address.includes("user:") ? [authority.host] : ["example.com"];
      expect([address, await fault(own, { revocationServers: servers })]).toEqual([
        address,
        "seal-not-permitted",
      ]);
    }
    expect(authority.asked).toEqual([]);
  });
});

it("names hosts in any letters, with their ports", async () => {
  const hosts = webDoor(["OCSP.Example.org", "сертификати.бг", "127.0.0.1:1"]);
  for (const address of ["http://ocsp.example.org:81/", "https://xn--e1afmkfd.bg/", "http://127.0.0.1/"])
    await expect(hosts(address, { most: 1 })).rejects.toThrow("seal-not-permitted");
  // Permitted, and not there: nobody is asked in a test.
  await expect(hosts("http://127.0.0.1:1/", { most: 1 })).rejects.toThrow("seal-unreached");
});

describe("a time stamp", () => {
  it("is refused when it was signed with a key for something else, at every level", async () => {
    const authority = await authorityWith({ stampPurposes: ["1.3.6.1.5.5.7.3.1"] });
    for (const level of ["T", "LT"] as const)
      expect(await fault(authority, { level })).toBe("seal-stamp-purpose Time unit 1");
  });

  it("is refused when its signature does not hold", async () => {
    const authority = await authorityWith({ areStampsForged: true });
    for (const level of ["T", "LT"] as const)
      expect(await fault(authority, { level })).toBe("seal-stamp-unsound");
  });

  it("that does not come is told", async () => {
    const authority = await authorityWith();
    const nobody = { level: "T", timeStamp: `http://${authority.host}/nowhere` } as const;
    expect(await fault(authority, nobody)).toBe("seal-unreached");
  });
});

describe("one changed byte, anywhere", () => {
  const flips = [0x01, 0x80, 0xff];
  /** What comes of each changed copy; whatever is no fault of the seal's would be one of ours. */
  async function outcomes(
    bytes: Uint8Array,
    judge: (changed: Uint8Array) => Promise<string | undefined>,
    step = 1,
  ): Promise<Map<string, number>> {
    const found = new Map<string, number>();
    for (let index = 0; index < bytes.length; index += step) {
      const changed = new Uint8Array(bytes);
      changed[index] = (changed[index] ?? 0) ^ (flips[index % flips.length] ?? 1);
      const outcome = await judge(changed).catch((error: unknown) => {
        if (error instanceof SealFault) return error.params.reason;
        throw error;
      });
      found.set(outcome ?? "nothing", (found.get(outcome ?? "nothing") ?? 0) + 1);
    }
    return found;
  }

  it("of an answer or a list never makes a revoked certificate good", async () => {
    const authority = await authorityWith();
    const certificate = readCertificate(authority.seal.der);
    const question = {
      certificate,
      issuer: readCertificate(authority.intermediate.der),
      now: new Date(),
      source: "x",
    };
    const byAnswer = async (bytes: Uint8Array): Promise<string | undefined> =>
      (await ocspStatus(bytes, question))?.status;
    const byList = async (bytes: Uint8Array): Promise<string | undefined> => {
      const list = readList(bytes);
      return list && (await listStatus(list, question))?.status;
    };
    for (const behaviour of ["revoked", "unknown", "old", "foreign", "other"] as const) {
      const answer = await authority.answer(authority.seal, behaviour);
      expect((await outcomes(answer, byAnswer, 7)).get("good"), `answer ${behaviour}`).toBeUndefined();
    }
    for (const behaviour of ["revoked", "old", "foreign", "other"] as const) {
      const list = await authority.list(authority.intermediate, behaviour);
      expect((await outcomes(list, byList, 3)).get("good"), `list ${behaviour}`).toBeUndefined();
    }
    const good = await outcomes(await authority.answer(authority.seal), byAnswer, 3);
    expect(good.get("seal-status-unsigned")).toBeGreaterThan(100);
    // What nobody signs may change: tags, and the responder's certificate beside its key.
    expect(good.get("good") ?? 0).toBeLessThan(40);
  });

  it("of a time stamp is found, or is in what its authority did not sign", async () => {
    const authority = await authorityWith();
    const stamp = timeStampAuthority(authority.timeStamp);
    const data = new TextEncoder().encode("words");
    let length = 0;
    authority.onTheWay.stamp = (answer) => {
      length = answer.length;
      return answer;
    };
    await stamp(data);
    const found = await outcomes(
      new Uint8Array(length),
      async (changed) => {
        authority.onTheWay.stamp = (answer) => answer.map((byte, index) => byte ^ (changed[index] ?? 0));
        await stamp(data);
        return "stamped";
      },
      11,
    );
    expect([...found.keys()].sort()).toEqual([
      "seal-stamp-unsound",
      "stamped",
      "time-stamp-foreign",
      "time-stamp-refused",
    ]);
    // The certificates above the one that signed.
    expect(found.get("stamped")).toBeLessThan((found.get("seal-stamp-unsound") ?? 0) * 0.7);
  });
});
