/** Stands between the service and its database, and can be made to fail as networks and servers do. */
import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'

export class DatabaseProxy {
  /** The database's address, by way of the proxy. */
  readonly url: string
  private readonly server: Server
  private readonly port: number
  private readonly sockets: Set<Socket>
  private readonly state: { isSilent: boolean }

  private constructor(url: string, server: Server, port: number, sockets: Set<Socket>, state: { isSilent: boolean }) {
    this.url = url
    this.server = server
    this.port = port
    this.sockets = sockets
    this.state = state
  }

  static async start(target: string): Promise<DatabaseProxy> {
    const { hostname, port } = new URL(target)
    const sockets = new Set<Socket>()
    const state = { isSilent: false }
    const server = createServer((near) => {
      const far = connect(Number(port), hostname)
      for (const socket of [near, far]) {
        sockets.add(socket.on('error', () => {}).on('close', () => sockets.delete(socket)))
        if (state.isSilent) socket.pause()
      }
      for (const [from, to] of [
        [near, far],
        [far, near],
      ] as const) {
        from.on('data', (chunk) => {
          if (!state.isSilent) to.write(chunk)
        })
        from.on('close', () => to.destroy())
      }
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const at = (server.address() as AddressInfo).port
    const url = new URL(target)
    url.host = `127.0.0.1:${at}`
    return new DatabaseProxy(url.href, server, at, sockets, state)
  }

  /** As when the server ends: connections break, new ones are refused. */
  async end(): Promise<void> {
    const closed = once(this.server, 'close')
    this.server.close()
    this.cut()
    await closed
  }

  /** As when it was started again. */
  async begin(): Promise<void> {
    this.server.listen(this.port, '127.0.0.1')
    await once(this.server, 'listening')
  }

  /** As when a connection in use breaks. */
  cut(): void {
    for (const socket of this.sockets) socket.destroy()
  }

  /** As when the network swallows everything, or the server stands still: no answer, and no error either. */
  silence(): void {
    this.state.isSilent = true
  }

  /** What was swallowed is lost, so connections from before are of no use. */
  speak(): void {
    this.state.isSilent = false
  }

  async stop(): Promise<void> {
    if (this.server.listening) await this.end()
  }
}
