/** The scanner against a stand-in that speaks clamd's protocol, whole and broken. */
import { afterEach, expect, test } from '@jest/globals'
import { once } from 'node:events'
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { createScanner, type Scanner } from '../../src/media/scanner.ts'
import { startClamd } from '../support/clamd.ts'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

async function scannerBeside(answer: (socket: Socket) => void): Promise<Scanner> {
  const server = createServer((socket) => {
    socket.on('error', () => {})
    answer(socket)
  })
  servers.push(server)
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return createScanner({ host: '127.0.0.1', port: (server.address() as AddressInfo).port })
}

async function* chunks(count: number, size = 64 * 1024): AsyncGenerator<Uint8Array> {
  for (let number = 0; number < count; number++) yield Buffer.alloc(size, number)
}

/** The test file of the European Institute for Computer Antivirus Research, in two pieces so that this file is none. */
const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-', 'ANTIVIRUS-TEST-FILE!$H+H*'].join('')

test('scan: clean bytes, and the test file in one chunk or byte by byte', async () => {
  const clamd = await startClamd()
  try {
    const scanner = createScanner(clamd.address)
    await scanner.ping()
    expect(await scanner.scan(chunks(100))).toEqual({ found: undefined })
    expect(await scanner.scan(chunks(0))).toEqual({ found: undefined })
    const single = (async function* () {
      yield Buffer.from(eicar)
    })()
    expect(await scanner.scan(single)).toEqual({ found: 'Eicar-Test-Signature' })
    const bytewise = (async function* () {
      for (const byte of Buffer.from(`before ${eicar} behind`)) yield Buffer.of(byte)
    })()
    expect(await scanner.scan(bytewise)).toEqual({ found: 'Eicar-Test-Signature' })
  } finally {
    await clamd.stop()
  }
})

test('scan: a stream that is too long for it is refused, and the rest of it is not read', async () => {
  const clamd = await startClamd({ maxStream: 1024 * 1024 })
  try {
    let read = 0
    const long = (async function* () {
      for await (const chunk of chunks(5000)) {
        read += chunk.length
        yield chunk
      }
    })()
    await expect(createScanner(clamd.address).scan(long)).rejects.toMatchObject({ kind: 'scan-impossible' })
    expect(read).toBeLessThan(100 * 1024 * 1024)
  } finally {
    await clamd.stop()
  }
})

test('scan: the failure of the source is told as it was', async () => {
  const clamd = await startClamd()
  try {
    const failure = new Error('the disk is gone')
    const failing = (async function* () {
      yield Buffer.from('begin')
      throw failure
    })()
    await expect(createScanner(clamd.address).scan(failing)).rejects.toBe(failure)
  } finally {
    await clamd.stop()
  }
})

test.each<[string, (socket: Socket) => void]>([
  ['closes at once', (socket) => socket.destroy()],
  ['answers nonsense', (socket) => void socket.resume().end('hello\0')],
  ['answers an error', (socket) => void socket.resume().end('stream: Can’t allocate memory ERROR\0')],
  ['answers without an end', (socket) => void socket.resume().write('x'.repeat(100_000))],
  ['closes in the middle', (socket) => void socket.once('data', () => socket.destroy())],
])('scan: a scanner that %s is 503, never a clean verdict', async (_, answer) => {
  const scanner = await scannerBeside(answer)
  await expect(scanner.scan(chunks(200))).rejects.toMatchObject({ status: 503 })
})

test('scan: a scanner that is away is 503', async () => {
  const server = createServer()
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  const scanner = createScanner({ host: '127.0.0.1', port })
  await expect(scanner.scan(chunks(1))).rejects.toMatchObject({ status: 503, headers: { 'Retry-After': '30' } })
  await expect(scanner.ping()).rejects.toThrow()
})
