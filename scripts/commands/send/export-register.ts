import { join } from "node:path";
import { htmlPage } from "../../send/html-page.ts";
import { registerRows } from "../../send/register/register-rows.ts";
import { catalogue } from "../../words/catalogues.ts";
import { fill } from "../../words/fill.ts";
import { exitCodes } from "../../workspace/exit-codes.ts";
import type { SendTask } from "./send-task.ts";

const formats = ["xlsx", "csv", "html"] as const;

/** `dipla send export`: the register as `out/register.xlsx`, `.csv` and `.html`, who got which version when. */
export async function exportRegister({ ledger, config, invocation, say }: SendTask): Promise<number> {
  const { values, host, uiLang } = invocation;
  const wanted = typeof values.format === "string" ? values.format.split(",") : [...formats];
  if (wanted.some((format) => !formats.some((known) => known === format))) return exitCodes.usage;
  const [words, sending] = await Promise.all([catalogue(uiLang, "register"), catalogue(uiLang, "sending")]);
  const approvals = new Map(ledger.sendings().map(({ plan, approvedBy }) => [plan, approvedBy]));
  const addresses = values["without-addresses"] !== true;
  const table = registerRows(ledger.messages(), approvals, { words, sending, addresses });
  let count = 0;
  for (const _ of ledger.events()) count += 1;
  const chain = fill(words.chain, { count, hash: ledger.head() });
  const make: Record<(typeof formats)[number], () => Promise<Uint8Array | string>> = {
    xlsx: async () => (await import("../../send/register/register-xlsx.ts")).registerXlsx(table, words.title),
    csv: async () => (await import("../../send/register/register-csv.ts")).registerCsv(table),
    html: async () =>
      htmlPage(words.title, uiLang, [chain, { heading: words.title, head: table.head, rows: table.rows }]),
  };
  for (const format of formats.filter((one) => wanted.includes(one))) {
    const path = join(config.out, `register.${format}`);
    await host.write(path, await make[format]());
    say("wrote", { path });
  }
  return exitCodes.success;
}
