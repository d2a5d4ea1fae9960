/** What lies in the outbox of a service: the letters that a test's people got. */
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { eventually } from './eventually.ts'

export interface ReceivedLetter {
  readonly to: string
  readonly subject: string
  readonly text: string
  /** The first address in it that has a token. */
  readonly link: string
  readonly token: string
  readonly eml: string
  /** Of the file, such as 0o600. */
  readonly mode: number
}

/** In the order in which they were sent. */
export async function letters(folder: string, to: string, about?: RegExp): Promise<ReceivedLetter[]> {
  const outbox = join(folder, 'outbox')
  const names = await readdir(outbox).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  })
  const found: ReceivedLetter[] = []
  for (const name of names.filter((one) => one.endsWith('.txt')).sort()) {
    const text = await readFile(join(outbox, name), 'utf8')
    const [, receiver = ''] = /^To: (.*)$/m.exec(text) ?? []
    const [, subject = ''] = /^Subject: (.*)$/m.exec(text) ?? []
    if (receiver !== to || about?.test(subject) === false) continue
    const [link = '', token = ''] = /https?:\/\/\S+\?token=([\w-]+)/.exec(text) ?? []
    const eml = await readFile(join(outbox, name.replace(/\.txt$/, '.eml')), 'utf8')
    found.push({ to: receiver, subject, text, link, token, eml, mode: (await stat(join(outbox, name))).mode & 0o777 })
  }
  return found
}

/** Waits for a letter with these words. @throws Error when it does not come */
export async function letterWith(folder: string, to: string, words: string): Promise<ReceivedLetter> {
  const find = async () => (await letters(folder, to)).find(({ text }) => text.includes(words))
  await eventually(async () => (await find()) !== undefined, 15_000)
  return (await find())!
}

/** Waits for the `count`-th letter. @throws Error when it does not come */
export async function letterTo(folder: string, to: string, about?: RegExp, count = 1): Promise<ReceivedLetter> {
  await eventually(async () => (await letters(folder, to, about)).length >= count, 15_000)
  return (await letters(folder, to, about))[count - 1]!
}
