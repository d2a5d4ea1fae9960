import type { Administration } from '../administration.ts'
import { administer } from './administer.ts'
import { printJson, printTable, time } from './output.ts'

export async function rotateKey({ now, json }: { now?: true; json?: true }): Promise<void> {
  await administer(async (administration) => {
    const kid = await administration.keyring.rotate(now ? 0 : undefined)
    const key = (await views(administration)).find((known) => known.kid === kid)
    if (json) printJson(key)
    else
      console.log(
        `key ${kid} (${key?.algorithm ?? ''}) is published and signs ${now ? 'at once' : `from ${key?.signsFrom ?? ''}`}`,
      )
  })
}

export async function listKeys({ json }: { json?: true }): Promise<void> {
  const keys = await administer(views)
  if (json) printJson(keys)
  else printAsTable(keys)
}

function printAsTable(keys: Awaited<ReturnType<typeof views>>): void {
  printTable(
    ['KID', 'ALGORITHM', 'STATE', 'SIGNS FROM'],
    keys.map(({ kid, algorithm, state, signsFrom }) => [kid, algorithm, state, signsFrom]),
  )
}

async function views({ keyring, keys }: Administration) {
  const signing = keyring.current().kid
  const now = Date.now()
  return (await keys()).map(({ kid, algorithm, createdAt, activeFrom }) => ({
    kid,
    algorithm,
    state: kid === signing ? 'signs' : activeFrom > now ? 'next' : 'verifies',
    createdAt: time(createdAt),
    signsFrom: time(activeFrom),
  }))
}
