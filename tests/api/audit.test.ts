/** What happened to security, as it is told: who, what, from where, and with which result. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { makeAccount, password, startApp, type Account, type TestApp } from '../support/app.ts'
import { expectProblem, type Client, type Reply } from '../support/client.ts'
import { eventually } from '../support/eventually.ts'
import { takeTrail, type TrailInHand } from '../support/trail.ts'
import { newId } from '../../src/db/id.ts'

let service: TestApp
let trail: TrailInHand
let admin: Account
beforeAll(async () => {
  service = await startApp({ settings: { COFFER_TRUSTED_PROXIES: '1' } })
  trail = takeTrail(service.app.database, service.settings)
  admin = await makeAccount(service, { roles: ['admin'] })
})
afterAll(() => service.close())

const list = (query: Record<string, string | number> = {}, as: Client = admin.client): Promise<Reply> =>
  as.get(`/v1/audit-events?${new URLSearchParams(query as Record<string, string>).toString()}`)
const linesOf = async (query: Record<string, string> = {}, as: Client = admin.client): Promise<Event[]> => {
  const reply = await as.get(`/v1/audit-events?${new URLSearchParams(query).toString()}`, {
    accept: 'application/x-ndjson',
  })
  expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'application/x-ndjson'])
  expect(reply.text === '' || reply.text.endsWith('\n')).toBe(true)
  return reply.text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Event)
}
interface Event {
  readonly id: string
  readonly action: string
  readonly occurredAt: string
  readonly target?: string
  readonly position?: number
}

/** Events about nothing else in this file, a millisecond apart at least in what they tell. */
async function write(count: number, about = newId()): Promise<string> {
  for (let at = 0; at < count; at++)
    await trail.audit.record({
      action: at % 2 === 0 ? 'session.created' : 'session.ended',
      result: at % 3 === 0 ? 'failure' : 'success',
      accountId: about,
      actorId: about,
      target: `session:${at}`,
    })
  return about
}

describe('what a sign-in leaves', () => {
  test('a success: the account, from where, with what program, and under which request', async () => {
    const { id, email } = await makeAccount(service)
    const reply = await service.anonymous.post(
      '/v1/sessions',
      { email, password },
      { 'x-forwarded-for': '::ffff:198.51.100.7', 'user-agent': 'a program/1.0' },
    )
    const { items } = (await list({ accountId: id, address: '198.51.100.7' })).json as { items: Event[] }
    expect(items).toHaveLength(1)
    expect(items[0]).toMatchObject({
      action: 'session.created',
      result: 'success',
      actor: { kind: 'account', id },
      accountId: id,
      target: `session:${(reply.json as { sessionId: string }).sessionId}`,
      address: '198.51.100.7',
      userAgent: 'a program/1.0',
      requestId: reply.headers.get('x-request-id'),
      details: { amr: 'pwd' },
    })
  })

  test('a refusal: the account where there is one, by nobody who is known, and nothing of what was typed', async () => {
    const { id, email } = await makeAccount(service)
    const wrong = 'not the password, but nearly'
    const replies = [
      await service.anonymous.post('/v1/sessions', { email, password: wrong }),
      await service.anonymous.post('/v1/sessions', { email: 'nobody-here@example.org', password: wrong }),
    ]
    const events = await linesOf({ action: 'session.refused' })
    const [unknown, known] = events as (Event & { requestId: string; accountId?: string; actor: object })[]
    expect([known!.requestId, unknown!.requestId]).toEqual(replies.map(({ headers }) => headers.get('x-request-id')))
    expect(known).toMatchObject({ result: 'failure', actor: { kind: 'anonymous' }, accountId: id })
    expect(unknown).toMatchObject({ result: 'failure', actor: { kind: 'anonymous' } })
    expect(unknown!.accountId).toBeUndefined()
    const text = JSON.stringify(events)
    for (const typed of [wrong, email, 'nobody-here']) expect(text).not.toContain(typed)
  })

  test('within seconds each event has its position and seal, and the chain is proved', async () => {
    const about = await write(3)
    await eventually(async () => {
      const { items } = (await list({ accountId: about })).json as { items: Event[] }
      return items.every(({ position }) => position !== undefined)
    }, 4000)
    const { items } = (await list({ accountId: about })).json as { items: (Event & { seal: string })[] }
    expect(items.map(({ position }) => position)).toEqual([3, 2, 1].map((at) => items[2]!.position! + at - 1))
    expect(items[0]!.seal).toMatch(/^[\w-]{43}$/)
    expect((await trail.verify()).faults).toEqual([])
  })
})

describe('listAuditEvents', () => {
  test('newest first, and by cursor each once, while more are written', async () => {
    const about = await write(25)
    const seen: Event[] = []
    let next: string | undefined
    do {
      const reply = await list({ accountId: about, limit: 7, ...(next === undefined ? {} : { cursor: next }) })
      const page = reply.json as { items: Event[]; nextCursor?: string }
      expect(reply.headers.get('link') !== null).toBe(page.nextCursor !== undefined)
      seen.push(...page.items)
      next = page.nextCursor
      await write(1, about)
    } while (next !== undefined)
    expect(seen.map(({ target }) => target)).toEqual(Array.from({ length: 25 }, (_, at) => `session:${24 - at}`))
  })

  test('count=exact tells how many there are', async () => {
    const about = await write(5)
    expect((await list({ accountId: about, count: 'exact', limit: 2 })).json).toMatchObject({ total: 5 })
    expect((await list({ accountId: about, count: 'exact', action: 'session.ended' })).json).toMatchObject({ total: 2 })
  })

  test.each<[string, (about: string) => Record<string, string>, number]>([
    ['an action', () => ({ action: 'session.ended' }), 3],
    ['all actions of a kind', () => ({ action: 'session.*' }), 6],
    ['no part of a kind', () => ({ action: 'sess.*' }), 0],
    ['a result', () => ({ result: 'failure' }), 2],
    ['an actor', (about) => ({ actorId: about }), 6],
    ['another actor', () => ({ actorId: newId() }), 0],
    ['a target', () => ({ target: 'session:4' }), 1],
    ['a part of a target', () => ({ target: 'session:' }), 0],
    ['an address', () => ({ address: '203.0.113.250' }), 0],
    ['before', () => ({ occurredBefore: '2026-01-01T00:00:00Z' }), 0],
    ['after', () => ({ occurredAfter: '2026-01-01T00:00:00Z' }), 6],
    ['several at once', () => ({ action: 'session.created', result: 'failure' }), 1],
  ])('filters by %s, as a page and as lines', async (_, filter, count) => {
    const about = await write(6)
    const query = { accountId: about, ...filter(about) }
    const { items } = (await list(query)).json as { items: Event[] }
    expect(items).toHaveLength(count)
    expect(await linesOf(query)).toEqual(items.map((item) => expect.objectContaining({ id: item.id })))
  })

  test('a time is counted to the millisecond: from it on, and up to before it', async () => {
    const about = await write(1)
    const [{ occurredAt } = { occurredAt: '' }] = await linesOf({ accountId: about })
    expect(await linesOf({ accountId: about, occurredAfter: occurredAt })).toHaveLength(1)
    expect(await linesOf({ accountId: about, occurredBefore: occurredAt })).toHaveLength(0)
  })

  test.each([
    'action=session',
    'action=*',
    'action=session.created%27',
    'result=maybe',
    'accountId=1',
    'actorId=me',
    'address=localhost',
    'occurredAfter=yesterday',
    'limit=101',
    'cursor=x',
    'position=1',
  ])('%s is refused', async (query) => {
    expect((await admin.client.get(`/v1/audit-events?${query}`)).status).toBe(400)
  })

  test('the cursor of another list is refused', async () => {
    await write(2)
    const { nextCursor } = (await list({ limit: 1 })).json as { nextCursor: string }
    expectProblem(await admin.client.get(`/v1/files?cursor=${nextCursor}`), 400, 'invalid-cursor')
    const files = await admin.client.get('/v1/sessions?limit=1')
    expect(files.status).toBe(200)
  })

  test('without audit:read, or without credentials, nothing is told', async () => {
    const member = await makeAccount(service)
    for (const accept of ['application/json', 'application/x-ndjson']) {
      expectProblem(await member.client.get('/v1/audit-events', { accept }), 403, 'insufficient-scope')
      expectProblem(await service.anonymous.get('/v1/audit-events', { accept }), 401, 'unauthenticated')
    }
  })

  test('nothing changes an event: there is no other method', async () => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
      expectProblem(await admin.client.send(method, '/v1/audit-events'), 405, 'method-not-allowed')
  })
})

describe('as lines', () => {
  test('all of thousands come, newest first, in memory that does not grow with them', async () => {
    const about = newId()
    await writeMany(about, 6000)
    const before = process.memoryUsage()
    let peak = 0
    let events = 0
    let last = ''
    let rest = ''
    const answer = await fetch(`${service.base}/v1/audit-events?accountId=${about}`, {
      headers: { ...admin.client.fields, accept: 'application/x-ndjson' },
    })
    expect(answer.headers.get('vary')).toBe('Accept')
    for await (const chunk of answer.body!) {
      const lines = (rest + Buffer.from(chunk).toString()).split('\n')
      rest = lines.pop()!
      for (const line of lines) {
        const { occurredAt } = JSON.parse(line) as Event
        if (last !== '' && occurredAt > last) throw new Error('out of order')
        last = occurredAt
        events++
      }
      peak = Math.max(peak, process.memoryUsage().rss - before.rss)
    }
    expect([events, rest]).toEqual([6000, ''])
    expect(peak).toBeLessThan(120 * 1024 * 1024)
  })

  test('a reader that stands still holds up the reading of the database, not the memory', async () => {
    const about = newId()
    let queries = 0
    const slow = await startApp({
      settings: { COFFER_TRUSTED_PROXIES: '1' },
      database: { onQuery: (sql) => (queries += Number(sql.includes('from audit_event where account_id'))) },
    })
    try {
      const reader = await makeAccount(slow, { roles: ['admin'] })
      await writeMany(about, 6000, slow)
      queries = 0
      const answer = await fetch(`${slow.base}/v1/audit-events?accountId=${about}`, {
        headers: { ...reader.client.fields, accept: 'application/x-ndjson' },
      })
      const stream = answer.body!.getReader()
      await stream.read()
      let asked = -1
      await eventually(async () => {
        const before = asked
        asked = queries
        await new Promise((resolve) => setTimeout(resolve, 150))
        return before === queries
      }, 5000)
      expect(asked).toBeLessThan(12)
      let bytes = 0
      for (let part = await stream.read(); !part.done; part = await stream.read())
        bytes += (part.value as Uint8Array).length
      expect(queries).toBe(13)
      expect(bytes).toBeGreaterThan(8_000_000)
    } finally {
      await slow.close()
    }
  })

  /** Rows as they are, because what is counted here is how they are read. */
  async function writeMany(about: string, count: number, at: TestApp = service): Promise<void> {
    await at.app.database.transaction(async (em) => {
      const hand = takeTrail(at.app.database, at.settings)
      for (let number = 0; number < count; number++)
        hand.audit.add(em, {
          action: 'session.created',
          accountId: about,
          target: `session:${number}`,
          details: { note: 'x'.repeat(1500) },
        })
    })
  }

  test('HEAD tells the media type and sends nothing', async () => {
    const reply = await admin.client.head('/v1/audit-events', { accept: 'application/x-ndjson' })
    expect([reply.status, reply.headers.get('content-type'), reply.bytes.length]).toEqual([
      200,
      'application/x-ndjson',
      0,
    ])
  })

  test('what nobody asked for as lines comes as one document', async () => {
    for (const accept of ['*/*', 'application/json', 'application/x-ndjson;q=0.1, application/json'])
      expect((await admin.client.get('/v1/audit-events', { accept })).headers.get('content-type')).toBe(
        'application/json',
      )
  })
})

describe('listOwnAuditEvents', () => {
  const own = (as: Account, query = ''): Promise<Reply> => as.client.get(`/v1/me/audit-events${query}`)

  test('tells what happened to the own account, and nothing of others', async () => {
    const [mine, theirs] = [await makeAccount(service), await makeAccount(service)]
    await service.anonymous.post('/v1/sessions', { email: mine.email, password: 'a wrong one' })
    await service.anonymous.post('/v1/sessions', { email: theirs.email, password: 'a wrong one' })
    const { items, total } = (await own(mine, '?count=exact')).json as { items: object[]; total: number }
    expect(items).toMatchObject([
      { action: 'session.refused', result: 'failure', accountId: mine.id },
      { action: 'session.created', result: 'success', accountId: mine.id, actor: { kind: 'account', id: mine.id } },
    ])
    expect(total).toBe(2)
  })

  test('of what an administrator did it tells that somebody did it, and not from where', async () => {
    const mine = await makeAccount(service)
    await trail.audit.record({
      action: 'user.updated',
      accountId: mine.id,
      actorId: admin.id,
      target: `user:${mine.id}`,
    })
    await service.app.database.run('update audit_event set address = ?, user_agent = ? where account_id = ?', [
      '203.0.113.99',
      'the administrator’s',
      Buffer.from(mine.id.replaceAll('-', ''), 'hex'),
    ])
    const [event] = ((await own(mine, '?action=user.*')).json as { items: object[] }).items
    expect(event).toMatchObject({ action: 'user.updated', actor: { kind: 'account' } })
    expect(JSON.stringify(event)).not.toMatch(/203\.0\.113\.99|administrator|requestId/)
    expect(JSON.stringify(event)).not.toContain(admin.id)
  })

  test('pages by cursor, with its filters', async () => {
    const mine = await makeAccount(service)
    await write(4, mine.id)
    const first = await own(mine, '?limit=2&action=session.ended')
    const { items, nextCursor } = first.json as { items: Event[]; nextCursor?: string }
    expect(items.map(({ target }) => target)).toEqual(['session:3', 'session:1'])
    expect(nextCursor).toBeUndefined()
    const page = (await own(mine, '?limit=1&result=failure')).json as { items: Event[]; nextCursor: string }
    const second = (await own(mine, `?limit=1&result=failure&cursor=${page.nextCursor}`)).json as { items: Event[] }
    expect([...page.items, ...second.items].map(({ target }) => target)).toEqual(['session:3', 'session:0'])
  })

  test('whoever is asked for in the query, it stays the own account', async () => {
    const mine = await makeAccount(service)
    expect((await own(mine, `?accountId=${admin.id}`)).status).toBe(400)
  })
})
