import { unzipSync } from "fflate";

/** The fonts that a Word file carries, in the order of their parts, as they were before they were hidden (ECMA-376-4 §4.1). */
export function wordFontsIn(file: Uint8Array): Uint8Array[] {
  const parts = unzipSync(file);
  const decode = (name: string): string => new TextDecoder().decode(parts[name] ?? new Uint8Array());
  const targets = new Map(
    [...decode("word/_rels/fontTable.xml.rels").matchAll(/<Relationship [^>]*>/g)].map(([relation]) => [
      /Id="([^"]+)"/.exec(relation)?.[1],
      /Target="([^"]+)"/.exec(relation)?.[1],
    ]),
  );
  return [...decode("word/fontTable.xml").matchAll(/r:id="([^"]+)" w:fontKey="\{([0-9A-F-]{36})\}"/g)].map(
    ([, id, key = ""]) => {
      const bytes = new Uint8Array(parts[`word/${targets.get(id)}`] ?? []);
      const mask = Buffer.from(key.replaceAll("-", ""), "hex").reverse();
      for (let index = 0; index < 32; index += 1)
        bytes[index] = (bytes[index] ?? 0) ^ (mask[index % 16] ?? 0);
      return bytes;
    },
  );
}
