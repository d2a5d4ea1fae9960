/** Which way letters go, and who sends them, by the settings. */
import { resolve } from 'node:path'
import { createOutbox } from './outbox.ts'
import type { Post } from './post.ts'
import { createSmtpPost } from './smtp.ts'

export interface MailSettings {
  readonly smtpUrl: string | undefined
  readonly mailFrom: string | undefined
  readonly dataFolder: string
}

export const choosePost = ({ smtpUrl, dataFolder }: MailSettings): Post =>
  smtpUrl === undefined ? createOutbox(resolve(dataFolder, 'outbox')) : createSmtpPost({ url: smtpUrl })

/** An address is no sender's domain, so a service that has none writes as localhost. */
export function senderOf({ mailFrom }: Pick<MailSettings, 'mailFrom'>, origin: string): string {
  if (mailFrom !== undefined) return mailFrom
  const { hostname } = new URL(origin)
  return `Coffer <no-reply@${/^[\d.]+$|^\[/.test(hostname) ? 'localhost' : hostname}>`
}
