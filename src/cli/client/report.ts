/** What became of each of several things, for people or programs, and of the command as a whole. */
import { exitCodeOf, Interrupted, NotSignedIn, SomeFailed, Unreachable } from '../errors.ts'
import { jsonText, printable } from '../output.ts'
import { openBoard, type Board } from './board.ts'
import { refusalOf } from './refusal.ts'

export interface ReportOptions {
  readonly json?: true
  readonly quiet?: true
}

/** What was done with one thing: a line for people, members for programs. */
export interface Done {
  readonly line: string
  readonly entry: object
}

export interface Report {
  readonly board: Board
  /** Notes how it went. @throws what no other item would survive: the session is over, the service does not answer */
  attempt(source: string, work: () => Promise<Done>): Promise<void>
  failed(source: string, error: unknown): void
  readonly anyFailed: boolean
}

/**
 * Runs the work and closes the report, however that ends.
 * @param url of the service, to be named when it does not answer
 * @throws SomeFailed when an item failed
 */
export async function reporting(
  { json, quiet }: ReportOptions,
  url: string,
  work: (report: Report) => Promise<void>,
): Promise<void> {
  const board = await openBoard({ quiet, json })
  const entries = json ? jsonArray((line) => board.say(line)) : undefined
  const codes = new Set<number>()
  const report: Report = {
    board,
    attempt,
    failed,
    get anyFailed() {
      return codes.size > 0
    },
  }
  try {
    await work(report)
  } finally {
    entries?.end()
    board.close()
  }
  const [code = 0] = codes
  if (codes.size > 0) throw new SomeFailed(codes.size === 1 ? code : 1)

  async function attempt(source: string, one: () => Promise<Done>): Promise<void> {
    try {
      const { line, entry } = await one()
      if (entries) entries.add(entry)
      else if (!quiet) board.say(printable(line))
    } catch (error) {
      failed(source, error)
    }
  }

  function failed(source: string, error: unknown): void {
    const refusal = refusalOf(error, url)
    if ([Interrupted, NotSignedIn, Unreachable].some((kind) => refusal instanceof kind)) throw refusal
    codes.add(exitCodeOf(refusal))
    entries?.add({ source, error: refusal.message })
    board.complain(`coffer: ${printable(`${source}: ${refusal.message}`)}`)
  }
}

/** Written as it grows: nothing of it is held but the last entry, which does not know yet whether it is the last. */
function jsonArray(say: (line: string) => void) {
  let held: string | undefined
  say('[')
  return { add, end }

  function add(entry: object): void {
    if (held !== undefined) say(`${held},`)
    held = `  ${jsonText(entry)}`
  }

  function end(): void {
    if (held !== undefined) say(held)
    say(']')
  }
}
