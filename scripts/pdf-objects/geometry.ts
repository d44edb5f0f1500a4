/** A rectangle on the page in pt, from the bottom left. */
export interface Box {
  left: number;
  bottom: number;
  right: number;
  top: number;
}

/** A transformation as a PDF writes it (ISO 32000-1 §8.3.3). */
export type Matrix = readonly [number, number, number, number, number, number];

/** The transformation that changes nothing. */
export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** `first` applied before `second`. */
export function times(first: Matrix, second: Matrix): Matrix {
  const [a, b, c, d, e, f] = first;
  const [g, h, i, j, k, l] = second;
  return [a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l];
}

/** A transformation with its origin moved to a point of its own space. */
export function moved(matrix: Matrix, x: number, y: number): Matrix {
  const a = matrix[0];
  const b = matrix[1];
  const c = matrix[2];
  const d = matrix[3];
  return [a, b, c, d, x * a + y * c + matrix[4], x * b + y * d + matrix[5]];
}

/** The box of one point, moved by a transformation. */
export function pointBox(x: number, y: number, [a, b, c, d, e, f]: Matrix): Box {
  const [left, bottom] = [a * x + c * y + e, b * x + d * y + f];
  return { left, bottom, right: left, top: bottom };
}

/** The smallest box around both. */
export function union(one: Box | undefined, other: Box | undefined): Box | undefined {
  if (!one || !other) return one ?? other;
  return {
    left: Math.min(one.left, other.left),
    bottom: Math.min(one.bottom, other.bottom),
    right: Math.max(one.right, other.right),
    top: Math.max(one.top, other.top),
  };
}

/** What both boxes cover; all of `other` where there is no first. */
export function intersection(one: Box | undefined, other: Box): Box {
  if (!one) return other;
  return {
    left: Math.max(one.left, other.left),
    bottom: Math.max(one.bottom, other.bottom),
    right: Math.min(one.right, other.right),
    top: Math.min(one.top, other.top),
  };
}
