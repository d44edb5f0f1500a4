import { join, resolve } from "node:path";
import type { Host } from "../../host/host.ts";
import type { Remains } from "../../send/ledger/plan-restoration.ts";
import { allPlans } from "./keep-plan.ts";
import type { LedgerWitnesses } from "./ledger-witnesses.ts";
import { backupFolder, keptLedgers, ledgerFile, outboxFolder } from "./memory-folder.ts";

/** Notes beside a plan's messages who let them go: a plan that goes on paper alone has nothing else in the outbox. */
export async function keepApproval(
  outbox: string,
  approval: { by: string | undefined; at: string },
  host: Host,
): Promise<void> {
  await host.write(join(outbox, approvalName), JSON.stringify(approval), { private: true });
}

const approvalName = "approval.json";

/** Gathers what is left of a ledger: its file, copies that were kept, backups, plans and outbox. */
export async function readRemains(
  root: string,
  backup: string | undefined,
  { outbox, head }: LedgerWitnesses,
  host: Host,
): Promise<Remains> {
  const backups = await host.list(backupFolder(root));
  const files = [
    ledgerFile(root),
    ...(await keptLedgers(root, host)),
    ...backups.filter((name) => name.endsWith(".sqlite")).map((name) => join(backupFolder(root), name)),
    ...(backup === undefined ? [] : [resolve(host.cwd, backup)]),
  ];
  return {
    salvages: await Promise.all(files.map((file) => salvageCopy(file, host))),
    head,
    plans: await allPlans(root, host),
    outbox: await Promise.all(
      outbox.map(async (plan) => ({ plan, ...(await readApproval(root, plan, host)) })),
    ),
  };
}

/** Looking at a file may change it: SQLite takes in what its log holds. */
async function salvageCopy(file: string, host: Host): Promise<Remains["salvages"][number]> {
  const { salvageLedger } = await import("../../send/ledger/salvage-ledger.ts");
  const folder = await host.temporaryFolder("ledger");
  try {
    const copy = join(folder, "ledger.sqlite");
    for (const end of ["", "-wal"]) {
      const bytes = await host.read(`${file}${end}`);
      if (bytes) await host.write(`${copy}${end}`, bytes, { private: true, durable: false });
    }
    return (await host.stat(copy)) ? salvageLedger(copy) : { events: [], messages: [] };
  } finally {
    await host.remove(folder);
  }
}

/** Who approved it and when; unknown where the note is missing or damaged. */
async function readApproval(
  root: string,
  plan: string,
  host: Host,
): Promise<{ by: string | undefined; at: string | undefined }> {
  const bytes = await host.read(join(outboxFolder(root, plan), approvalName));
  try {
    const { by, at }: { by?: unknown; at?: unknown } = JSON.parse(new TextDecoder().decode(bytes));
    return {
      by: typeof by === "string" ? by : undefined,
      at: typeof at === "string" ? at : undefined,
    };
  } catch {
    return { by: undefined, at: undefined };
  }
}
