/**
 * Checks a password and does nothing else: what a sign-in costs at least. `GET /?seconds=5` answers how many were checked
 * within that time, one after the other for each core that there is, as the service bounds it. `POST /v1/sessions` checks
 * one and answers: what node:http alone makes of it.
 */
import { verify } from '@node-rs/argon2'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { availableParallelism } from 'node:os'
import pLimit from 'p-limit'

const { HASHING_PHC = '', HASHING_PASSWORD = '' } = process.env

const cores = availableParallelism()
const limit = pLimit(cores)
const check = (): Promise<boolean> => verify(HASHING_PHC, HASHING_PASSWORD.normalize('NFC'))

const server = createServer((request, response) => {
  if (request.method === 'POST') {
    request.resume()
    void limit(check).then((matches) => response.writeHead(matches ? 201 : 401).end())
    return
  }
  const seconds = Number(new URL(request.url ?? '/', 'http://localhost').searchParams.get('seconds'))
  void checkFor(seconds * 1000).then((checks) => response.end(String(checks)))
}).listen(0, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port} `)
})
process.once('SIGTERM', () => process.exit(0))

async function checkFor(millis: number): Promise<number> {
  const end = performance.now() + millis
  let checks = 0
  const one = async (): Promise<void> => {
    while (performance.now() < end) {
      await check()
      checks++
    }
  }
  await Promise.all(Array.from({ length: cores }, one))
  return checks
}
