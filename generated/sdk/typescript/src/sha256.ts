/** Takes bytes as they come. */
export interface Sha256 {
  update(bytes: Uint8Array): unknown
  digest(): Uint8Array
}

/** Node's own where there is one; browsers can hash only what they hold as a whole, so there it is done here. */
export function createSha256(): Sha256 {
  const { process } = globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } }
  const crypto = process?.getBuiltinModule?.('node:crypto') as { createHash(name: string): Sha256 } | undefined
  return crypto?.createHash('sha256') ?? portableSha256()
}

/** A member of `Repr-Digest` and `Content-Digest` (RFC 9530). */
export function digestMember(digest: Uint8Array): string {
  return `sha-256=:${btoa(String.fromCharCode(...digest))}:`
}

/** The SHA-256 digest in such a field, in base64. */
export function sha256Of(field: string | null): string | undefined {
  return /(?:^|,)\s*sha-256=:([A-Za-z0-9+/]+=*):/.exec(field ?? '')?.[1]
}

/** FIPS 180-4, section 5.3.3 and 4.2.2: fractional parts of the roots of the first primes. */
const initial = primes(8).map((prime) => fraction(Math.sqrt(prime)))
const constants = Uint32Array.from(primes(64), (prime) => fraction(Math.cbrt(prime)))

/** FIPS 180-4, section 6.2. */
export function portableSha256(): Sha256 {
  const state = Uint32Array.from(initial)
  const schedule = new Uint32Array(64)
  const block = new Uint8Array(64)
  const words = new DataView(block.buffer)
  let [filled, length] = [0, 0]

  return { update, digest }

  function update(bytes: Uint8Array): void {
    length += bytes.length
    for (let at = 0; at < bytes.length;) {
      const part = bytes.subarray(at, at + 64 - filled)
      block.set(part, filled)
      filled += part.length
      at += part.length
      if (filled === 64) compress()
    }
  }

  function digest(): Uint8Array {
    const bits = length * 8
    block.fill(0, filled)
    block[filled] = 0x80
    // The length needs eight bytes at the end of a block.
    if (filled >= 56) {
      compress()
      block.fill(0)
    }
    words.setUint32(56, Math.floor(bits / 2 ** 32))
    words.setUint32(60, bits % 2 ** 32)
    compress()
    const result = new DataView(new ArrayBuffer(32))
    state.forEach((word, at) => result.setUint32(at * 4, word))
    return new Uint8Array(result.buffer)
  }

  function compress(): void {
    filled = 0
    for (let at = 0; at < 16; at++) schedule[at] = words.getUint32(at * 4)
    for (let at = 16; at < 64; at++) schedule[at] = expanded(schedule, at)
    let [a, b, c, d] = [word(state, 0), word(state, 1), word(state, 2), word(state, 3)]
    let [e, f, g, h] = [word(state, 4), word(state, 5), word(state, 6), word(state, 7)]
    for (let at = 0; at < 64; at++) {
      const big1 = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)
      const one = (h + big1 + ((e & f) ^ (~e & g)) + word(constants, at) + word(schedule, at)) | 0
      const big0 = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)
      const two = (big0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
      h = g
      g = f
      f = e
      e = (d + one) | 0
      d = c
      c = b
      b = a
      a = (one + two) | 0
    }
    add(0, a, b, c, d)
    add(4, e, f, g, h)
  }

  function add(at: number, first: number, second: number, third: number, fourth: number): void {
    state[at] = word(state, at) + first
    state[at + 1] = word(state, at + 1) + second
    state[at + 2] = word(state, at + 2) + third
    state[at + 3] = word(state, at + 3) + fourth
  }
}

function expanded(schedule: Uint32Array, at: number): number {
  const [before15, before2] = [word(schedule, at - 15), word(schedule, at - 2)]
  const small0 = turned(before15, 7) ^ turned(before15, 18) ^ (before15 >>> 3)
  const small1 = turned(before2, 17) ^ turned(before2, 19) ^ (before2 >>> 10)
  return word(schedule, at - 16) + small0 + word(schedule, at - 7) + small1
}

function word(words: Uint32Array, at: number): number {
  return words[at] ?? 0
}

function turned(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits))
}

function fraction(root: number): number {
  return ((root % 1) * 2 ** 32) >>> 0
}

function primes(count: number): number[] {
  const found: number[] = []
  for (let next = 2; found.length < count; next++) if (found.every((prime) => next % prime !== 0)) found.push(next)
  return found
}
