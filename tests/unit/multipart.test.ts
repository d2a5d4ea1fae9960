import { expect, test } from '@jest/globals'
import type { Request, Response } from 'express'
import { createHash, randomBytes, randomInt } from 'node:crypto'
import { Readable } from 'node:stream'
import type { IncomingFile } from '../../src/http/contract.ts'
import { readMultipart } from '../../src/http/multipart.ts'
import { openScope, type RequestScope } from '../../src/http/request-scope.ts'
import { Problem } from '../../src/problem.ts'
import { boundary, filePart, formOf, formType, textPart } from '../support/wire.ts'

/** The form as a request whose body comes in these pieces. */
function requestOf(pieces: Iterable<Uint8Array>): Request {
  const request = Object.assign(Readable.from(pieces, { objectMode: false }), { headers: { 'content-type': formType } })
  openScope(request as unknown as Request, { bodyRead: false, expectsContinue: false } as RequestScope)
  return request as unknown as Request
}

const read = (pieces: Iterable<Uint8Array>, maxFileBytes = 1e6): Promise<IncomingFile> =>
  readMultipart(requestOf(pieces), {} as Response, { maxFileBytes }, () => [])

async function whole(file: IncomingFile): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of file.bytes) chunks.push(chunk)
  return Buffer.concat(chunks)
}

function* cut(form: Uint8Array, length: () => number): Generator<Uint8Array> {
  for (let at = 0; at < form.length;) {
    const end = at + length()
    yield form.subarray(at, end)
    at = end
  }
}

test('readMultipart: any form, cut anywhere, gives the bytes and the fields that were put in', async () => {
  for (let turn = 0; turn < 150; turn++) {
    const teasers = [
      `\r\n--${boundary.slice(0, randomInt(boundary.length))}`,
      '\r\n',
      '\r',
      '--',
      `-${boundary}`,
      '\r\n\r\n',
      'x',
    ]
    const content = Buffer.concat(
      Array.from({ length: randomInt(12) }, () =>
        randomInt(3) === 0 ? randomBytes(randomInt(300)) : Buffer.from(teasers[randomInt(teasers.length)]!),
      ),
    )
    const description = `value ${turn} `.repeat(1 + randomInt(20))
    const form = formOf([
      textPart('description', description),
      textPart('tags', 'a'),
      textPart('tags', 'b'),
      filePart(content),
    ])
    const size = randomInt(1, 4) === 1 ? 1 : randomInt(1, 200)
    const file = await read(cut(form, () => 1 + randomInt(size)))
    expect(file).toMatchObject({ description, tags: ['a', 'b'], name: 'report.pdf', mediaType: 'application/pdf' })
    expect(
      createHash('sha256')
        .update(await whole(file))
        .digest('hex'),
    ).toBe(createHash('sha256').update(content).digest('hex'))
  }
})

test('readMultipart: a form cut off after any byte is never whole', async () => {
  const form = formOf([textPart('description', 'some text'), filePart('the content')])
  // Behind the closing boundary only the line break is missing, which is no loss.
  for (let length = 0; length < form.length - 2; length++) {
    const outcome = await read([form.subarray(0, length)])
      .then(whole)
      .catch((error: unknown) => error)
    expect(outcome).toBeInstanceOf(Problem)
    expect(outcome).toMatchObject({ kind: 'malformed-form' })
  }
  expect((await whole(await read([form.subarray(0, -2)]))).toString()).toBe('the content')
})

test('readMultipart: a file of just the allowed size passes, a byte more is payload-too-large', async () => {
  expect(await whole(await read([formOf([filePart(randomBytes(1000))])], 1000))).toHaveLength(1000)
  const larger = await read([formOf([filePart(randomBytes(1001))])], 1000)
  await expect(whole(larger)).rejects.toMatchObject({ kind: 'payload-too-large' })
})

test('readMultipart: the file is handed on before the form has ended', async () => {
  const form = formOf([filePart('begin'.repeat(100)), textPart('late', '')], '')
  const pieces = (async function* () {
    yield form.subarray(0, 300)
    await new Promise(() => {})
  })()
  const request = Object.assign(Readable.from(pieces, { objectMode: false }), { headers: { 'content-type': formType } })
  openScope(request as unknown as Request, { bodyRead: false, expectsContinue: false } as RequestScope)
  const file = await readMultipart(request as unknown as Request, {} as Response, { maxFileBytes: 1e6 }, () => [])
  const first = await file.bytes[Symbol.asyncIterator]().next()
  expect(Buffer.from(first.value as Uint8Array).toString()).toMatch(/^begin/)
})
