import { join } from "node:path";
import type { Host } from "../../host/host.ts";
import type { LedgerMessage } from "../../send/ledger/ledger.ts";
import {
  approvedMessage,
  assemble,
  isAsApproved,
  type OutgoingMessage,
} from "../../send/outbox/outgoing-message.ts";
import { readRecipe } from "../../send/outbox/recipe.ts";
import { outboxFolder, partFile, recipeFile } from "./memory-folder.ts";

/**
 * A message from the outbox, when all of it is there as it was approved: it has been put together once to see that, and is put together
 * again as it is sent. Undefined for one that is missing or was changed.
 */
export async function loadMessage(
  { sending, eml }: Pick<LedgerMessage, "sending" | "eml">,
  root: string,
  host: Host,
): Promise<OutgoingMessage | undefined> {
  const chunks = await bytesOf(eml, outboxFolder(root, sending), host);
  const message = chunks && approvedMessage(chunks, eml);
  return message && (await isAsApproved(message)) ? message : undefined;
}

async function bytesOf(
  eml: string,
  folder: string,
  host: Host,
): Promise<(() => AsyncIterable<Uint8Array>) | undefined> {
  const file = await host.read(recipeFile(folder, eml));
  // As outboxes had them before there were parts.
  if (!file) return () => host.readChunks(join(folder, `${eml}.eml`));
  const recipe = readRecipe(file);
  return recipe && (() => assemble(recipe, (hash) => host.readChunks(partFile(folder, hash))));
}
