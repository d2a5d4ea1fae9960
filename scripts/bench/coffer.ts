// The service as `npm start` runs it, with files stored through it.

import { randomBytes } from 'node:crypto'
import { createConnection } from 'mysql2/promise'
import { createClient, type CofferClient } from '../../generated/sdk/typescript/src/index.ts'
import { startServer, type Server } from './pinned.ts'

/** How many files there are once `startStored` has ended. */
export const storedFiles = 100

export async function makeDatabase(server: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `coffer_bench_${randomBytes(6).toString('hex')}`
  const query = async (sql: string) => {
    const connection = await createConnection(server)
    await connection.query(sql).finally(() => connection.end())
  }
  await query(`create database ${name} character set utf8mb4 collate utf8mb4_bin`)
  return {
    url: Object.assign(new URL(server), { pathname: `/${name}` }).href,
    drop: () => query(`drop database ${name}`),
  }
}

/** @param settings more of them, for this one process */
export async function startStored(
  { databaseUrl, folder, settings = {} }: { databaseUrl: string; folder: string; settings?: Record<string, string> },
  undo: (() => Promise<unknown>)[],
): Promise<{ coffer: Server; client: CofferClient; headers: Record<string, string> }> {
  const credentials = { email: 'bench@example.org', password: 'correct horse battery staple' }
  const coffer = await startServer('src/main.ts', {
    PORT: '0',
    DATABASE_URL: databaseUrl,
    COFFER_DATA: folder,
    COFFER_BOOTSTRAP_EMAIL: credentials.email,
    COFFER_BOOTSTRAP_PASSWORD: credentials.password,
    COFFER_ACCESS_TOKEN_TTL: '86400',
    ...settings,
  })
  undo.push(coffer.stop)
  const client = createClient({ baseUrl: coffer.url, credentials })
  for (let number = 1; number <= storedFiles; number++) {
    const about = {
      description: `The ${number}. file of a measure`,
      tags: ['finance', '2026'],
      metadata: { department: 'sales' },
    }
    await client.uploadFile(new Blob([String(number)]), {
      name: `quarterly-report-${number}.pdf`,
      mediaType: 'application/pdf',
      ...about,
    })
  }
  return { coffer, client, headers: { Authorization: `Bearer ${client.tokens?.accessToken ?? ''}` } }
}
