/** Starts the service, says where it is and how to sign in, and stops it properly. */
import { constants } from 'node:os'
import { styleText } from 'node:util'
import { createApp, createLog, version, type App } from '../app.ts'
import { readConfig, shownDatabase, type Config } from '../config.ts'
import { failure } from './failure.ts'
import { readableLines } from './log-lines.ts'

export async function serve(environment: NodeJS.ProcessEnv, folder: string): Promise<void> {
  let config: Config | undefined
  try {
    config = readConfig(environment, folder)
    const app = await createApp(config, {
      log: createLog(config, process.stderr.isTTY ? readableLines(process.stderr) : undefined),
    })
    const address = await app.listen().catch(async (error: unknown) => {
      await app.close(0)
      throw error
    })
    stopOnSignal(app)
    await greet(app, address)
  } catch (error) {
    console.error(`coffer: ${failure(error, config?.database)}`)
    process.exitCode = 1
  }
}

async function greet(app: App, address: string): Promise<void> {
  const { stdout } = process
  // Whoever read this may go; the service stays.
  stdout.removeAllListeners('error').on('error', () => {})
  const signIn = (await app.accounts.isSetUp())
    ? `${app.origin()}/login`
    : `make the first account: ${app.origin()}/setup?token=${app.accounts.setupToken()}`
  const facts = { data: shownDatabase(app.config.database), 'sign in': signIn, API: `${app.origin()}/docs` }
  stdout.write(`Coffer ${version} serves on ${styleText('bold', address, { stream: stdout })}\n`)
  for (const [name, fact] of Object.entries(facts)) {
    stdout.write(`  ${styleText('gray', name.padEnd(8), { stream: stdout })} ${fact}\n`)
  }
}

/** Running requests end; a second signal does not wait for them. */
function stopOnSignal(app: App): void {
  let stopping = false
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(128 + constants.signals[signal])
      stopping = true
      void app.close().then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(`coffer: ${failure(error, app.config.database)}`)
          process.exit(1)
        },
      )
    })
  }
}
