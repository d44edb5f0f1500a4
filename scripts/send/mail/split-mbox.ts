/** One message of a file, and the line of the file that it begins at. */
export interface MailOfFile {
  bytes: Uint8Array;
  line: number;
}

/** “From ”, an address, and a date with its time: a line of a letter that only begins with “From ” has none. */
const envelope = /^From .*\d{1,2}:\d{2}/;
const header = /^(?:[!-9;-~]+:|>From )/;

/**
 * The messages of a file: of an mbox (RFC 4155) all of them, or the file's only one. “>From ” of quoted lines loses one mark, as both
 * mboxo and mboxrd want it.
 */
export function splitMbox(file: Uint8Array): MailOfFile[] {
  // One character for each byte: the parts of a message may have any encoding.
  const lines = Buffer.from(file).toString("latin1").split("\n");
  if (!envelope.test(lines[0] ?? "")) return [{ bytes: file, line: 1 }];
  const starts = lines.flatMap((line, index) => {
    const isApart = index === 0 || /^\r?$/.test(lines[index - 1] ?? "");
    return isApart && envelope.test(line) && header.test(lines[index + 1] ?? "") ? [index] : [];
  });
  return starts.map((start, index) => {
    const own = lines.slice(start + 1, starts[index + 1]).map((line) => line.replace(/^>(>*From )/, "$1"));
    return { bytes: Buffer.from(own.join("\n"), "latin1"), line: start + 1 };
  });
}
