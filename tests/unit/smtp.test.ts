/** The way over SMTP against real servers: kind ones, and those that are away, slow, or refuse. */
import { afterEach, expect, test } from '@jest/globals'
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import type { Message, PostFailure } from '../../src/mail/post.ts'
import { renderLetter } from '../../src/mail/render.ts'
import { createSmtpPost } from '../../src/mail/smtp.ts'
import { ownCertificate, startMailServer, type MailServer } from '../support/mail-server.ts'

const cleanups: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup()
})
const started = async (server: Promise<MailServer>): Promise<MailServer> => {
  const one = await server
  cleanups.push(one.close)
  return one
}

const message = (to = 'ada@example.org'): Message => ({
  ...renderLetter({ template: 'test', data: { at: '2026-11-22T22:45:10.000Z' } }),
  id: '0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36',
  from: 'Coffer <no-reply@example.org>',
  to,
})
const failureOf = (work: Promise<void>): Promise<PostFailure> =>
  work.then(
    () => {
      throw new Error('it was sent')
    },
    (error: unknown) => error as PostFailure,
  )

test('a server on this machine takes the letter, whole', async () => {
  const server = await started(startMailServer())
  const post = createSmtpPost({ url: `smtp://127.0.0.1:${server.port}` })
  await post.check()
  await post.send(message())
  expect(server.received).toHaveLength(1)
  const [{ mail, to }] = server.received as [MailServer['received'][number]]
  expect(to).toEqual(['ada@example.org'])
  expect(mail).toMatchObject({
    subject: 'A letter from Coffer · Coffer',
    from: { text: '"Coffer" <no-reply@example.org>' },
  })
  expect([mail.text, mail.html]).toEqual([
    expect.stringContaining('This letter arrived'),
    expect.stringContaining('This letter arrived'),
  ])
})

test('STARTTLS comes before the password, which the server asks for', async () => {
  const pair = await ownCertificate()
  const seen: string[] = []
  const server = await started(
    startMailServer({
      ...pair,
      authOptional: false,
      onAuth: ({ username, password }, { secure }, done) => {
        seen.push(`${secure ? 'encrypted' : 'in the clear'} ${username}`)
        if (password === 'p@ss') done(null, { user: username })
        else done(new Error('wrong'))
      },
    }),
  )
  const url = (password: string): string => `smtp://mailer:${encodeURIComponent(password)}@127.0.0.1:${server.port}`
  await createSmtpPost({ url: url('p@ss'), requireTls: true, ca: pair.cert }).send(message())
  expect(server.received.map(({ secure }) => secure)).toEqual([true])
  const refused = await failureOf(
    createSmtpPost({ url: url('wrong'), requireTls: true, ca: pair.cert }).send(message()),
  )
  expect(refused).toMatchObject({ name: 'PostFailure', isFinal: false })
  expect(refused.message).not.toContain('wrong:')
  expect(seen).toEqual(['encrypted mailer', 'encrypted mailer'])
})

test('a certificate that nobody vouches for is refused, and so is a server without STARTTLS', async () => {
  const pair = await ownCertificate()
  const [unknown, plain] = [await started(startMailServer(pair)), await started(startMailServer())]
  for (const { port, received } of [unknown, plain]) {
    const post = createSmtpPost({ url: `smtp://u:p@127.0.0.1:${port}`, requireTls: true })
    expect(await failureOf(post.send(message()))).toMatchObject({ name: 'PostFailure', isFinal: false })
    expect(received).toEqual([])
  }
})

test.each([
  [550, true],
  [452, false],
])('a receiver that is answered %i: final is %s, and the address is not in the reason', async (code, isFinal) => {
  const server = await started(startMailServer({}, { refusal: () => code }))
  const failure = await failureOf(createSmtpPost({ url: `smtp://127.0.0.1:${server.port}` }).send(message()))
  expect(failure).toMatchObject({ name: 'PostFailure', isFinal })
  expect(failure.message).not.toContain('ada@example.org')
})

test('a server that is away fails at once', async () => {
  const server = await startMailServer()
  await server.close()
  const begun = performance.now()
  const failure = await failureOf(createSmtpPost({ url: `smtp://127.0.0.1:${server.port}` }).send(message()))
  expect(failure).toMatchObject({ isFinal: false, message: expect.stringContaining('ECONNREFUSED') })
  expect(performance.now() - begun).toBeLessThan(2000)
})

test('a server that says nothing, or a line now and then, is left in time', async () => {
  const sockets = new Set<Socket>()
  const listen = (greet: (socket: Socket) => void): Promise<Server> =>
    new Promise((resolve) => {
      const server = createServer((socket) => {
        sockets.add(socket)
        socket.on('error', () => {})
        greet(socket)
      }).listen(0, '127.0.0.1', () => resolve(server))
    })
  const silent = await listen(() => {})
  const dripping = await listen((socket) => {
    const timer = setInterval(() => socket.write('220-wait\r\n'), 50)
    socket.on('close', () => clearInterval(timer))
  })
  cleanups.push(async () => {
    for (const socket of sockets) socket.destroy()
    for (const server of [silent, dripping]) server.close()
  })
  for (const server of [silent, dripping]) {
    const { port } = server.address() as AddressInfo
    const begun = performance.now()
    const post = createSmtpPost({ url: `smtp://127.0.0.1:${port}`, patience: 300 })
    expect(await failureOf(post.send(message()))).toMatchObject({ name: 'PostFailure', isFinal: false })
    expect(performance.now() - begun).toBeLessThan(1500)
  }
})
