import type { Fold } from "../../scripts/document/fold.ts";

/** A panel of the strip: where it lies now, in which layer (higher is nearer to the eye), and what its faces show. */
interface Leaf {
  left: number;
  right: number;
  layer: number;
  up: string;
  down: string;
}

/**
 * A strip of paper printed on both sides, lying with the inside up, to be folded as hands would. Knows nothing of what
 * a fold is meant to show: only that turning a part over shows its other face and reverses its layers.
 */
export class PaperStrip {
  #leaves: Leaf[];

  /** Languages written from right to left have the start edge at the right. */
  constructor(fold: Fold, dir: "ltr" | "rtl") {
    const inside = dir === "ltr" ? [...fold.inside] : [...fold.inside].reverse();
    // Turned over sideways, the sheet shows its outside in the opposite order.
    const behind = dir === "ltr" ? [...fold.outside].reverse() : [...fold.outside];
    let right = 0;
    this.#leaves = inside.map(({ panel, width }, index) => {
      const left = right;
      right += width;
      const back = behind[index];
      if (!back || Math.abs(back.width - width) > 1e-6)
        throw new Error(`${panel} and its back differ in width`);
      return { left, right, layer: 0, up: panel, down: back.panel };
    });
  }

  /** Left edges of the leaves and the right edge of the last, in mm. */
  get edges(): number[] {
    const all = this.#leaves.flatMap(({ left, right }) => [left, right]);
    return [...new Set(all.map((edge) => Math.round(edge * 1000) / 1000))].sort((a, b) => a - b);
  }

  /** Folds what lies on one side of `at` over (towards the eye) or behind; gives where its far edge comes to lie, in mm. */
  fold(part: "left" | "right", at: number, way: "over" | "behind"): number {
    const moves = ({ left, right }: Leaf): boolean =>
      part === "left" ? right <= at + 1e-6 : left >= at - 1e-6;
    const moving = this.#leaves.filter(moves);
    const staying = this.#leaves.filter((leaf) => !moves(leaf));
    const layers = staying.map(({ layer }) => layer);
    const depth = moving.map(({ layer }) => layer);
    for (const leaf of moving) {
      const { left, right, up, down, layer } = leaf;
      const turned = Math.max(...depth) - layer;
      Object.assign(leaf, {
        left: 2 * at - right,
        right: 2 * at - left,
        layer:
          way === "over"
            ? Math.max(...layers) + 1 + turned
            : Math.min(...layers) - 1 - (layer - Math.min(...depth)),
        up: down,
        down: up,
      });
    }
    return part === "left"
      ? Math.max(...moving.map(({ right }) => right))
      : Math.min(...moving.map(({ left }) => left));
  }

  /** What the eye sees from above, left to right. */
  get front(): string[] {
    return this.#seen((a, b) => b.layer - a.layer).map(({ up }) => up);
  }

  /** What it sees when the whole is turned over. */
  get back(): string[] {
    return this.#seen((a, b) => a.layer - b.layer)
      .map(({ down }) => down)
      .reverse();
  }

  #seen(nearest: (a: Leaf, b: Leaf) => number): Leaf[] {
    const seen = new Set<Leaf>();
    for (let at = 0; at < this.edges.length - 1; at += 1) {
      const middle = ((this.edges[at] ?? 0) + (this.edges[at + 1] ?? 0)) / 2;
      const [first] = this.#leaves.filter(({ left, right }) => left < middle && middle < right).sort(nearest);
      // A strip of a few millimetres beside a narrower panel shows what is behind, but nobody reads there.
      if (first && (this.edges[at + 1] ?? 0) - (this.edges[at] ?? 0) > 5) seen.add(first);
    }
    return [...seen];
  }
}
