// Accounts to be spoiled, and what a request is made of that the workshop knows (workshop.ts).

import { randomBytes, randomUUID } from 'node:crypto'
import type { Ask } from './asking.ts'

/** An account that nothing else needs, signed in. */
export interface Throwaway {
  readonly id: string
  readonly email: string
  readonly password: string
  readonly accessToken: string
  readonly refreshToken: string
}

/** Arguments of a case, by the names of Schemathesis. */
export interface Prepared {
  /** Whose request it is; the run's own account otherwise. */
  readonly account?: Throwaway
  readonly path_parameters?: Readonly<Record<string, string | number>>
  readonly headers?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  readonly cookies?: Readonly<Record<string, string>>
  readonly body?: object | string
  readonly media_type?: string
}

export interface Workshop {
  readonly ask: Ask
  readonly origin: string
  /** Of the service's letters. */
  readonly folder: string
  readonly administrator: { readonly email: string; readonly password: string }
}

export type Maker = (workshop: Workshop) => Promise<Prepared>

/** None of the contract's examples, and nothing that is refused for being common. */
export const newPassword = (): string => randomBytes(18).toString('base64url')

export const json = (body: object): Prepared => ({ body, media_type: 'application/json' })

export async function somebody({ ask }: Workshop): Promise<Throwaway> {
  const credentials = { email: `${randomUUID()}@throwaway.example`, password: newPassword() }
  await ask('POST', '/v1/users', credentials)
  const tokens = await ask<Pick<Throwaway, 'accessToken' | 'refreshToken'>>('POST', '/v1/sessions', credentials)
  const { id } = await ask<{ id: string }>('GET', '/v1/me', undefined, tokens)
  return { id, ...credentials, accessToken: tokens.accessToken, refreshToken: tokens.refreshToken }
}
