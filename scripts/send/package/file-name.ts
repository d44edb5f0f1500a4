/** Names that Windows keeps for devices, with any ending. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/**
 * A file's name that any system takes and that can't lead anywhere: no separators, no control or direction signs, at most 120
 * bytes, its ending kept.
 */
export function fileName(wanted: string): string {
  const plain = wanted
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}/\\:*?"<>|]/gu, "_")
    .replace(/^[.\s]+|[.\s]+$/g, "");
  const [, stem = "", ending = ""] = /^(.*?)(\.[\p{L}\p{N}]{1,10})?$/u.exec(plain) ?? [];
  let short = stem || "_";
  while (Buffer.byteLength(short + ending) > 120) short = [...short].slice(0, -1).join("");
  return reserved.test(short) ? `_${short}${ending}` : `${short}${ending}`;
}
