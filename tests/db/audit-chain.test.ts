/** The chain of audit events: sealed once whoever seals, and proof against everything that somebody with the database alone can do. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { createSecret } from '../../src/access/secret.ts'
import { beginChain } from '../../src/audit/sealing.ts'
import { uuidToBytes } from '../../src/db/types.ts'
import { newId } from '../../src/db/id.ts'
import type { Database } from '../../src/db/database.ts'
import { makeAccount, startApp, startReplica, type TestApp } from '../support/app.ts'
import { takeTrail, type TrailInHand } from '../support/trail.ts'

let service: TestApp
let database: Database
let trail: TrailInHand
let now: number
beforeAll(async () => {
  service = await startApp({ shared: true })
  database = service.app.database
})
beforeEach(async () => {
  now = Date.now()
  trail = takeTrail(database, service.settings, () => now)
  await wipe()
  await beginChain(database, trail.chain)
})
afterAll(() => service.close())

async function wipe(): Promise<void> {
  await database.run('delete from audit_event')
  await database.run("delete from installation where name in ('audit-head', 'audit-anchor')")
}
async function write(events: number): Promise<void> {
  for (let count = 0; count < events; count++)
    await trail.audit.record({
      action: 'session.created',
      target: `session:${newId()}`,
      details: { amr: 'pwd', é: '😀' },
    })
}
async function chainOf(events: number): Promise<void> {
  await write(events)
  await trail.settle()
}
const positions = async (): Promise<number[]> =>
  (await database.rows('select position from audit_event where position is not null order by position')).map((row) =>
    Number(row['position']),
  )
const count = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, at) => from + at)

test('sealing: events get positions from 1 without a gap, and the whole is proved', async () => {
  await chainOf(7)
  expect(await positions()).toEqual(count(1, 7))
  expect(await trail.verify()).toMatchObject({ proven: 7, from: 1, to: 7, unsealed: 0, faults: [] })
})

test('sealing: two replicas that seal 300 events at once, while more are written, make one chain', async () => {
  const replica = await startReplica(service)
  try {
    const other = takeTrail(replica.app.database, service.settings)
    await write(20)
    await Promise.all([
      ...count(1, 14).map(() => write(20)),
      ...count(1, 10).map((at) => (at % 2 === 0 ? trail : other).seal()),
    ])
    await Promise.all([trail.settle(), other.settle()])
    expect(await positions()).toEqual(count(1, 300))
    expect(await other.verify()).toMatchObject({ proven: 300, to: 300, faults: [] })
  } finally {
    await replica.close()
  }
})

test('verify: what was not sealed yet is counted, and no fault', async () => {
  await chainOf(2)
  const head = await trail.verify()
  await database.transaction(async (em) => {
    trail.audit.add(em, { action: 'session.ended' })
  })
  const verdict = await trail.verify()
  expect(verdict.proven + verdict.unsealed).toBe(3)
  expect(verdict.faults).toEqual([])
  expect(head.head).toMatch(/^2:[\w-]{43}$/)
})

test('verify: an installation without events is sound', async () => {
  expect(await trail.verify()).toEqual({
    proven: 0,
    from: undefined,
    to: undefined,
    head: undefined,
    unsealed: 0,
    faults: [],
  })
})

const faultsOf = async (): Promise<[string, number | undefined][]> =>
  (await trail.verify()).faults.map(({ kind, position }) => [kind, position])

describe('with the database alone', () => {
  beforeEach(() => chainOf(6))

  test.each([
    ['the action', "action = 'session.ended'"],
    ['the result', "result = 'failure'"],
    ['the time', 'occurred_at = occurred_at + 1'],
    ['the actor', 'actor_id = account_id, actor_kind = actor_kind, account_id = id'],
    ['the target', 'target = null'],
    ['the address', "address = '192.0.2.1'"],
    ['the details', "details = '{}'"],
    ['the id', 'id = seal'],
  ])('changing %s of an event is found at its position, and nowhere else', async (_, change) => {
    const sql = change === 'id = seal' ? 'update audit_event set id = ? where position = 3' : undefined
    if (sql) await database.run(sql, [uuidToBytes(newId())])
    else await database.run(`update audit_event set ${change} where position = 3`)
    expect(await faultsOf()).toEqual([['changed', 3]])
  })

  test('changing a seal alone is found at its position, and nowhere else', async () => {
    await database.run('update audit_event set seal = ? where position = 3', [Buffer.alloc(32, 7)])
    expect(await faultsOf()).toEqual([['changed', 3]])
  })

  test('changing an event and sealing it with another key is found', async () => {
    await database.run("update audit_event set seal = ?, action = 'session.ended' where position = 3", [
      Buffer.alloc(32, 7),
    ])
    expect(await faultsOf()).toContainEqual(['changed', 3])
  })

  test('removing events from the middle is found, with their positions; the rest is proved', async () => {
    await database.run('delete from audit_event where position in (3, 4)')
    const verdict = await trail.verify()
    expect(verdict.faults).toEqual([
      { kind: 'missing', position: 3, detail: 'the events at positions 3 to 4 are missing' },
    ])
    expect(verdict.proven).toBe(3)
  })

  test('removing the first events is found', async () => {
    await database.run('delete from audit_event where position < 3')
    expect(await faultsOf()).toEqual([['missing', 1]])
  })

  test('removing the last events is found', async () => {
    await database.run('delete from audit_event where position > 4')
    expect(await faultsOf()).toEqual([['missing', 5]])
  })

  test('removing all of them is found', async () => {
    await database.run('delete from audit_event')
    expect(await faultsOf()).toEqual([['missing', 1]])
  })

  test('exchanging two events is found', async () => {
    await database.run('update audit_event set position = 100 where position = 2')
    await database.run('update audit_event set position = 2 where position = 5')
    await database.run('update audit_event set position = 5 where position = 100')
    const found = await faultsOf()
    expect(found).toContainEqual(['changed', 2])
    expect(found).toContainEqual(['changed', 5])
  })

  test('removing an event and closing the gap is found', async () => {
    await database.run('delete from audit_event where position = 3')
    for (const position of [4, 5, 6])
      await database.run('update audit_event set position = ? where position = ?', [position - 1, position])
    const found = await faultsOf()
    expect(found).toContainEqual(['changed', 3])
    expect(found).toContainEqual(['missing', 6])
  })

  test('inserting an event into the chain, or behind it, is found', async () => {
    await database.run('update audit_event set position = 7 where position = 6')
    await insertCopy(6)
    const found = await faultsOf()
    expect(found).toContainEqual(['changed', 6])
    expect(found).toContainEqual(['surplus', 7])
  })

  test('adding an event that waits for its seal: it never gets one, does not hold up others, and is found', async () => {
    await insertCopy(null)
    await write(1)
    await trail.seal().catch(() => {})
    const verdict = await trail.verify()
    expect(verdict.faults).toEqual([{ kind: 'foreign', detail: expect.stringContaining('was not written by this') }])
    expect(verdict.unsealed).toBe(1)
    expect(verdict.to).toBe(7)
  })

  test('moving the record of the end back, or taking it away, is found; nothing is sealed on it', async () => {
    const [row] = await database.rows("select value from installation where name = 'audit-head'")
    const [, seal] = String(row!['value']).split(':')
    await database.run("update installation set value = ? where name = 'audit-head'", [`5:${seal}:${'A'.repeat(43)}`])
    expect(await faultsOf()).toContainEqual(['record-altered', undefined])
    await trail.audit.record({ action: 'session.created' })
    await expect(trail.seal()).rejects.toThrow('was altered')
    await database.run("delete from installation where name = 'audit-head'")
    expect(await faultsOf()).toContainEqual(['record-altered', undefined])
  })

  test('restoring an older state whole is found by who noted the head, and by nobody else', async () => {
    const [record] = await database.rows("select value from installation where name = 'audit-head'")
    await chainOf(3)
    const noted = (await trail.verify()).head!
    expect((await trail.verify(linkOf(noted))).faults).toEqual([])
    await database.run('delete from audit_event where position > 6')
    await database.run("update installation set value = ? where name = 'audit-head'", [record!['value'] as string])
    expect(await faultsOf()).toEqual([])
    const told = (await trail.verify(linkOf(noted))).faults
    expect(told).toEqual([{ kind: 'not-as-noted', position: 9, detail: expect.stringContaining('was removed') }])
    await chainOf(5)
    expect((await trail.verify(linkOf(noted))).faults).toEqual([
      { kind: 'not-as-noted', position: 9, detail: expect.stringContaining('another seal') },
    ])
  })

  /** As position 1 has it, under an id of its own. */
  async function insertCopy(position: number | null): Promise<void> {
    const columns =
      'occurred_at, action, result, actor_kind, actor_id, credential_id, account_id, target, address, user_agent, request_id, details, seal'
    await database.run(
      `insert into audit_event (id, position, ${columns}) select ?, ?, ${columns} from audit_event where position = 1`,
      [uuidToBytes(newId()), position],
    )
  }
})

const linkOf = (text: string): { position: number; seal: Buffer } => {
  const [position = '', seal = ''] = text.split(':')
  return { position: Number(position), seal: Buffer.from(seal, 'base64url') }
}

test('retention: the oldest events go, the rest is proved, and what was noted before it can no longer be compared', async () => {
  const day = 86_400_000
  await chainOf(3)
  const old = linkOf((await trail.verify()).head!)
  now += 10 * day
  await chainOf(2)
  const young = linkOf((await trail.verify()).head!)
  expect(await trail.purge(11)).toBe(0)
  expect(await trail.purge(5)).toBe(3)
  expect(await positions()).toEqual([4, 5])
  expect(await trail.verify()).toMatchObject({ proven: 2, from: 4, to: 5, faults: [] })
  expect((await trail.verify(old)).faults).toEqual([])
  expect((await trail.verify(young)).faults).toEqual([])
  expect((await trail.verify({ ...old, position: 2 })).faults).toEqual([
    { kind: 'not-as-noted', position: 2, detail: expect.stringContaining('lies before') },
  ])
  now += 10 * day
  expect(await trail.purge(5)).toBe(2)
  expect(await trail.verify()).toMatchObject({ proven: 0, unsealed: 0, faults: [] })
  await chainOf(1)
  expect(await positions()).toEqual([6])
  expect((await trail.verify()).faults).toEqual([])
})

test('retention: removing more than it did is found', async () => {
  await chainOf(3)
  now += 86_400_000 * 10
  await chainOf(3)
  await trail.purge(5)
  await database.run('delete from audit_event where position = 4')
  expect(await faultsOf()).toEqual([['missing', 4]])
})

test.each([
  ['taking events away and making the next one old', 'delete from audit_event where position < 3', 'position = 3'],
  ['making young events old', undefined, 'position < 3'],
  ['taking one from the middle and making the rest old', 'delete from audit_event where position = 2', 'position < 6'],
])('retention: %s is found, and nothing is removed', async (_, removal, aged) => {
  await chainOf(6)
  if (removal !== undefined) await database.run(removal)
  await database.run(`update audit_event set occurred_at = 1000 where ${aged}`)
  const left = await positions()
  const told = await trail.verify()
  await expect(trail.purge(400)).rejects.toMatchObject({
    name: 'TrailAltered',
    message: expect.stringContaining('verify'),
  })
  expect(await positions()).toEqual(left)
  expect(await trail.verify()).toEqual(told)
  expect(told.faults).not.toEqual([])
})

describe('a trail that is gone whole', () => {
  const restart = async (): Promise<void> => (await startReplica(service)).close()

  beforeEach(async () => {
    await makeAccount(service)
    await chainOf(3)
    await wipe()
  })

  test.each([
    ['at once', async () => {}],
    ['after the next start', restart],
    [
      'without the proof of the secret, after the next start',
      async () => {
        await database.run("delete from installation where name = 'secret-proof'")
        await restart()
      },
    ],
  ])('with its records is found %s, and no other is begun', async (_, then) => {
    await then()
    expect(await faultsOf()).toEqual([
      ['record-altered', undefined],
      ['record-altered', undefined],
    ])
    await trail.audit.record({ action: 'session.created' })
    await expect(trail.seal()).rejects.toThrow('is gone')
    await expect(trail.purge(1)).rejects.toThrow('is gone')
    expect(await positions()).toEqual([])
  })

  test('but none was kept up to 0.2.0: an installation of that time with accounts begins one, once', async () => {
    const [row] = await database.rows("select value from installation where name = 'id'")
    const former = createSecret(Buffer.from(service.settings['COFFER_SECRET']!, 'base64')).mac(
      'installation',
      String(row!['value']),
    )
    await database.run("update installation set value = ? where name = 'secret-proof'", [former.toString('base64url')])
    await restart()
    await chainOf(2)
    expect(await trail.verify()).toMatchObject({ to: expect.any(Number), faults: [] })
    await wipe()
    await restart()
    expect(await faultsOf()).toContainEqual(['record-altered', undefined])
  })
})

test('retention: two replicas that purge at once remove each event once', async () => {
  const replica = await startReplica(service)
  try {
    await chainOf(30)
    now += 86_400_000 * 10
    const other = takeTrail(replica.app.database, service.settings, () => now)
    await Promise.all([trail.purge(5), other.purge(5), trail.purge(5)])
    expect(await positions()).toEqual([])
    expect((await trail.verify()).faults).toEqual([])
  } finally {
    await replica.close()
  }
})

test('retention: another replica that purges between the reading of the anchor and that of the events is no tampering', async () => {
  const day = 86_400_000
  await chainOf(2)
  now += 10 * day
  const other = takeTrail(database, service.settings, () => now)
  await chainOf(2)
  let meantime: number | undefined
  const interrupted: Database = {
    ...database,
    rows: async (sql, values) => {
      if (meantime === undefined && sql.includes('position > ?')) meantime = await other.purge(5)
      return database.rows(sql, values)
    },
  }
  const late = takeTrail(interrupted, service.settings, () => now + 10 * day)
  expect(await late.purge(5)).toBe(0)
  expect(meantime).toBe(2)
  expect(await late.purge(5)).toBe(2)
  expect((await trail.verify()).faults).toEqual([])
})
