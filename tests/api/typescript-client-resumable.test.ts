import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createHash, randomBytes } from 'node:crypto'
import { createClient, type CofferClient } from '../../generated/sdk/typescript/src/index.ts'
import { makeAccount, password, startApp, type TestApp } from '../support/app.ts'

let service: TestApp
beforeAll(async () => {
  service = await startApp()
})
afterAll(() => service.close())

const mebibyte = 1024 * 1024
const bytes = randomBytes(4 * mebibyte)
const sha256 = createHash('sha256').update(bytes).digest('hex')

type Fetch = (request: Request, init: { signal: AbortSignal }) => Promise<Response>

interface Faults {
  /** Of the pieces, by their number from 1: instead of sending one, or after it was answered. */
  readonly before?: (piece: number) => Response | undefined
  readonly after?: (piece: number) => void
}

/** A client of an account of its own, whose requests are noted. */
async function clientOf({ before, after }: Faults = {}): Promise<{ client: CofferClient; sent: string[] }> {
  const { email } = await makeAccount(service)
  const sent: string[] = []
  let pieces = 0
  const fetch: Fetch = async (request, init) => {
    const path = new URL(request.url).pathname
    if (path.startsWith('/v1/uploads'))
      sent.push(`${request.method} ${request.headers.get('Upload-Offset') ?? ''}`.trim())
    if (request.method !== 'PATCH') return globalThis.fetch(request, init)
    pieces++
    const instead = before?.(pieces)
    if (instead) return instead
    const answer = await globalThis.fetch(request, init)
    after?.(pieces)
    return answer
  }
  return { client: createClient({ baseUrl: service.base, credentials: { email, password }, fetch }), sent }
}

const lostConnection = (): never => {
  throw new TypeError('fetch failed')
}

async function* chunksOf(whole: Uint8Array, size = 100_000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < whole.length; at += size) {
    await Promise.resolve()
    yield whole.subarray(at, at + size)
  }
}

describe('uploadResumable of the TypeScript client', () => {
  test('a Blob goes in growing pieces, with all that is said about it, and progress tells what is stored', async () => {
    const { client, sent } = await clientOf()
    const seen: number[] = []
    const file = await client.uploadResumable(new Blob([bytes]), {
      name: 'Größe „XL“.bin',
      mediaType: 'video/mp4',
      description: 'Zeile 1\nZeile 2',
      tags: ['finance', '2026'],
      metadata: { department: 'sales' },
      folder: '/films',
      onProgress: ({ loaded, total }) => {
        expect(total).toBe(bytes.length)
        seen.push(loaded)
      },
    })
    expect(file).toMatchObject({
      name: 'Größe „XL“.bin',
      mediaType: 'video/mp4',
      description: 'Zeile 1\nZeile 2',
      tags: ['finance', '2026'],
      metadata: { department: 'sales' },
      folder: '/films',
      size: bytes.length,
      sha256,
    })
    expect(sent[0]).toBe('POST')
    expect(seen[0]).toBe(0)
    expect(seen.at(-1)).toBe(bytes.length)
    expect(seen).toEqual([...seen].sort((a, b) => a - b))
  })

  test('a stream of unknown length arrives whole, though answers and requests are lost', async () => {
    const { client, sent } = await clientOf({
      before: (piece) => (piece === 1 ? lostConnection() : undefined),
      after: (piece) => {
        if (piece === 3) lostConnection()
      },
    })
    const file = await client.uploadResumable(chunksOf(bytes), { name: 'a.bin' })
    expect(file).toMatchObject({ size: bytes.length, sha256 })
    expect(sent.slice(0, 4)).toEqual(['POST', 'PATCH 0', 'GET', 'PATCH 0'])
    expect(sent.filter((each) => each === 'GET')).toHaveLength(2)
  })

  test('the answer to the last piece is lost: the file is found', async () => {
    const { client, sent } = await clientOf({ after: lostConnection })
    const small = bytes.subarray(0, 1000)
    await expect(client.uploadResumable(small)).resolves.toMatchObject({ size: 1000, name: 'unnamed' })
    expect(sent).toEqual(['POST', 'PATCH 0', 'GET'])
  })

  test.each([
    ['a Blob', () => new Blob([])],
    ['a stream', () => chunksOf(new Uint8Array())],
  ])('no bytes, from %s, are a file', async (_, source) => {
    const { client } = await clientOf()
    await expect(client.uploadResumable(source(), { name: 'empty' })).resolves.toMatchObject({ size: 0 })
  })

  test.each([
    ['a Blob', () => new Blob([bytes])],
    ['a stream', () => chunksOf(bytes)],
  ])('broken off and gone on with in another run, from %s', async (_, source) => {
    const { client, sent } = await clientOf()
    const stop = new AbortController()
    const ids: string[] = []
    const broken = client.uploadResumable(source(), {
      size: bytes.length,
      signal: stop.signal,
      onUpload: (id) => ids.push(id),
      onProgress: ({ loaded }) => {
        if (loaded > 0) stop.abort(new Error('enough'))
      },
    })
    await expect(broken).rejects.toThrow('enough')
    expect(ids).toHaveLength(1)
    sent.length = 0
    const file = await client.uploadResumable(source(), { size: bytes.length, uploadId: ids[0] })
    expect(file).toMatchObject({ size: bytes.length, sha256 })
    expect(sent.slice(0, 2)).toEqual(['GET', `PATCH ${mebibyte}`])
    // Asked once more, it tells the file again.
    expect(await client.uploadResumable(source(), { size: bytes.length, uploadId: ids[0] })).toEqual(file)
  })

  test('an upload that is no more, or of another size, is begun anew', async () => {
    const { client, sent } = await clientOf()
    const ids: string[] = []
    const options = { onUpload: (id: string) => void ids.push(id) }
    await client.uploadResumable(bytes.subarray(0, 10), options)
    await client.uploadResumable(bytes.subarray(0, 11), { ...options, uploadId: ids[0] })
    await client.cancelUpload({ path: { uploadId: ids[1]! }, headers: { 'Tus-Resumable': '1.0.0' } })
    await client.uploadResumable(bytes.subarray(0, 11), { ...options, uploadId: ids[1] })
    expect(ids).toHaveLength(3)
    expect(sent.filter((each) => each === 'POST')).toHaveLength(3)
  })

  test('a service that stays away is given up when patience is at its end', async () => {
    const { client, sent } = await clientOf({ before: lostConnection })
    await expect(client.uploadResumable(bytes.subarray(0, 10), { patience: 2 })).rejects.toThrow('fetch failed')
    // That the upload could be asked for is no progress.
    expect(sent).toEqual(['POST', 'PATCH 0', 'GET', 'PATCH 0', 'GET', 'PATCH 0'])
  })

  test('bytes that are not those of the digest make no file', async () => {
    const { client } = await clientOf()
    const reprDigest = `sha-256=:${createHash('sha256').update('other').digest('base64')}:`
    await expect(client.uploadResumable(bytes.subarray(0, 10), { reprDigest })).rejects.toMatchObject({
      kind: 'digest-mismatch',
    })
    expect((await client.listFiles()).items).toEqual([])
  })

  test.each([mebibyte - 1, mebibyte, mebibyte + 1])('a stream that is not of the %d bytes told fails', async (size) => {
    const { client } = await clientOf()
    const source = chunksOf(bytes.subarray(0, size === mebibyte ? mebibyte + 1 : mebibyte))
    await expect(client.uploadResumable(source, { size })).rejects.toThrow(`${size} bytes that were told`)
  })

  test('what the source throws is thrown, and tried once', async () => {
    const { client, sent } = await clientOf()
    async function* broken(): AsyncGenerator<Uint8Array> {
      await Promise.resolve()
      yield new Uint8Array(10)
      throw new TypeError('the disk is broken')
    }
    await expect(client.uploadResumable(broken())).rejects.toThrow('the disk is broken')
    expect(sent).toEqual(['POST'])
  })
})
