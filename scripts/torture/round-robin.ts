// A load balancer at its simplest: each request goes to the next replica, whoever sent it, and a replica that is away is
// the client's trouble.

import { once } from 'node:events'
import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Exchange {
  readonly method: string
  readonly path: string
  readonly status: number
  readonly headers: IncomingMessage['headers']
}

export interface RoundRobin {
  readonly address: string
  /** Told of each piece of a request's body that goes on, and to which replica. */
  onBytes: (replica: number, bytes: number) => void
  /** Told of each answer before the client is. */
  onAnswer: (exchange: Exchange) => void
  readonly close: () => Promise<void>
}

/** @param replicas where they are now; a replica that was started again has another address */
export async function startRoundRobin(replicas: () => readonly string[]): Promise<RoundRobin> {
  let turn = 0
  const server = createServer((incoming, outgoing) => {
    const all = replicas()
    turn = (turn + 1) % all.length
    forward(incoming, outgoing, turn, all[turn] ?? '', balancer)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const balancer: RoundRobin = {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    onBytes: () => {},
    onAnswer: () => {},
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return balancer
}

function forward(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  replica: number,
  address: string,
  balancer: RoundRobin,
): void {
  const { method = '', url: path = '', headers } = incoming
  const onward = ask(address + path, { method, headers, agent: false })
  const breakOff = (): void => {
    outgoing.destroy()
    onward.destroy()
  }
  onward.on('error', breakOff)
  onward.on('response', (answer) => {
    balancer.onAnswer({ method, path, status: answer.statusCode ?? 0, headers: answer.headers })
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.on('error', breakOff).pipe(outgoing)
  })
  incoming.on('error', breakOff)
  outgoing.on('close', () => onward.destroy())
  incoming.on('data', (chunk: Buffer) => {
    balancer.onBytes(replica, chunk.length)
    if (onward.write(chunk)) return
    incoming.pause()
    onward.once('drain', () => incoming.resume())
  })
  incoming.on('end', () => onward.end())
}
