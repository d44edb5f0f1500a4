import { callout } from "./callout.ts";
import { cards } from "./cards.ts";
import { chart } from "./chart.ts";
import { columns } from "./columns.ts";
import { contact } from "./contact.ts";
import type { BlockRecord } from "./define-block.ts";
import { figures } from "./figures.ts";
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

/** Every block there is, by name, in the manual's order. */
export const blocks: ReadonlyMap<string, BlockRecord> = new Map(
  records.map((record) => [record.name, record]),
);
