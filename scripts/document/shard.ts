/** One of several equal shares of a list of recipients, each for a machine or a process of its own. */
export interface Shard {
  /** From 1. */
  index: number;
  count: number;
}

/** `2/4`; undefined where it is written otherwise, or there is no such share. */
export function readShard(text: string): Shard | undefined {
  const [, index = 0, count = 0] = (/^(\d{1,5})\/(\d{1,5})$/.exec(text) ?? []).map(Number);
  return index >= 1 && index <= count ? { index, count } : undefined;
}

/** `2-of-4`, for names of files. */
export function shardName({ index, count }: Shard): string {
  return `${index}-of-${count}`;
}
