import {
  Column,
  ColumnBreak,
  Footer,
  Header,
  type ISectionOptions,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  Table,
  TextRun,
} from "docx";
import type { Publication, RunningLine, RunningPage } from "../../document/publication.ts";
import { runningText } from "../../document/running-text.ts";
import { isRightToLeft, withDirectionMarks } from "../../languages/embedded-text.ts";
import { type Block, isFileChild, type LayoutBreak } from "./docx-context.ts";
import { runningTabs } from "./paragraphs.ts";
import { spacerStyle } from "./style-names.ts";
import { twips } from "./units.ts";

interface Part {
  layout: LayoutBreak;
  children: (Paragraph | Table)[];
}

/** Blocks with breaks between them → Word sections. Consecutive body parts are one section. */
export function toSections(blocks: readonly Block[], publication: Publication): ISectionOptions[] {
  const parts: Part[] = [{ layout: { kind: "section", section: "body" }, children: [] }];
  let pending: "page" | "column" | undefined;
  for (const block of blocks) {
    const part = parts.at(-1);
    if (!part) break;
    if (isFileChild(block)) {
      if (pending || (block instanceof Table && part.children.at(-1) instanceof Table))
        part.children.push(breakParagraph(pending));
      pending = undefined;
      part.children.push(block);
    } else if (block.kind !== "section") {
      pending = block.kind;
    } else if (part.children.length === 0) {
      part.layout = block;
    } else if (isNewSection(part.layout, block)) {
      parts.push({ layout: block, children: [] });
    } else {
      pending = "page";
    }
  }
  const filled = parts.filter((part) => part.children.length > 0);
  return filled.map((part, index) => section(part, index, filled, publication));
}

// Two body parts without columns differ in nothing: a page break keeps them apart.
function isNewSection(current: LayoutBreak, next: LayoutBreak): boolean {
  return (
    next.section !== "body" ||
    current.section !== "body" ||
    next.columns !== undefined ||
    current.columns !== undefined ||
    next.lies !== current.lies
  );
}

function breakParagraph(kind: "page" | "column" | undefined): Paragraph {
  if (kind === "column") return new Paragraph({ style: spacerStyle.id, children: [new ColumnBreak()] });
  return new Paragraph({ style: spacerStyle.id, ...(kind === "page" && { pageBreakBefore: true }) });
}

function section(
  part: Part,
  index: number,
  parts: readonly Part[],
  publication: Publication,
): ISectionOptions {
  const { page } = publication;
  const { layout } = part;
  const isSheet = layout.section === "sheet";
  const margins = isSheet ? { top: 13, right: 9, bottom: 10, left: 9 } : page.margins;
  const firstBody =
    layout.section === "body" && parts.findIndex((other) => other.layout.section === "body") === index;
  const first = firstBody && index === 0 && publication.running.first;
  const last = part.children.at(-1);
  const landscape = layout.lies === true || page.width > page.height;
  return {
    properties: {
      type: layout.continuous ? SectionType.CONTINUOUS : SectionType.NEXT_PAGE,
      page: {
        // The library swaps the sides of a landscape sheet, so they are given as for a portrait one.
        size: {
          width: twips(Math.min(page.width, page.height)),
          height: twips(Math.max(page.width, page.height)),
          orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: {
          top: twips(first && page.first ? page.first.top : margins.top),
          right: twips(margins.right),
          bottom: twips(margins.bottom),
          left: twips(margins.left),
          header: twips(isSheet ? 5 : 11),
          footer: twips(isSheet ? 5 : 11),
        },
      },
      ...(layout.columns && {
        column: {
          count: layout.columns.length,
          equalWidth: false,
          children: layout.columns.map(
            (width, column) =>
              new Column({
                width: twips(width),
                ...(column < (layout.columns?.length ?? 0) - 1 && { space: twips(layout.gap ?? 8) }),
              }),
          ),
        },
      }),
      ...(first && { titlePage: true }),
    },
    ...runningParts(layout, publication, Boolean(first)),
    children:
      last instanceof Table ? [...part.children, new Paragraph({ style: spacerStyle.id })] : part.children,
  };
}

function runningParts(
  layout: LayoutBreak,
  publication: Publication,
  titlePage: boolean,
): Pick<ISectionOptions, "headers" | "footers"> {
  const { running } = publication;
  const { page } = publication;
  const width = (layout.lies ? page.height : page.width) - page.margins.left - page.margins.right;
  const empty = new Paragraph({ style: "Header" });
  // Without parts of its own a section would show those of the one before.
  if (layout.section !== "body")
    return {
      headers: all(new Header({ children: [empty] }), running),
      footers: all(new Footer({ children: [empty] }), running),
    };
  if (layout.continuous) return {};
  const header = (page: RunningPage): Header =>
    new Header({ children: [runningParagraph(page.header, publication, width)] });
  const footer = (page: RunningPage): Footer =>
    new Footer({ children: [runningParagraph(page.footer, publication, width)] });
  return {
    headers: {
      default: header(running.default),
      ...(running.even && { even: header(running.even) }),
      ...(titlePage && running.first && { first: header(running.first) }),
    },
    footers: {
      default: footer(running.default),
      ...(running.even && { even: footer(running.even) }),
      ...(titlePage && running.first && { first: footer(running.first) }),
    },
  };
}

function all<T>(part: T, running: Publication["running"]): { default: T; even?: T } {
  return { default: part, ...(running.even && { even: part }) };
}

function runningParagraph(line: RunningLine, publication: Publication, width: number): Paragraph {
  const runs = (parts: RunningLine["start"]): TextRun[] => {
    const spaced = parts.every((part) => typeof part === "string");
    return parts.flatMap((part, index) => {
      const gap = index > 0 && spaced ? [new TextRun("\u2003")] : [];
      if (part === "page") return [...gap, new TextRun({ children: [PageNumber.CURRENT] })];
      if (part === "pages") return [...gap, new TextRun({ children: [PageNumber.TOTAL_PAGES] })];
      const text = withDirectionMarks(runningText(part, publication), publication.dir);
      const runsRight = publication.dir === "rtl" || isRightToLeft(text);
      return [...gap, new TextRun({ text, ...(runsRight && { rightToLeft: true }) })];
    });
  };
  const tab = (): TextRun => new TextRun("\t");
  const centred = line.centre.length > 0;
  const centre = centred ? [tab(), ...runs(line.centre)] : [];
  const end = line.end.length > 0 ? [tab(), ...runs(line.end)] : [];
  const all = [...runs(line.start), ...centre, ...end];
  return new Paragraph({
    style: "Header",
    tabStops: [...runningTabs(width, centred)],
    // A page of the text is told from a cover by what it would show, even where that is nothing.
    children: all.length === 0 && publication.letterhead ? [new TextRun("")] : all,
  });
}
