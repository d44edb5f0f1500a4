/** Distances from the sheet's edges in mm. */
export interface Margins {
  top: number;
  right: number;
  bottom: number;
  left: number;
}
