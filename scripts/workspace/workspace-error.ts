import type { ToldDiagnostic } from "./told-diagnostic.ts";

/** What the application throws by itself; what the system throws (a full disk, a folder that is gone) is handed on as it is. */
export class DiplaError extends Error {
  override name = "DiplaError";
}

/** The configuration, or an option laid over it, can't be used: nothing was begun. */
export class ConfigurationError extends DiplaError {
  override name = "ConfigurationError";
  /** Each mistake with its place, in words. */
  readonly diagnostics: readonly ToldDiagnostic[];

  constructor(told: readonly ToldDiagnostic[]) {
    const where = ({ file, line }: ToldDiagnostic["place"]): string =>
      line === undefined ? file : `${file}:${line}`;
    super(told.map(({ message, place }) => `${where(place)} ${message}`).join("\n"));
    this.diagnostics = told;
  }
}

/** The session is closed, or was closed while something was waiting for its turn. */
export class ClosedError extends DiplaError {
  override name = "ClosedError";
}
