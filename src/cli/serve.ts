/** Starts the service, says where it is and how to sign in, and stops it properly. */
import { createApp, version } from '../app.ts'
import { readConfig } from '../config.ts'
import { failure } from './failure.ts'

export async function serve(environment: NodeJS.ProcessEnv, folder: string): Promise<void> {
  try {
    const config = readConfig(environment, folder)
    const app = await createApp(config)
    const address = await app.listen()
    console.log(`Coffer ${version} serves on ${address}`)
    console.log(`  data     ${config.database.dialect === 'sqlite' ? config.database.location : describe(config.database.location)}`)
    console.log(`  sign in  ${(await app.accounts.isSetUp()) ? `${app.origin()}/login` : `make the first account: ${app.origin()}/setup?token=${app.accounts.setupToken()}`}`)
    console.log(`  API      ${app.origin()}/docs`)
    stopOnSignal(() => app.close())
  } catch (error) {
    console.error(`coffer: ${failure(error)}`)
    process.exitCode = 1
  }
}

/** The address without the password. */
function describe(location: string): string {
  const url = new URL(location)
  return `${url.protocol}//${url.username === '' ? '' : `${url.username}@`}${url.host}${url.pathname}`
}

function stopOnSignal(close: () => Promise<void>): void {
  let stopping = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1)
      stopping = true
      void close().then(() => process.exit(0), (error: unknown) => {
        console.error(error)
        process.exit(1)
      })
    })
  }
}
