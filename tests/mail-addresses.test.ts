import { domainToASCII } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkSettings } from "../scripts/config/settings/check-settings.ts";
import { sendSettings } from "../scripts/config/settings/send.ts";
import { hostName, returnMark } from "../scripts/config/settings/sender-address.ts";
import { addressesIn, addressFault, lookalikePart, needsUtf8 } from "../scripts/document/mail-address.ts";
import { diagnosticWords } from "../scripts/findings/diagnostic-words.ts";
import { createNodeHost } from "../scripts/host/node-host.ts";
import { bounceAddress, bouncedKey } from "../scripts/send/mail/bounce-address.ts";
import { composeMessage } from "../scripts/send/mail/compose-message.ts";
import { messageId, messageKey } from "../scripts/send/mail/message-id.ts";
import { messageInMemory } from "../scripts/send/outbox/outgoing-message.ts";
import { openSmtp } from "../scripts/send/transports/open-smtp.ts";
import { startMailServer } from "./support/mail-server.ts";
import { startRawServer } from "./support/raw-mail-server.ts";
import { createWorkspace, type Workspace } from "./support/workspace.ts";

/* Addresses are judged before anything is sent: no odd one that mail goes to is accused, none that it does not go to passes. */
const long = (count: number, letter = "a"): string => letter.repeat(count);

const sound = [
  "office@example.org",
  "OFFICE@EXAMPLE.ORG",
  "Office.Of-The_Minister@Example.Org",
  "a@b.bg",
  "a@b.c.example",
  "x@x.x.x.example",
  "first.last@example.org",
  "first.middle.last@sub.sub.example.org",
  "office+dipla@example.org",
  "office+a+b@example.org",
  "office-1@example.org",
  "_@example.org",
  "-@example.org",
  "1234567890@example.org",
  "o'neil@example.org",
  "!#$%&'*+-/=?^_`{|}~@example.org",
  "customer/department=shipping@example.org",
  "$A12345@example.org",
  "!def!xyz%abc@example.org",
  '"john..doe"@example.org',
  '"a b"@example.org',
  '"a@b"@example.org',
  '"a,b;c"@example.org',
  '"a\\"b"@example.org',
  '"()[]:;@,"@example.org',
  `${long(64)}@example.org`,
  `office@${long(63)}.org`,
  `a@${[63, 63, 63, 57].map((count) => long(count)).join(".")}.bg`,
  "office@123.example",
  "office@1.2.3.example",
  "office@3com.example",
  "office@a-b.example",
  "office@a--b.example",
  "office@ab--cd.example",
  "office@example.international",
  "office@example.travelersinsurance",
  "office@xn--e1afmkfd.xn--90ae",
  "office@XN--E1AFMKFD.xn--90ae",
  "office@[192.0.2.1]",
  "office@[IPv6:2001:db8::1]",
  "office@пример.бг",
  "office@ПРИМЕР.БГ",
  "office@министерство-на-труда.бг",
  "office@хор.бг",
  "office@п2.бг",
  "office@поща.example.bg",
  "office@xn--n1aeb.bg",
  "иван@пример.бг",
  "иван.петров@пример.бг",
  "иван+dipla@пример.бг",
  "ivan.петров@пример.бг",
  "сор@пример.бг",
  "приемна2@пример.бг",
  "ѓорѓи@пример.мкд",
  "їжак@приклад.укр",
  "office@مثال.إختبار",
  "مكتب@مثال.إختبار",
  "مكتب2@مثال.إختبار",
  "مكتب٢@مثال.إختبار",
  "قم\u200cاز@قم\u200cاز.ir",
  "γραφείο@παράδειγμα.ελ",
  "Οδυσσεύς@παράδειγμα.ελ",
  "office@παράδειγμα.ελ",
  "office@straße.example",
  "müller@straße.example",
  "françois.noël@exemple.example",
  "đorđe@example.rs",
  "ıstanbul@örnek.example",
  "İstanbul@örnek.example",
  "דוד@דוגמה.example",
  "用户@例子.测试",
  "user用户@例子.测试",
  "ユーザー@例え.テスト",
  "東京tokyo@例え.テスト",
  "사용자@예시.테스트",
  "उपयोगकर्ता@उदाहरण.परीक्षा",
  "क्\u200dष@उदाहरण.परीक्षा",
  "กำนัน@ตัวอย่าง.ทดสอบ",
  "office@col·laboracio.cat",
  "საქართველო@მაგალითი.გე",
  "օրինակ@օրինակ.հայ",
];

/** As it is written, why it is none, and what is offered instead. */
const wrong: [string, string, string?][] = [
  ["\u043effice@example.org", "address-mixed", "office@example.org"],
  ["offi\u0441e@example.org", "address-mixed", "office@example.org"],
  ["office@ex\u0430mple.org", "address-mixed", "office@example.org"],
  ["office@exampl\u0435.org", "address-mixed", "office@example.org"],
  ["office@mvr.b\u0433", "address-mixed"],
  ["\u0430.petrov@example.org", "address-mixed", "a.petrov@example.org"],
  ["petrov.\u0430@example.org", "address-mixed", "petrov.a@example.org"],
  ["\u0410.Petrov@example.org", "address-mixed", "A.Petrov@example.org"],
  ["ивaн@пример.бг", "address-mixed", "иван@пример.бг"],
  ["иван@примeр.бг", "address-mixed", "иван@пример.бг"],
  ["\u03bfffice@example.org", "address-mixed", "office@example.org"],
  ["office@\u03b5xample.org", "address-mixed"],
  ["γρa@παράδειγμα.ελ", "address-mixed"],
  ["офις@пример.бг", "address-mixed"],
  ["ofﬁce@example.org", "address-sign", "office@example.org"],
  ["office@xn--a-ytb.org", "address-mixed"],
  ["٢office2@example.org", "address-mixed"],
  ["of\u200bfice@example.org", "address-sign", "office@example.org"],
  ["\u200boffice@example.org", "address-sign", "office@example.org"],
  ["office@example.org\u200b", "address-sign", "office@example.org"],
  ["office@exam\u200bple.org", "address-sign", "office@example.org"],
  ["of\u200cfice@example.org", "address-sign", "office@example.org"],
  ["of\u200dfice@example.org", "address-sign", "office@example.org"],
  ["of\ufefffice@example.org", "address-sign", "office@example.org"],
  ["\u202aoffice@example.org\u202c", "address-sign"],
  ["office@example.org\u200e", "address-sign", "office@example.org"],
  ["\u200foffice@example.org", "address-sign", "office@example.org"],
  ["\u2068office@example.org\u2069", "address-sign"],
  ["of\u00a0fice@example.org", "address-sign", "office@example.org"],
  ["office@\u00a0example.org", "address-sign", "office@example.org"],
  ["of\u00adfice@example.org", "address-sign", "office@example.org"],
  ["office@exam\u00adple.org", "address-sign", "office@example.org"],
  ["office\u2060@example.org", "address-sign", "office@example.org"],
  ["office\ufe0f@example.org", "address-sign", "office@example.org"],
  ["office\u3164@example.org", "address-sign", "office@example.org"],
  ["office\u2800@example.org", "address-sign", "office@example.org"],
  ["office\ufffd@example.org", "address-sign"],
  ["ｏffice@example.org", "address-sign", "office@example.org"],
  ["office＠example.org", "address-sign", "office@example.org"],
  ["office@example．org", "address-sign", "office@example.org"],
  ["office@example。org", "address-sign", "office@example.org"],
  ["office@my–host.example", "address-sign", "office@my-host.example"],
  ["office@my\u2011host.example", "address-sign", "office@my-host.example"],
  ["o’neil@example.org", "address-sign", "o'neil@example.org"],
  ["𝐨ffice@example.org", "address-sign", "office@example.org"],
  ["„office“@example.org", "address-sign"],
  ["office", "address-no-at"],
  ["office.example.org", "address-no-at"],
  ["office(at)example.org", "address-no-at"],
  ["@example.org", "address-no-name"],
  ['""@example.org', "address-no-name"],
  ["office@", "address-no-domain"],
  ["office@@example.org", "address-at-twice"],
  ["office@a@example.org", "address-at-twice"],
  ["office@example", "address-no-dot"],
  [".office@example.org", "address-dots-name", "office@example.org"],
  ["office.@example.org", "address-dots-name", "office@example.org"],
  ["of..fice@example.org", "address-dots-name", "of.fice@example.org"],
  ["office@.example.org", "address-dots-domain", "office@example.org"],
  ["office@example.org.", "address-dots-domain", "office@example.org"],
  ["office@example..org", "address-dots-domain", "office@example.org"],
  ["office@192.0.2.1", "address-number", "office@[192.0.2.1]"],
  ["office@[192.0.2.256]", "address-domain"],
  ["office@[example.org]", "address-domain"],
  ["office@example.1", "address-domain"],
  ["office@example.c", "address-domain"],
  ["of fice@example.org", "address-character"],
  ["office @example.org", "address-character"],
  ["office@ example.org", "address-character"],
  ["office@exam ple.org", "address-character"],
  ['" "@example.org', "address-character"],
  ['"a  b"@example.org', "address-character"],
  ['"a "@example.org', "address-character"],
  ['"a<b>"@example.org', "address-character"],
  ["of(fice)@example.org", "address-character"],
  ["of\\fice@example.org", "address-character"],
  ["office:@example.org", "address-character"],
  ['of"fice@example.org', "address-character"],
  ["office@my_host.example", "address-character"],
  ["office@example.org/path", "address-character"],
  ["office@-example.org", "address-label"],
  ["office@example-.org", "address-label"],
  ["office@xn--zzzzz-.org", "address-label"],
  ["office@a\u0301\u0301א.example", "address-label"],
  [`office@${long(64)}.org`, "address-label-long"],
  [`office@${long(60, "щ")}.бг`, "address-label-long"],
  [`${long(65)}@example.org`, "address-name-long"],
  [`${long(33, "щ")}@пример.бг`, "address-name-long"],
  [`"${long(63)}"@example.org`, "address-name-long"],
  [`office@${[63, 63, 63, 60].map((count) => long(count)).join(".")}.bg`, "address-long"],
  ["a@example.org b@example.org", "address-several", "a@example.org; b@example.org"],
  ["a@example.org / b@example.org", "address-several", "a@example.org; b@example.org"],
  ["a@example.org и b@example.org", "address-several", "a@example.org; b@example.org"],
  ["Office <office@example.org>", "address-beside", "office@example.org"],
  ['"Petrov, Ivan" <office@example.org>', "address-beside", "office@example.org"],
  ["=?utf-8?B?0JjQstCw0L0=?= <office@example.org>", "address-beside", "office@example.org"],
  ["<office@example.org>", "address-beside", "office@example.org"],
  ["<mailto:office@example.org>", "address-beside", "office@example.org"],
  ["mailto:office@example.org", "address-beside", "office@example.org"],
  ["mailto:office@example.org?subject=x", "address-beside", "office@example.org"],
  ["(office@example.org)", "address-beside", "office@example.org"],
  ['"office@example.org"', "address-beside", "office@example.org"],
  ["'office@example.org'", "address-beside", "office@example.org"],
  ["„office@example.org“", "address-beside", "office@example.org"],
];

describe("addresses", () => {
  it.each(sound)("%s is sound", (address) => {
    expect(addressFault(address)).toBeUndefined();
    expect(lookalikePart(address)).toBeUndefined();
    expect(addressesIn(`first@example.org; ${address}\nlast@example.org`)).toEqual([
      "first@example.org",
      address.trim(),
      "last@example.org",
    ]);
  });

  it.each(wrong)("%s is none: %s", (address, reason, near) => {
    const fault = addressFault(address);
    expect([fault?.reason, fault?.near]).toEqual([reason, near]);
    if (near !== undefined) for (const one of near.split("; ")) expect(addressFault(one)).toBeUndefined();
  });

  it("are enough of both", () => {
    expect([sound.length >= 60, wrong.length >= 60]).toEqual([true, true]);
    expect(new Set([...sound, ...wrong.map(([one]) => one)]).size).toBe(sound.length + wrong.length);
  });

  it("name each odd sign by code point and name, in both languages", async () => {
    const { params = {}, reason = "" } = addressFault("of\u200bfice@example.org") ?? {};
    const finding = {
      code: "recipient-email",
      params: { address: params.shown ?? "", ...params, reason, cure: "address-cure" },
    } as const;
    expect((await diagnosticWords(finding, "en")).message).toBe(
      "“of[U+200B ZERO WIDTH SPACE]fice@example.org” is no e-mail address that mail goes to: U+200B ZERO WIDTH SPACE stands in it, which nobody sees or takes for another sign.",
    );
    expect((await diagnosticWords(finding, "bg")).message).toContain("U+200B ZERO WIDTH SPACE");
    expect(addressFault("\u043effice@example.org")?.params.sign).toBe("U+043E CYRILLIC SMALL LETTER O");
    expect(addressFault("ивaн@пример.бг")?.params.sign).toBe("U+0061 LATIN SMALL LETTER A");
  });

  it.each([
    ["\u0441\u043e\u0440@example.org", "cop@example.org"],
    ["МВР@example.org", "MBP@example.org"],
    ["office@\u0445\u043e\u0440.bg", "office@xop.bg"],
  ])("%s looks Latin throughout and is told", (address, near) => {
    expect(addressFault(address)).toBeUndefined();
    expect(lookalikePart(address)?.near).toBe(near);
  });
});

describe("settings of a sender", () => {
  const told = (send: Record<string, unknown>): string[] =>
    checkSettings(sendSettings, send).mistakes.map((one) =>
      [one.path.join("."), one.kind === "wrong" && one.reason, one.kind === "wrong" && one.params.sign]
        .filter(Boolean)
        .join(" "),
    );
  const secret = { file: ".dipla/secret" };

  it.each(["from", "reply-to", "bounces.address"])("%s is judged as recipients' addresses are", (key) => {
    const given = (value: string): string[] =>
      told(key === "bounces.address" ? { bounces: { address: value, secret } } : { [key]: value });
    expect(given("office@example.org")).toEqual([]);
    expect(given("office@пример.бг")).toEqual([]);
    expect(given("\u043effice@example.org")).toEqual([
      `${key} address-mixed-letter U+043E CYRILLIC SMALL LETTER O`,
    ]);
    expect(given("of\u200bfice@example.org")).toEqual([`${key} address-sign U+200B ZERO WIDTH SPACE`]);
    expect(given("иван@пример.бг")).toEqual([`${key} address-name-ascii`]);
    expect(given("hunter2")).toEqual([`${key} address-no-at`]);
    expect(given(`${long(65)}@example.org`)).toEqual([`${key} address-name-long`]);
  });

  it("a sender may have a name before the address", () => {
    const of = (from: string): unknown => checkSettings(sendSettings, { from }).value?.from;
    expect(of("Our office <office@example.org>")).toEqual({
      name: "Our office",
      address: "office@example.org",
    });
    expect(of('"Petrov, Ivan" <office@example.org>')).toEqual({
      name: "Petrov, Ivan",
      address: "office@example.org",
    });
    expect(of("Our office <\u043effice@example.org>")).toBeUndefined();
  });

  it("a bounce mailbox has room for the mark of a message", () => {
    const key = messageKey({
      document: "a",
      recipient: "b",
      addresses: [],
      content: "c",
      version: 1,
      part: 1,
    });
    const marked = bounceAddress("returns@example.org", key, Buffer.from("secret"));
    expect(marked.indexOf("@") - "returns".length).toBe(returnMark);
    const given = (name: string): string[] => told({ bounces: { address: `${name}@example.org`, secret } });
    expect([given(long(14)), given(long(15))]).toEqual([[], ["bounces.address address-return-long"]]);
    expect(given('"a b"')).toEqual(["bounces.address address-return-quoted"]);
    expect(
      addressFault(bounceAddress(`${long(14)}@example.org`, key, Buffer.from("secret"))),
    ).toBeUndefined();
  });

  it("a return address is known again by its domain in ASCII", () => {
    const secret = Buffer.from("secret");
    const key = "0123456789abcdef0123456789abcdef";
    const returned = bounceAddress("returns@пример.бг", key, secret).replace(
      "пример.бг",
      "xn--e1afmkfd.xn--90ae",
    );
    expect(bouncedKey(returned, "returns@пример.бг", secret)).toBe(key);
    expect(messageId(key, "office@пример.бг")).toBe(`<${key}@xn--e1afmkfd.xn--90ae>`);
  });

  it.each([
    ["mail.example.org", true],
    ["localhost", true],
    ["[192.0.2.1]", true],
    ["[IPv6:2001:db8::1]", true],
    ["xn--e1afmkfd.xn--90ae", true],
    ["поща.бг", "host-name-near"],
    ["my_host.example.org", "host-name-expected"],
    ["-a.example.org", "host-name-expected"],
    ["a..b", "host-name-expected"],
    [`${long(64)}.org`, "host-name-expected"],
    ["m\u0430il.example.org", "host-name-near"],
  ])("a server may be greeted as %s: %s", (name, expected) => {
    const [mistake] = checkSettings(hostName, name).mistakes;
    expect(mistake?.kind === "wrong" ? mistake.reason : true).toBe(expected);
  });
});

describe("what goes over the wire", () => {
  let workspace: Workspace;
  beforeAll(async () => {
    workspace = await createWorkspace();
  });
  afterAll(() => workspace.remove());

  async function sendTo(
    addresses: readonly string[],
    hideSMTPUTF8: boolean,
  ): Promise<{ answer: string; reply: string; to: string[][] }> {
    const server = await startMailServer({}, { hideSMTPUTF8 });
    const transport = openSmtp(
      { host: "127.0.0.1", port: server.port, tls: "off" },
      { rate: undefined, connections: 1 },
      { password: undefined, ca: undefined },
    );
    try {
      const message = await composeMessage(
        {
          from: { name: "", address: "office@example.org" },
          to: { name: "Somebody", addresses },
          replyTo: undefined,
          subject: "Note",
          text: "Text",
          html: "<p>Text</p>",
          lang: "en",
          messageId: "<0123456789abcdef0123456789abcdef@example.org>",
          references: undefined,
          date: createNodeHost().now(),
          attachments: [],
        },
        undefined,
      );
      const envelope = { from: "office@example.org", to: addresses };
      const answer = await transport.deliver(messageInMemory(message), envelope, () => undefined);
      return { answer: answer.kind, reply: answer.reply, to: server.received.map(({ to }) => to) };
    } finally {
      transport.close();
      await server.close();
    }
  }

  it.each(sound.filter((one) => !needsUtf8(one)))("%s is asked for as it is meant", async (address) => {
    const server = await startRawServer({});
    const transport = openSmtp(
      { host: "127.0.0.1", port: server.port, tls: "off" },
      { rate: undefined, connections: 1 },
      { password: undefined, ca: undefined },
    );
    try {
      const envelope = { from: "office@example.org", to: [address] };
      const answer = await transport.deliver(
        messageInMemory(Buffer.from("Subject: Note\r\n\r\nText\r\n")),
        envelope,
        () => undefined,
      );
      const at = address.lastIndexOf("@");
      const domain = address.slice(at + 1);
      const asked = `${address.slice(0, at)}@${domainToASCII(domain) || domain}`;
      expect(answer.kind).toBe("sent");
      expect(/RCPT TO:<(.*)>/.exec(server.heard())?.[1]?.toLowerCase()).toBe(asked.toLowerCase());
    } finally {
      transport.close();
      await server.close();
    }
  });

  it("a name beyond ASCII goes to a server with SMTPUTF8 only, and costs no other message", async () => {
    expect(await sendTo(["иван@пример.бг"], false)).toMatchObject({ answer: "sent" });
    const refused = await sendTo(["иван@пример.бг"], true);
    expect(refused).toEqual({ answer: "refused", reply: "5.6.7 no SMTPUTF8: иван@пример.бг", to: [] });
    // The other address of the same recipient stands in one head with it.
    expect(await sendTo(["ivan@example.org", "иван@пример.бг"], true)).toMatchObject({
      answer: "refused",
      to: [],
    });
    expect(await sendTo(["ivan@пример.бг"], true)).toMatchObject({ answer: "sent" });
  });
});
