/*
 * The texts in `tests/pasted` as leaflet, brochure and briefing in every format: each builds (a leaflet may be too long for its sheet,
 * which is told), and `check` says nothing of it that accuses Dipla.
 *
 *   node tests/proofs/pasted/pasted.ts [--only NAME,…]
 */
import { parseArgs } from "node:util";
import { pastedDocuments, readPastedTexts } from "../../support/pasted-texts.ts";
import { createWorkspace } from "../../support/workspace.ts";

/** Findings that no text deserves. */
const ours =
  /^(?:parity-differs|renderer-failed|(?:pdf|docx)-rule-broken|pdf-untagged|type-shrunk|not-in-docx|internal-.*)$/;

const { values } = parseArgs({ options: { only: { type: "string" } } });
const only = values.only?.split(",");
const texts = (await readPastedTexts()).filter(({ name }) => only === undefined || only.includes(name));
const documents = pastedDocuments(texts);
const workspace = await createWorkspace(documents);
const faults: string[] = [];
let longLeaflets = 0;
try {
  const { events } = await workspace.run("check", "--json", "--no-report");
  // What does not fit is told, and is cut where it stands: what else is said of it follows from that.
  const tooLong = new Set(
    events
      .filter(({ code }) => /^overflow/.test(String(code)))
      .map(({ place }) => (place as { file: string }).file),
  );
  longLeaflets = [...tooLong].filter((file) => file.includes("-leaflet/")).length;
  for (const { event, code, weight, place, message } of events) {
    if (event !== "diagnostic") continue;
    const { file, line } = place as { file: string; line?: number };
    if (tooLong.has(file) && file.includes("-leaflet/")) continue;
    if (weight === "error" || ours.test(String(code))) faults.push(`${file}:${line} ${code}: ${message}`);
  }
} finally {
  await workspace.remove();
}
console.log(
  `pasted: ${texts.length} texts, ${Object.keys(documents).length} documents in every format, ${longLeaflets} leaflets too long or wide for their sheet, ${faults.length} faults`,
);
for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exitCode = 1;
