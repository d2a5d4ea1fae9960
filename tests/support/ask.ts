/** Sends a request that was made from the contract, from an address of its own, for one media type of the answer. */
import { Client, type Reply } from './client.ts'
import type { Sent } from './sound-request.ts'

let addresses = 0

/** As a proxy in front would name it (`COFFER_TRUSTED_PROXIES=1`): in a network of its own, because the limits count networks too. */
export const nextAddress = (): string => `${10 + (++addresses >> 16)}.${(addresses >> 8) & 255}.${addresses & 255}.1`

/** @param accept of the answer, which only pages heed */
export function ask(base: string, { method, path, query, headers, body }: Sent, accept?: string): Promise<Reply> {
  const fields = {
    'X-Forwarded-For': nextAddress(),
    ...headers,
    ...(accept === undefined ? {} : { Accept: accept }),
  }
  return new Client(base).send(method, path + query, body === '' ? undefined : body, fields)
}
