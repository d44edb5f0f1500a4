import { accessibilityFaults } from "./accessibility-rules.ts";
import { docxParts } from "./docx-package.ts";
import { type DocxFault, structureFaults } from "./structure-rules.ts";

/** Rules for finished Word documents that no schema knows. */
export function checkDocx(bytes: Uint8Array): DocxFault[] {
  const parts = docxParts(bytes);
  return [...structureFaults(parts), ...accessibilityFaults(parts)];
}
