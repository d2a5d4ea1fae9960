import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Place {
  readonly host: string
  readonly port: number
}

/** @returns the address, such as `http://127.0.0.1:8080`. @throws ListenError */
export async function listenAt(server: Server, place: Place): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    const refuse = (cause: NodeJS.ErrnoException): void => {
      reject(new ListenError(place, cause))
    }
    server.once('error', refuse).listen(place.port, place.host, () => {
      server.off('error', refuse)
      resolve()
    })
  })
  return `http://${inAddress(place.host)}:${(server.address() as AddressInfo).port}`
}

const inAddress = (host: string): string => (host.includes(':') ? `[${host}]` : host)

/** Takes no new connection; lets running requests end for at most `graceMillis`, then cuts them off. */
export async function stopListening(server: Server, graceMillis: number): Promise<void> {
  if (!server.listening) return
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  // Closing ends the connections that are idle now; a client keeps those that become so later, and would be waited for.
  const idle = setInterval(() => server.closeIdleConnections(), 50)
  const timer = setTimeout(() => server.closeAllConnections(), graceMillis)
  await closed
  clearInterval(idle)
  clearTimeout(timer)
}

/** The service cannot be reached at the address of its settings. */
export class ListenError extends Error {
  override name = 'ListenError'

  constructor({ host, port }: Place, cause: NodeJS.ErrnoException) {
    super(reasons[cause.code ?? '']?.(host, port) ?? `cannot listen on port ${port} of ${host}: ${cause.message}`, {
      cause,
    })
  }
}

const noAddress = (host: string): string =>
  `${host} is not an address of this machine; choose another with HOST, such as 127.0.0.1 or 0.0.0.0`

const reasons: Readonly<Record<string, (host: string, port: number) => string>> = {
  EADDRINUSE: (host, port) => `port ${port} of ${host} is taken; stop what listens there, or choose another with PORT`,
  EACCES: (_host, port) => `this user may not listen on port ${port}; choose one from 1024 up with PORT`,
  EADDRNOTAVAIL: noAddress,
  ENOTFOUND: noAddress,
  EAI_AGAIN: noAddress,
}
