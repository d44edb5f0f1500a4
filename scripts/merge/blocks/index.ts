import type { Extensions } from "../../document/extensions.ts";
import { callout } from "./callout.ts";
import { cards } from "./cards.ts";
import { chart } from "./chart.ts";
import { columns } from "./columns.ts";
import { contact } from "./contact.ts";
import type { BlockRecord } from "./define-block.ts";
import { figures } from "./figures.ts";
import { ownBlock } from "./own-block.ts";
import { pageBreak } from "./page-break.ts";
import { panel } from "./panel.ts";
import { qr } from "./qr.ts";
import { signatures } from "./signatures.ts";
import { timeline } from "./timeline.ts";
import { toc } from "./toc.ts";
import { unless } from "./unless.ts";
import { when } from "./when.ts";

const records: readonly BlockRecord[] = [
  panel,
  callout,
  columns,
  figures,
  cards,
  timeline,
  contact,
  signatures,
  when,
  unless,
  pageBreak,
  toc,
  qr,
  chart,
];

/** Every block that Dipla has, by name, in the manual's order. */
export const blocks: ReadonlyMap<string, BlockRecord> = new Map(
  records.map((record) => [record.name, record]),
);

/** These, and those of the workspace. */
export function blocksWith({ blocks: own }: Extensions): ReadonlyMap<string, BlockRecord> {
  const names = Object.keys(own);
  if (names.length === 0) return blocks;
  return new Map([
    ...names.flatMap((name) => (own[name] ? [[name, ownBlock(name, own[name])] as const] : [])),
    ...blocks,
  ]);
}
