// Beside the service two others, on the same database, whose settings and fate bring about what a healthy one cannot show.

import { startTcpProxy } from '../../tests/support/tcp-proxy.ts'
import type { Dialect, Service } from './service.ts'

export interface Troubled {
  readonly address: string
  /** Whether its database is out of reach: SQLite lies in the process, so that there is no way to it that could be cut. */
  readonly isCut: boolean
  /** Of the one where nobody may ask more than once a minute. */
  readonly hurried: string
  readonly stop: () => Promise<void>
}

/** Nobody may register there, it keeps no metrics and, where that is possible, its database is out of reach. */
export async function startTroubled(service: Service, dialect: Dialect): Promise<Troubled> {
  // Its log would tell of nothing but the missing database.
  const settings = { COFFER_SIGNUP: 'closed', COFFER_METRICS_TOKEN: '', COFFER_LOG_LEVEL: 'fatal' }
  const hurried = await service.beside({
    COFFER_ACCOUNT_REQUESTS_PER_MINUTE: '1',
    COFFER_LINK_REQUESTS_PER_MINUTE: '1',
  })
  if (dialect === 'sqlite')
    return { address: await service.beside(settings), isCut: false, hurried, stop: async () => {} }
  const url = new URL(service.databaseUrl)
  const proxy = await startTcpProxy(url.hostname, Number(url.port || 3306))
  url.host = `127.0.0.1:${proxy.port}`
  const address = await service.beside({ ...settings, DATABASE_URL: url.href })
  proxy.cut()
  return { address, isCut: true, hurried, stop: proxy.close }
}
