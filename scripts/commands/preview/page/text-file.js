// @ts-check

/** A file's text, and the hash of the bytes that it was made from. @typedef {{ text: string, hash: string }} TextFile */

/**
 * Asks the server for a text.
 *
 * @param {string} file path in the workspace
 * @returns {Promise<TextFile | undefined>} undefined when it can't be read
 */
export async function readText(file) {
  const answer = await fetch(`api/text?${new URLSearchParams({ file })}`);
  return answer.ok ? answer.json() : undefined;
}

/**
 * Saves a text that was made from the version with the hash `base`; the server refuses it when the disk holds another one.
 *
 * @param {string} file
 * @param {string} text
 * @param {string} base
 * @returns {Promise<{ hash: string } | { current: TextFile | undefined } | undefined>} the new hash, or what is there by now;
 * undefined when it could not be saved
 */
export async function writeText(file, text, base) {
  const answer = await fetch("api/text", { method: "PUT", body: JSON.stringify({ file, text, base }) });
  const result = await answer.json().catch(() => undefined);
  if (answer.ok) return { hash: result.hash };
  return answer.status === 409 ? { current: result?.current } : undefined;
}
