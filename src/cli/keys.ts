import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import type { Administration } from '../administration.ts'
import { administer } from './administer.ts'
import { CommandFailure } from './errors.ts'
import { printJson, printTable, time } from './output.ts'

interface Wishes {
  readonly now?: true
  readonly json?: true
}

export async function rotateKey(wishes: Wishes): Promise<void> {
  await administer(async (administration) => {
    await tell(administration, await administration.keyring.rotate(wishes.now ? 0 : undefined), wishes)
  })
}

/** @throws CommandFailure when the file cannot be read */
export async function importKey(file: string, wishes: Wishes): Promise<void> {
  const key = await readKey(file)
  await administer(async (administration) => {
    await tell(administration, await administration.keyring.bring(key, wishes.now ? 0 : undefined), wishes)
  })
}

export async function revokeKey(kid: string): Promise<void> {
  await administer(async ({ keyring }) => {
    await keyring.revoke(kid)
    console.log(`revoked ${kid}; what it signed is refused within two seconds; ${keyring.current().kid} signs`)
  })
}

export async function listKeys({ all, json }: { all?: true; json?: true }): Promise<void> {
  const { items } = await administer(({ storedKeys }) =>
    storedKeys.page({ limit: mostShown, cursor: undefined, count: false }),
  )
  const keys = items.filter(({ state }) => all === true || !['retired', 'revoked'].includes(state)).map(view)
  if (json) printJson(keys)
  else printAsTable(keys)
}

/** A key a quarter of a year makes this many in two and a half centuries. */
const mostShown = 1000

async function readKey(file: string): Promise<string> {
  try {
    return file === '-' ? await text(process.stdin) : await readFile(file, 'utf8')
  } catch (error) {
    throw new CommandFailure(`${file} cannot be read (${(error as NodeJS.ErrnoException).code ?? String(error)})`)
  }
}

async function tell({ storedKeys }: Administration, kid: string, { now, json }: Wishes): Promise<void> {
  const key = view(await storedKeys.get(kid))
  if (json) printJson(key)
  else console.log(`key ${kid} (${key.algorithm}) is published and signs ${now ? 'at once' : `from ${key.signsFrom}`}`)
}

function printAsTable(keys: readonly ReturnType<typeof view>[]): void {
  printTable(
    ['KID', 'ALGORITHM', 'STATE', 'SIGNS FROM', 'VERIFIES UNTIL'],
    keys.map(({ kid, algorithm, state, signsFrom, verifiesUntil = '' }) => [
      kid,
      algorithm,
      state,
      signsFrom,
      verifiesUntil,
    ]),
  )
}

type Key = Awaited<ReturnType<Administration['storedKeys']['get']>>

const view = ({ kid, algorithm, state, createdAt, activeFrom, retiredAt }: Key) => ({
  kid,
  algorithm,
  state,
  createdAt: time(createdAt),
  signsFrom: time(activeFrom),
  ...(retiredAt === undefined ? {} : { verifiesUntil: time(retiredAt) }),
})
