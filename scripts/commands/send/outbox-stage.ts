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
   * @param made hashes of the files in it that were made for it alone
   */
  add(
    message: { bytes: Uint8Array; eml: string; attachments: readonly { bytes: Uint8Array }[] },
    made: ReadonlySet<string>,
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
  const isShared = metBefore();
  return {
    folder,
    async add({ bytes, eml, attachments }, made) {
      const { parts, ...recipe } = dissectMessage(bytes, attachments, made, isShared);
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

/** From here on a piece is a part though nobody else has it: a file takes up whole blocks, of which this fills most. */
const alwaysPart = 16_384;
/** Pieces that are remembered: what many have is met again soon. */
const mostMet = 5_000;

/** What a recipient has alone takes less room in the recipe than as a file: a small piece is a part from when it is met again. */
function metBefore(): (hash: string, bytes: number) => boolean {
  const once = new Set<string>();
  const shared = new Set<string>();
  return (hash, bytes) => {
    if (bytes >= alwaysPart || shared.has(hash)) return true;
    if (once.delete(hash)) {
      if (shared.size >= mostMet) shared.clear();
      shared.add(hash);
      return true;
    }
    if (once.size >= mostMet) once.clear();
    once.add(hash);
    return false;
  };
}
