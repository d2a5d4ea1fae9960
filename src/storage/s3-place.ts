/** Segments as objects of a bucket, of AWS or of anything that speaks the same protocol. */
import type * as Sdk from '@aws-sdk/client-s3'
import { Problem } from '../problem.ts'
import { blockBytes, ContentDamaged } from './blob-store.ts'
import {
  segmentIdForm,
  StoreFailure,
  storageUnavailable,
  type FoundSegment,
  type SegmentPlace,
} from './segment-place.ts'
import { shownStore, type S3Location } from './store-location.ts'
import { createTurnstile, type Turnstile } from './turnstile.ts'

/** What a part holds: the least that S3 allows for all but the last; 10,000 of them are more than the longest segment. */
const partBytes = 5 * 1024 * 1024
/** On their way while the next one fills. */
const partsInFlight = 2
/** Filling or on their way, of all contents together. */
const allParts = 4
/** How long one may take to fill before it counts no more: a slow client keeps nobody else waiting. */
const fillMillis = 3000
/** Of one answer: a reader that stands still keeps no longer one open. */
const rangeBytes = 8 * 1024 * 1024
/** Again from where an answer broke off. */
const readTries = 3

/** Loads the SDK, which nobody else needs. */
export async function createS3Place(location: S3Location): Promise<SegmentPlace> {
  const sdk = await import('@aws-sdk/client-s3')
  const { bucket: Bucket, prefix } = location
  const client = openClient(sdk, location)
  const places: Places = { turnstile: createTurnstile(allParts), spare: [] }
  return { kind: 's3', write, read, remove, sizeOf, list, open, probe, room: async () => undefined }

  function keyOf(id: string): string {
    if (!segmentIdForm.test(id)) throw new Error(`${id} is not the id of a segment`)
    return prefix + id
  }

  async function write(id: string, bytes: AsyncIterable<Buffer>): Promise<void> {
    const parts = inParts(bytes, places)
    try {
      const first = await parts.next()
      if (first.done === true) await putObject(keyOf(id), Buffer.alloc(0))
      else if (first.value.isLast)
        await putObject(keyOf(id), first.value.bytes).then(first.value.sent).finally(first.value.leave)
      else await putInParts(keyOf(id), chained(first.value, parts)).finally(first.value.leave)
    } finally {
      await parts.return()
    }
  }

  /** The signature covers the SHA-256 of what is sent, so that the server takes nothing that has changed on the way. */
  async function putObject(Key: string, Body: Buffer): Promise<void> {
    await asked(() =>
      client.send(new sdk.PutObjectCommand({ Bucket, Key, Body, ContentType: 'application/octet-stream' })),
    )
  }

  async function putInParts(Key: string, parts: AsyncIterable<Part>): Promise<void> {
    const begun = new sdk.CreateMultipartUploadCommand({ Bucket, Key, ContentType: 'application/octet-stream' })
    const { UploadId } = await asked(() => client.send(begun))
    const done: { PartNumber: number; ETag: string | undefined }[] = []
    const sending = new Set<Promise<void>>()
    let failure: { readonly error: unknown } | undefined
    try {
      let number = 0
      for await (const { bytes: Body, leave, sent } of parts) {
        while (sending.size >= partsInFlight) await Promise.race(sending)
        if (failure) {
          leave()
          throw failure.error
        }
        const PartNumber = ++number
        const part = asked(() => client.send(new sdk.UploadPartCommand({ Bucket, Key, UploadId, PartNumber, Body })))
          .then(({ ETag }) => {
            done.push({ PartNumber, ETag })
            sent()
          })
          .catch((error: unknown) => {
            failure ??= { error }
          })
          .finally(() => {
            leave()
            sending.delete(part)
          })
        sending.add(part)
      }
      await Promise.all(sending)
      if (failure) throw failure.error
      done.sort((a, b) => a.PartNumber - b.PartNumber)
      const MultipartUpload = { Parts: done }
      await asked(() => client.send(new sdk.CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload })))
    } catch (error) {
      await Promise.all(sending)
      // What cannot be aborted now, `remove` finds.
      await client.send(new sdk.AbortMultipartUploadCommand({ Bucket, Key, UploadId })).catch(() => {})
      throw error
    }
  }

  async function* read(id: string, start: number, end: number): AsyncGenerator<Uint8Array, void> {
    const Key = keyOf(id)
    let tries = 0
    for (let at = start; at <= end;) {
      const last = Math.min(end, at + rangeBytes - 1)
      const body = await openRange(Key, at, last)
      if (!body) return
      try {
        for await (const piece of body) {
          yield piece
          at += piece.length
          tries = 0
        }
      } catch (error) {
        if (++tries >= readTries) throw storageUnavailable(error)
        continue
      }
      // The object is shorter than that.
      if (at <= last) return
    }
  }

  /** Undefined: nothing lies there, though something lies before it. */
  async function openRange(Key: string, start: number, end: number): Promise<AsyncIterable<Uint8Array> | undefined> {
    try {
      const Range = `bytes=${start}-${end}`
      const { Body } = await asked(() => client.send(new sdk.GetObjectCommand({ Bucket, Key, Range })))
      return Body as AsyncIterable<Uint8Array> | undefined
    } catch (error) {
      const cause = error instanceof Problem ? error.cause : error
      if (nameOf(cause) === 'InvalidRange') return undefined
      if (isMissing(cause)) throw new ContentDamaged(`segment ${Key.slice(prefix.length)} is missing`, cause)
      throw error
    }
  }

  async function remove(id: string, unfinished: boolean): Promise<void> {
    const Key = keyOf(id)
    if (unfinished) for await (const { key, uploadId } of uploads(Key)) if (key === Key) await abort(Key, uploadId)
    await asked(() => client.send(new sdk.DeleteObjectCommand({ Bucket, Key })))
  }

  async function abort(Key: string, UploadId: string): Promise<void> {
    try {
      await asked(() => client.send(new sdk.AbortMultipartUploadCommand({ Bucket, Key, UploadId })))
    } catch (error) {
      if (nameOf((error as Problem).cause) !== 'NoSuchUpload') throw error
    }
  }

  async function* uploads(Prefix: string): AsyncGenerator<{ key: string; uploadId: string }, void> {
    let KeyMarker: string | undefined
    let UploadIdMarker: string | undefined
    do {
      const command = new sdk.ListMultipartUploadsCommand({ Bucket, Prefix, KeyMarker, UploadIdMarker })
      const page = await asked(() => client.send(command))
      for (const { Key, UploadId } of page.Uploads ?? [])
        if (Key !== undefined && UploadId !== undefined) yield { key: Key, uploadId: UploadId }
      ;[KeyMarker, UploadIdMarker] =
        page.IsTruncated === true ? [page.NextKeyMarker, page.NextUploadIdMarker] : [undefined, undefined]
    } while (KeyMarker !== undefined)
  }

  async function sizeOf(id: string): Promise<number | undefined> {
    try {
      const Key = keyOf(id)
      const { ContentLength } = await asked(() => client.send(new sdk.HeadObjectCommand({ Bucket, Key })))
      return ContentLength
    } catch (error) {
      if (error instanceof Problem && isMissing(error.cause)) return undefined
      throw error
    }
  }

  async function* list(): AsyncGenerator<FoundSegment, void> {
    let ContinuationToken: string | undefined
    do {
      const command = new sdk.ListObjectsV2Command({ Bucket, Prefix: prefix, ContinuationToken })
      const page = await asked(() => client.send(command))
      for (const { Key, Size } of page.Contents ?? []) yield found(Key ?? '', Size ?? 0, false)
      ContinuationToken = page.IsTruncated === true ? page.NextContinuationToken : undefined
    } while (ContinuationToken !== undefined)
    for await (const { key } of uploads(prefix)) yield found(key, 0, true)
  }

  function found(key: string, size: number, unfinished: boolean): FoundSegment {
    const id = key.slice(prefix.length)
    const isSegment = segmentIdForm.test(id)
    return { id, isSegment, size: isSegment ? size : 0, unfinished }
  }

  async function open(): Promise<void> {
    await orFailure(() => client.send(new sdk.HeadBucketCommand({ Bucket })))
  }

  /** Everything that storing, sweeping and looking for what is left need the right to. */
  async function probe(): Promise<void> {
    await orFailure(async () => {
      const Key = `${prefix}probe-${crypto.randomUUID()}`
      const text = 'Coffer looks whether it can write here.'
      await client.send(new sdk.PutObjectCommand({ Bucket, Key, Body: text }))
      try {
        const { Body } = await client.send(new sdk.GetObjectCommand({ Bucket, Key }))
        if ((await Body?.transformToString()) !== text) throw new Error('what was read is not what was written')
        await client.send(new sdk.ListObjectsV2Command({ Bucket, Prefix: Key, MaxKeys: 1 }))
        const { UploadId } = await client.send(new sdk.CreateMultipartUploadCommand({ Bucket, Key }))
        try {
          await client.send(new sdk.ListMultipartUploadsCommand({ Bucket, Prefix: Key }))
        } finally {
          await client.send(new sdk.AbortMultipartUploadCommand({ Bucket, Key, UploadId }))
        }
      } finally {
        await client.send(new sdk.DeleteObjectCommand({ Bucket, Key }))
      }
    })
  }

  async function orFailure(work: () => Promise<unknown>): Promise<void> {
    try {
      await work()
    } catch (cause) {
      throw new StoreFailure(`${shownStore(location)} cannot be used (${reasonOf(cause)}); ${adviceOn(cause)}`, {
        cause,
      })
    }
  }
}

function openClient({ S3Client }: typeof Sdk, { endpoint, region, pathStyle }: S3Location): Sdk.S3Client {
  return new S3Client({
    forcePathStyle: pathStyle,
    maxAttempts: 3,
    // Other services than AWS may not know the checksums that the SDK would add by itself; ours are kept beside the bytes.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: {
      connectionTimeout: 3000,
      socketTimeout: 30_000,
      httpAgent: { keepAlive: true, maxSockets: 100 },
      httpsAgent: { keepAlive: true, maxSockets: 100 },
    },
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(region !== undefined ? { region } : endpoint === undefined ? {} : { region: 'us-east-1' }),
  })
}

interface Part {
  readonly bytes: Buffer
  readonly isLast: boolean
  /** Its place is free again; to be called whatever became of it. */
  readonly leave: () => void
  /** Nobody reads its bytes any more: to be called before `leave`, and not where a request may still be under way. */
  readonly sent: () => void
}

interface Places {
  readonly turnstile: Turnstile
  /** To be filled again: what is allocated for each part lies about until the collector comes by. */
  readonly spare: Buffer[]
}

async function* inParts(blocks: AsyncIterable<Buffer>, places: Places): AsyncGenerator<Part, void> {
  let part: FillingPart | undefined
  try {
    for await (const block of blocks) {
      // Told apart only now that there is more.
      if (part?.isFull()) {
        const full: Part = part.done(false)
        part = undefined
        yield full
      }
      part ??= await beginPart(block.length === blockBytes ? partBytes : block.length, places)
      part.add(block)
    }
    if (part === undefined) return
    const last = part.done(true)
    part = undefined
    yield last
  } finally {
    part?.done(true).leave()
  }
}

interface FillingPart {
  /** There must be room for it. */
  readonly add: (block: Buffer) => void
  readonly isFull: () => boolean
  readonly done: (isLast: boolean) => Part
}

/** Waits for a place; what fits into less than a block needs none. */
async function beginPart(length: number, { turnstile, spare }: Places): Promise<FillingPart> {
  const isWhole = length === partBytes
  const leave = isWhole ? once(await turnstile.enter()) : () => {}
  const bytes = (isWhole ? spare.pop() : undefined) ?? Buffer.allocUnsafeSlow(length)
  const sent = once(() => {
    if (isWhole && spare.length < allParts) spare.push(bytes)
  })
  const overdue = setTimeout(leave, fillMillis).unref()
  let filled = 0
  return {
    add: (block) => {
      bytes.set(block, filled)
      filled += block.length
    },
    isFull: () => filled === partBytes,
    done: (isLast) => {
      clearTimeout(overdue)
      return { bytes: bytes.subarray(0, filled), isLast, leave, sent }
    },
  }
}

function once(work: () => void): () => void {
  let isDone = false
  return () => {
    if (isDone) return
    isDone = true
    work()
  }
}

async function* chained<T>(first: T, rest: AsyncIterator<T, void>): AsyncGenerator<T, void> {
  yield first
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value
}

async function asked<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    throw storageUnavailable(error, ['EntityTooLarge', 'QuotaExceeded', 'XMinioStorageFull'].includes(nameOf(error)))
  }
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : '')
/** Of an object: a bucket that is missing says nothing about what was in it. */
const isMissing = (error: unknown): boolean => ['NoSuchKey', 'NotFound'].includes(nameOf(error))

/** HEAD has no body that could tell more than the status. */
function reasonOf(error: unknown): string {
  const { $metadata } = error as { $metadata?: { httpStatusCode?: number } }
  const status = $metadata?.httpStatusCode
  const { code } = error as { code?: string }
  const name = code ?? nameOf(error)
  return status === undefined ? name : `${status} ${name}`
}

function adviceOn(error: unknown): string {
  const status = (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode
  if (status === 404) return 'make the bucket first, or name another with COFFER_STORAGE'
  if (status === 403) return 'look at the credentials (AWS_ACCESS_KEY_ID and others) and at what they may do'
  if (nameOf(error) === 'CredentialsProviderError') return 'give credentials (AWS_ACCESS_KEY_ID and others)'
  return 'look at endpoint, region and credentials'
}
