import { SeededRandom } from "../proofs/matrix/grammar/seeded-random.ts";

/** What a part of the proof works with: how much it does, its chance, and where it says what went wrong. */
export interface Part {
  scale: "ci" | "full";
  random: SeededRandom;
  /** Notes a fault unless `holds`, with the command that repeats it. */
  expect(what: string, holds: boolean): void;
}

/** Collects the faults of all parts. */
export class Faults {
  readonly list: string[] = [];
  readonly #seed: string;
  readonly #scale: Part["scale"];

  constructor(seed: string, scale: Part["scale"]) {
    this.#seed = seed;
    this.#scale = scale;
  }

  /** The means of one part, whose chance depends on its name and the seed alone. */
  part(name: string): Part {
    const repeat = `npm run chaos -- --scale ${this.#scale} --seed ${this.#seed} --only ${name}`;
    return {
      scale: this.#scale,
      random: new SeededRandom(`${this.#seed}/${name}`),
      expect: (what, holds) => {
        if (!holds) this.list.push(`${name}: ${what}\n  ${repeat}`);
      },
    };
  }
}
