// `npm run mock`: the contract's examples, served without a database, for whoever builds against the service.

import { parseArgs } from 'node:util'
import { metricsToken, startMock, type Mock } from './mock/server.ts'
import { onInterrupt } from './steps.ts'

const usage = `usage: npm run mock -- [--port <number>]

Serves the examples of openapi.yaml on 127.0.0.1. Requests are checked as the service checks them; any token, address and
password is taken (for the metrics: ${metricsToken}). A request may ask for more:

  Prefer: code=404       another of the answers that the operation documents
  Prefer: dynamic=true   made-up data instead of the example

  --port   to listen on; 0 for one that is free (4010)`

await main()

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { port: { type: 'string', default: '4010' }, help: { type: 'boolean' } },
  })
  if (values.help) {
    console.log(usage)
    return
  }
  const port = Number(values.port)
  if (!/^\d{1,5}$/.test(values.port) || port > 65_535) {
    console.error(`--port must be a number from 0 to 65535\n\n${usage}`)
    process.exitCode = 2
    return
  }
  let mock: Mock
  try {
    mock = await startMock({ port, note: (line) => console.log(line) })
  } catch (error) {
    console.error(`coffer: ${(error as Error).message}`)
    process.exitCode = 1
    return
  }
  onInterrupt(mock.stop)
  console.log(`The examples of ${mock.operations} operations are at ${mock.address}`)
  console.log(`  try    curl -H 'Authorization: Bearer any' ${mock.address}/v1/files`)
  console.log(`  stop   Ctrl-C`)
}
