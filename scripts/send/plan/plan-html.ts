import { diagnosticWords } from "../../findings/diagnostic-words.ts";
import type { Diagnostic } from "../../findings/diagnostics.ts";
import type { Rules } from "../../findings/judge.ts";
import { type Catalogue, catalogue } from "../../words/catalogues.ts";
import { fill } from "../../words/fill.ts";
import type { UiLang } from "../../words/interface-languages.ts";
import { htmlPage, type PageCell, type PagePart } from "../html-page.ts";
import { type Plan, type PlanEntry, sendable } from "./plan.ts";
import { samplesOf } from "./samples.ts";

/** The plan for whoever approves it: who gets what, in which version, and what is not sent. */
export async function planHtml(plan: Plan, found: readonly Diagnostic[], lang: UiLang): Promise<string> {
  const words = await catalogue(lang, "plan");
  const weights = await catalogue(lang, "commandLine");
  const { channels } = await catalogue(lang, "sending");
  const going = plan.entries.filter(({ status }) => sendable.includes(status));
  const staying = plan.entries.filter(({ status }) => !sendable.includes(status));
  const head = [
    words.recipient,
    words.lang,
    words.way,
    words.why,
    words.version,
    words.subject,
    words.files,
    words.blocks,
  ];
  const tables: PagePart[] = [
    {
      heading: `${words.going}: ${going.length}`,
      head,
      rows: going.map((entry) => rowOf(entry, words, channels)),
    },
    {
      heading: words.samples,
      head: [words.recipient, words.files],
      rows: samplesOf(plan.entries).map(({ recipient, name, files }) => [
        `${name} (${recipient})`,
        files.map((file) => `${recipient}/${file.name}`),
      ]),
    },
    {
      heading: `${words.staying}: ${staying.length}`,
      head,
      rows: staying.map((entry) => rowOf(entry, words, channels)),
    },
    {
      heading: words.problems,
      head: [words.place, words.remedy],
      rows: await Promise.all(found.map((item) => problemRow(item, lang))),
    },
  ];
  return htmlPage(fill(words.title, { document: plan.document }), lang, [
    fill(words.hash, { hash: plan.hash }),
    fill(words.facts, {
      date: plan.date.slice(0, 16).replace("T", " "),
      from: plan.from,
      server: plan.server || words.noServer,
    }),
    ...(plan.rules ? [fill(words.rules, { rules: ruleList(plan.rules, weights) })] : []),
    ...(plan.signer ? [fill(words.sealed, { signer: plan.signer })] : []),
    ...(plan.seal ? [fill(words.sealLevels[plan.seal.level], plan.seal)] : []),
    ...tables.filter((part) => typeof part === "string" || part.rows.length > 0),
  ]);
}

function ruleList(rules: Rules, weights: Catalogue<"commandLine">): string {
  return Object.entries(rules)
    .map(([code, weight]) => `${code}: ${weights[weight]}`)
    .join(", ");
}

function rowOf(
  entry: PlanEntry,
  words: Catalogue<"plan">,
  channels: Catalogue<"sending">["channels"],
): PageCell[] {
  const { name, recipient, channel, status, changes, version, supersedes, mails, files } = entry;
  const why = changes.map((change) => words.status[change as "document"]);
  return [
    `${name} (${recipient})`,
    entry.lang,
    [channels[channel], ...goesTo(entry)],
    [words.status[status], ...why],
    supersedes === undefined ? String(version) : fill(words.replaces, { version, supersedes }),
    mails.map(({ subject, bytes }) => `${subject} (${sizeOf(bytes)})`),
    files.map((file) => `${file.name} (${sizeOf(file.bytes)})`),
    [
      ...entry.blocks.map((block) => fill(block.shown ? words.shown : words.hidden, { ...block, shown: "" })),
      ...entry.annexes.map((annex) => fill(words.annex, { name: annex })),
    ],
  ];
}

/** Whom it goes to; copies by the names that mail programs have for them in any language. */
function goesTo({ addresses, cc = [], bcc = [], to }: PlanEntry): string[] {
  if (to) return [...to];
  return [...addresses, ...cc.map((one) => `Cc: ${one}`), ...bcc.map((one) => `Bcc: ${one}`)];
}

async function problemRow(item: Diagnostic, lang: UiLang): Promise<string[]> {
  const { message, hint } = await diagnosticWords(item, lang);
  return [
    [item.place.file, item.place.line].filter((part) => part !== undefined).join(":"),
    `${message} ${hint}`,
  ];
}

function sizeOf(bytes: number): string {
  return bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
