import { join } from "node:path";
import type { Host } from "../../host/host.ts";
import type { KeptPlan, Plan } from "../../send/plan/plan.ts";
import { planLines, readPlanFile } from "../../send/plan/plan-file.ts";
import { memoryFolder } from "./memory-folder.ts";

/** Where a document's plans are kept. */
function plansFolder(root: string, document: string): string {
  return join(memoryFolder(root), "plans", document);
}

/** Keeps a plan, so that its hash can be approved. */
export async function keepPlan(root: string, plan: Plan, host: Host): Promise<void> {
  const folder = plansFolder(root, plan.document);
  await host.write(join(folder, `${plan.hash}.json`), chunks(plan), { private: true });
  await host.write(join(folder, "latest"), plan.hash, { private: true });
}

async function* chunks(plan: Plan): AsyncGenerator<string> {
  yield* planLines(plan);
}

/** A plan by its hash, or by the first eight or more digits of it. */
export async function findPlan(
  root: string,
  document: string,
  hash: string,
  host: Host,
): Promise<KeptPlan | undefined> {
  if (!/^[0-9a-f]{8,64}$/.test(hash)) return undefined;
  const names = (await host.list(plansFolder(root, document))).filter((name) => name.startsWith(hash));
  const [name] = names;
  return names.length === 1 && name ? readPlan(join(plansFolder(root, document), name), host) : undefined;
}

/** The plan that was made last. */
export async function latestPlan(root: string, document: string, host: Host): Promise<KeptPlan | undefined> {
  const folder = plansFolder(root, document);
  const hash = await host.read(join(folder, "latest"));
  return hash && readPlan(join(folder, `${new TextDecoder().decode(hash)}.json`), host);
}

/** The plan in a file; undefined for one that is damaged or was changed: what it says is not what its hash stands for. */
export async function readPlan(path: string, host: Host): Promise<KeptPlan | undefined> {
  const bytes = await host.read(path);
  return bytes && readPlanFile(bytes);
}

/** Every plan that was kept and is what its hash says, by that hash. */
export async function allPlans(root: string, host: Host): Promise<Map<string, KeptPlan>> {
  const folder = join(memoryFolder(root), "plans");
  const plans = new Map<string, KeptPlan>();
  for (const document of await host.list(folder))
    for (const name of await host.list(join(folder, document))) {
      const plan = name.endsWith(".json") ? await readPlan(join(folder, document, name), host) : undefined;
      // A restoration looks at each of them for each lost message.
      if (plan) plans.set(plan.hash, { ...plan, entries: [...plan.entries] });
    }
  return plans;
}
