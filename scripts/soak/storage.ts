// Where a soaked service keeps the bytes of files.

import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { provideS3 } from '../private-s3.ts'

export interface SoakStorage {
  /** What the service's environment needs. */
  readonly settings: Readonly<Record<string, string>>
  readonly remove: () => Promise<void>
}

/** @param folder what the service writes is below it */
export async function provideStorage(kind: string, folder: string): Promise<SoakStorage> {
  if (kind === 'database') return { settings: {}, remove: async () => {} }
  if (kind === 'disk') return { settings: { COFFER_STORAGE: `disk:${join(folder, 'files')}` }, remove: async () => {} }
  if (kind !== 's3') throw new Error('--storage must be database, disk or s3')
  const server = await provideS3()
  const { origin, username, password } = new URL(server.url)
  const Bucket = `soak-${randomBytes(6).toString('hex')}`
  const client = new S3Client({
    endpoint: origin,
    region: 'us-east-1',
    forcePathStyle: true,
    credentials: { accessKeyId: username, secretAccessKey: password },
  })
  await client.send(new CreateBucketCommand({ Bucket }))
  client.destroy()
  return {
    settings: {
      COFFER_STORAGE: `s3://${Bucket}/files?endpoint=${encodeURIComponent(origin)}&region=us-east-1&pathStyle=true`,
      AWS_ACCESS_KEY_ID: username,
      AWS_SECRET_ACCESS_KEY: password,
    },
    // What a server that was given keeps of it is small beside what the service deletes.
    remove: () => server.stop(),
  }
}
