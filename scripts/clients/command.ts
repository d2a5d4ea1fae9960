// Runs another program to its end, for what it does or for what it says.

import { spawn } from 'node:child_process'

export interface CommandOptions {
  readonly cwd: string
  /** Over this process's own; `undefined` takes one away. */
  readonly env?: Record<string, string | undefined>
  /** Longer than that is a hang. */
  readonly timeoutSeconds?: number
}

/** @returns its standard output @throws Error with what it said, when it fails */
export function runCommand(
  command: string,
  args: readonly string[],
  { cwd, env, timeoutSeconds = 600 }: CommandOptions,
): Promise<string> {
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: timeoutSeconds * 1000,
  })
  const output = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', (text: string) => (output[name] += text))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => {
      if (code === 0) return resolve(output.stdout)
      const said = `${output.stdout}\n${output.stderr}`.trim().slice(-8000)
      reject(new Error(`${command} ${args.join(' ')} ended with ${code ?? signal ?? 'nothing'}:\n${said}`))
    })
  })
}
