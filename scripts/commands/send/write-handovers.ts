import { join } from "node:path";
import type { Host } from "../../host/host.ts";
import { type Plan, type PlanEntry, sendable } from "../../send/plan/plan.ts";
import { registerCsv } from "../../send/register/register-csv.ts";
import type { SendTask } from "./send-task.ts";
import { writeLabels } from "./write-labels.ts";

/**
 * What people need who hand packages over: labels for those that go by post, and a list for whoever uploads to an official
 * e-delivery system, one row a package, with room for its receipt.
 */
export async function writeHandovers(
  { document, entries }: Plan,
  folder: string,
  { config, invocation, diagnostics, words }: SendTask,
): Promise<void> {
  const { host, printer, uiLang } = invocation;
  const going = (channel: PlanEntry["channel"]): PlanEntry[] =>
    entries.filter((entry) => entry.channel === channel && sendable.includes(entry.status));
  await writeUploads(going("e-delivery"), words.uploads, { path: join(folder, "e-delivery.csv"), host });
  const labels = going("paper").map(({ lang, name, address }) => ({ lang, lines: [name, ...address] }));
  const title = `${words.labels}: ${document}`;
  await writeLabels(
    labels,
    { path: join(folder, "address-labels.pdf"), title, lang: uiLang },
    { config, host, emit: printer.emit },
    diagnostics,
  );
}

async function writeUploads(
  uploads: readonly PlanEntry[],
  words: SendTask["words"]["uploads"],
  { path, host }: { path: string; host: Host },
): Promise<void> {
  if (uploads.length === 0) return host.remove(path);
  const head = [words.recipient, words.name, words.reference, words.files, words.folder, words.receipt];
  const rows = uploads.map(({ recipient, name, reference, files }) => [
    recipient,
    name,
    reference,
    files.map((file) => file.name).join("; "),
    `${recipient}/`,
    "",
  ]);
  await host.write(path, registerCsv({ head, rows }));
}
