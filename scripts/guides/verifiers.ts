// The programs of tests/verification, made ready with each language's own tool from what its lock file names.

import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { basename, delimiter, join } from 'node:path'
import { runCommand } from '../clients/command.ts'
import { firstProgram } from '../machine.ts'
import { root } from '../steps.ts'
import { cacheFolder, madeOnce } from './environment.ts'

export const languages = ['node', 'python', 'go', 'java'] as const
export type Language = (typeof languages)[number]

/** A program that reads tokens; issuer, audience and cooldown (in seconds) are its last arguments. */
export interface Verifier {
  readonly command: string
  readonly args: readonly string[]
  /** What is tried, with its version. */
  readonly library: string
}

const sources = join(root, 'tests/verification')
const cache = join(cacheFolder, 'verification')

/** What this machine lacks for the language; undefined when nothing. */
export function missingFor(language: Language): string | undefined {
  const needed: Readonly<Record<Language, readonly string[]>> = {
    node: [],
    python: ['python3'],
    go: ['go'],
    java: ['mvn', 'javac', 'java'],
  }
  const absent = needed[language].filter((program) => firstProgram([program]) === undefined)
  return absent.length === 0 ? undefined : `${absent.join(', ')} not found on the PATH`
}

/** @throws Error with what the tool said, when a package cannot be had or its digest differs */
export async function prepareVerifier(language: Language): Promise<Verifier> {
  mkdirSync(cache, { recursive: true })
  return { node: prepareNode, python: preparePython, go: prepareGo, java: prepareJava }[language]()
}

async function prepareNode(): Promise<Verifier> {
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules/jose/package.json'), 'utf8')) as {
    version: string
  }
  return { command: process.execPath, args: [join(sources, 'node/main.mjs')], library: `jose ${version}` }
}

async function preparePython(): Promise<Verifier> {
  const requirements = join(sources, 'python/requirements.txt')
  const venv = await madeOnce('verification/python', readFileSync(requirements), async (folder) => {
    await runCommand('python3', ['-m', 'venv', folder], { cwd: sources })
    const pip = ['-m', 'pip', 'install', '--quiet', '--require-hashes', '--only-binary', ':all:', '-r', requirements]
    await runCommand(join(folder, 'bin/python'), pip, { cwd: sources })
  })
  const version = /^pyjwt==(\S+)/im.exec(readFileSync(requirements, 'utf8'))?.[1] ?? ''
  const args = ['-B', '-W', 'error', join(sources, 'python/main.py')]
  return { command: join(venv, 'bin/python'), args, library: `PyJWT ${version}` }
}

async function prepareGo(): Promise<Verifier> {
  const cwd = join(sources, 'go')
  const program = join(cache, 'go-verifier')
  await runCommand('go', ['vet', './...'], { cwd })
  await runCommand('go', ['build', '-mod=readonly', '-trimpath', '-o', program, '.'], { cwd })
  const version = /keyfunc\/v3 (v\S+)/.exec(readFileSync(join(cwd, 'go.mod'), 'utf8'))?.[1] ?? ''
  return { command: program, args: [], library: `keyfunc ${version}` }
}

async function prepareJava(): Promise<Verifier> {
  const cwd = join(sources, 'java')
  const jars = readFileSync(join(cwd, 'jars.sha256'), 'utf8')
  const list = join(cache, 'java-classpath')
  // `-o` after the first time: Maven would ask for what it has.
  const offline = existsSync(list) ? ['-o'] : []
  const resolve = ['-q', '-B', 'dependency:build-classpath', `-Dmdep.outputFile=${list}`]
  await runCommand('mvn', [...offline, ...resolve], { cwd }).catch(() => runCommand('mvn', resolve, { cwd }))
  const classpath = readFileSync(list, 'utf8').trim()
  requireDigests(classpath.split(delimiter), jars)
  const classes = join(cache, 'java-classes')
  const files = ['TokenVerifier.java', 'Main.java']
  await runCommand('javac', ['-Xlint:all', '-Werror', '-d', classes, '-cp', classpath, ...files], { cwd })
  const version = /jose4j-([\d.]+)\.jar/.exec(jars)?.[1] ?? ''
  const args = ['-cp', `${classes}${delimiter}${classpath}`, 'Main']
  return { command: 'java', args, library: `jose4j ${version}` }
}

/** Maven locks versions, not bytes. @throws Error for a jar that is not on the list, or differs from it */
function requireDigests(jars: readonly string[], list: string): void {
  for (const jar of jars) {
    const digest = createHash('sha256').update(readFileSync(jar)).digest('hex')
    if (!list.includes(`${digest}  ${basename(jar)}\n`))
      throw new Error(`${basename(jar)} is not what jars.sha256 says`)
  }
}
