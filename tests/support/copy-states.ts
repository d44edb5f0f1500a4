import { createHash } from "node:crypto";
import type { Ledger, PlannedMessage } from "../../scripts/send/ledger/ledger.ts";
import { messageKey } from "../../scripts/send/ledger/message-key.ts";
import type { Offer } from "../../scripts/send/plan/compare-with-sent.ts";
import { contentHash } from "../../scripts/send/plan/content-hash.ts";
import type { PlanStatus } from "../../scripts/send/plan/plan.ts";

/** A copy as it may stand, the way there, and what every command has to make of it. */
export interface CopyState {
  name: string;
  channel?: "paper";
  addresses?: 2;
  /** Steps in the ledger; the first sending is approved. */
  reach(copy: CopyInLedger): void;
  /** Whether each of its addresses surely has the current version. */
  has: boolean;
  /** What the next plan says of it. */
  plan: PlanStatus;
  /** The only addresses that it goes to then. */
  to?: readonly string[];
  /** Words of the line that `send status` has for it; none for one that is done. */
  said?: RegExp;
  /** Messages that `send resume` sends. */
  resumes: number;
  /** Where `send status` counts it. */
  counted?: "sent" | "failed" | "deferred" | "doubt" | "handing" | "handed";
  /** The hints that it causes. */
  hint?: "resume" | "refused" | "bounced" | "doubt" | "handing";
}

/** One recipient's copy in a ledger. */
export interface CopyInLedger {
  ledger: Ledger;
  /** The message that was approved last. */
  id(): string;
  /** Approves a further sending: of another text, or of the same to some addresses only. */
  again(change: { text?: string; to?: readonly string[] }): void;
  /** What would be sent now. */
  offer(): { offer: Offer; content: string };
}

const steps =
  (
    ...states: readonly (
      | "claimed"
      | "committing"
      | "sent"
      | "failed"
      | "in-doubt"
      | "deferred"
      | "handed-over"
    )[]
  ) =>
  ({ ledger, id }: CopyInLedger): void => {
    for (const state of states) ledger.change(id(), { state });
  };
const accept = steps("claimed", "committing", "sent");

/** Every state that a copy can be in. */
export const copyStates: readonly CopyState[] = [
  {
    name: "planned",
    reach: () => undefined,
    has: false,
    plan: "unsent",
    said: /waiting to be sent/,
    resumes: 1,
    counted: "deferred",
    hint: "resume",
  },
  {
    name: "claimed by a run that was killed",
    reach: steps("claimed"),
    has: false,
    plan: "unsent",
    said: /being sent/,
    resumes: 1,
    counted: "deferred",
    hint: "resume",
  },
  {
    name: "with the server when its run was killed",
    reach: steps("claimed", "committing"),
    has: false,
    plan: "in-doubt",
    said: /being sent/,
    resumes: 0,
    counted: "deferred",
    hint: "resume",
  },
  { name: "accepted", reach: accept, has: true, plan: "unchanged", resumes: 0, counted: "sent" },
  {
    name: "put off",
    reach: steps("claimed", "deferred"),
    has: false,
    plan: "unsent",
    said: /put off/,
    resumes: 1,
    counted: "deferred",
    hint: "resume",
  },
  {
    name: "refused",
    reach: steps("claimed", "committing", "failed"),
    has: false,
    plan: "failed",
    said: /refused by the server/,
    resumes: 0,
    counted: "failed",
    hint: "refused",
  },
  {
    name: "in doubt",
    reach: steps("claimed", "committing", "in-doubt"),
    has: false,
    plan: "in-doubt",
    said: /in doubt/,
    resumes: 0,
    counted: "doubt",
    hint: "doubt",
  },
  {
    name: "to be handed over",
    channel: "paper",
    reach: () => undefined,
    has: false,
    plan: "unchanged",
    said: /to be handed over/,
    resumes: 0,
    counted: "handing",
    hint: "handing",
  },
  {
    name: "handed over",
    channel: "paper",
    reach: steps("handed-over"),
    has: true,
    plan: "unchanged",
    resumes: 0,
    counted: "handed",
  },
  {
    name: "refused by one address",
    addresses: 2,
    reach: ({ ledger, id }) => {
      ledger.change(id(), { state: "claimed" });
      ledger.change(id(), { state: "committing" });
      ledger.change(id(), { state: "sent", refused: [1] });
    },
    has: false,
    plan: "failed",
    to: ["second@ministry.example"],
    said: /some of its addresses only – second@ministry\.example/,
    resumes: 0,
    counted: "sent",
    hint: "refused",
  },
  {
    name: "refused by one address and accepted there later",
    addresses: 2,
    reach: (copy) => {
      copy.ledger.change(copy.id(), { state: "claimed" });
      copy.ledger.change(copy.id(), { state: "committing" });
      copy.ledger.change(copy.id(), { state: "sent", refused: [1] });
      copy.again({ to: ["second@ministry.example"] });
      accept(copy);
    },
    has: true,
    plan: "unchanged",
    resumes: 0,
    counted: "sent",
  },
  {
    name: "came back",
    reach: (copy) => {
      accept(copy);
      copy.ledger.bounced(copy.id(), "5.1.1", "no such user", 0);
    },
    has: false,
    plan: "bounced",
    said: /: came back – 5\.1\.1/,
    resumes: 0,
    counted: "sent",
    hint: "bounced",
  },
  {
    name: "came back from one address",
    addresses: 2,
    reach: (copy) => {
      accept(copy);
      copy.ledger.bounced(copy.id(), "5.1.1", "no such user", 1);
    },
    has: false,
    plan: "bounced",
    said: /came back from some of its addresses – second@ministry\.example 5\.1\.1/,
    resumes: 0,
    counted: "sent",
    hint: "bounced",
  },
  {
    name: "came back from both addresses",
    addresses: 2,
    reach: (copy) => {
      accept(copy);
      for (const place of [1, 0]) copy.ledger.bounced(copy.id(), "5.1.1", "no such user", place);
    },
    has: false,
    plan: "bounced",
    said: /: came back – 5\.1\.1/,
    resumes: 0,
    counted: "sent",
    hint: "bounced",
  },
  {
    name: "came back from nobody knows where",
    addresses: 2,
    reach: (copy) => {
      accept(copy);
      copy.ledger.bounced(copy.id(), "5.1.1", "no such user", 1);
      copy.ledger.bounced(copy.id(), "5.0.0", "passed on");
    },
    has: false,
    plan: "bounced",
    said: /: came back – 5\.0\.0/,
    resumes: 0,
    counted: "sent",
    hint: "bounced",
  },
  {
    name: "refused by one address, came back from the other",
    addresses: 2,
    reach: (copy) => {
      copy.ledger.change(copy.id(), { state: "claimed" });
      copy.ledger.change(copy.id(), { state: "committing" });
      copy.ledger.change(copy.id(), { state: "sent", refused: [1] });
      copy.ledger.bounced(copy.id(), "5.1.1", "no such user", 0);
    },
    has: false,
    plan: "failed",
    to: ["second@ministry.example"],
    said: /: came back – 5\.1\.1/,
    resumes: 0,
    counted: "sent",
    hint: "bounced",
  },
  {
    name: "in doubt, and came back",
    reach: (copy) => {
      steps("claimed", "committing", "in-doubt")(copy);
      copy.ledger.bounced(copy.id(), "5.1.1", "no", 0);
    },
    has: false,
    plan: "in-doubt",
    said: /came back, in doubt/,
    resumes: 0,
    counted: "doubt",
    hint: "doubt",
  },
  {
    name: "replaced by a newer version",
    reach: (copy) => {
      accept(copy);
      copy.again({ text: "newer" });
      accept(copy);
    },
    has: true,
    plan: "unchanged",
    resumes: 0,
    counted: "sent",
  },
  {
    name: "replaced by a newer version that was refused",
    reach: (copy) => {
      accept(copy);
      copy.again({ text: "newer" });
      steps("claimed", "committing", "failed")(copy);
    },
    has: false,
    plan: "failed",
    said: /refused by the server/,
    resumes: 0,
    counted: "failed",
    hint: "refused",
  },
  {
    name: "replaced by a newer version that waits",
    reach: (copy) => {
      accept(copy);
      copy.again({ text: "newer" });
    },
    has: false,
    plan: "changed",
    said: /waiting to be sent/,
    resumes: 1,
    counted: "deferred",
    hint: "resume",
  },
  {
    name: "came back, and a newer version was accepted",
    reach: (copy) => {
      accept(copy);
      copy.ledger.bounced(copy.id(), "5.1.1", "no such user", 0);
      copy.again({ text: "newer" });
      accept(copy);
    },
    has: true,
    plan: "unchanged",
    resumes: 0,
    counted: "sent",
  },
  {
    name: "approved again before it was sent",
    reach: (copy) => {
      copy.again({ text: "newer" });
      accept(copy);
    },
    has: true,
    plan: "unchanged",
    resumes: 0,
    counted: "sent",
  },
  {
    name: "accepted and forgotten",
    reach: (copy) => {
      accept(copy);
      copy.ledger.forget("9999");
    },
    has: true,
    plan: "unchanged",
    resumes: 0,
    counted: "sent",
  },
  {
    name: "planned when others were forgotten",
    reach: (copy) => {
      copy.ledger.forget("9999");
    },
    has: false,
    plan: "unsent",
    said: /waiting to be sent/,
    resumes: 1,
    counted: "deferred",
    hint: "resume",
  },
  {
    name: "in doubt when others were forgotten",
    reach: (copy) => {
      steps("claimed", "committing", "in-doubt")(copy);
      copy.ledger.forget("9999");
    },
    has: false,
    plan: "in-doubt",
    said: /in doubt/,
    resumes: 0,
    counted: "doubt",
    hint: "doubt",
  },
  {
    name: "refused by one address when others were forgotten",
    addresses: 2,
    reach: (copy) => {
      copy.ledger.change(copy.id(), { state: "claimed" });
      copy.ledger.change(copy.id(), { state: "committing" });
      copy.ledger.change(copy.id(), { state: "sent", refused: [1] });
      copy.ledger.forget("9999");
    },
    has: false,
    plan: "failed",
    to: ["second@ministry.example"],
    said: /some of its addresses only – second@ministry\.example/,
    resumes: 0,
    counted: "sent",
    hint: "refused",
  },
  {
    name: "refused and forgotten",
    reach: (copy) => {
      steps("claimed", "committing", "failed")(copy);
      copy.ledger.forget("9999");
    },
    has: false,
    plan: "failed",
    said: /refused by the server/,
    resumes: 0,
    counted: "failed",
    hint: "refused",
  },
];

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** Approves a copy for one recipient of a document of its own, and gives what takes it further; `onMail` gets each message's bytes. */
export function copyIn(
  ledger: Ledger,
  document: string,
  {
    channel = "mail",
    addresses: count,
  }: { channel?: "mail" | "paper" | undefined; addresses?: number | undefined },
  onMail: (plan: string, eml: string, bytes: string) => void,
): CopyInLedger {
  const names = count === 2 ? ["first", "second"] : [document];
  const addresses = channel === "mail" ? names.map((one) => `${one}@ministry.example`) : [];
  const sent = { text: "text", version: 0, id: "" };
  const offer = (): Offer => ({ document: sha256(`${document} ${sent.text}`), channel, addresses });
  const approve = (to: readonly string[] | undefined): void => {
    const content = contentHash(offer());
    const plan = sha256(`${document} ${sent.text} ${sent.version} ${to ?? ""}`);
    const bytes = `Subject: ${document} ${sent.text}\r\n\r\nText\r\n`;
    const eml = channel === "mail" ? sha256(bytes) : "";
    if (eml) onMail(plan, eml, bytes);
    sent.id = messageKey(plan, "ministry", 1);
    const message: PlannedMessage = {
      id: sent.id,
      document,
      recipient: "ministry",
      name: `Ministry of ${document}`,
      lang: "en",
      channel,
      addresses,
      ...(to && { to }),
      reference: "",
      version: sent.version,
      supersedes: undefined,
      part: 1,
      parts: 1,
      content,
      files: [],
      messageId:
        channel === "mail" ? `<${sha256(`${document} ${sent.text}`).slice(0, 32)}@dipla.example>` : "",
      eml,
    };
    ledger.approve({ plan, document, approvedAt: "2026-11-24T10:00:00.000Z", approvedBy: "Maria" }, [
      message,
    ]);
  };
  sent.version = 1;
  approve(undefined);
  return {
    ledger,
    id: () => sent.id,
    again: ({ text, to }) => {
      if (text !== undefined) {
        sent.text = text;
        // A version counts what somebody may have.
        sent.version = ledger.message(sent.id)?.state === "planned" ? 1 : 2;
      }
      approve(to);
    },
    offer: () => ({ offer: offer(), content: contentHash(offer()) }),
  };
}
