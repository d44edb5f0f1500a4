/** What may stand in a sentence's blanks. */
export type Params = Readonly<Record<string, string | number>>;

/** Fills `{name}` from parameters; unknown names and double braces (fields shown in hints) stay. */
export function fill(text: string, params: Params): string {
  return text.replace(/(?<!\{)\{([a-zA-Z]+)\}(?!\})/g, (whole, name: string) =>
    Object.hasOwn(params, name) ? String(params[name]) : whole,
  );
}
