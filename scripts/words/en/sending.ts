/** What is said of a sending on the command line, and the names of its states and ways. */
export const sending = {
  planHead: "Plan {hash} for “{document}”: {messages} messages, {handed} packages to hand over, {size} MB.",
  planStates: "{new} new, {changed} changed, {failed} to try again, {unchanged} unchanged, {held} held back.",
  planFile: "Read it: {path}",
  samples: "Look at these first:",
  approve:
    "Nothing has been sent. To send exactly this: dipla send {document} --approve {hash} --by “your name”",
  nothing: "Nothing is left to send: everybody has the current version.",
  nothingOpen: "Nothing can be sent: some have not got the current version, or may not have; see above.",
  sendingDone:
    "Sending: {sent} accepted by the mail server, {failed} refused, {deferred} put off, {doubt} in doubt, {handing} to hand over.",
  resumeHint: "Go on later with: dipla send resume",
  partlyHint: "Addresses that were refused are in the next plan: dipla send DOCUMENT",
  doubtHint: "In doubt: dipla send in-doubt list",
  promise:
    "Each message is accepted by your mail server once, or listed here as in doubt; none is lost or sent twice without a word.",
  interrupted: "Stopped after what was under way. Go on with: dipla send resume",
  marked: "{name}: {state}",
  chain: "History: {count} entries, unbroken; its last hash is {hash}",
  ledgerSound:
    "The ledger is sound: {messages} messages, and a history of {count} entries that bears each of them out; its last hash is {hash}",
  ledgerNeedsNothing: "The ledger is sound; there is nothing to restore.",
  restorePlan:
    "What can be proved, by {lines} lines of history and the outbox: {sent} accepted by the mail server, {failed} refused, {handed} handed over. {doubt} in doubt.",
  restoreApprove:
    "Nothing has been changed. To restore exactly this, and to keep the broken file beside it: dipla send ledger restore --approve {hash}",
  restored: "The ledger is restored. The one that was there is kept: {path}",
  noneInDoubt: "No message is in doubt.",
  bounceRead: "{name} ({recipient}): came back, {status}",
  bounces: "{read} bounces read, {unread} not ours.",
  wrote: "Wrote {path}",
  forgotten: "{count} messages: names, addresses and copies removed.",
  labels: "Address labels",
  seal: "Seal of the organisation",
  uploads: {
    recipient: "recipient",
    name: "name",
    reference: "reference",
    files: "files",
    folder: "folder",
    receipt: "receipt",
  },
  states: {
    planned: "waiting to be sent",
    claimed: "being sent",
    committing: "being sent",
    sent: "accepted by the mail server",
    deferred: "put off by the server",
    failed: "refused by the server",
    "in-doubt": "in doubt",
    "to-hand-over": "to be handed over",
    "handed-over": "handed over",
    cancelled: "replaced before it was sent",
    partly: "accepted for some of its addresses only",
    bounced: "came back",
  },
  channels: { mail: "e-mail", paper: "paper", "e-delivery": "e-delivery" },
} as const;
