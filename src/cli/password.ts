/** A password from a pipe, or asked for twice at the terminal without showing it. */
import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { CommandFailure, Interrupted, UsageError } from './errors.ts'

export interface Terminal {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean }
  readonly output: NodeJS.WritableStream
}

const own: Terminal = { input: process.stdin, output: process.stderr }

export interface Reading {
  readonly piped?: boolean | undefined
  /** One that is known, not one that is made: a slip of the finger shows by itself. */
  readonly once?: boolean
  readonly terminal?: Terminal
}

/** @throws UsageError, CommandFailure, Interrupted */
export async function readPassword(
  email: string,
  { piped = false, once = false, terminal = own }: Reading = {},
): Promise<string> {
  if (piped) return readPiped('password', terminal)
  if (terminal.input.isTTY) return ask(email, once, terminal)
  throw new UsageError('there is no terminal to ask for the password at; pipe it in, with --password-stdin')
}

/**
 * One line from standard input.
 * @param what it is, as it is called when it is wrong
 * @throws CommandFailure
 */
export async function readPiped(what: string, { input }: Terminal = own): Promise<string> {
  return secretOf(await bytesOf(input, what), what)
}

/** Far more than any password has. */
const mostBytes = 4096

async function bytesOf(input: AsyncIterable<Buffer | string>, what: string): Promise<Buffer> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of input) {
    chunks.push(Buffer.from(chunk))
    length += chunk.length
    if (length > mostBytes) throw new CommandFailure(`what came from standard input is too long for a ${what}`)
  }
  return Buffer.concat(chunks)
}

/** Without the line's end that `echo` puts there. */
function secretOf(bytes: Buffer, what: string): string {
  const text = decode(bytes, what).replace(/\r?\n$/, '')
  if (text === '') throw new CommandFailure(`no ${what} came from standard input`)
  if (/[\r\n]/.test(text)) throw new CommandFailure('more than one line came from standard input')
  return text
}

function decode(bytes: Buffer, what: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new CommandFailure(`the ${what} from standard input is not UTF-8`)
  }
}

/** Readline edits the line and sets the terminal back however it ends; what it would echo goes nowhere. */
async function ask(email: string, once: boolean, { input, output }: Terminal): Promise<string> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input, output: nowhere, terminal: true, historySize: 0 })
  lines.on('SIGINT', () => lines.close())
  const answers = lines[Symbol.asyncIterator]()
  const answer = async (question: string): Promise<string> => {
    output.write(question)
    const next = await answers.next()
    output.write('\n')
    if (next.done) throw new Interrupted()
    return next.value
  }
  try {
    const password = await answer(`Password for ${email}: `)
    if (!once && (await answer('Once more: ')) !== password)
      throw new CommandFailure('the two are not the same; nothing was made')
    return password
  } finally {
    lines.close()
  }
}
