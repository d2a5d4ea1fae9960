// The service as the hooks see it: accounts and files that a transaction needs to exist before it.

import { createHash, randomBytes } from 'node:crypto'
import { pictureFile } from '../../tests/support/picture.ts'
import { runStatement } from './rows.ts'
import type { Service } from './service.ts'

export const password = 'correct horse battery staple'

export interface Tokens {
  readonly accessToken: string
  readonly refreshToken: string
  readonly sessionId: string
  readonly email: string
}

const linkPrefix = { 'password-reset': 'cofp', 'email-verification': 'cofv', 'email-change': 'cofe' } as const

let addresses = 0

/** From an address of its own, as a proxy would name it. */
export const nextAddress = (): string => `10.${(++addresses >> 8) & 255}.${addresses & 255}.1`

export function createWorld({ address, databaseUrl }: Pick<Service, 'address' | 'databaseUrl'>) {
  let first: Promise<Tokens> | undefined
  let withoutRoles: Promise<Tokens> | undefined
  let made = 0
  const administrator = 'ada@example.org'
  return {
    administrator,
    freshEmail,
    admin,
    member,
    powerless,
    link,
    file,
    picture,
    replacedFile,
    trashedFile,
    upload,
    signingKey,
    ask,
  }

  function freshEmail(): string {
    made += 1
    return `person-${made}@example.org`
  }

  /** The account of the set-up, signed in once. */
  function admin(): Promise<Tokens> {
    return (first ??= signIn(administrator))
  }

  /** An account of its own, for what ends sessions or changes passwords. */
  async function member(): Promise<Tokens> {
    const email = freshEmail()
    await ask('POST', '/v1/users', { json: { email, password } })
    return signIn(email)
  }

  /** An account without any scope. No operation makes one: whoever administers the database has taken its roles away. */
  function powerless(): Promise<Tokens> {
    return (withoutRoles ??= (async () => {
      const { email } = await member()
      await runStatement(databaseUrl, "update account set roles = '[]' where email = ?", [email])
      return signIn(email)
    })())
  }

  /** The token of a link that holds, of an account of its own. */
  async function link(kind: 'password-reset' | 'email-verification' | 'email-change'): Promise<string> {
    const { email, sessionId } = await member()
    const token = `${linkPrefix[kind]}_${randomBytes(32).toString('base64url')}`
    const digest = createHash('sha256').update(token).digest()
    const [now, expiresAt] = [Date.now(), Date.now() + 600_000]
    if (kind === 'email-change')
      await runStatement(
        databaseUrl,
        'insert into email_change (id, account_id, session_id, email, old_digest, new_digest, created_at, expires_at) select ?, id, ?, ?, ?, ?, ?, ? from account where email = ?',
        [
          randomBytes(16),
          Buffer.from(sessionId.replaceAll('-', ''), 'hex'),
          freshEmail(),
          digest,
          randomBytes(32),
          now,
          expiresAt,
          email,
        ],
      )
    else
      await runStatement(
        databaseUrl,
        'insert into account_link (digest, kind, account_id, email_digest, created_at, expires_at) select ?, ?, id, email_digest, ?, ? from account where email = ?',
        [digest, kind, now, expiresAt, email],
      )
    return token
  }

  async function signIn(email: string): Promise<Tokens> {
    const { body } = await ask('POST', '/v1/sessions', { json: { email, password } })
    return { ...(body as Omit<Tokens, 'email'>), email }
  }

  async function file(): Promise<{ id: string; etag: string }> {
    const { body, headers } = await ask('POST', '/v1/files', {
      text: 'Figures of the third quarter',
      headers: {
        authorization: await bearer(),
        'content-type': 'application/pdf',
        'content-disposition': 'attachment; filename="quarterly-report.pdf"',
      },
    })
    const { id } = body as { id: string }
    const described = await ask('PATCH', `/v1/files/${id}`, {
      json: {
        description: 'Figures of the third quarter',
        tags: ['finance'],
        metadata: { department: 'sales' },
        folder: '/reports',
      },
      headers: { authorization: await bearer(), 'if-match': headers.get('etag') ?? '' },
    })
    return { id, etag: described.headers.get('etag') ?? '' }
  }

  /** A file that has a thumbnail. */
  async function picture(): Promise<{ id: string }> {
    const answer = await fetch(`${address}/v1/files`, {
      method: 'POST',
      headers: {
        Authorization: await bearer(),
        'Content-Type': pictureFile.mediaType,
        'X-Forwarded-For': nextAddress(),
      },
      body: pictureFile.bytes,
    })
    return (await answer.json()) as { id: string }
  }

  /** A file that was replaced once, so that it has a former version. */
  async function replacedFile(): Promise<{ id: string }> {
    const { id } = await file()
    await ask('PUT', `/v1/files/${id}/content`, {
      text: 'Figures of the fourth quarter',
      headers: { authorization: await bearer(), 'content-type': 'application/pdf', 'if-match': '*' },
    })
    return { id }
  }

  async function trashedFile(): Promise<{ id: string }> {
    const { id } = await file()
    await ask('DELETE', `/v1/files/${id}`, { headers: { authorization: await bearer() } })
    return { id }
  }

  /** Under way, with nothing of it sent. @returns its id */
  async function upload({
    length = 100,
    reprDigest,
    isExpired = false,
  }: { length?: number; reprDigest?: string; isExpired?: boolean } = {}): Promise<string> {
    const { headers } = await ask('POST', '/v1/uploads', {
      headers: {
        authorization: await bearer(),
        'tus-resumable': '1.0.0',
        'upload-length': String(length),
        ...(reprDigest === undefined ? {} : { 'repr-digest': reprDigest }),
      },
    })
    const id = headers.get('location')?.split('/').at(-1) ?? ''
    if (isExpired)
      await runStatement(databaseUrl, 'update upload set expires_at = 0 where id = ?', [
        Buffer.from(id.replaceAll('-', ''), 'hex'),
      ])
    return id
  }

  /** One that signs nothing yet, and so may go. */
  async function signingKey(): Promise<string> {
    const { body } = await ask('POST', '/v1/admin/signing-keys', {
      json: { immediately: false },
      headers: { authorization: await bearer() },
    })
    return (body as { kid: string }).kid
  }

  async function bearer(): Promise<string> {
    return `Bearer ${(await admin()).accessToken}`
  }

  /** @throws Error when it is refused, unless told that it may be */
  async function ask(
    method: string,
    path: string,
    {
      json,
      text,
      headers = {},
      mayFail = false,
    }: { json?: object; text?: string; headers?: Record<string, string>; mayFail?: boolean } = {},
  ) {
    const reply = await fetch(address + path, {
      method,
      headers: {
        'x-forwarded-for': nextAddress(),
        ...(json ? { 'content-type': 'application/json' } : {}),
        ...headers,
      },
      ...(json ? { body: JSON.stringify(json) } : text === undefined ? {} : { body: text }),
      redirect: 'manual',
    })
    const answer = await reply.text()
    if (reply.status >= 400 && !mayFail)
      throw new Error(`${method} ${path} answered ${reply.status}: ${answer.slice(0, 300)}`)
    return {
      status: reply.status,
      headers: reply.headers,
      body: (reply.headers.get('content-type') ?? '').includes('json') ? (JSON.parse(answer) as unknown) : answer,
    }
  }
}

export type World = ReturnType<typeof createWorld>
