// The shell commands of the guides, run as they stand against the real service; where a guide shows what comes out, that is compared.

import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { guideFile, loadGuides, type Guide } from '../../src/service/guides.ts'
import { runCommand } from '../clients/command.ts'
import { account, baseUrl } from '../samples/call.ts'
import type { Tally } from './tokens-table.ts'

export interface CommandBlock {
  readonly script: string
  /** What the guide shows below it. */
  readonly shown: string | undefined
}

const separator = '----- end of block -----'

/** The blocks marked `sh`, each with the block marked `text` that follows at once. */
export function commandBlocks(markdown: string): CommandBlock[] {
  const blocks = markdown.matchAll(/```sh\n([^]*?)\n```(?:\n\n```text\n([^]*?)\n```)?/g)
  return [...blocks].map(([, script = '', shown]) => ({ script, shown }))
}

/** Each guide with a service of its own, on which the account that the guides name is signed in. */
export async function runGuides(): Promise<Tally> {
  const total = { passed: 0, failed: 0 }
  for (const guide of loadGuides().filter(({ slug }) => existsSync(guideFile(slug)))) {
    const folder = mkdtempSync(join(tmpdir(), 'coffer-guide-'))
    const app = await createApp(readConfig({ ...settings, COFFER_DATA: folder }, folder))
    try {
      const base = await app.listen()
      await app.accounts.create(account, ['member'])
      const { accessToken } = await app.sessions.signIn(account, { address: '127.0.0.1', userAgent: undefined })
      const { blocks, faults } = await runGuide(guide, { base, token: accessToken })
      for (const fault of faults) console.error(`FAIL ${fault}`)
      total.passed += blocks - faults.length
      total.failed += faults.length
    } catch (error) {
      total.failed += 1
      console.error(`FAIL ${guide.slug}: ${(error as Error).message}`)
    } finally {
      await app.close(0)
      rmSync(folder, { recursive: true, force: true })
    }
  }
  return total
}

const settings = {
  PORT: '0',
  DATABASE_URL: 'sqlite::memory:',
  COFFER_RESPONSE_GUARD: 'refuse',
  COFFER_LOG_LEVEL: 'error',
}

/**
 * Runs the blocks of one guide in one shell, signed in as the account and beside a file to upload.
 *
 * @returns what went otherwise than the guide says; empty when nothing
 * @throws Error with what the shell said, when a command fails
 */
export async function runGuide(
  { slug }: Pick<Guide, 'slug'>,
  { base, token }: { base: string; token: string },
): Promise<{ blocks: number; faults: string[] }> {
  const blocks = commandBlocks(readFileSync(guideFile(slug), 'utf8'))
  if (blocks.length === 0) return { blocks: 0, faults: [] }
  const folder = mkdtempSync(join(tmpdir(), 'coffer-guide-'))
  try {
    writeFileSync(join(folder, 'quarterly-report.pdf'), randomBytes(5000))
    const scripts = blocks.map(({ script }) => script.replace(baseUrl, base))
    const script = ['set -euo pipefail', ...scripts.flatMap((text) => [text, `printf '\\n${separator}\\n'`])].join('\n')
    const env = { COFFER: base, TOKEN: token }
    const output = await runCommand('bash', ['-c', script], { cwd: folder, env, timeoutSeconds: 60 })
    const said = output.split(`\n${separator}\n`)
    const faults = blocks.flatMap(({ shown }, at) =>
      shown === undefined || said[at]?.trim() === shown.trim() ? [] : [`${slug}: "${said[at] ?? ''}", not "${shown}"`],
    )
    return { blocks: blocks.length, faults }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
