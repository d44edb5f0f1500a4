/**
 * Dipla for programs: open a workspace and make, check and render what is in it; nothing here prints or ends the process.
 *
 * @module
 */
export type { ManifestEntry } from "./artifacts/manifest.ts";
export { type Config, defineBlock, defineConfig } from "./config/define-config.ts";
export type { OwnBlock, OwnBlockCall } from "./document/blocks/own-block.ts";
export type { OwnHelper } from "./document/extensions.ts";
export type { Format, Output } from "./formats/formats.ts";
export type { BuildEvent } from "./workspace/events.ts";
export { type ExitCode, exitCodes } from "./workspace/exit-codes.ts";
export {
  type BuildOrder,
  type BuildResult,
  type CheckOrder,
  openWorkspace,
  type RenderResult,
  render,
  type Workspace,
  type WorkspaceOptions,
} from "./workspace/open-workspace.ts";
export { Running } from "./workspace/running.ts";
export type { MadeFile, TextOptions } from "./workspace/text-options.ts";
export type { ToldDiagnostic } from "./workspace/told-diagnostic.ts";
export { ClosedError, ConfigurationError, DiplaError } from "./workspace/workspace-error.ts";
