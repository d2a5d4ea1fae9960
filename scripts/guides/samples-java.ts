// Compiles Java's samples with the committed client and runs them, all in one program.

import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { runCommand } from '../clients/command.ts'
import { metricsToken } from '../mock/server.ts'
import { root } from '../steps.ts'
import { cacheFolder, madeOnce } from './environment.ts'
import type { Sources } from './samples.ts'

const client = join(root, 'generated/sdk/java')
const folder = join(cacheFolder, 'samples-java')

export async function proveJava(sources: Sources): Promise<void> {
  const made = await madeOnce('client-java-dependencies', readFileSync(join(client, 'pom.xml')), async (into) => {
    mkdirSync(into, { recursive: true })
    const goal = 'org.apache.maven.plugins:maven-dependency-plugin:3.9.0:build-classpath'
    await runCommand('mvn', ['-q', '-B', goal, `-Dmdep.outputFile=${join(into, 'classpath')}`], { cwd: client })
  })
  const dependencies = readFileSync(join(made, 'classpath'), 'utf8').trim()
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const library = join(folder, 'client')
  const own = globSync('src/main/java/**/*.java', { cwd: client })
  await runCommand('javac', ['-nowarn', '-proc:none', '-d', library, '-cp', dependencies, ...own], { cwd: client })
  for (const [id, source] of sources) writeFileSync(join(folder, `${className(id)}.java`), source)
  writeFileSync(join(folder, 'Run.java'), runner([...sources.keys()]))
  const classpath = [library, dependencies].join(delimiter)
  const files = globSync('*.java', { cwd: folder })
  const strict = ['-Xlint:all', '-Xlint:-processing', '-Werror']
  await runCommand('javac', [...strict, '-d', 'out', '-cp', classpath, ...files], { cwd: folder })
  writeFileSync(join(folder, 'quarterly-report.pdf'), 'test')
  const env = { METRICS_TOKEN: metricsToken }
  const args = ['-cp', ['out', classpath].join(delimiter), 'Run']
  await runCommand('java', args, { cwd: folder, env, timeoutSeconds: 60 })
}

/** One after the other, so that a failure names its sample. */
function runner(ids: readonly string[]): string {
  const calls = ids.map((id) => `        System.out.println("== ${id}");\n        ${className(id)}.main(arguments);\n`)
  return `final class Run {\n    public static void main(String[] arguments) throws Exception {\n${calls.join('')}    }\n}\n`
}

const className = (id: string): string => id.slice(0, 1).toUpperCase() + id.slice(1)
