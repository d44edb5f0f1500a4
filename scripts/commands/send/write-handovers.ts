import { join } from "node:path";
import type { Host } from "../../host.ts";
import { type Plan, sendable } from "../../send/plan/plan.ts";
import { registerCsv } from "../../send/register/register-csv.ts";
import type { UiLang } from "../../ui-words.ts";

/** The list for whoever uploads packages to an official e-delivery system: one row a package, with room for its receipt. */
export async function writeHandovers(plan: Plan, folder: string, host: Host, _lang: UiLang): Promise<void> {
  const uploads = plan.entries.filter(
    ({ channel, status }) => channel === "e-delivery" && sendable.includes(status),
  );
  const path = join(folder, "e-delivery.csv");
  if (uploads.length === 0) return host.remove(path);
  const head = ["recipient", "name", "reference", "files", "folder", "receipt"];
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
