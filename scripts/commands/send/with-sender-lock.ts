import { join } from "node:path";
import { exitCodes } from "../../workspace/exit-codes.ts";
import { keepLedgerPlace } from "./ledger-place.ts";
import { memoryFolder } from "./memory-folder.ts";
import type { SendTask } from "./send-task.ts";

/** Does the work while nobody else can send from this workspace; refuses where somebody does. */
export async function withSenderLock(
  { invocation: { root, host }, diagnostics }: Pick<SendTask, "invocation" | "diagnostics">,
  work: () => Promise<number>,
): Promise<number> {
  const { takeSenderLock } = await import("../../send/ledger/sender-lock.ts");
  const path = join(memoryFolder(root), "sender.lock");
  await host.makePrivateFile(path);
  const lock = takeSenderLock(path);
  if (!lock) {
    diagnostics.add("sender-busy", { file: ".dipla/sender.lock" });
    return exitCodes.usage;
  }
  try {
    const code = await work();
    await keepLedgerPlace(root, host);
    return code;
  } finally {
    lock.release();
  }
}
