import type { FindingWords } from "../finding-words.ts";

/** What sending says. Part of `findings.ts`. */
export const sendFindings = {
  "recipient-channel": {
    message: "“{channel}” is no way to reach this recipient: {reason}.",
    hint: "Write one of {known}, and an address for those by mail.",
  },
  "part-missing": {
    message: "This part of the document is not there: {path}.",
    hint: "Write it beside the text, in each of the document’s languages.",
  },
  "recipient-annex-unknown": {
    message: "There is no annex “{name}” in this document.",
    hint: "Annexes here: {known}. An empty cell means none.",
  },
  "send-settings": {
    message: "The setting {key} is not right: {reason}.",
    hint: "Correct it in the configuration; the table of settings is in .github/docs/sending.md.",
  },
  "send-no-recipients": {
    message: "“{name}” has no recipients to send to.",
    hint: "Name a list in its front matter: recipients: recipients.csv",
  },
  "secret-missing": {
    message: "The secret for {key} is not there: {name}.",
    hint: "Put it into that file or variable; it never belongs into the configuration itself.",
  },
  "secret-readable": {
    message: "Others can read the secret for {key} in {path}.",
    hint: "Take their rights away: chmod 600 {path}",
  },
  "mail-template-missing": {
    message: "The template “{template}” has no {name}, so its copies can't be mailed.",
    hint: "Add the file to the template; the briefing's is an example.",
  },
  "recipient-unknown": {
    message: "The list has no recipient “{id}”.",
    hint: "Is it one of these? {known}",
  },
  "test-to-recipient": {
    message: "{address} is a recipient's address: a test would be taken for the message.",
    hint: "Name an address of your own.",
  },
  "test-refused": {
    message: "The test was not accepted for {address}: {reason}",
    hint: "Correct the address, or try again later; nobody else got anything.",
  },
  "message-picture": {
    message: "A message shows no pictures: “{what}”.",
    hint: "Put it into the document, which goes along, and say in words what it shows.",
  },
  "mail-words-unused": {
    message: "{name} of the template “{template}” has no place for the document's own message.",
    hint: "The message goes in the form that all templates share. Write {{ mail.words }} where it belongs in mail.hbs and mail.txt.hbs.",
  },
  "mail-subject-missing": {
    message: "The message has no subject: its <title> is missing or empty.",
    hint: "Write it into the <title> of mail.hbs.",
  },
  "message-too-large": {
    message: "The message is larger than servers take: {size} MB; the limit is {limit} MB.",
    hint: "Send smaller files, set oversize to split or zip, or raise size-limit when the recipients' servers take it.",
  },
  "recipient-in-doubt": {
    message:
      "It is not known whether the last message to this recipient was accepted; nothing more is sent until a person decides.",
    hint: "Look into the mail server's log, then: dipla send in-doubt list",
  },
  "recipient-bounced": {
    message: "The last message to this recipient came back from {address} ({status}).",
    hint: "Correct that address in the list, or take it out; the copy is then sent again.",
  },
  "recipient-number-taken": {
    message: "The list has no ids, and number {number} was sent to “{name}” before: its rows have moved.",
    hint: "Add a column “id” and give those who had something the number that they had.",
  },
  "recipient-file-limit": {
    message: "“{name}” has {size} MB, and this recipient takes files of {limit} MB at most.",
    hint: "Make its pictures smaller, leave it out (send.attach says what is attached), or correct “max-file” in the list.",
  },
  "recipient-total-limit": {
    message:
      "All of it has {size} MB, and this recipient takes {limit} MB at most; the largest part is “{name}” with {part} MB.",
    hint: "Make that part smaller, leave it out (send.attach says what is attached), set send.oversize to split or zip, or correct “max-total” in the list.",
  },
  "plan-unknown": {
    message: "There is no plan {hash} for “{document}”.",
    hint: "Make one with: dipla send {document}",
  },
  "plan-changed": {
    message: "What would be sent now is not what was approved: {what}.",
    hint: "Look at the new plan: dipla send {document}",
  },
  "shards-missing": {
    message: "Shares of the sending of “{document}” are missing: {shards}.",
    hint: "Make each of them: dipla send {document} --shard I/N; and name the output folders that they are in.",
  },
  "shards-differ": {
    message: "{name} is of another sending than the other shares: {what}.",
    hint: "Make the shares again, all from the same files and on the same day.",
  },
  "shard-twice": {
    message: "The share {name} is there twice, in {other} as well.",
    hint: "Name the folder of one of them only.",
  },
  "shard-damaged": {
    message: "{name} is torn, missing, or not what its share says.",
    hint: "Copy the output folder of that share again, or make the share again.",
  },
  "sender-busy": {
    message: "Somebody else is sending from this workspace now.",
    hint: "Wait until that has ended; dipla send status shows how far it is.",
  },
  "memory-readable": {
    message: "Others on this machine can read what was sent to whom: {folder} can't be closed to them.",
    hint: "Make it readable for whoever sends alone (chmod 700), on a disk that knows owners.",
  },
  "ledger-remote": {
    message: "The ledger would be on a network drive, where it can't be kept safely.",
    hint: "Keep the workspace on a disk of this machine.",
  },
  "ledger-copied": {
    message:
      "This ledger is a copy of the one that was sent with last: two workspaces that send the same plan send it twice.",
    hint: "Send from one of them only, and take .dipla/ out of the other. Whatever is sent here next makes this one the ledger.",
  },
  "ledger-broken": {
    message: "The ledger of what was sent can't be relied on: {reason}. {what}",
    hint: "{cure}",
  },
  "ledger-unprovable": {
    message:
      "Whose messages were sent with {plans} can't be told: neither the plan nor a copy of the ledger is left that says so.",
    hint: "Put .dipla/plans/ back, or name a backup: dipla send ledger restore BACKUP",
  },
  "restoration-changed": {
    message: "What would be restored now is not what was approved.",
    hint: "Look at it again: dipla send ledger restore",
  },
  "backup-exists": {
    message: "There is a file in the backup's place already: {path}.",
    hint: "Give it another name.",
  },
  "outbox-changed": {
    message: "The approved message {file} is missing or was changed.",
    hint: "Approve a new plan: dipla send {document}",
  },
  "mail-server": {
    message: "The mail server takes nothing: {reason}.",
    hint: "{cure} Then: dipla send resume",
  },
  "message-unknown": {
    message: "There is no such message or recipient in the ledger: {name}.",
    hint: "dipla send status lists those that there are.",
  },
  "bounce-unread": {
    message: "This mail is not noted in the register: {reason}.",
    hint: "Look at it by hand.",
  },
  "signature-failed": {
    message: "The files can't be signed: {reason}.",
    hint: "{cure}",
  },
} as const satisfies Record<string, FindingWords>;
