/** A small HTTP client for tests: one call, and everything of its answer. */
import { expect } from '@jest/globals'

export interface Reply {
  readonly status: number
  readonly headers: Headers
  readonly bytes: Buffer
  readonly text: string
  /** The parsed body where it is JSON. */
  readonly json: any
}

type Fields = Record<string, string>
type Body = string | Uint8Array | FormData | object | undefined

export class Client {
  readonly base: string
  readonly fields: Fields

  constructor(base: string, fields: Fields = {}) {
    this.base = base
    this.fields = fields
  }

  /** The same, with other headers besides. */
  with(fields: Fields): Client {
    return new Client(this.base, { ...this.fields, ...fields })
  }

  get(path: string, fields?: Fields): Promise<Reply> {
    return this.send('GET', path, undefined, fields)
  }
  head(path: string, fields?: Fields): Promise<Reply> {
    return this.send('HEAD', path, undefined, fields)
  }
  post(path: string, body?: Body, fields?: Fields): Promise<Reply> {
    return this.send('POST', path, body, fields)
  }
  put(path: string, body?: Body, fields?: Fields): Promise<Reply> {
    return this.send('PUT', path, body, fields)
  }
  patch(path: string, body?: Body, fields?: Fields): Promise<Reply> {
    return this.send('PATCH', path, body, fields)
  }
  delete(path: string, fields?: Fields): Promise<Reply> {
    return this.send('DELETE', path, undefined, fields)
  }

  /** Objects go as JSON, `URLSearchParams` as a form, texts and bytes as they are. */
  async send(method: string, path: string, body?: Body, fields: Fields = {}): Promise<Reply> {
    const headers: Fields = { ...this.fields, ...fields }
    const asIs =
      body === undefined ||
      typeof body === 'string' ||
      body instanceof Uint8Array ||
      body instanceof FormData ||
      body instanceof URLSearchParams
    if (!asIs && headers['content-type'] === undefined) headers['content-type'] = 'application/json'
    const answer = await fetch(this.base + path, {
      method,
      headers,
      redirect: 'manual',
      ...(body === undefined ? {} : { body: (asIs ? body : JSON.stringify(body)) as RequestInit['body'] }),
    })
    const bytes = Buffer.from(await answer.arrayBuffer())
    const text = bytes.toString('utf8')
    const json: unknown =
      /[/+]json/.test(answer.headers.get('content-type') ?? '') && text !== '' ? JSON.parse(text) : undefined
    return { status: answer.status, headers: answer.headers, bytes, text, json }
  }
}

/** The reply is a problem document of this kind, whole (RFC 9457). */
export function expectProblem(reply: Reply, status: number, kind: string): void {
  expect({ status: reply.status, type: reply.json?.type, mediaType: reply.headers.get('content-type') }).toEqual({
    status,
    type: `/problems/${kind}`,
    mediaType: 'application/problem+json',
  })
  expect(reply.json).toMatchObject({
    status,
    title: expect.any(String),
    instance: `/requests/${reply.headers.get('x-request-id')}`,
  })
}
