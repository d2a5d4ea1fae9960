// Replicas beside one database behind a balancer, each of which can be killed at any moment and comes back by itself.

import { startService, type Service, type ServiceOptions } from '../soak/service.ts'
import { startBalancer, type Balancer, type BalancerKind } from './balancers.ts'
import { quietPort } from './ports.ts'

export interface ClusterOptions extends ServiceOptions {
  readonly replicas?: number
  readonly balancer?: BalancerKind
}

export interface Cluster {
  readonly balancer: Balancer
  readonly size: number
  readonly signIn: () => Promise<string>
  /** At once, and started again. */
  readonly kill: (replica: number) => Promise<void>
  readonly kills: () => number
  /** Until every replica is there again. */
  readonly settled: () => Promise<void>
  readonly stop: () => Promise<void>
}

export async function startCluster({
  replicas: size = 2,
  balancer: kind = 'builtin',
  ...options
}: ClusterOptions): Promise<Cluster> {
  const ports: number[] = []
  while (ports.length < size) ports.push(await quietPort())
  const balancer = await startBalancer(kind, { folder: options.folder, ports })
  const start = (replica: number): Promise<Service> =>
    startService({
      ...options,
      settings: { COFFER_PUBLIC_URL: balancer.address, ...options.settings, PORT: String(ports[replica]) },
    })
  const services: Service[] = []
  const beingKilled = new Map<number, Promise<void>>()
  const stop = async (): Promise<void> => {
    await Promise.allSettled(beingKilled.values())
    await balancer.stop()
    await Promise.all(services.map((each) => each.stop()))
  }
  try {
    // One after the other: the first one makes the tables, the secret and the account.
    for (let replica = 0; replica < size; replica++) services.push(await start(replica))
  } catch (error) {
    await stop()
    throw error
  }
  let kills = 0
  const killAndStart = async (replica: number): Promise<void> => {
    kills += 1
    await serviceAt(replica).kill()
    services[replica] = await start(replica)
  }
  function serviceAt(replica: number): Service {
    const found = services[replica]
    if (!found) throw new Error(`there is no replica ${replica}`)
    return found
  }
  return {
    balancer,
    size,
    signIn: () => serviceAt(0).signIn(),
    kill: (replica) => {
      const killing = beingKilled.get(replica) ?? killAndStart(replica).finally(() => void beingKilled.delete(replica))
      beingKilled.set(replica, killing)
      return killing
    },
    kills: () => kills,
    settled: async () => {
      await Promise.all(beingKilled.values())
    },
    stop,
  }
}
