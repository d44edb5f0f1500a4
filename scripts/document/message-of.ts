/** What an error says. JavaScript lets anything be thrown, so whatever is no error is shown as text. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
