// Requests of the run's own, beside those that are drawn.

interface Credentials {
  readonly accessToken: string
}

/**
 * @param body sent as JSON unless it is a text
 * @returns the answer's JSON; undefined when there is none
 * @throws Error when it is refused
 */
export type Ask = <T>(
  method: string,
  path: string,
  body?: object | string,
  as?: Credentials,
  headers?: Readonly<Record<string, string>>,
) => Promise<T>

export function createAsking(address: string): Ask {
  return async <T>(
    method: string,
    path: string,
    body?: object | string,
    as?: Credentials,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<T> => {
    const reply = await fetch(address + path, {
      method,
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      headers: {
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(as ? { Authorization: `Bearer ${as.accessToken}` } : {}),
        ...headers,
      },
    })
    const text = await reply.text()
    if (!reply.ok) throw new Error(`${method} ${path} answered ${reply.status}: ${text}`)
    return (text === '' ? undefined : JSON.parse(text)) as T
  }
}
