import { expect, test } from '@jest/globals'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { dialect } from '../support/app.ts'

// Resident memory is read from /proc.
const onLinux = process.platform === 'linux' ? test : test.skip

onLinux(
  'a file of 160 MiB, up and down, raw and as a form, in a heap of 128 MiB: memory grows by less than 100 MiB',
  async () => {
    const script = join(import.meta.dirname, '../../scripts/soak/memory.ts')
    const child = spawn(process.execPath, [
      '--disable-warning=ExperimentalWarning',
      script,
      '--database',
      dialect,
      '--size',
      '160',
    ])
    let said = ''
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (said += text))
    const [code] = (await once(child, 'exit')) as [number | null]
    expect(said).toContain('bytes whole')
    expect([code, said]).toEqual([0, expect.anything()])
  },
  300_000,
)
