/**
 * How a browser fails: `missing`, it can't be found or not be started; `crashed`, it or a page of it has ended; `hangs`, it does
 * not answer in time.
 */
export type BrowserFault = "missing" | "crashed" | "hangs";

/** A fault of the browser, not of what it was to show: on another browser the same work may succeed. */
export class BrowserError extends Error {
  override readonly name = "BrowserError";
  readonly fault: BrowserFault;

  /**
   * @param message a key of the catalogue `findingParts`, its detail behind a colon, or what Puppeteer or the system said
   * @param options `cause`: the error behind it
   */
  constructor(fault: BrowserFault, message: string, options?: ErrorOptions) {
    super(message, options);
    this.fault = fault;
  }
}
