/** What the client's commands have in common. */
import { InvalidArgumentError, Option } from 'commander'

export const whichFiles = 'ids, names, places such as /photos/cat.jpg, or quoted patterns'

export const exitCodes =
  '\nExit code: 0 all done, 1 something failed, 2 not a command, 3 not signed in, 4 not found, 5 the service does not answer or not now, 130 interrupted.'

export const profile = (): Option => new Option('--profile <name>', 'which sign-in to use (COFFER_PROFILE, or default)')

export const parallel = (): Option =>
  new Option('--parallel <count>', 'how many at a time').argParser(count(1, 32)).default(4)

export const example = (...lines: string[]): string => `\nExamples:\n${lines.map((line) => `  $ ${line}\n`).join('')}`

export const collected = (text: string, before: readonly string[] = []): readonly string[] => [...before, text]

export function noted(text: string, before: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  const mark = text.indexOf('=')
  if (mark < 1) throw new InvalidArgumentError('It must be like name=value.')
  return { ...before, [text.slice(0, mark)]: text.slice(mark + 1) }
}

export const count =
  (least: number, most: number) =>
  (text: string): number => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN
    if (!(value >= least && value <= most)) throw new InvalidArgumentError(`It must be ${least} to ${most}.`)
    return value
  }
