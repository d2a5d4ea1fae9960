/** Counters and histograms of one replica, for a collector such as Prometheus. */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Contract } from './document.ts'

/** Labels have few values, whatever clients send. */
export interface Metrics {
  /** An answer ended; `operation` is `none` where no operation was reached. */
  readonly request: (operation: string, status: number, seconds: number) => void
  /** The guard looked at an answer. */
  readonly checked: () => void
  /** An answer broke the contract, in one way or several. */
  readonly breach: (operation: string, status: number) => void
  /** Stored bytes were found missing or changed, by a reader or by who looks for that. */
  readonly damaged: () => void
  /** The text format of Prometheus, version 0.0.4. */
  readonly expose: () => Promise<string>
}

/** Seconds. From an answer out of memory to a large download. */
const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60]

/** @param version the service's */
export function createMetrics({ version, contract }: { version: string; contract: Contract }): Metrics {
  const registry = new Registry()
  const registers = [registry]
  const requests = new Histogram({
    name: 'coffer_http_request_duration_seconds',
    help: 'From the head of a request to the last byte of its answer.',
    labelNames: ['operation', 'status'],
    buckets,
    registers,
  })
  const checked = new Counter({
    name: 'coffer_contract_checked_answers_total',
    help: 'Answers that the guard held against the contract.',
    registers,
  })
  const breaches = new Counter({
    name: 'coffer_contract_breaches_total',
    help: 'Answers that broke the contract.',
    labelNames: ['operation', 'status'],
    registers,
  })
  const damaged = new Counter({
    name: 'coffer_storage_damage_total',
    help: 'Times that stored bytes were found missing or changed.',
    registers,
  })
  const build = new Gauge({
    name: 'coffer_build_info',
    help: 'Always 1; the labels tell what runs.',
    labelNames: ['version', 'contract'],
    registers,
  })
  build.set({ version, contract: contract.document.info.version }, 1)
  collectDefaultMetrics({ register: registry })

  return {
    request: (operation, status, seconds) => requests.observe({ operation, status }, seconds),
    checked: () => checked.inc(),
    breach: (operation, status) => breaches.inc({ operation, status }),
    damaged: () => damaged.inc(),
    expose: () => registry.metrics(),
  }
}
