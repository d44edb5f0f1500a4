import type { BuildEvent, Emit } from "./events.ts";

/**
 * Something that is under way: awaited it gives its result, iterated it gives its events as they happen and ends with it. What fails is
 * thrown by both.
 *
 * @example
 * ```ts
 * const building = workspace.build();
 * for await (const event of building) if (event.event === "reading") console.log(event.document);
 * const { diagnostics } = await building;
 * ```
 */
export class Running<Result> implements PromiseLike<Result>, AsyncIterable<BuildEvent> {
  readonly #result: Promise<Result>;
  readonly #listeners = new Set<Emit>();

  /** @param work is begun at once, and tells nothing before whoever called has had the chance to listen */
  constructor(work: (emit: Emit) => Promise<Result>) {
    this.#result = Promise.resolve().then(() =>
      work((event) => {
        for (const listener of this.#listeners) listener(event);
      }),
    );
  }

  // biome-ignore lint/suspicious/noThenProperty: it is awaited like the promise that it stands for.
  then<Value = Result, Fault = never>(
    onResult?: ((result: Result) => Value | PromiseLike<Value>) | null,
    onFault?: ((fault: unknown) => Fault | PromiseLike<Fault>) | null,
  ): Promise<Value | Fault> {
    return this.#result.then(onResult, onFault);
  }

  /** Events from now on; several may listen, each has all of them. */
  [Symbol.asyncIterator](): AsyncIterator<BuildEvent, undefined> {
    const waiting: BuildEvent[] = [];
    let wake = Promise.withResolvers<void>();
    const listen: Emit = (event) => {
      waiting.push(event);
      wake.resolve();
    };
    this.#listeners.add(listen);
    let end: { fault?: unknown } | undefined;
    const ended = (outcome: { fault?: unknown }): void => {
      end = outcome;
      wake.resolve();
    };
    this.#result.then(
      () => ended({}),
      (fault: unknown) => ended({ fault }),
    );
    const done = { done: true, value: undefined } as const;
    return {
      next: async () => {
        while (waiting.length === 0 && !end) {
          await wake.promise;
          wake = Promise.withResolvers();
        }
        const event = waiting.shift();
        if (event) return { done: false, value: event };
        this.#listeners.delete(listen);
        if (end && "fault" in end) throw end.fault;
        return done;
      },
      // Whoever stops listening stops nothing else.
      return: async () => {
        this.#listeners.delete(listen);
        return done;
      },
    };
  }
}
