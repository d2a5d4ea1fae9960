/** Looks at everything a start needs, changes nothing, and says what to do. */
import { styleText } from 'node:util'
import { ConfigError, givenSettings, readConfig, type Config, type GivenSetting } from '../config.ts'
import { checkDatabase } from './check-database.ts'
import { checkMail } from './check-mail.ts'
import { checkDisk, checkFolder, checkPort } from './check-machine.ts'
import { checkScanner } from './check-scanner.ts'
import { checkStores } from './check-stores.ts'
import { fail, ok, type Finding } from './finding.ts'
import { printJson } from './output.ts'

export async function doctor({ mail, json }: { mail?: true; json?: true }): Promise<void> {
  const settings = givenSettings(process.env, process.cwd())
  const findings: Finding[] = []
  for await (const finding of examine(settings, { mail })) {
    findings.push(finding)
    if (json) continue
    print(finding)
    if (finding.check === 'settings') settings.forEach(printSetting)
  }
  const healthy = findings.every(({ state }) => state !== 'fail')
  if (json) printJson({ healthy, settings, findings })
  if (!healthy) process.exitCode = 1
}

async function* examine(
  settings: readonly GivenSetting[],
  { mail }: { mail: true | undefined },
): AsyncGenerator<Finding, void> {
  const config = validConfig()
  if (Array.isArray(config)) {
    yield* config
    return
  }
  yield ok(
    'settings',
    settings.length === 0
      ? 'none is set; all have their defaults'
      : `${settings.length} set; the others have their defaults`,
  )
  yield* checkFolder(config)
  yield* checkDatabase(config)
  yield* checkDisk(config)
  yield* checkStores(config)
  yield* checkScanner(config)
  yield await checkMail(config, { connect: mail === true })
  yield await checkPort(config)
}

function validConfig(): Config | Finding[] {
  try {
    return readConfig(process.env, process.cwd())
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    return error.faults.map((fault) => fail('settings', fault))
  }
}

const marks = { ok: ['ok  ', 'green'], warn: ['warn', 'yellow'], fail: ['FAIL', 'red'] } as const

function print({ check, state, detail, advice }: Finding): void {
  const [mark, colour] = marks[state]
  console.log(`${styleText(colour, mark)}  ${check.padEnd(12)} ${detail}${advice === undefined ? '' : `; ${advice}`}`)
}

function printSetting({ name, from, value }: GivenSetting): void {
  console.log(`${' '.repeat(19)}${name} = ${value ?? '(not shown)'}${from === '.env' ? ', from .env' : ''}`)
}
