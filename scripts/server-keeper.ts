// Holds the private server of private-mysql.ts or private-s3.ts: runs its commands one after the other, the last being the
// server, and ends it and removes its folder as soon as standard input closes. That happens when whoever asked for the
// server asks for its end, and also when that process dies in any way, kill -9 included: so no server is left behind.

import { spawn, type ChildProcess } from 'node:child_process'
import { closeSync, openSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

const [folder, ...commands] = process.argv.slice(2)
if (!folder) throw new Error('usage: server-keeper.ts <folder> <command as JSON array>...')

let current: ChildProcess | undefined
let ending = false as boolean

// A Ctrl-C in the terminal is the business of the process that we work for.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end)
process.stdin.on('end', end).on('error', end).resume()

for (const command of commands) {
  const code = await run(JSON.parse(command) as string[])
  if (ending) break
  if (code === 0 && command !== commands.at(-1)) continue
  console.log(JSON.stringify({ command: JSON.parse(command) as string[], code, log: faults() }))
  break
}
rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
process.exit(0)

function run([command = '', ...args]: string[]): Promise<number | string> {
  const log = openSync(join(folder ?? '', 'log'), 'a')
  return new Promise((resolve) => {
    if (ending) return resolve('not started')
    current = spawn(command, args, { stdio: ['ignore', log, log] })
    closeSync(log)
    current.once('error', (error) => resolve(error.message))
    current.once('exit', (code, signal) => resolve(code ?? signal ?? 'unknown'))
  })
}

function end() {
  if (ending) return
  ending = true
  current?.kill('SIGTERM')
  setTimeout(() => current?.kill('SIGKILL'), 10_000).unref()
}

/** What the log says of the failure: its lines about errors, or its end. */
function faults() {
  const lines = readFileSync(join(folder ?? '', 'log'), 'utf8')
    .trimEnd()
    .split('\n')
  const errors = lines.filter((line) => /\berror\b|can't|cannot|not found/i.test(line))
  return (errors.length > 0 ? errors : lines).slice(-10).join('\n')
}
