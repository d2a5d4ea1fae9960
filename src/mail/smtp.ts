/** A mail server (RFC 5321, RFC 3207): never in the clear, unless it stands on this machine. */
import type { createTransport } from 'nodemailer'
import { setTimeout as delay } from 'node:timers/promises'
import { composed, PostFailure, type Post } from './post.ts'

export interface SmtpOptions {
  /** `smtp://user:password@host:587` (STARTTLS) or `smtps://...:465`. */
  readonly url: string
  /** Undefined: wherever the server is not on this machine. */
  readonly requireTls?: boolean
  /** PEM, of an authority that the machine does not know. */
  readonly ca?: string
  /** Milliseconds that connecting, the greeting, and any silence may take; a letter as a whole takes at most three of it. */
  readonly patience?: number
}

export function createSmtpPost({ url, requireTls, ca, patience = 15_000 }: SmtpOptions): Post {
  const { protocol, hostname, port, username, password } = new URL(url)
  const host = hostname.replace(/^\[(.*)\]$/, '$1')
  const secure = protocol === 'smtps:'
  const isEncrypted = secure || (requireTls ?? !isOwnMachine(host))
  const options = {
    host,
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    requireTLS: isEncrypted && !secure,
    ignoreTLS: !isEncrypted,
    ...(username === '' ? {} : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    dnsTimeout: patience,
    tls: { minVersion: 'TLSv1.2' as const, ...(ca === undefined ? {} : { ca }) },
  }

  return {
    description: `${host}:${options.port}, ${secure ? 'TLS' : isEncrypted ? 'STARTTLS' : 'not encrypted, on this machine'}`,
    send: (message) => {
      const letter = composed(message, new Date())
      return withTransport((transport) => transport.sendMail(letter))
    },
    check: () => withTransport((transport) => transport.verify()),
  }

  /** A connection for each letter: they are few, and none is left open that a server would close. */
  async function withTransport(work: (transport: Transport) => Promise<unknown>): Promise<void> {
    // Loaded with the first letter, because a start that sends none need not wait for it.
    const nodemailer = await import('nodemailer')
    const transport = nodemailer.createTransport(options)
    const over = new AbortController()
    const late = delay(3 * patience, undefined, { signal: over.signal }).then(() => {
      throw new PostFailure('the mail server takes too long')
    })
    try {
      await Promise.race([work(transport), late])
    } catch (error) {
      throw asFailure(error)
    } finally {
      late.catch(() => {})
      over.abort()
      transport.close()
    }
  }
}

type Transport = ReturnType<typeof createTransport>

const isOwnMachine = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)

/** 5xx (RFC 5321, section 4.2.1) is final when it is about this letter; about us (authentication, TLS, greeting) it may be mended. */
function asFailure(error: unknown): PostFailure {
  if (error instanceof PostFailure) return error
  const {
    message,
    code,
    responseCode = 0,
    command = '',
  } = error as {
    message: string
    code?: string
    responseCode?: number
    command?: string
  }
  const isFinal = responseCode >= 500 && responseCode !== 530 && /^(RCPT TO|DATA|MAIL FROM)/.test(command)
  return new PostFailure(`${code === undefined ? '' : `${code}: `}${withoutAddress(message)}`, {
    isFinal,
    cause: error,
  })
}

/** Servers repeat the receiver's address, which the log need not know. */
const withoutAddress = (text: string): string => text.replace(/\S+@\S+/g, '<address>').slice(0, 300)
