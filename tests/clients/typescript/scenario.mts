// The story that every client tells: each line is printed after what it says was seen.

import { createClient, ProblemError, SecondFactorRequired, type CofferClient, type Schema } from '@coffer/client'
import { equal, ok, rejects } from 'node:assert/strict'
import { createHash, createHmac, randomUUID } from 'node:crypto'
import { openAsBlob } from 'node:fs'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'

const baseUrl = process.env['COFFER_URL'] ?? ''
const email = `scenario-${randomUUID()}@example.org`
const password = 'correct horse battery staple'
const size = 64 * 1024 * 1024
const resumableSize = 16 * 1024 * 1024

const say = (line: string) => process.stdout.write(`${line}\n`)

const folder = await mkdtemp(join(tmpdir(), 'coffer-scenario-'))
try {
  const client = await signInAndRefresh()
  await transferLargeFile(client)
  await sendInPieces(client)
  const first = await makeSmallFiles(client)
  await listAndSearch(client)
  await change(client, first)
  await trashAndRestore(client, first)
  await meetProblems(client)
  await lookAtSessions(client)
  await lookAtActivity(client)
  await useKey(client, first)
  await addSecondFactor(client)
  await endSession(client)
} catch (error) {
  console.error(error)
  process.exitCode = 1
} finally {
  await rm(folder, { recursive: true, force: true })
}

async function signInAndRefresh(): Promise<CofferClient> {
  const stranger = createClient({ baseUrl })
  const registration = await stranger.registerUser({ body: { email, password } })
  ok('status' in registration)
  say(`register: ${registration.status}`)

  const session = await stranger.signIn({ email, password })
  say(`log in: ${session.tokenType}, expires in ${session.expiresIn} s`)
  equal((await stranger.getMe()).email, email)
  say('me: the registered address')

  const kept: string[] = []
  const client = createClient({
    baseUrl,
    credentials: { accessToken: 'invalid', refreshToken: session.refreshToken },
    onTokens: (tokens) => void kept.push(tokens?.accessToken ?? 'none'),
  })
  const accounts = await Promise.all(Array.from({ length: 8 }, () => client.getMe()))
  ok(accounts.every((account) => account.email === email))
  equal(kept.length, 1)
  equal(kept[0], client.tokens?.accessToken)
  say('refresh: 8 parallel calls with an invalid access token all succeeded')
  return client
}

async function transferLargeFile(client: CofferClient): Promise<void> {
  const path = join(folder, 'large.bin')
  const sha256 = await writeLargeFile(path)
  let sent = 0
  const file = await client.uploadFile(await openAsBlob(path), {
    name: 'large.bin',
    onProgress: ({ loaded, total }) => {
      equal(total, size)
      sent = loaded
    },
  })
  equal(file.sha256, sha256)
  say(`upload: ${file.size} bytes, sha256 ${file.sha256}, progress ended at ${sent}`)

  let received = 0
  const whole = await client.downloadFile(file.id, { onProgress: ({ loaded }) => (received = loaded) })
  const digest = createHash('sha256')
  let length = 0
  for await (const chunk of whole.stream) {
    length += chunk.byteLength
    digest.update(chunk)
  }
  equal(digest.digest('hex'), sha256)
  say(`download: ${length} bytes, digest equal, progress ended at ${received}`)

  const part = await client.downloadFile(file.id, { range: { first: 1000, last: 1999 } })
  const bytes = new Uint8Array(await new Response(part.stream).arrayBuffer())
  ok(bytes.every((byte, at) => byte === byteAt(1000 + at)))
  ok(part.range)
  say(`range: bytes ${part.range.first}-${part.range.last}/${part.size}, ${bytes.length} bytes equal`)
}

/** Connections break meanwhile, and once the run itself. */
async function sendInPieces(client: CofferClient): Promise<void> {
  const path = join(folder, 'pieces.bin')
  const sha256 = await writeLargeFile(path, resumableSize)
  const bytes = await openAsBlob(path)
  const file = await client.uploadResumable(bytes, { name: 'pieces.bin', folder: '/large' })
  equal(file.folder, '/large')
  say(`resumable: ${file.size} bytes, sha256 ${file.sha256}, although connections broke`)

  const stop = new AbortController()
  let uploadId: string | undefined
  const broken = client.uploadResumable(bytes, {
    signal: stop.signal,
    onUpload: (id) => (uploadId = id),
    onProgress: ({ loaded }) => {
      if (loaded > 0) stop.abort(new Error('enough'))
    },
  })
  await rejects(broken, /^Error: enough$/)
  ok(uploadId)
  const again = await client.uploadResumable(bytes, { uploadId })
  equal(again.sha256, sha256)
  say(`resumable: ${again.size} bytes, broken off and gone on with`)

  const stream = new Blob(['one ', 'two']).stream()
  const unknown = await client.uploadResumable(stream, { name: 'stream', tags: ['a'], metadata: { b: 'c' } })
  equal(unknown.size, 7)
  equal(unknown.tags.join(), 'a')
  for (const { id: fileId } of [file, again, unknown])
    await client.deleteFile({ path: { fileId }, query: { permanent: true } })
}

function byteAt(i: number): number {
  return (i * 31 + (i >>> 8) * 17 + 7) % 256
}

/** The bytes come again every 64 KiB. */
async function writeLargeFile(path: string, length = size): Promise<string> {
  const block = Uint8Array.from({ length: 65_536 }, (_, i) => byteAt(i))
  const digest = createHash('sha256')
  const file = await open(path, 'w')
  for (let at = 0; at < length; at += block.length) {
    digest.update(block)
    await file.write(block)
  }
  await file.close()
  return digest.digest('hex')
}

/** @returns the first of them */
async function makeSmallFiles(client: CofferClient): Promise<Schema<'File'>> {
  const files: Schema<'File'>[] = []
  for (let n = 0; n < 5; n++) {
    const tags = [n === 1 || n === 3 ? 'even' : 'odd']
    const file = await client.uploadFile(new TextEncoder().encode(`figures ${n}`), {
      name: `figures-${n}.txt`,
      mediaType: 'text/plain',
      description: `Figures ${n}`,
      tags,
      folder: '/figures',
    })
    equal(file.description, `Figures ${n}`)
    equal(file.tags.join(), tags.join())
    files.push(file)
  }
  say(`small files: ${files.length} uploaded with description and tags`)
  const [first] = files
  ok(first)
  return first
}

async function listAndSearch(client: CofferClient): Promise<void> {
  let pages = 0
  for (let cursor: string | undefined, more = true; more; pages++) {
    const page = await client.listFiles({ query: { limit: 2, ...(cursor !== undefined && { cursor }) } })
    equal(page.items.length, 2)
    cursor = page.nextCursor
    more = cursor !== undefined
  }
  const names = new Set<string>()
  for await (const { name } of client.listAllFiles({ limit: 2 })) names.add(name)
  say(`list: ${names.size} files on ${pages} pages of 2`)

  const found: string[] = []
  for await (const { name } of client.listAllFiles({ tag: 'even', sort: 'name' })) found.push(name)
  equal(found.join(), 'figures-1.txt,figures-3.txt')
  say(`search: ${found.length} of tag even`)
  const { total } = await client.listFiles({ query: { folder: '/figures', count: 'exact' } })
  say(`folder: ${total} in /figures`)
}

async function change(client: CofferClient, { id: fileId }: Schema<'File'>): Promise<void> {
  const { response } = await client.raw.GET('/v1/files/{fileId}', { params: { path: { fileId } } })
  const headers = { 'If-Match': response.headers.get('ETag') ?? '' }
  const patch = () => client.updateFile({ path: { fileId }, headers, body: { description: 'Changed' } })
  const changed = await patch()
  equal(changed.description, 'Changed')
  say(`update: description changed, version ${changed.version}`)
  const conflict = await problemFrom(patch())
  say(`conflict: ${conflict.status} ${conflict.kind}`)
}

async function trashAndRestore(client: CofferClient, { id: fileId }: Schema<'File'>): Promise<void> {
  const count = async (state: 'active' | 'trashed') =>
    (await client.listFiles({ query: { state, count: 'exact', limit: 1 } })).total
  await client.deleteFile({ path: { fileId } })
  say(`trash: ${await count('active')} active, ${await count('trashed')} trashed`)
  await client.restoreFile({ path: { fileId } })
  say(`restore: ${await count('active')} active, ${await count('trashed')} trashed`)
}

async function meetProblems(client: CofferClient): Promise<void> {
  const invalid = await problemFrom(client.listFiles({ query: { limit: 1000 } }))
  say(`bad input: ${invalid.status} ${invalid.kind} at ${invalid.errors.map(({ pointer }) => pointer).join()}`)
  const missing = await problemFrom(client.getFile({ path: { fileId: randomUUID() } }))
  say(`missing: ${missing.status} ${missing.kind}`)

  const { data } = await client.raw.GET('/version', { headers: { 'X-Fault': '503-once', 'X-Fault-Id': randomUUID() } })
  ok(data)
  say('retry: succeeded after 503')
}

async function lookAtSessions(client: CofferClient): Promise<void> {
  const { sessionId } = await createClient({ baseUrl }).signIn({ email, password })
  const { items } = await client.listSessions()
  const [current, ...others] = items.filter((session) => session.current)
  equal(others.length, 0)
  ok(current && current.id !== sessionId && items.some(({ id }) => id === sessionId))
  await client.revokeSession({ path: { sessionId } })
  say(`sessions: ${items.length}, one of them current`)
}

async function lookAtActivity(client: CofferClient): Promise<void> {
  const { total } = await client.listOwnAuditEvents({ query: { count: 'exact', limit: 1 } })
  let events = 0
  for await (const event of client.listAllOwnAuditEvents({ limit: 2 })) {
    ok(event.id)
    events++
  }
  equal(events, total)
  ok(events > 2)
  say('activity: every event of the account, in pages of 2')

  const refused = await problemFrom(client.introspectToken({ body: { token: 'any' } }))
  say(`introspection: ${refused.status} ${refused.kind}`)
}

async function useKey(client: CofferClient, { id: fileId }: Schema<'File'>): Promise<void> {
  const { id: keyId, key } = await client.createApiKey({
    body: { name: 'Scenario', scopes: ['files:list'] },
    idempotencyKey: `lost-answer-${randomUUID()}`,
  })
  const { items } = await client.listApiKeys()
  say(`api key: ${items.length} made, although its answer was lost`)
  const program = createClient({ baseUrl, credentials: { apiKey: key } })
  const files: string[] = []
  for await (const file of program.listAllFiles()) files.push(file.id)
  const refused = await problemFrom(program.deleteFile({ path: { fileId } }))
  say(`api key: lists ${files.length} files, ${refused.status} ${refused.kind} when it deletes one`)

  await client.deleteApiKey({ path: { keyId } })
  const ended = await eventuallyRefused(program)
  say(`api key: ${ended.status} ${ended.kind} once deleted`)
}

/** Another replica hears of it within two seconds. */
async function eventuallyRefused(program: CofferClient): Promise<ProblemError> {
  for (const end = Date.now() + 2500; ;) {
    try {
      await program.listFiles()
    } catch (error) {
      if (error instanceof ProblemError) return error
      throw error
    }
    ok(Date.now() < end, 'the deleted key still works')
    await delay(50)
  }
}

async function addSecondFactor(client: CofferClient): Promise<void> {
  const { id: factorId, secret } = await client.createMfaFactor({ body: { kind: 'totp', name: 'Scenario' } })
  const { recoveryCodes = [] } = await client.activateMfaFactor({ path: { factorId }, body: { code: codeOf(secret) } })
  say(`second factor: ${recoveryCodes.length} recovery codes`)

  const other = createClient({ baseUrl })
  const needed: unknown = await other.signIn({ email, password }).catch((error: unknown) => error)
  if (!(needed instanceof SecondFactorRequired)) throw needed
  say(`second factor: asked for, with ${needed.challenge.methods.join(' and ')}`)
  const [recoveryCode = ''] = recoveryCodes
  await other.completeSignIn(needed.challenge.challengeToken, { recoveryCode })
  equal((await other.getMe()).email, email)
  say('second factor: signed in with a recovery code')
}

/** What an authenticator app shows now (RFC 6238). */
function codeOf(secret: string): string {
  const bits = [...secret]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('')
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)))
  const step = Buffer.alloc(8)
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)))
  const digest = createHmac('sha1', key).update(step).digest()
  const at = (digest.at(-1) ?? 0) & 15
  return String((digest.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

async function endSession(client: CofferClient): Promise<void> {
  await client.revokeSession({ path: { sessionId: 'current' } })
  const over = await problemFrom(client.getMe())
  equal(client.tokens, undefined)
  say(`revoke: ${over.status} ${over.kind}`)
}

async function problemFrom(call: Promise<unknown>): Promise<ProblemError> {
  const error: unknown = await call.then(
    () => new Error('it succeeded'),
    (reason: unknown) => reason,
  )
  if (!(error instanceof ProblemError)) throw error
  return error
}
