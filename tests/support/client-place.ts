/** Where a person uses the client commands: a folder, and what the commands remember. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, connect, type AddressInfo, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Account, TestApp } from './app.ts'
import { coffer, cofferCommand, start, type Ended, type Running } from './command.ts'

export interface StoredProfile {
  url: string
  email?: string
  session?: { accessToken: string; refreshToken: string; expiresAt: number }
  apiKey?: string
}

export interface ClientPlace {
  readonly folder: string
  readonly settings: Record<string, string>
  readonly profilePath: (name?: string) => string
  readonly profile: (name?: string) => StoredProfile
  readonly write: (profile: StoredProfile, name?: string) => void
  /** As `coffer login` leaves it. */
  readonly signIn: (service: Pick<TestApp, 'base'>, account: Account) => void
  readonly run: (args: readonly string[], input?: string | Buffer) => Promise<Ended>
  readonly start: (args: readonly string[]) => Running
  readonly remove: () => Promise<void>
}

export async function makePlace(more: Record<string, string> = {}): Promise<ClientPlace> {
  const home = await mkdtemp(join(tmpdir(), 'coffer-client-'))
  const folder = join(home, 'work')
  mkdirSync(folder)
  const settings = { XDG_CONFIG_HOME: join(home, 'config'), XDG_DATA_HOME: join(home, 'data'), ...more }
  const profilePath = (name = 'default'): string => join(home, 'config/coffer/profiles', `${name}.json`)
  const write = (profile: StoredProfile, name?: string): void => {
    mkdirSync(join(home, 'config/coffer/profiles'), { recursive: true, mode: 0o700 })
    writeFileSync(profilePath(name), JSON.stringify(profile), { mode: 0o600 })
  }
  return {
    folder,
    settings,
    profilePath,
    profile: (name) => JSON.parse(readFileSync(profilePath(name), 'utf8')) as StoredProfile,
    write,
    signIn: ({ base }, { email, accessToken, refreshToken }) =>
      write({ url: base, email, session: { accessToken, refreshToken, expiresAt: Date.now() + 1_200_000 } }),
    run: (args, input) => coffer(args, { settings, folder, ...(input === undefined ? {} : { input }) }),
    start: (args) => start([...cofferCommand, ...args], { settings, folder }),
    remove: () => rm(home, { recursive: true, force: true }),
  }
}

export interface Way {
  readonly base: string
  /** Methods and paths, in their order. */
  readonly asked: string[]
  readonly close: () => Promise<void>
}

/**
 * A way to the service on which no more than so many bytes come back in all; then it breaks, for good or once, or nothing
 * comes any more.
 * @param before is waited for before a request goes on; what it throws breaks the connection
 */
export async function narrowWay(
  to: string,
  {
    bytes = Infinity,
    then = 'break',
    before = () => Promise.resolve(),
  }: { bytes?: number; then?: 'break' | 'break-once' | 'hang'; before?: (line: string) => Promise<void> } = {},
): Promise<Way> {
  const sockets = new Set<Socket>()
  const asked: string[] = []
  let left = bytes
  const server = createServer((client) => {
    const upstream = connect(Number(new URL(to).port), '127.0.0.1')
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('error', () => socket.destroy())
    }
    const carry = async (chunk: Buffer): Promise<void> => {
      client.pause()
      for (const [, line = ''] of chunk.toString('latin1').matchAll(/^((?:GET|POST|PUT|PATCH|DELETE) \S+) HTTP/gm)) {
        asked.push(line)
        await before(line)
      }
      if (upstream.write(chunk)) client.resume()
      else upstream.once('drain', () => client.resume())
    }
    client.on('data', (chunk: Buffer) => void carry(chunk).catch(() => client.destroy()))
    upstream.on('data', (chunk) => {
      if (left > 0) client.write(chunk.subarray(0, left))
      left -= chunk.length
      if (left > 0) return
      if (then === 'hang') upstream.pause()
      else client.end()
      if (then === 'break-once') left = Infinity
    })
    client.on('close', () => upstream.destroy())
    upstream.on('close', () => client.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
