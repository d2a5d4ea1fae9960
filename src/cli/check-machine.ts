import { constants, type Stats } from 'node:fs'
import { access, stat, statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import { portRefusal } from '../administration.ts'
import { secretFile, type Config } from '../config.ts'
import { fail, ok, warn, type Finding } from './finding.ts'

export async function* checkFolder({ dataFolder, secret }: Config): AsyncGenerator<Finding, void> {
  const found = await lookAt(dataFolder)
  if (!found) {
    yield ok('folder', `${dataFolder} is not there yet; the first start makes it`)
    return
  }
  if (!found.isDirectory()) {
    yield fail('folder', `${dataFolder} is not a folder`, 'choose another with COFFER_DATA')
    return
  }
  const writable = await access(dataFolder, constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  )
  if (!writable)
    yield fail(
      'folder',
      `${dataFolder} cannot be written`,
      'give this user the right to, or choose another with COFFER_DATA',
    )
  else if (isOpen(found.mode, 0o007))
    yield warn('folder', `everybody on this machine can read ${dataFolder}`, `chmod 700 ${dataFolder}`)
  else yield ok('folder', dataFolder)
  if (secret === undefined) yield* checkSecretFile(secretFile(dataFolder))
}

async function* checkSecretFile(path: string): AsyncGenerator<Finding, void> {
  const file = await lookAt(path)
  if (!file) return
  if (isOpen(file.mode, 0o007))
    yield fail('secret file', `everybody on this machine can read ${path}`, `chmod 600 ${path}`)
  else if (isOpen(file.mode, 0o070)) yield warn('secret file', `a group can read ${path}`, `chmod 600 ${path}`)
  else yield ok('secret file', `${path} is readable by its owner alone`)
}

/** Windows has other rights than these. */
const isOpen = (mode: number, bits: number): boolean => process.platform !== 'win32' && (mode & bits) !== 0

const lookAt = (path: string): Promise<Stats | undefined> =>
  stat(path).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  })

const gibibyte = 1024 ** 3

export async function* checkDisk({ database }: Config): AsyncGenerator<Finding, void> {
  if (database.dialect !== 'sqlite' || database.location === ':memory:') return
  const folder = await nearestFolder(dirname(database.location))
  const { bavail, bsize } = await statfs(folder)
  const free = (bavail * bsize) / gibibyte
  const detail = `${free.toFixed(1)} GiB free at ${folder}`
  if (free >= 1) yield ok('disk', detail)
  else if (free >= 0.1) yield warn('disk', detail, 'make room: files are kept there')
  else yield fail('disk', detail, 'make room: nothing can be stored')
}

async function nearestFolder(folder: string): Promise<string> {
  return (await lookAt(folder)) || folder === dirname(folder) ? folder : nearestFolder(dirname(folder))
}

export async function checkPort({ host, port }: Config): Promise<Finding> {
  const refusal = await portRefusal({ host, port })
  if (!refusal) return ok('port', port === 0 ? 'any that is free' : `${port} of ${host} is free`)
  const taken = (refusal.cause as NodeJS.ErrnoException).code === 'EADDRINUSE'
  const version = taken ? await versionOfCoffer(host, port) : undefined
  if (version !== undefined) return ok('port', `Coffer ${version} serves on port ${port} of ${host}`)
  const [detail = '', advice] = refusal.message.split('; ')
  return fail('port', detail, advice)
}

/** Undefined when something else answers there, or nothing. */
async function versionOfCoffer(host: string, port: number): Promise<string | undefined> {
  const reachable = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '[::1]' : host.includes(':') ? `[${host}]` : host
  try {
    const answer = await fetch(`http://${reachable}:${port}/version`, {
      signal: AbortSignal.timeout(2000),
      redirect: 'error',
    })
    const { name, version } = (await answer.json()) as { name?: unknown; version?: unknown }
    return name === 'coffer' ? String(version) : undefined
  } catch {
    return undefined
  }
}
