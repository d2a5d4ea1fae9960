/** Where a command that moves files says how far it is and what it has done. */

export interface Transfer {
  /** @param total bytes, when known */
  moved(loaded: number, total: number | undefined): void
  end(): void
}

export interface Board {
  /** @param name shown beside the bar; may come from anywhere */
  begin(name: string): Transfer
  /** A line of result, on standard output. */
  say(line: string): void
  /** A line about a failure, on standard error. */
  complain(line: string): void
  close(): void
}

/** Bars are for people: only at a terminal, and not where results are to be read on it by a program. */
export async function openBoard({ quiet, json }: { quiet?: true; json?: true }): Promise<Board> {
  const isForPeople = process.stderr.isTTY && !quiet && !(json && process.stdout.isTTY)
  return isForPeople ? (await import('./bars.ts')).barBoard() : plainBoard
}

const silent: Transfer = { moved: () => {}, end: () => {} }

const plainBoard: Board = {
  begin: () => silent,
  say: (line) => console.log(line),
  complain: (line) => console.error(line),
  close: () => {},
}
