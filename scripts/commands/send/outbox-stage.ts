import { join } from "node:path";
import type { Host } from "../../host/host.ts";
import { dissectMessage } from "../../send/outbox/dissect-message.ts";
import { writeRecipe } from "../../send/outbox/recipe.ts";
import { memoryFolder, outboxFolder, partFile, recipeFile } from "./memory-folder.ts";

/** A plan's messages that are being put together for the outbox, where nobody sends them yet. */
export interface OutboxStage {
  folder: string;
  /**
   * Adds a message; its attachments lie in the outbox once, whoever has them.
   *
   * @param message `eml`: its SHA-256
   * @param archives hashes of the files in it that were packed for it alone
   */
  add(
    message: { bytes: Uint8Array; eml: string; attachments: readonly { bytes: Uint8Array }[] },
    archives: ReadonlySet<string>,
  ): Promise<void>;
  has(eml: string): Promise<boolean>;
  /** Makes it the outbox of a plan, all of it in one step. */
  publish(plan: string): Promise<void>;
  /** Removes it, where it was not published. */
  close(): Promise<void>;
}

/** Begins one in the workspace's memory. What a killed process leaves of it goes with the next start. */
export async function openOutboxStage(root: string, host: Host): Promise<OutboxStage> {
  await host.makePrivateFolder(memoryFolder(root));
  const folder = await host.temporaryFolder("outbox", memoryFolder(root));
  return {
    folder,
    async add({ bytes, eml, attachments }, archives) {
      const { parts, ...recipe } = dissectMessage(bytes, attachments, archives);
      for (const [hash, part] of parts) {
        const path = partFile(folder, hash);
        if (!(await host.stat(path))) await host.write(path, part, { private: true });
      }
      await host.write(recipeFile(folder, eml), writeRecipe(recipe), { private: true });
    },
    has: async (eml) => (await host.stat(recipeFile(folder, eml))) !== undefined,
    async publish(plan) {
      const outbox = outboxFolder(root, plan);
      await host.makePrivateFolder(join(outbox, ".."));
      // Left by an approval that was killed before it stood in the ledger: nobody can have sent anything of it.
      await host.remove(outbox);
      await host.rename(folder, outbox);
    },
    close: () => host.remove(folder),
  };
}
