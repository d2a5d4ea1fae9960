/** The three kinds of stores, each empty and of its own, for suites that hold for all of them. */
import {
  CreateBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, truncate, unlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from '../../src/db/database.ts'
import { bytesToUuid, uuidToBytes } from '../../src/db/types.ts'
import type { StoreKind } from '../../src/storage/store-kind.ts'

export type Damage = 'flip' | 'shorten' | 'remove'

export interface StorePlace {
  readonly kind: StoreKind
  /** What `COFFER_STORAGE` is to be. */
  readonly setting: string
  /** What the process's environment needs besides. */
  readonly environment: Record<string, string>
  /** What lies outside the database, unfinished things included. */
  readonly names: () => Promise<string[]>
  /** Damages the bytes of a content behind its first `from` bytes, past the service. */
  readonly damage: (database: Database, contentId: string, how: Damage, from?: number) => Promise<void>
  /** Puts something there that is not the service's. */
  readonly plant: (name: string) => Promise<void>
  readonly remove: () => Promise<void>
}

const s3Url = process.env['TEST_S3_URL']
if (s3Url === undefined)
  process.stderr.write(
    'What is about S3 is skipped: TEST_S3_URL is not set, and `npm test` could not start a server.\n',
  )

/** Those that this machine has. */
export const storeKinds: readonly StoreKind[] = ['database', 'disk', ...(s3Url === undefined ? [] : ['s3' as const])]

export async function makeStore(kind: StoreKind): Promise<StorePlace> {
  if (kind === 'database')
    return {
      kind,
      setting: 'database',
      environment: {},
      names: async () => [],
      damage: damageChunk,
      plant: async () => {},
      remove: async () => {},
    }
  return kind === 'disk' ? makeDisk() : makeBucket()
}

const chunkBytes = 1024 * 1024

async function damageChunk(database: Database, contentId: string, how: Damage, from = 0): Promise<void> {
  const key = [uuidToBytes(contentId), Math.floor(from / chunkBytes)]
  const [row] = await database.rows('select bytes from chunk where content_id = ? and number = ?', key)
  const bytes = Buffer.from(row!['bytes'] as Buffer)
  if (how === 'remove') await database.run('delete from chunk where content_id = ? and number = ?', key)
  else
    await database.run('update chunk set bytes = ? where content_id = ? and number = ?', [
      damaged(bytes, how, from % chunkBytes),
      ...key,
    ])
}

function damaged(bytes: Buffer, how: Damage, at: number): Buffer {
  if (how === 'shorten') return bytes.subarray(0, at)
  bytes[at]! ^= 1
  return bytes
}

/** The segment that holds the byte at `from`, and where in it that is. */
async function segmentAt(database: Database, contentId: string, from: number): Promise<{ id: string; at: number }> {
  const [row] = await database.rows(
    'select id, start from segment where content_id = ? and start <= ? and size is not null order by start desc limit 1',
    [uuidToBytes(contentId), from],
  )
  return { id: bytesToUuid(row!['id'] as Buffer), at: from - Number(row!['start']) }
}

async function makeDisk(): Promise<StorePlace> {
  const folder = await mkdtemp(join(tmpdir(), 'coffer-disk-'))
  const names = async (): Promise<string[]> =>
    (await readdir(folder, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile() && entry.name !== 'coffer-storage')
      .map(({ name }) => name)
  return {
    kind: 'disk',
    setting: `disk:${folder}`,
    environment: {},
    names,
    damage: async (database, contentId, how, from = 0) => {
      const { id, at } = await segmentAt(database, contentId, from)
      const path = join(folder, id.slice(-4, -2), id.slice(-2), id)
      if (how === 'remove') await unlink(path)
      else if (how === 'shorten') await truncate(path, at)
      else await writeFile(path, damaged(await readFile(path), how, at))
    },
    plant: (name) => writeFile(join(folder, name), 'not ours'),
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}

async function makeBucket(): Promise<StorePlace> {
  const { username, password, origin } = new URL(s3Url ?? '')
  const Bucket = `coffer-${randomBytes(8).toString('hex')}`
  const environment = { AWS_ACCESS_KEY_ID: username, AWS_SECRET_ACCESS_KEY: password }
  // The service in this process finds them as the SDK does.
  Object.assign(process.env, environment)
  const client = new S3Client({
    endpoint: origin,
    region: 'us-east-1',
    forcePathStyle: true,
    credentials: { accessKeyId: username, secretAccessKey: password },
  })
  await client.send(new CreateBucketCommand({ Bucket }))
  const prefix = 'files/'
  const names = async (): Promise<string[]> => {
    const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket, Prefix: prefix }))
    const { Uploads = [] } = await client.send(new ListMultipartUploadsCommand({ Bucket }))
    return [...Contents.map(({ Key = '' }) => Key), ...Uploads.map(({ Key = '' }) => `${Key}?`)]
  }
  return {
    kind: 's3',
    setting: `s3://${Bucket}/files?endpoint=${encodeURIComponent(origin)}&region=us-east-1&pathStyle=true`,
    environment,
    names,
    damage: async (database, contentId, how, from = 0) => {
      const { id, at } = await segmentAt(database, contentId, from)
      const Key = prefix + id
      if (how === 'remove') await client.send(new DeleteObjectCommand({ Bucket, Key }))
      else {
        const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }))
        const bytes = Buffer.from(await Body!.transformToByteArray())
        await client.send(new PutObjectCommand({ Bucket, Key, Body: damaged(bytes, how, at) }))
      }
    },
    plant: async (name) => {
      await client.send(new PutObjectCommand({ Bucket, Key: prefix + name, Body: 'not ours' }))
    },
    remove: async () => {
      for (const Key of await names())
        if (!Key.endsWith('?')) await client.send(new DeleteObjectCommand({ Bucket, Key }))
      client.destroy()
    },
  }
}
