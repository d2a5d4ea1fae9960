/** Where a test's oidc-provider keeps what it has to: in memory, which it warns of unless it is told so. */
interface Kept {
  readonly [member: string]: unknown
  readonly uid?: string
  readonly grantId?: string
}

/** @returns a class with a memory that its instances share */
export function memoryAdapter(): new (model: string) => object {
  const kept = new Map<string, Kept>()
  return class {
    readonly model: string

    constructor(model: string) {
      this.model = model
    }

    async upsert(id: string, payload: Kept): Promise<void> {
      kept.set(`${this.model}:${id}`, payload)
    }

    async find(id: string): Promise<Kept | undefined> {
      return kept.get(`${this.model}:${id}`)
    }

    async findByUid(uid: string): Promise<Kept | undefined> {
      return [...kept].find(([key, one]) => key.startsWith(`${this.model}:`) && one.uid === uid)?.[1]
    }

    async consume(id: string): Promise<void> {
      const one = kept.get(`${this.model}:${id}`)
      if (one) kept.set(`${this.model}:${id}`, { ...one, consumed: Math.floor(Date.now() / 1000) })
    }

    async destroy(id: string): Promise<void> {
      kept.delete(`${this.model}:${id}`)
    }

    async revokeByGrantId(grantId: string): Promise<void> {
      for (const [key, one] of kept) if (one.grantId === grantId) kept.delete(key)
    }
  }
}
