import { domainToASCII } from "node:url";
import * as v from "valibot";
import { addressFault, localOctets, needsUtf8 } from "../../document/mail-address.ts";
import { because, line } from "./values.ts";

/** Octets that a return address has beyond those of its mailbox: `+`, a message's key and its signature (`bounce-address.ts`). */
export const returnMark = 50;
/** RFC 5321 §4.5.3.1.1. */
const longestName = 64;

/** What can be said of an address without repeating it: it may be a password in the wrong place. */
const silent =
  /^address-(?:no-at|at-twice|no-name|no-domain|dots-name|dots-domain|number|sign|name-long|long|several|beside)$/;

/** Why it can't be the address of a sender: it stands in every message, so that no letter of it may need SMTPUTF8. */
function senderFault(address: string): string | undefined {
  const fault = addressFault(address);
  if (!fault) return needsUtf8(address) ? "address-name-ascii" : undefined;
  const { sign = "", octets = 0, most = 0 } = fault.params;
  if (fault.reason === "address-mixed") return because("address-mixed-letter", { sign });
  return because(silent.test(fault.reason) ? fault.reason : "address-expected", { sign, octets, most });
}

function returnFault(address: string): string | undefined {
  const fault = senderFault(address);
  if (fault) return fault;
  if (address.startsWith('"')) return "address-return-quoted";
  const octets = localOctets(address) + returnMark;
  const params = { octets, most: longestName, least: longestName - returnMark };
  return octets > longestName ? because("address-return-long", params) : undefined;
}

/** A plain address. */
export const address = v.pipe(
  line,
  v.check(
    (value) => senderFault(value) === undefined,
    ({ input }) => senderFault(input) ?? "",
  ),
);

/** A mailbox whose address is given the mark of each message: RFC 5321's bound holds for both together. */
export const returnMailbox = v.pipe(
  line,
  v.check(
    (value) => returnFault(value) === undefined,
    ({ input }) => returnFault(input) ?? "",
  ),
);

/** `Name <address>`, or an address by itself. */
export const namedAddress = v.pipe(
  line,
  v.transform((value) => {
    const [, name = "", inside] = /^([^<]*)<([^>]*)>$/.exec(value) ?? [];
    return { name: name.trim().replace(/^"|"$/g, ""), address: inside ?? value };
  }),
  v.check(
    (value) => senderFault(value.address) === undefined,
    ({ input }) => senderFault(input.address) ?? "",
  ),
);

/** How a machine calls itself: a name in ASCII (RFC 5321 §4.1.2), or its address in brackets. */
export const hostName = v.pipe(
  line,
  v.check(isHostName, ({ input }) => {
    const near = domainToASCII(input);
    return near !== input && isHostName(near) ? because("host-name-near", { near }) : "host-name-expected";
  }),
);

function isHostName(name: string): boolean {
  if (name.startsWith("[")) return addressFault(`a@${name}`) === undefined;
  return (
    name.length <= 253 && name.split(".").every((one) => /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i.test(one))
  );
}
