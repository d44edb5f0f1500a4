/** Ties work to the life of a browser. */
export interface Lifeline {
  /** The work's result, or the error that the browser died of. */
  unlessDead<T>(work: Promise<T>): Promise<T>;
  die(error: Error): void;
}

/**
 * Lets work fail when the browser dies meanwhile. A race against one promise that never settles would keep the result of
 * every race until the end; here those who wait are forgotten when they have their answer.
 */
export function lifeline(): Lifeline {
  const waiting = new Set<(error: Error) => void>();
  let death: Error | undefined;
  return {
    unlessDead: (work) =>
      new Promise((resolve, reject) => {
        waiting.add(reject);
        // Whatever comes of the work later has been answered for: it must not end the process.
        work.then(resolve, reject).finally(() => waiting.delete(reject));
        if (death) reject(death);
      }),
    die(error) {
      death = error;
      for (const reject of waiting) reject(error);
      waiting.clear();
    },
  };
}
