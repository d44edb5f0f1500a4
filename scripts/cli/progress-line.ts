/** One line that says how far a step is: drawn over itself on a terminal, a line for each tenth in a pipe. */
export interface ProgressLine {
  show(text: string, done: number, total: number): void;
  /** Ends the line, so that other words start on one of their own. */
  end(): void;
}

/** @param isTerminal whether a line can be drawn over */
export function progressLine(isTerminal: boolean, write: (text: string) => void): ProgressLine {
  let open = false;
  let tenth = -1;
  return {
    show(text, done, total) {
      if (isTerminal) {
        write(`\r\u001b[2K  ${done}/${total} ${text}`);
        open = true;
        if (done >= total) this.end();
        return;
      }
      const now = Math.floor((done * 10) / Math.max(1, total));
      if (now === tenth) return;
      tenth = now % 10;
      write(`  ${done}/${total} ${text}\n`);
    },
    end() {
      if (open) write("\n");
      open = false;
    },
  };
}
