// Where the bytes of a run lie, and what is found there by whoever knows the service's settings and none of its code.

import {
  CreateBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  S3Client,
} from '@aws-sdk/client-s3'
import { randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { provideS3 } from '../private-s3.ts'

export const placeKinds = ['database', 'disk', 's3'] as const
export type PlaceKind = (typeof placeKinds)[number]

export interface Found {
  /** Of the segment, or whatever lies there. */
  readonly name: string
  readonly size: number
}

export interface Place {
  readonly kind: PlaceKind
  /** As `COFFER_STORAGE` names it. */
  readonly setting: string
  /** What the service's process needs besides. */
  readonly environment: Readonly<Record<string, string>>
  /** All that lies there, in no order. */
  readonly found: () => Promise<Found[]>
  /** What somebody began to write and did not end. */
  readonly unfinished: () => Promise<string[]>
  readonly read: (name: string) => AsyncIterable<Uint8Array>
  readonly remove: () => Promise<void>
}

/** @param folder of the run; kept by the caller */
export async function makePlace(kind: PlaceKind, folder: string): Promise<Place> {
  if (kind === 'disk') return makeDisk(join(folder, 'bytes'))
  if (kind === 's3') return makeBucket()
  return {
    kind,
    setting: 'database',
    environment: {},
    found: async () => [],
    unfinished: async () => [],
    read: () => {
      throw new Error('the database has chunks, and no segments')
    },
    remove: async () => {},
  }
}

async function makeDisk(root: string): Promise<Place> {
  await mkdir(root, { recursive: true, mode: 0o700 })
  const names = async (): Promise<string[]> =>
    (await readdir(root, { recursive: true, withFileTypes: true }))
      .filter((entry) => !entry.isDirectory())
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
  const isUnfinished = (path: string): boolean => path.startsWith('unfinished/')
  const pathOf = (id: string): string => join(id.slice(-4, -2), id.slice(-2), id)
  return {
    kind: 'disk',
    setting: `disk:${root}`,
    environment: {},
    found: async () => {
      const paths = (await names()).filter((path) => path !== 'coffer-storage' && !isUnfinished(path))
      return Promise.all(
        paths.map(async (path) => {
          const name = path.split('/').at(-1) ?? ''
          return { name: path === pathOf(name) ? name : path, size: (await stat(join(root, path))).size }
        }),
      )
    },
    unfinished: async () => (await names()).filter(isUnfinished),
    read: (id) => createReadStream(join(root, pathOf(id))),
    remove: async () => {},
  }
}

async function makeBucket(): Promise<Place> {
  const server = await provideS3((line) => console.error(line))
  const { username, password, origin } = new URL(server.url)
  const Bucket = `coffer-torture-${randomBytes(6).toString('hex')}`
  const client = new S3Client({
    endpoint: origin,
    region: 'us-east-1',
    forcePathStyle: true,
    credentials: { accessKeyId: username, secretAccessKey: password },
  })
  await client.send(new CreateBucketCommand({ Bucket }))
  const prefix = 'files/'
  const found = async (): Promise<Found[]> => {
    const all: Found[] = []
    let ContinuationToken: string | undefined
    do {
      const page = await client.send(new ListObjectsV2Command({ Bucket, ContinuationToken }))
      for (const { Key = '', Size = 0 } of page.Contents ?? [])
        all.push({ name: Key.startsWith(prefix) ? Key.slice(prefix.length) : Key, size: Size })
      ContinuationToken = page.IsTruncated === true ? page.NextContinuationToken : undefined
    } while (ContinuationToken !== undefined)
    return all
  }
  return {
    kind: 's3',
    setting: `s3://${Bucket}/files?endpoint=${encodeURIComponent(origin)}&region=us-east-1&pathStyle=true`,
    environment: { AWS_ACCESS_KEY_ID: username, AWS_SECRET_ACCESS_KEY: password },
    found,
    unfinished: async () => {
      const { Uploads = [] } = await client.send(new ListMultipartUploadsCommand({ Bucket }))
      return Uploads.map(({ Key = '' }) => Key)
    },
    read: (id) => readObject(client, Bucket, prefix + id),
    remove: async () => {
      for (const { name } of await found()) await client.send(new DeleteObjectCommand({ Bucket, Key: prefix + name }))
      client.destroy()
      await server.stop()
    },
  }
}

async function* readObject(client: S3Client, Bucket: string, Key: string): AsyncGenerator<Uint8Array, void> {
  const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }))
  yield* Body as unknown as AsyncIterable<Uint8Array>
}
