import { isDocumentFile } from "../document/linked-document.ts";

/**
 * An address as it is compared: as a browser would call it (WHATWG URL), since formats write the same one differently.
 * `https://ПРИМЕР.бг`, its punycode, `/` behind a host, a default port, spaces and letters that are escaped or not are one.
 * So are the files of another document of the workspace, which each format leads to in its own.
 */
export function plainAddress(address: string): string {
  if (isDocumentFile(address)) return plainEscapes(address.replace(/\.[a-z]+(?:#.*)?$/s, ""));
  const known = URL.parse(address.trim())?.href ?? address.trim();
  return plainEscapes(known);
}

function plainEscapes(address: string): string {
  return address
    .replace(/[^!-~]+/g, (signs) => encodeURIComponent(signs.toWellFormed()))
    .replace(/%[0-9a-f]{2}/gi, plainEscape);
}

/** A letter or digit that need not be escaped is not (RFC 3986 §6.2.2); the other escapes are in capitals. */
function plainEscape(code: string): string {
  const sign = String.fromCharCode(Number.parseInt(code.slice(1), 16));
  return /[\w.~-]/.test(sign) ? sign : code.toUpperCase();
}
