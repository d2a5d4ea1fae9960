import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createHash, randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { createClient, ProblemError, type CofferClient, type Tokens } from '../../generated/sdk/typescript/src/index.ts'
import { makeAccount, password, startApp, type TestApp } from '../support/app.ts'

let service: TestApp
beforeAll(async () => {
  service = await startApp()
})
afterAll(() => service.close())

/** A client that signs in as an account of its own. */
async function signedIn(): Promise<{ client: CofferClient; email: string }> {
  const { email } = await makeAccount(service)
  return { email, client: createClient({ baseUrl: service.base, credentials: { email, password } }) }
}

async function problemFrom(promise: Promise<unknown>): Promise<ProblemError> {
  const error: unknown = await promise.catch((reason: unknown) => reason)
  if (!(error instanceof ProblemError)) throw new Error(`no ProblemError, but ${String(error)}`)
  return error
}

const mebibyte = 1024 * 1024

async function* chunksOf(bytes: Uint8Array, size = 100_000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) {
    await Promise.resolve()
    yield bytes.subarray(at, at + size)
  }
}

describe('the main job through the TypeScript client', () => {
  test('register, sign in, upload, find, download, range, trash, restore, sign out', async () => {
    const email = `${randomBytes(6).toString('hex')}@example.org`
    const client = createClient({ baseUrl: service.base })
    expect(await client.registerUser({ body: { email, password, displayName: 'Ada' } })).toEqual({ status: 'accepted' })
    await client.signIn({ email, password })
    expect(await client.getMe()).toMatchObject({ email, displayName: 'Ada' })

    const bytes = randomBytes(8 * mebibyte)
    const digest = createHash('sha256').update(bytes)
    const reprDigest = `sha-256=:${digest.copy().digest('base64')}:`
    const file = await client.uploadFile(chunksOf(bytes), {
      name: 'Größe „XL“ 100%.bin',
      size: bytes.length,
      reprDigest,
    })
    expect(file).toMatchObject({ name: 'Größe „XL“ 100%.bin', size: bytes.length, sha256: digest.digest('hex') })

    const found = await client.listFiles({ query: { q: 'größe', count: 'exact' } })
    expect(found).toMatchObject({ total: 1, items: [file] })

    const whole = await client.downloadFile(file.id)
    expect(whole).toMatchObject({ status: 200, name: file.name, size: bytes.length, etag: `"${file.sha256}"` })
    expect(Buffer.from(await new Response(whole.stream).arrayBuffer()).equals(bytes)).toBe(true)

    const part = await client.downloadFile(file.id, {
      range: { first: mebibyte - 1, last: mebibyte },
      ifRange: whole.etag,
    })
    expect(part).toMatchObject({ status: 206, length: 2, range: { first: mebibyte - 1, last: mebibyte } })
    const got = Buffer.from(await new Response(part.stream).arrayBuffer())
    expect(got).toEqual(bytes.subarray(mebibyte - 1, mebibyte + 1))

    await client.deleteFile({ path: { fileId: file.id } })
    expect((await client.listFiles()).items).toEqual([])
    expect(await client.restoreFile({ path: { fileId: file.id } })).toMatchObject({ id: file.id })
    await client.deleteFile({ path: { fileId: file.id }, query: { permanent: true } })
    expect(await problemFrom(client.getFile({ path: { fileId: file.id } }))).toMatchObject({ kind: 'file-not-found' })

    await client.signOut()
    expect(await problemFrom(client.getMe())).toMatchObject({ status: 401, kind: 'unauthenticated' })
  })

  test('a form carries description, tags and metadata, and a name in any script', async () => {
    const { client } = await signedIn()
    const more = { description: 'Zeile 1\nZeile 2 ✓', tags: ['Finanzen', '2026'], metadata: { abteilung: 'Vertrieb' } }
    const file = await client.uploadFile(chunksOf(Buffer.from('Hello')), {
      name: '報告 "1" %22 \\ (neu).txt',
      mediaType: 'text/plain',
      ...more,
    })
    expect(file).toMatchObject({ name: '報告 "1" %22 \\ (neu).txt', mediaType: 'text/plain', size: 5, ...more })
    expect(await client.getFile({ path: { fileId: file.id } })).toEqual(file)
  })

  test.each(['application/json', 'application/x-www-form-urlencoded', 'application/octet-stream'])(
    'a file of type %s stays a file',
    async (mediaType) => {
      const { client } = await signedIn()
      expect(await client.uploadFile(new Blob(['{']), { name: 'x', mediaType })).toMatchObject({ mediaType, size: 1 })
    },
  )

  test('replaceFileContent puts new bytes in place of those that were seen, and only of those', async () => {
    const { client } = await signedIn()
    const { id } = await client.uploadFile(new Blob(['old']), { name: 'a.txt', mediaType: 'text/plain' })
    const { etag = '', stream } = await client.downloadFile(id)
    await stream.cancel()
    const replaced = await client.replaceFileContent(id, new Blob(['newer']), {
      ifMatch: etag,
      mediaType: 'text/plain',
    })
    expect(replaced).toMatchObject({ size: 5, version: 2 })
    const late = client.replaceFileContent(id, new Blob(['late']), { ifMatch: etag })
    expect(await problemFrom(late)).toMatchObject({ status: 412, kind: 'precondition-failed' })
  })

  test('listAllFiles follows the pages to the end', async () => {
    const { client } = await signedIn()
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
    for (const name of names) await client.uploadFile(new Blob([name]), { name })
    const seen: string[] = []
    for await (const { name } of client.listAllFiles({ limit: 3, sort: 'name' })) seen.push(name)
    expect(seen).toEqual(names)
  })

  test('bad input is a ProblemError that names the parts', async () => {
    const { client } = await signedIn()
    const problem = await problemFrom(client.listFiles({ query: { limit: 1000 } }))
    expect(problem).toMatchObject({
      status: 400,
      kind: 'invalid-request',
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    })
    expect(problem.errors).toMatchObject([{ in: 'query', pointer: 'limit' }])
  })

  test('bytes that are not those of the digest: 422, and no file', async () => {
    const { client } = await signedIn()
    const reprDigest = `sha-256=:${createHash('sha256').update('other').digest('base64')}:`
    expect(await problemFrom(client.uploadFile(new Blob(['x']), { reprDigest }))).toMatchObject({
      kind: 'digest-mismatch',
    })
    expect((await client.listFiles()).items).toEqual([])
  })

  test('an aborted upload leaves no file', async () => {
    const { client } = await signedIn()
    const abort = new AbortController()
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (let sent = 0; ; sent++) {
        if (sent === 20) abort.abort()
        await sleep(1)
        yield new Uint8Array(mebibyte / 4)
      }
    }
    await expect(client.uploadFile(endless(), { name: 'x', signal: abort.signal })).rejects.toMatchObject({
      name: 'AbortError',
    })
    expect((await client.listFiles()).items).toEqual([])
  })
})

describe('sessions through the TypeScript client', () => {
  test('a wrong password is refused, with Basic as with JSON', async () => {
    const { email } = await makeAccount(service)
    const client = createClient({ baseUrl: service.base })
    const wrong = { email, password: 'not the password at all' }
    expect(await problemFrom(client.signIn(wrong))).toMatchObject({ kind: 'invalid-credentials' })
    expect(await problemFrom(client.signIn(wrong, { scheme: 'basic' }))).toMatchObject({ kind: 'invalid-credentials' })
    await client.signIn({ email, password }, { scheme: 'basic' })
    expect(await client.getMe()).toMatchObject({ email })
  })

  test('20 parallel calls with a stale access token: the refresh token is used once, and the session goes on', async () => {
    const { refreshToken, email } = await makeAccount(service)
    const told: (Tokens | undefined)[] = []
    const client = createClient({
      baseUrl: service.base,
      credentials: { accessToken: 'e30.e30.c3RhbGU', refreshToken },
      onTokens: (tokens) => told.push(tokens),
    })
    const answers = await Promise.all(Array.from({ length: 20 }, () => client.getMe()))
    expect(answers.every((answer) => answer.email === email)).toBe(true)
    expect(told).toHaveLength(1)
    const later = createClient({ baseUrl: service.base, credentials: told[0]! })
    expect(await later.getMe()).toMatchObject({ email })
  })

  test('a session that was revoked elsewhere is over: 401, and onTokens tells', async () => {
    const { client: owner, email } = await signedIn()
    const told: (Tokens | undefined)[] = []
    const other = createClient({ baseUrl: service.base, onTokens: (tokens) => told.push(tokens) })
    const { sessionId } = await other.signIn({ email, password })
    await owner.revokeSession({ path: { sessionId } })
    const deadline = Date.now() + 2000
    let problem: unknown
    while (!problem && Date.now() < deadline)
      problem = await other.getMe().then(
        () => sleep(20),
        (error: unknown) => error,
      )
    expect(problem).toMatchObject({ status: 401, kind: 'unauthenticated' })
    expect(told).toEqual([expect.objectContaining({ refreshToken: expect.any(String) }), undefined])
    expect((await owner.listSessions()).items.map(({ id }) => id)).not.toContain(sessionId)
  })

  test('with a password the client signs in again after its session was revoked', async () => {
    const { client, email } = await signedIn()
    await client.getMe()
    const before = client.tokens
    await client.revokeSession({ path: { sessionId: 'current' } })
    expect(await client.getMe()).toMatchObject({ email })
    expect(client.tokens).not.toEqual(before)
  })

  test('raw: a conditional read answers 304', async () => {
    const { client } = await signedIn()
    const first = await client.raw.GET('/v1/me')
    const again = await client.raw.GET('/v1/me', {
      params: { header: { 'If-None-Match': first.response.headers.get('ETag') ?? '' } },
    })
    expect(again.response.status).toBe(304)
  })
})
