/** Word measures in twips (1/20 pt), half points (type sizes) and eighths of a point (borders). */
const twipsPerMillimetre = 1440 / 25.4;

/** mm → twips. */
export function twips(millimetres: number): number {
  return Math.round(millimetres * twipsPerMillimetre);
}

/** pt → twips. */
export function pointTwips(points: number): number {
  return Math.round(points * 20);
}

/** pt → mm. */
export function millimetres(points: number): number {
  return (points * 25.4) / 72;
}

/** pt → half points. */
export function halfPoints(points: number): number {
  return Math.round(points * 2);
}

/** pt → eighths of a point, between Word's limits of ¼ pt and 6 pt. */
export function eighths(points: number): number {
  return Math.min(48, Math.max(2, Math.round(points * 8)));
}

/** `#RRGGBB` → `RRGGBB`. */
export function wordColour(hex: string): string {
  return hex.replace("#", "").toUpperCase();
}
