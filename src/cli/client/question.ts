/** What a command asks at the terminal, apart from its results. */
import { createInterface } from 'node:readline/promises'
import { Interrupted, UsageError } from '../errors.ts'

export const hasTerminal = (): boolean => process.stdin.isTTY

/**
 * @param instead what to do where there is nobody to ask
 * @throws UsageError, Interrupted
 */
export async function ask(question: string, instead: string): Promise<string> {
  if (!hasTerminal()) throw new UsageError(`there is no terminal to ask at; ${instead}`)
  const lines = createInterface({ input: process.stdin, output: process.stderr, historySize: 0 })
  const left = new AbortController()
  lines.on('SIGINT', () => lines.close()).on('close', () => left.abort())
  try {
    return (await lines.question(question, { signal: left.signal })).trim()
  } catch {
    process.stderr.write('\n')
    throw new Interrupted()
  } finally {
    lines.close()
  }
}

/** Anything but a yes is a no. */
export async function confirmed(question: string, instead: string): Promise<boolean> {
  return /^y(es)?$/i.test(await ask(`${question} [y/N] `, instead))
}
