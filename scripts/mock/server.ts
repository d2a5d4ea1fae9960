// The service's own HTTP in front of examples: what checks requests and answers here is what checks them there.

import { pino } from 'pino'
import { scopes } from '../../src/access/roles.ts'
import { readContract } from '../../src/http/document.ts'
import { listenAt, stopListening } from '../../src/http/listening.ts'
import { createHttpService } from '../../src/http/server.ts'
import { createProblemView } from '../../src/web/problem-view.ts'
import { pageContentSecurityPolicy } from '../../src/web/pages.ts'
import type { Principal } from '../../src/access/principal.ts'
import { createMockHandlers } from './handlers.ts'

export interface Mock {
  /** Such as `http://127.0.0.1:4010`. */
  readonly address: string
  readonly operations: number
  readonly stop: () => Promise<void>
}

export interface MockOptions {
  /** 0 for one that is free. */
  readonly port: number
  /** Told of each request: method, path, status, operation. */
  readonly note?: (line: string) => void
}

/** What `getMetrics` takes. */
export const metricsToken = 'token-of-the-metrics-in-the-examples'

/** On the loopback address alone. @throws ListenError when the port is taken */
export async function startMock({ port, note }: MockOptions): Promise<Mock> {
  const contract = readContract()
  const { server } = createHttpService({
    lacksSecondFactor: () => false,
    contract,
    handlers: createMockHandlers(contract),
    authenticator: {
      principalOf: async () => principal,
      principalOfClient: async () => principal,
      renewPage: async () => ({ principal, cookies: [] }),
    },
    limits: { count: async () => undefined },
    rates: { countCaller: async () => undefined, countVisitor: async () => undefined },
    log: pino({ level: 'info', base: null }, { write: (line) => tell(line, note) }),
    publicUrl: undefined,
    trustedProxies: 0,
    maxFileBytes: 100 * 1024 ** 3,
    responseGuard: 'refuse',
    responseGuardPercent: 100,
    version: contract.document.info.version,
    metrics: undefined,
    metricsToken,
    problemPage: createProblemView({ signup: 'open', providers: [] }),
    pagePolicy: pageContentSecurityPolicy,
  })
  const address = await listenAt(server, { host: '127.0.0.1', port })
  return { address, operations: contract.operations.size, stop: () => stopListening(server, 0) }
}

interface LogLine {
  readonly msg: string
  readonly level: number
  readonly err?: { readonly status?: number }
  readonly method: string
  readonly path: string
  readonly status: number
  readonly operation?: string
}

/** What the service logs of a request, for people; faults as they are. */
function tell(line: string, note: MockOptions['note']): void {
  const { msg, level, err, method, path, status, operation = '' } = JSON.parse(line) as LogLine
  if (msg === 'request') note?.(`${method} ${path} ${status} ${operation}`.trimEnd())
  // 503 comes because somebody wished it.
  else if (level >= 50 && err?.status !== 503) process.stderr.write(line)
}

/** Whoever brings any token is the account of the examples, and may do everything. */
const principal: Principal = {
  accountId: '0199f390-4a0b-7c55-b1de-90c4d2f7a318',
  sessionId: '0199f39b-11c7-7d20-8a4e-5b1f6c0d9e21',
  keyId: undefined,
  epoch: 0,
  roles: ['admin'],
  scopes: new Set(scopes),
  expiresAt: Number.MAX_SAFE_INTEGER,
}
