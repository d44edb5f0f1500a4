import type { FindingWords } from "../finding-words.ts";

/** What is wrong with lists of recipients and their rows, in English. Part of `findings.ts`. */
export const recipientFindings = {
  "recipients-invalid": {
    message: "The list of recipients “{path}” can't be read: {reason}.",
    hint: "Lists are .csv, .xlsx, .xls, .ods, .yaml or .json files with a row of column names, or a list of maps.",
  },
  "recipients-encoding": {
    message: "The list is not in UTF-8 and was read as {encoding}.",
    hint: "Check the names in a copy, or save the list as “CSV UTF-8”.",
  },
  "recipients-header": {
    message: "The column “{name}” can't be used: {reason}.",
    hint: "Give each of these columns once: id, lang, email, channel, attachments, annexes, name, salutation, address.",
  },
  "recipients-column-left": {
    message: "The column “{name}” can't be used in texts: {reason}.",
    hint: "Nothing is wrong as long as no text refers to it; else give it a name of its own.",
  },
  "recipients-column-near": {
    message: "The column “{name}” is no known one and means nothing to sending; is it “{suggestion}”?",
    hint: "Rename it if so.",
  },
  "recipients-email-column": {
    message: "The column “{name}” holds e-mail addresses, but only a column “email” says where to send to.",
    hint: "Name the column “email”, or everybody gets a copy on paper.",
  },
  "recipients-numbered": {
    message: "The list has no column “id”, so that its rows are numbered.",
    hint: "Add a column “id” before sending twice: a row that is put in between would take over the number of another.",
  },
  "recipients-hidden": {
    message: "Hidden in the sheet, but read: {reason} {where}.",
    hint: "Delete what is not meant; a filter does not take rows out of the list.",
  },
  "recipients-merged": {
    message: "The cells {where} are merged over several rows; only the first row has their words.",
    hint: "Unmerge them and fill in each row.",
  },
  "recipient-row-short": {
    message: "The row has {cells} cells where there are {columns} columns.",
    hint: "A separator is missing, or a cell with one in it is not in quotation marks.",
  },
  "recipient-row-long": {
    message: "The row has {cells} cells where there are {columns} columns.",
    hint: "Put a cell that holds the separator into quotation marks.",
  },
  "recipient-cell": {
    message: "The cell under “{name}” can't be used: {reason}.",
    hint: "Type the cell anew; it was probably pasted with something else.",
  },
  "recipient-id": {
    message: "The id “{id}” can't be used: {reason}.",
    hint: "An id is short and stays the same: letters, digits, hyphens, for example ministry-of-labour.",
  },
  "recipient-id-twice": {
    message: "The id “{id}” stands in line {line} already.",
    hint: "Each recipient needs an id of its own.",
  },
  "recipient-language": {
    message: "“{lang}” is no language.",
    hint: "Write bg, en, or another tag of BCP 47.",
  },
  "recipient-email": {
    message: "“{address}” is no e-mail address that mail goes to: {reason}.",
    hint: "{cure}",
  },
  "recipient-email-twice": {
    message: "The address {address} stands in line {line}, too.",
    hint: "Make sure that this recipient is meant to get two copies.",
  },
  "recipient-email-lookalike": {
    message: "“{part}” in the address {address} looks like Latin letters and has none: its first is {sign}.",
    hint: "If {near} is meant, type it anew; as it stands, mail goes to another address, or nowhere.",
  },
  "recipient-email-utf8": {
    message: "The name in {address} has letters that only mail servers with SMTPUTF8 take.",
    hint: "Ask for an address in Latin letters, too: where your server does not offer SMTPUTF8, this message is refused, and told.",
  },
  "recipient-field-missing": {
    message: "The row has no “{name}”, which is used in {used}.",
    hint: "Fill the cell, or put the text around it into :::when for those who have one.",
  },
  "recipient-variant-missing": {
    message: "There is no text of “{document}” in “{lang}”.",
    hint: "Write {lang}.md, or give the recipient one of: {known}.",
  },
} as const satisfies Record<string, FindingWords>;
