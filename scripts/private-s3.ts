// A service that speaks S3, for tests: that of TEST_S3_URL, else one of our own on loopback (versitygw over a temporary
// folder), built once from the Go registry as scripts/storage/tool/go.sum pins it.

import { execFile, spawn, type ChildProcessByStdio } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { firstProgram } from './machine.ts'
import { root } from './steps.ts'

/** @member url `http://key:secret@host:port`; the key may make buckets */
export type ProvidedS3 = { url: string; source: string; stop(): Promise<void> }

/** The server cannot be had on this machine; the message says how to change that. */
export class MissingS3 extends Error {}

const toolFolder = join(root, 'scripts/storage/tool')
const cacheFolder = join(root, 'node_modules/.cache/coffer/versitygw')
const suffix = process.platform === 'win32' ? '.exe' : ''

/** @throws MissingS3 */
export async function provideS3(say: (line: string) => void = console.log): Promise<ProvidedS3> {
  const given = process.env.TEST_S3_URL
  if (given) return { url: given, source: 'TEST_S3_URL', stop: () => Promise.resolve() }
  return startPrivate(await provideServer(say))
}

async function provideServer(say: (line: string) => void): Promise<string> {
  const sources = ['go.mod', 'go.sum'].map((name) => readFileSync(join(toolFolder, name), 'utf8')).join('\n')
  const key = createHash('sha256').update(sources).digest('hex').slice(0, 16)
  const program = join(cacheFolder, `versitygw-${key}-${process.platform}-${process.arch}${suffix}`)
  if (existsSync(program)) return program
  const go = firstProgram(['go', 'go.exe'])
  const needed = /^go (\d+\.\d+)/m.exec(sources)?.[1] ?? ''
  if (!go)
    throw new MissingS3(`there is no TEST_S3_URL, and no Go ${needed} or newer on the PATH to build a server once`)
  say('Building versitygw, a server that speaks S3 (once; a minute or two) ...')
  await build(go, program)
  return program
}

/** Renamed into place when whole, so that two builds at once do not meet. */
async function build(go: string, program: string): Promise<void> {
  mkdirSync(cacheFolder, { recursive: true })
  const unfinished = `${program}.${process.pid}`
  const args = ['build', '-mod=readonly', '-buildvcs=false', '-trimpath', '-ldflags=-s -w', '-o', unfinished]
  try {
    await new Promise<void>((resolve, reject) => {
      const options = { cwd: toolFolder, env: { ...process.env, GOWORK: 'off' }, maxBuffer: 2 ** 28, timeout: 900_000 }
      execFile(go, [...args, 'github.com/versity/versitygw/cmd/versitygw'], options, (error, _stdout, stderr) => {
        if (error) reject(new MissingS3(`go could not build versitygw:\n${stderr.trim().slice(-2000)}`))
        else resolve()
      })
    })
    renameSync(unfinished, program)
  } finally {
    rmSync(unfinished, { force: true })
  }
}

type Keeper = ChildProcessByStdio<Writable, Readable, null>

async function startPrivate(program: string): Promise<ProvidedS3> {
  const folder = mkdtempSync(join(tmpdir(), 'coffer-s3-'))
  for (const name of ['buckets', 'metadata']) mkdirSync(join(folder, name))
  const [access, secret] = [randomBytes(8).toString('hex'), randomBytes(24).toString('hex')]
  const port = await freePort()
  const server = [
    ...[program, '--quiet', '--port', `127.0.0.1:${port}`],
    ...['posix', '--sidecar', join(folder, 'metadata'), join(folder, 'buckets')],
  ]
  // It ends the server and removes the folder when this process ends, in whatever way.
  const keeper = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      join(import.meta.dirname, 'server-keeper.ts'),
      folder,
      JSON.stringify(server),
    ],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
      detached: true,
      env: { ...process.env, ROOT_ACCESS_KEY: access, ROOT_SECRET_KEY: secret },
    },
  )
  keeper.unref()
  for (const stream of [keeper.stdin, keeper.stdout]) (stream as { unref?(): void }).unref?.()
  keeper.stdin.on('error', () => undefined)
  try {
    await untilItAnswers(keeper, port)
  } catch (error) {
    await stop(keeper)
    throw error
  }
  const url = `http://${access}:${secret}@127.0.0.1:${port}`
  return { url, source: 'private versitygw', stop: () => stop(keeper) }
}

/** The keeper ends with its standard input, after the server ended and its folder is gone. */
async function stop(keeper: Keeper): Promise<void> {
  keeper.stdin.end()
  if (keeper.exitCode !== null || keeper.signalCode !== null) return
  keeper.ref()
  await once(keeper, 'exit')
}

async function untilItAnswers(keeper: Keeper, port: number): Promise<void> {
  let said = ''
  let ended = false as boolean
  keeper.stdout.setEncoding('utf8').on('data', (text: string) => (said += text))
  keeper.once('close', () => (ended = true))
  const deadline = Date.now() + 30_000
  for (;;) {
    // Any answer will do: without a signature it is a refusal.
    const answered = await fetch(`http://127.0.0.1:${port}/`).then(
      (answer) => answer.status > 0,
      () => false,
    )
    if (answered) return
    if (ended || Date.now() > deadline) throw new Error(`the private S3 server does not answer\n${said}`)
    await sleep(30)
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
