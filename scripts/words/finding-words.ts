/** What happened and why, and what to do about it; `{name}` is filled from the finding's parameters. */
export interface FindingWords {
  message: string;
  hint: string;
}
