/** A way to a server that can be cut, or made to swallow everything, without touching the server. */
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

export interface TcpProxy {
  readonly port: number
  /** Breaks what is open and refuses what is new. */
  readonly cut: () => void
  /** Keeps what is open and takes what is new, but carries nothing any more, as a network without a route does. */
  readonly swallow: () => void
  /** New connections work again; what was swallowed before breaks. */
  readonly restore: () => void
  readonly close: () => Promise<void>
}

export async function startTcpProxy(host: string, port: number): Promise<TcpProxy> {
  const sockets = new Set<Socket>()
  let mode: 'carry' | 'cut' | 'swallow' = 'carry'
  const track = (socket: Socket): void => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => sockets.delete(socket))
  }
  const drop = (): void => {
    for (const socket of sockets) socket.destroy()
  }
  const server = createServer((client) => {
    track(client)
    if (mode === 'cut') return void client.destroy()
    if (mode === 'swallow') return
    const upstream = connect(port, host)
    track(upstream)
    client.on('data', (bytes) => mode !== 'swallow' && upstream.write(bytes))
    upstream.on('data', (bytes) => mode !== 'swallow' && client.write(bytes))
    client.on('close', () => upstream.destroy())
    upstream.on('close', () => client.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    cut: () => {
      mode = 'cut'
      drop()
    },
    swallow: () => {
      mode = 'swallow'
    },
    restore: () => {
      mode = 'carry'
      drop()
    },
    close: async () => {
      drop()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
