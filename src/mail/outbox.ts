/** Where no mail server is set: letters lie in a folder, as mail programs read them (`.eml`) and as text. */
import { chmod, mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { composed, PostFailure, type Message, type Post } from './post.ts'

/** Whoever never looks into the folder must not fill the disk: the oldest go beyond this. */
const keptFiles = 1000

export function createOutbox(folder: string): Post {
  return {
    description: `the folder ${folder}`,
    send: async (message) => {
      // Loaded with the first letter, because a start that sends none need not wait for it.
      const { createTransport } = await import('nodemailer')
      const builder = createTransport({ streamTransport: true, buffer: true, newline: 'unix' })
      const now = new Date()
      const letter = composed(message, now)
      const { message: bytes } = await builder.sendMail(letter)
      await ready()
      const name = `${now.toISOString().replace(/[:.]/g, '-')}-${message.id}`
      await write(`${name}.eml`, bytes as Buffer)
      await write(`${name}.txt`, readable(message))
      await forgetOldest()
    },
    check: ready,
  }

  async function ready(): Promise<void> {
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      await chmod(folder, 0o700)
    } catch (error) {
      throw new PostFailure('the outbox cannot be written', { cause: error })
    }
  }

  /** Whole or not at all; for the owner's eyes, because there are links in it. */
  async function write(name: string, content: Buffer | string): Promise<void> {
    const draft = join(folder, `.${name}.draft`)
    const file = await open(draft, 'w', 0o600)
    try {
      await file.writeFile(content)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(draft, join(folder, name))
  }

  async function forgetOldest(): Promise<void> {
    const letters = (await readdir(folder)).filter((name) => /\.(eml|txt)$/.test(name)).sort()
    for (const name of letters.slice(0, -keptFiles)) await rm(join(folder, name), { force: true })
  }
}

const readable = ({ from, to, subject, text }: Message): string =>
  `From: ${from}\nTo: ${to}\nSubject: ${subject}\n\n${text}`
