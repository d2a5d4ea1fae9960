// How the answers about resumable uploads are brought about.

import type { Recipe, Situation } from './recipes.ts'
import { maxFileBytes } from './service.ts'
import type { World } from './world.ts'

const exampleId = /[0-9a-f]{8}-[0-9a-f-]{27}/
const figures = 'Figures'
/** Of nothing. */
const otherDigest = '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='

const own =
  (options: Parameters<World['upload']>[0] = {}): Recipe =>
  async ({ request, world }) => {
    request.path = request.path.replace(exampleId, await world.upload(options))
  }

/** The first bytes of an upload, or more of one. */
function withBytes({ request }: Situation, fields: Record<string, string> = {}): void {
  request.body = figures
  Object.assign(request.headers, { 'Content-Type': 'application/offset+octet-stream' }, fields)
}

const creation =
  (fields: Record<string, string>): Recipe =>
  (situation) => {
    delete situation.request.headers['Upload-Defer-Length']
    withBytes(situation, { 'Upload-Length': String(figures.length), ...fields })
  }

const piece =
  (fields: Record<string, string> = {}, options: Parameters<World['upload']>[0] = {}): Recipe =>
  async (situation) => {
    await own(options)(situation)
    withBytes(situation, fields)
  }

const anotherVersion: Recipe = ({ request }) => void (request.headers['Tus-Resumable'] = '0.2.2')

export const uploadRecipes: Readonly<Record<string, Recipe>> = {
  'listUploads 200': async ({ world }) => {
    await world.upload()
  },
  'createUpload 201': creation({}),
  'createUpload 409': () => 'a hundred uploads under way, beside which no other could be tried; a test reaches it',
  'createUpload 412': anotherVersion,
  'createUpload 413': creation({ 'Upload-Length': String(maxFileBytes + 1) }),
  'createUpload 422': creation({ 'Repr-Digest': `sha-256=:${otherDigest}:` }),
  'createUpload 460': creation({ 'Upload-Checksum': `sha256 ${otherDigest}` }),
  'getUpload 200': own(),
  'getUpload 410': own({ isExpired: true }),
  'getUpload 412': anotherVersion,
  'appendUpload 204': piece(),
  'appendUpload 404': withBytes,
  'appendUpload 409': piece({ 'Upload-Offset': '1' }),
  'appendUpload 410': piece({}, { isExpired: true }),
  'appendUpload 412': anotherVersion,
  'appendUpload 413': piece({}, { length: figures.length - 1 }),
  'appendUpload 422': piece({}, { length: figures.length, reprDigest: `sha-256=:${otherDigest}:` }),
  'appendUpload 423': () => 'two requests at once, of which dredd makes one; a test reaches it',
  'appendUpload 460': piece({ 'Upload-Checksum': `sha256 ${otherDigest}` }),
  'cancelUpload 204': own(),
  'cancelUpload 412': anotherVersion,
}
