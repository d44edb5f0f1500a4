import type { Diagnostic } from "../findings/diagnostics.ts";
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
  /** The same, as they were found: whoever speaks another language puts them into its words. */
  readonly found: readonly Diagnostic[];

  constructor(found: readonly Diagnostic[], told: readonly ToldDiagnostic[]) {
    super(
      told.map(({ message, place: { file, line } }) => `${[file, line].join(":")} ${message}`).join("\n"),
    );
    this.found = found;
    this.diagnostics = told;
  }
}

/** The session is closed, or was closed while something was waiting for its turn. */
export class ClosedError extends DiplaError {
  override name = "ClosedError";
}
