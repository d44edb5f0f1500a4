/** Units in small letters, Latin and Cyrillic, also French octets; what a mail server means by MB is a thousand thousands. */
const units: Readonly<Record<string, number>> = {
  kb: 1e3,
  kib: 1024,
  ko: 1e3,
  кб: 1e3,
  mb: 1e6,
  mib: 1024 ** 2,
  mo: 1e6,
  мб: 1e6,
  gb: 1e9,
  gib: 1024 ** 3,
  go: 1e9,
  гб: 1e9,
};

/** A bare number up to this many can only be megabytes; a larger one may be kilobytes or bytes as well. */
const largestBare = 1000;

/** A size as people write it, in bytes: `5`, `7,5 MB`, `800 kB`, `10 МБ`. Undefined for what is none, or may be several. */
export function readSize(text: string): number | undefined {
  const [, digits = "", unit = ""] = /^(\d+(?:[.,]\d+)?)\s*(\p{L}*)$/u.exec(text.trim()) ?? [];
  const value = Number(digits.replace(",", "."));
  if (digits === "" || value <= 0) return undefined;
  if (unit === "") return value <= largestBare ? value * 1e6 : undefined;
  const factor = units[unit.toLowerCase()];
  return factor && value * factor;
}
