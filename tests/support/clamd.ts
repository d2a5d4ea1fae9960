/** A stand-in for ClamAV's daemon: speaks its protocol over TCP, and knows one signature, that of the EICAR test file. */
import { once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'

export interface Clamd {
  readonly address: { readonly host: string; readonly port: number }
  readonly stop: () => Promise<void>
}

const signature = 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!'

export async function startClamd({ maxStream = 25 * 1024 * 1024 } = {}): Promise<Clamd> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {}).on('close', () => sockets.delete(socket))
    serve(socket, maxStream).catch(() => {}) // A client that breaks off is no failure of ours.
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return {
    address: { host: '127.0.0.1', port: (server.address() as AddressInfo).port },
    stop: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function serve(socket: Socket, maxStream: number): Promise<void> {
  let waiting = Buffer.alloc(0)
  let command: string | undefined
  let taken = 0
  let tail = ''
  let found = false
  let isOver = false
  for await (const chunk of socket as AsyncIterable<Buffer>) {
    // Read on, though for nothing: closing on bytes that wait would reset the connection, and the reply with it.
    if (isOver) continue
    waiting = Buffer.concat([waiting, chunk])
    if (command === undefined) {
      const end = waiting.indexOf(0)
      if (end < 0) continue
      command = waiting.subarray(0, end).toString()
      waiting = waiting.subarray(end + 1)
      if (command === 'zPING') return void socket.end('PONG\0')
      if (command !== 'zINSTREAM') return void socket.end('UNKNOWN COMMAND\0')
    }
    while (waiting.length >= 4) {
      const length = waiting.readUInt32BE()
      if (length === 0) return void socket.end(found ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0')
      if (waiting.length < 4 + length) break
      const text = tail + waiting.subarray(4, 4 + length).toString('latin1')
      found ||= text.includes(signature)
      tail = text.slice(-signature.length)
      taken += length
      waiting = waiting.subarray(4 + length)
      if (taken <= maxStream) continue
      socket.end('INSTREAM size limit exceeded. ERROR\0')
      isOver = true
      break
    }
  }
}
