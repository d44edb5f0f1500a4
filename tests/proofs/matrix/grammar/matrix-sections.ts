import { type Section, words } from "./document-tree.ts";
import { piecesWithLinks } from "./line-pieces.ts";
import { matrixBlocks } from "./matrix-blocks.ts";
import { matrixContainers } from "./matrix-containers.ts";
import type { Planter } from "./planted-words.ts";

/** One pair of the matrix. */
export interface Pair {
  container: string;
  block: string;
}

/** Every pair, in the order of the lists. */
export function allPairs(): Pair[] {
  return Object.keys(matrixContainers).flatMap((container) =>
    [...matrixBlocks.keys()].map((block) => ({ container, block })),
  );
}

/** `CONTAINER/BLOCK`, as `--only` takes it. */
export function pairName({ container, block }: Pair): string {
  return `${container}/${block}`;
}

/** Why Markdown has no way to write a pair; undefined when it has. */
export function impossibleBecause({ container, block }: Pair): string | undefined {
  const holder = matrixContainers[container];
  const held = matrixBlocks.get(block);
  if (!holder || !held) throw new Error(`there is no ${container}/${block}`);
  if (holder.holds === "line" && "standing" in held) return `one line of text: ${container}`;
  if (holder.holds === "line" && holder.except === "links" && piecesWithLinks.includes(block))
    return "a link can't hold a link";
  return undefined;
}

/** A section that shows a pair under a heading of its own. */
export function sectionOf(pair: Pair, planter: Planter): Section {
  const holder = matrixContainers[pair.container];
  const held = matrixBlocks.get(pair.block);
  if (!holder || !held || impossibleBecause(pair)) throw new Error(`${pairName(pair)} can't be written`);
  const heading = { kind: "heading" as const, level: 2, children: [words(planter.word())] };
  const [before, after] = [planter.word(), planter.word()];
  const pieces = "inLine" in held ? held.inLine(planter) : [];
  const line = { before, pieces, after };
  const blocks =
    holder.holds === "line"
      ? holder.wrap(line, planter)
      : holder.wrap(
          "inLine" in held
            ? {
                before,
                blocks: [
                  { kind: "paragraph", children: [words(planter.word()), ...pieces, words(planter.word())] },
                ],
                after,
              }
            : { before, blocks: held.standing(planter), after },
          planter,
        );
  const panel = holder.holds === "blocks" ? holder.in?.panel : undefined;
  return { owner: pairName(pair), blocks: [heading, ...blocks], ...(panel && { panel }) };
}
