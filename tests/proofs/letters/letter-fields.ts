/** A field of a letter and where its norm has it, in mm from the upper edge and from the side at which lines begin. */
export interface Field {
  name: string;
  words: { text: string; rtl?: boolean };
  start: number;
  from: number;
  until: number;
  /** The side that it may not run over. */
  within?: number;
  /** It stands below text of any length, so that only its own format says where. */
  flows?: boolean;
}

/** DIN 5008:2020, form B: the address field (45–90 mm, 20–105 mm, its text from 25 mm), the information at 125 mm, the subject at 98.46 mm. */
const zones = {
  notes: { start: 25, from: 45, until: 62.7, within: 105 },
  recipient: { start: 25, from: 62.7, until: 90, within: 105 },
  information: { start: 125, from: 50, until: 98.46 },
  subject: { start: 25, from: 98.46, until: 98.46 + 8 },
  sender: { start: 25, from: 110, until: 272, flows: true },
} as const;

/** The samples of the template, with the words that each field begins with. */
export const letters: readonly { lang: string; fields: readonly Field[] }[] = [
  {
    lang: "bg",
    fields: [
      { name: "outgoing number", words: { text: "Изх." }, ...zones.notes },
      { name: "date", words: { text: "1" }, ...zones.notes },
      { name: "to", words: { text: "ДО" }, ...zones.recipient },
      { name: "recipient", words: { text: "Име на министерството" }, ...zones.recipient },
      { name: "last line", words: { text: "Пощенски" }, ...zones.recipient },
      { name: "subject", words: { text: "ОТНОСНО:" }, ...zones.subject },
      { name: "signatory", words: { text: "Име и" }, ...zones.sender },
    ],
  },
  {
    lang: "de",
    fields: [
      { name: "sender’s line", words: { text: "Office ·" }, ...zones.notes },
      { name: "recipient", words: { text: "Name des Ministeriums" }, ...zones.recipient },
      { name: "last line", words: { text: "Postleitzahl, Ort" }, ...zones.recipient },
      { name: "information", words: { text: "Aktenzeichen" }, ...zones.information },
      { name: "subject", words: { text: "Vorschlag für" }, ...zones.subject },
      { name: "signatory", words: { text: "Vorname" }, ...zones.sender },
    ],
  },
  {
    lang: "en",
    fields: [
      { name: "recipient", words: { text: "Name of the ministry" }, ...zones.recipient },
      { name: "last line", words: { text: "Postcode, city" }, ...zones.recipient },
      { name: "information", words: { text: "Reference" }, ...zones.information },
      { name: "subject", words: { text: "Proposal for" }, ...zones.subject },
      { name: "signatory", words: { text: "First name" }, ...zones.sender },
    ],
  },
  {
    lang: "ar",
    fields: [
      { name: "recipient", words: { text: "اسم", rtl: true }, ...zones.recipient },
      { name: "information", words: { text: "المرجع", rtl: true }, ...zones.information },
      { name: "subject", words: { text: "اقتراح", rtl: true }, ...zones.subject },
    ],
  },
];
