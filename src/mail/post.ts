/** How a letter leaves: over SMTP, or into a folder that people can look into. */
import type { RenderedLetter } from './render.ts'

export interface Message extends RenderedLetter {
  /** The letter's own, the same at each try, so that a receiver knows a letter that comes twice. */
  readonly id: string
  /** `Name <address>` or an address alone. */
  readonly from: string
  readonly to: string
}

export interface Post {
  /** Where letters go, for people: no password in it. */
  readonly description: string
  /** @throws PostFailure */
  readonly send: (message: Message) => Promise<void>
  /** Whether letters would be taken, without sending one. @throws PostFailure */
  readonly check: () => Promise<void>
}

export class PostFailure extends Error {
  override name = 'PostFailure'
  /** The server will never take this letter: there is no such address, or it was refused for what it is. */
  readonly isFinal: boolean

  constructor(message: string, { isFinal = false, cause }: { isFinal?: boolean; cause?: unknown } = {}) {
    super(message, { cause })
    this.isFinal = isFinal
  }
}

/** What nodemailer is given for a letter, whichever way it goes. @throws PostFailure for an address that no header can hold */
export function composed({ id, from, to, subject, text, html }: Message, at: Date) {
  const [, name, address] = /^(.*?)\s*<([^<>]+)>$/.exec(from) ?? [undefined, '', from]
  // A form of address that is legal in quotes alone, and that a server may read as two.
  if (/[\s<>()[\]\\,;:"\p{C}]/u.test(to)) throw new PostFailure('the address cannot be written to', { isFinal: true })
  return {
    from: { name, address },
    to: { name: '', address: to },
    envelope: { from: address, to: [to] },
    messageId: `<${id}@${address.split('@').at(-1) ?? 'localhost'}>`,
    date: at,
    subject,
    text,
    html,
    // RFC 3834: nobody's absence notice answers it.
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}
