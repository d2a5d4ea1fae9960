// A load balancer at its simplest: each request goes to the next replica, whoever sent it, and a replica that is away is
// the client's trouble.

import { once } from 'node:events'
import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface RoundRobin {
  readonly address: string
  /** The replica that got bytes of a request's body last. */
  readonly receiving: () => number
  readonly stop: () => Promise<void>
}

/** @param replicas where they are now; a replica that was started again has another address */
export async function startRoundRobin(replicas: () => readonly string[]): Promise<RoundRobin> {
  let turn = 0
  let receiving = 0
  const server = createServer((incoming, outgoing) => {
    const all = replicas()
    turn = (turn + 1) % Math.max(all.length, 1)
    const replica = turn
    forward(incoming, outgoing, all[replica] ?? 'http://127.0.0.1:1', () => {
      receiving = replica
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    receiving: () => receiving,
    stop: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

function forward(incoming: IncomingMessage, outgoing: ServerResponse, address: string, onBytes: () => void): void {
  const { method = '', url: path = '', headers } = incoming
  const onward = ask(address + path, { method, headers, agent: false })
  const breakOff = (): void => {
    outgoing.destroy()
    onward.destroy()
  }
  onward.on('error', breakOff)
  onward.on('response', (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.on('error', breakOff).pipe(outgoing)
  })
  incoming.on('error', breakOff)
  outgoing.on('close', () => onward.destroy())
  incoming.on('data', (chunk: Buffer) => {
    onBytes()
    if (onward.write(chunk)) return
    incoming.pause()
    onward.once('drain', () => incoming.resume())
  })
  incoming.on('end', () => onward.end())
}
