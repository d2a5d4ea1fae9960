/**
 * The JOSE vectors of C2SP Wycheproof through the form check and the library that access tokens go through. They are not
 * part of the project: https://github.com/C2SP/wycheproof, `testvectors_v1/json_web_*_test.json`.
 */
import { describe, expect, test } from '@jest/globals'
import { compactVerify, decodeProtectedHeader, importJWK, type JWK } from 'jose'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { algorithms, type Algorithm } from '../../src/sessions/algorithm.ts'
import { isCanonical } from '../../src/sessions/access-token.ts'

interface Vector {
  readonly tcId: number
  readonly comment: string
  readonly jws?: unknown
  readonly result: 'valid' | 'invalid' | 'acceptable'
  readonly flags?: readonly string[]
}
interface Group {
  readonly comment: string
  readonly private?: JWK & { keys?: JWK[] }
  readonly public?: JWK & { keys?: JWK[] }
  readonly tests: readonly Vector[]
}

const folder = join(import.meta.dirname, '../../../shared/testdata/wycheproof')
const present = existsSync(folder)
if (!present)
  console.info('the Wycheproof vectors are not there (shared/testdata/wycheproof beside the project): not run')

/** What the service does with a token whose kid leads to this key. */
async function accepts(token: unknown, jwk: JWK): Promise<boolean> {
  if (typeof token !== 'string' || !isCanonical(token)) return false
  try {
    if (decodeProtectedHeader(token).kid !== jwk.kid) return false
    const algorithm = jwk.alg as Algorithm
    await compactVerify(token, await importJWK(jwk, algorithm), { algorithms: [algorithm], crit: {} })
    return true
  } catch {
    return false
  }
}

/** Only the public half verifies, as in the service; a shared secret is its own. */
const verifying = ({ kty, kid, alg, use, key_ops, crv, x, y, n, e, k }: JWK): JWK =>
  JSON.parse(JSON.stringify({ kty, kid, alg, use, ...(kty === 'oct' ? { key_ops } : {}), crv, x, y, n, e, k })) as JWK

/** About the metadata and the strength of keys, of which the service has none but those it made itself. */
const aboutKeys = /WrongUse|WrongKeyOps|WrongAlg|Roca/i

interface Outcome {
  readonly name: string
  readonly accepted: boolean
  readonly vector: Vector
}

async function run(file: string): Promise<Outcome[]> {
  const { testGroups } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as { testGroups: Group[] }
  const outcomes: Outcome[] = []
  for (const group of testGroups) {
    const jwk = group.private ?? group.public
    if (!jwk || jwk.keys || !algorithms.includes(jwk.alg as Algorithm)) continue
    for (const vector of group.tests) {
      if (vector.jws === undefined || aboutKeys.test(vector.comment)) continue
      outcomes.push({
        name: `${file} ${vector.tcId} ${group.comment} ${vector.comment}`,
        accepted: await accepts(vector.jws, verifying(jwk)),
        vector,
      })
    }
  }
  return outcomes
}

;(present ? describe : describe.skip)('Wycheproof', () => {
  test.each(['json_web_signature_test.json', 'json_web_crypto_test.json'])(
    '%s: nothing invalid is accepted, and what is valid in canonical form is',
    async (file) => {
      const outcomes = await run(file)
      // Two of those that are called invalid (367 and 370) are letter for letter the valid 357.
      const valid = new Set(outcomes.filter(({ vector }) => vector.result === 'valid').map(({ vector }) => vector.jws))
      const wrong = outcomes
        .filter(({ accepted, vector }) => accepted && vector.result === 'invalid' && !valid.has(vector.jws))
        .map(({ name }) => name)
      expect(wrong).toEqual([])
      // An empty payload and stray letters are valid to some of them, but not to the service.
      const missed = outcomes
        .filter(({ accepted, vector }) => !accepted && vector.result === 'valid' && isCanonical(String(vector.jws)))
        .map(({ name }) => name)
      expect(missed).toEqual([])
      expect(outcomes.filter(({ vector }) => vector.result === 'invalid').length).toBeGreaterThan(30)
      expect(outcomes.filter(({ accepted }) => accepted).length).toBeGreaterThanOrEqual(3)
    },
  )
})
