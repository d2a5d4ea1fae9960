/** A disk that takes no more. The system is told to refuse large files to the service, which is the same to it. */
import { expect, test } from '@jest/globals'
import { randomBytes } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { password } from '../support/app.ts'
import { Client } from '../support/client.ts'
import { emptyPlace, serviceCommand, start } from '../support/command.ts'

const onUnix = process.platform === 'win32' ? test.skip : test

onUnix(
  'disk full: an upload answers 503 with when to come back, nothing of it is kept, and smaller ones work',
  async () => {
    const place = await emptyPlace()
    const folder = join(place.folder, 'files')
    const email = 'admin@example.org'
    const settings = {
      ...place.settings,
      COFFER_STORAGE: `disk:${folder}`,
      COFFER_LOG_LEVEL: 'silent',
      COFFER_BOOTSTRAP_EMAIL: email,
      COFFER_BOOTSTRAP_PASSWORD: password,
    }
    // In blocks of 512 bytes.
    const limited = ['/bin/sh', '-c', 'ulimit -f 40960; exec "$0" "$@"', ...serviceCommand]
    const service = start(limited, { ...place, settings })
    try {
      const [, base = ''] = await service.said(/serves on (http:\S+)/)
      const { json } = await new Client(base).post('/v1/sessions', { email, password })
      const client = new Client(base, { authorization: `Bearer ${String(json.accessToken)}` })
      const fields = { 'content-type': 'application/octet-stream' }
      const refused = await client.post('/v1/files', randomBytes(22 * 1024 * 1024), fields)
      expect(refused).toMatchObject({
        status: 503,
        json: { type: '/problems/storage-unavailable', detail: 'There is no room for more bytes.' },
      })
      expect(refused.headers.get('retry-after')).toBe('60')
      const files = async (): Promise<number> =>
        (await readdir(folder, { recursive: true, withFileTypes: true })).filter(
          (entry) => entry.isFile() && entry.name !== 'coffer-storage',
        ).length
      expect(await files()).toBe(0)
      expect((await client.post('/v1/files', randomBytes(1024 * 1024), fields)).status).toBe(201)
      expect(await files()).toBe(1)
    } finally {
      service.child.kill('SIGTERM')
      await service.ended
      await place.remove()
    }
  },
)
