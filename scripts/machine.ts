// What the machine has, and what apt can add to it.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { accessSync, constants, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** The first of the names that is an executable file, looked for on the PATH and then in the folders. */
export function firstProgram(names: readonly string[], folders: readonly string[] = []): string | undefined {
  const places = [...(process.env.PATH ?? '').split(delimiter).filter(Boolean), ...folders]
  return names.flatMap((name) => places.map((place) => join(place, name))).find(isProgram)
}

export function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}

export function linuxFamily(osRelease = readOsRelease()): string[] {
  return [...osRelease.matchAll(/^ID(?:_LIKE)?="?([^"\n]*)"?$/gm)].flatMap(([, ids]) => ids?.split(' ') ?? [])
}

export function canUseApt(): boolean {
  const family = linuxFamily()
  return process.getuid?.() === 0 && (family.includes('debian') || family.includes('ubuntu'))
}

/** Installs a package without letting it start a service of its own. */
export async function aptInstall(name: string): Promise<void> {
  const policy = '/usr/sbin/policy-rc.d'
  const isOurs = !existsSync(policy)
  const removePolicy = () => isOurs && rmSync(policy, { force: true })
  if (isOurs) writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 })
  process.once('exit', removePolicy)
  try {
    await aptGet('update')
    await aptGet('install', '-y', '--no-install-recommends', name)
  } finally {
    removePolicy()
    process.removeListener('exit', removePolicy)
  }
}

async function aptGet(...args: string[]) {
  const child = spawn('apt-get', ['-qq', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text))
  }
  const [code] = (await once(child, 'close')) as [number | null]
  if (code !== 0) throw new Error(`apt-get ${args.join(' ')} failed:\n${output.trimEnd().slice(-2000)}`)
}

function readOsRelease() {
  return existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : ''
}
