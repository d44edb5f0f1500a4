import { escapeHtml } from "../../document/escape-html.ts";

/** What tells a test from a message that counts. */
export interface TestMark {
  /** Before the subject. */
  word: string;
  /** Above everything else. */
  note: string;
}

/** The words of a message with a mark that nobody can overlook, in its subject, its text and its HTML. */
export function markAsTest<Words extends { subject: string; text: string; html: string }>(
  words: Words,
  { word, note }: TestMark,
): Words {
  const box = `<p style="padding: 8px; border: 2px solid #b00020; color: #b00020">${escapeHtml(note)}</p>`;
  const body = /<body(?:"[^"]*"|'[^']*'|[^"'>])*>/i;
  const html = body.test(words.html)
    ? words.html.replace(body, (tag) => `${tag}\n${box}`)
    : `${box}\n${words.html}`;
  return { ...words, subject: `[${word}] ${words.subject}`, text: `*** ${note} ***\n\n${words.text}`, html };
}
