import { strFromU8, unzipSync } from "fflate";
import { fromXml } from "xast-util-from-xml";

/** Bounds of a letterhead: far beyond what Word saves, and little enough to be read in a moment. */
const most = { bytes: 25_000_000, unpacked: 100_000_000, parts: 2_000, xml: 10_000_000 } as const;

/**
 * The parts of a letterhead, within bounds: a file of some kilobytes may say that it unpacks to gigabytes. Those that are read as text
 * have to be well-formed, so that no pattern runs on for an end that never comes.
 *
 * @throws Error with what is wrong: `word-too-large`, `word-part-name`, `word-not-xml`
 */
export function unzipLetterhead(file: Uint8Array): Record<string, Uint8Array> {
  if (file.length > most.bytes) throw new Error("word-too-large");
  let unpacked = 0;
  let count = 0;
  const parts = unzipSync(file, {
    filter: ({ name, originalSize }) => {
      unpacked += originalSize;
      count += 1;
      if (unpacked > most.unpacked || count > most.parts) throw new Error("word-too-large");
      // Nothing is taken over under a name that another program would unpack beside the file.
      if (/^[/\\]|(?:^|[/\\])\.\.(?:[/\\]|$)/.test(name)) throw new Error("word-part-name");
      return true;
    },
  });
  const read = Object.entries(parts).filter(([name]) => isRead(name));
  // Together: each of them is parsed, and ten megabytes take seconds.
  if (read.reduce((sum, [, bytes]) => sum + bytes.length, 0) > most.xml) throw new Error("word-too-large");
  for (const [, bytes] of read) checkXml(bytes);
  return parts;
}

function isRead(name: string): boolean {
  return /\.(?:xml|rels)$/i.test(name) && /^(?:word\/|\[Content_Types\])/.test(name);
}

function checkXml(bytes: Uint8Array): void {
  try {
    fromXml(strFromU8(bytes));
  } catch {
    throw new Error("word-not-xml");
  }
}
