// `npm run proof`: what `npm test` leaves out because it needs the tools of other languages, or minutes of trying things.

import { parseArgs } from 'node:util'
import { provideMySql, type ProvidedMySql } from './private-mysql.ts'
import { duration, onInterrupt, printTable, runSteps, secondsSince, stopAll, type Step } from './steps.ts'

const parts: readonly (Omit<Step, 'env'> & { needs: string })[] = [
  {
    name: 'compare',
    title: 'no unintended break since the last release; changelog up to date',
    command: ['scripts/compare.ts', '--check'],
    needs: 'Go',
  },
  {
    name: 'gate',
    title: 'planted breaks are found',
    command: [
      ...['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js'],
      ...['--selectProjects', 'proof', '--silent'],
    ],
    needs: 'Go',
  },
  {
    name: 'generated',
    title: 'clients are what the contract gives',
    command: ['scripts/clients.ts', 'check'],
    needs: 'Python, Go, Java and Maven',
  },
  {
    name: 'scenario-sqlite',
    title: 'the clients’ scenario on SQLite',
    command: ['scripts/clients.ts', 'scenario', '--dialect', 'sqlite'],
    needs: 'Python, Go, Java and Maven',
  },
  {
    name: 'scenario-mysql',
    title: 'the clients’ scenario on MySQL',
    command: ['scripts/clients.ts', 'scenario', '--dialect', 'mysql'],
    needs: 'Python, Go, Java and Maven',
  },
  {
    name: 'foreign',
    title: 'the contract through generators of others',
    command: ['scripts/clients/foreign.ts'],
    needs: 'Go',
  },
  {
    name: 'guides',
    title: 'the code that the guides and the reference show',
    command: ['scripts/guides.ts'],
    needs: 'Python, Go, Java and Maven, jq, curl, openssl',
  },
  {
    name: 'oauth',
    title: 'the OAuth endpoints with a client of others (Authlib)',
    command: ['scripts/verify/oauth.ts'],
    needs: 'Python',
  },
  {
    name: 'fuzz',
    title: 'Schemathesis on both databases as each role',
    command: ['scripts/fuzz.ts', '--budget', 'quick'],
    needs: 'Python',
  },
]

const usage = `usage: npm run proof -- [--only <name,...>]

${parts.map(({ name, title, needs }) => `  ${name.padEnd(16)} ${title} (needs ${needs})`).join('\n')}

MySQL comes from TEST_DATABASE_URL, else a private server is started. What each part prints is shown when it ends.`

await main()

async function main(): Promise<void> {
  let values
  try {
    ;({ values } = parseArgs({ options: { help: { type: 'boolean' }, only: { type: 'string' } } }))
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`)
    process.exitCode = 2
    return
  }
  if (values.help) {
    console.log(usage)
    return
  }
  const wanted = values.only?.split(',')
  const chosen = parts.filter(
    ({ name }) => !wanted || wanted.some((each) => name === each || name.startsWith(`${each}-`)),
  )
  const unknown = wanted?.find((each) => !parts.some(({ name }) => name === each || name.startsWith(`${each}-`)))
  if (unknown !== undefined) {
    console.error(`There is no part "${unknown}".\n\n${usage}`)
    process.exitCode = 2
    return
  }
  const started = performance.now()
  let mysql: ProvidedMySql | undefined
  onInterrupt(async () => {
    await stopAll()
    await mysql?.stop()
  })
  try {
    mysql = await provideMySql({ inMemory: true })
    const env = { TEST_DATABASE_URL: mysql.url }
    console.log(`Database server: ${mysql.version}, ${mysql.source}`)
    const results = []
    for (const part of chosen) {
      const [result] = await runSteps([{ ...part, env }])
      if (!result) break
      if (result.ok) console.log(result.output.trimEnd().replaceAll(/^/gm, '    '))
      results.push(result)
    }
    printTable(results)
    const failed = results.filter(({ ok }) => !ok).length
    console.log(`\nThis took ${duration(secondsSince(started))}.`)
    console.log(`${results.length - failed} passed, ${failed} failed`)
    // An interrupted run has proved nothing of what it did not come to.
    process.exitCode = failed === 0 && results.length === chosen.length ? 0 : 1
  } finally {
    await mysql?.stop()
  }
}
