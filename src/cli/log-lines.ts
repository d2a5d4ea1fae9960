/** Log lines for a person at a terminal; everywhere else they stay JSON. */
import { styleText } from 'node:util'
import type { LoggedError } from '../db/logged-error.ts'
import { printable, printableLines } from './output.ts'

type Colour = 'gray' | 'yellow' | 'red'

const levels: Readonly<Record<number, readonly [string, Colour]>> = {
  10: ['trace', 'gray'],
  20: ['debug', 'gray'],
  30: ['info', 'gray'],
  40: ['warn', 'yellow'],
  50: ['error', 'red'],
  60: ['fatal', 'red'],
}

interface Line {
  readonly level: number
  readonly time: number
  readonly msg?: string
  readonly err?: LoggedError
  readonly [field: string]: unknown
}

/** A destination for pino. */
export function readableLines(out: NodeJS.WriteStream): { write: (json: string) => void } {
  return { write: (json) => void out.write(`${readable(JSON.parse(json) as Line, out)}\n`) }
}

function readable({ level, time, msg = '', err, ...fields }: Line, stream: NodeJS.WriteStream): string {
  const [name, colour] = levels[level] ?? [String(level), 'gray']
  const clock = new Date(time).toTimeString().slice(0, 8)
  const said = msg === 'request' ? request(fields) : [msg, members(fields)].filter(Boolean).join('  ')
  const stack = err ? `\n${styleText('gray', stacks(err), { stream })}` : ''
  return `${styleText('gray', clock, { stream })} ${styleText(colour, name.padEnd(5), { stream })} ${said}${stack}`
}

/** What a request came to, on one line; its id and caller are in the JSON. */
function request({ method, path, status, ms }: Partial<Line>): string {
  return `${String(method).padEnd(6)} ${String(path)}  ${String(status)}  ${String(ms)} ms`
}

function stacks({ stack = '', cause, errors = [] }: LoggedError): string {
  return [
    printableLines(stack),
    ...[...(cause ? [cause] : []), ...errors].map((inner) => `caused by: ${stacks(inner)}`),
  ].join('\n')
}

function members(fields: object): string {
  return Object.entries(fields)
    .map(([name, value]) => `${name}=${printable(typeof value === 'string' ? value : JSON.stringify(value))}`)
    .join(' ')
}
