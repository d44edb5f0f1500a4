/** The paper around the trimmed sheet, in mm. */
export interface Paper {
  /** Printed on all four sides and cut off. */
  bleed: number;
  /**
   * Added at the right and at the bottom: browsers round a page's size, and what is missing can't be cut to measure
   * afterwards. What is printed stays at the top left.
   */
  slack: number;
  /** White grounds, and nothing nearer to a panel's edge than office printers reach. */
  inkLight?: boolean | undefined;
  /** A page for each panel in reading order instead of the sheets. */
  panels?: readonly string[] | undefined;
}
