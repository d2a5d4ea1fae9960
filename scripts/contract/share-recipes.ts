// How the answers about shares, upload requests and short-lived links are brought about.

import type { Recipe, Situation } from './recipes.ts'
import { password, type World } from './world.ts'

const json = (body: object): string => JSON.stringify(body)
const form = (fields: Record<string, string>): string => new URLSearchParams(fields).toString()
const exampleId = /[0-9a-f]{8}-[0-9a-f-]{27}/
const secret = password
const pdf = 'application/pdf'

const asAdmin = async (world: World): Promise<Record<string, string>> => ({
  authorization: `Bearer ${(await world.admin()).accessToken}`,
})

interface Made {
  readonly id: string
  /** Of the link, on the service. */
  readonly path: string
  readonly fileId: string
}

async function made(world: World, collection: string, body: object, fileId = ''): Promise<Made> {
  const reply = await world.ask('POST', collection, { json: body, headers: await asAdmin(world) })
  const { id, url } = reply.body as { id: string; url: string }
  return { id, path: new URL(url).pathname, fileId }
}

async function share(world: World, settings: object = {}): Promise<Made> {
  const { id } = await world.file()
  const example = { name: 'Figures of the third quarter', expiresAt: '2100-12-01T00:00:00Z', maxDownloads: 10 }
  return made(world, '/v1/shares', { fileIds: [id], ...example, ...settings }, id)
}

const request = (world: World, settings: object = {}): Promise<Made> =>
  made(world, '/v1/upload-requests', { expiresAt: '2100-12-01T00:00:00Z', ...settings })

const revoke = async (world: World, collection: string, id: string): Promise<unknown> =>
  world.ask('DELETE', `${collection}/${id}`, { headers: await asAdmin(world) })

/** Of a guest's link: a way to make one, and the path that leads to what is asked for. */
const ofShare =
  (settings: object = {}, then?: (world: World, share: Made) => unknown): Recipe =>
  async ({ request: sound, world }) => {
    const one = await share(world, settings)
    sound.path = sound.path.replace(/^\/s\/[^/]+/, one.path).replace(exampleId, one.fileId)
    await then?.(world, one)
  }
const ofRequest =
  (settings: object = {}, then?: (world: World, request: Made) => unknown): Recipe =>
  async ({ request: sound, world }) => {
    const one = await request(world, settings)
    sound.path = sound.path.replace(/^\/r\/[^/]+/, one.path)
    await then?.(world, one)
  }
const revokedShare = ofShare({}, (world, { id }) => revoke(world, '/v1/shares', id))
const revokedRequest = ofRequest({}, (world, { id }) => revoke(world, '/v1/upload-requests', id))

/** Of the owner's own. */
const ownShare: Recipe = async ({ request: sound, world }) => {
  sound.path = sound.path.replace(exampleId, (await share(world)).id)
}
const ownRequest: Recipe = async ({ request: sound, world }) => {
  const one = await request(world)
  sound.path = sound.path.replace(exampleId, one.id)
}

const withRange =
  (recipe: Recipe, range: string): Recipe =>
  async (situation) => {
    await recipe(situation)
    situation.request.headers['Range'] = range
  }
const notModified =
  (recipe: Recipe): Recipe =>
  async (situation) => {
    await recipe(situation)
    situation.request.headers['If-None-Match'] = '*'
  }

async function downloadLink({ request: sound, world }: Situation): Promise<{ id: string }> {
  const { id } = await world.file()
  const reply = await world.ask('POST', `/v1/files/${id}/download-links`, { json: {}, headers: await asAdmin(world) })
  sound.path = reply.headers.get('location') ?? ''
  return { id }
}

async function uploadLink({ request: sound, world }: Situation): Promise<void> {
  const wanted = { name: 'figures.pdf', mediaType: pdf, size: 7 }
  const reply = await world.ask('POST', '/v1/upload-links', { json: wanted, headers: await asAdmin(world) })
  sound.path = reply.headers.get('location') ?? ''
  sound.body = 'Figures'
}

const atTheTroubled = (situation: Situation): string | undefined => {
  if (!situation.troubled.isCut) return 'a database that is away: SQLite lies in the process of the service'
  situation.request.address = situation.troubled.address
  return undefined
}

const boundary = 'a-boundary'
const guestUpload: Recipe = ({ request: sound }) => {
  if (sound.headers['Content-Type'] !== 'multipart/form-data') return void (sound.body = 'Figures')
  sound.headers['Content-Type'] = `multipart/form-data; boundary=${boundary}`
  const part = (name: string, value: string, more = ''): string =>
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`
  sound.body = `${part('guestName', 'Grace')}${part('file', 'Figures', '; filename="summit.pdf"')}--${boundary}--\r\n`
}
const guestUploadTo =
  (recipe: Recipe): Recipe =>
  async (situation) => {
    await recipe(situation)
    await guestUpload(situation)
  }
const asPerson = ({ request: sound }: Situation): void => void (sound.headers['Accept'] = 'text/html')

const downloads = (operation: string): Readonly<Record<string, Recipe>> => ({
  [`${operation} 200`]: ofShare(),
  [`${operation} 206`]: withRange(ofShare(), 'bytes=0-3'),
  [`${operation} 304`]: notModified(ofShare()),
  [`${operation} 401`]: ofShare({ password: secret }),
  [`${operation} 404`]: () => undefined,
  [`${operation} 410`]: revokedShare,
  [`${operation} 416`]: withRange(ofShare(), 'bytes=999999-'),
})

export const shareRecipes: Readonly<Record<string, Recipe>> = {
  'listShares 200': async ({ request: sound, world }) => {
    await share(world, { password: secret })
    sound.query = '?limit=1&count=exact'
  },
  'createShare 201': async ({ request: sound, world }) =>
    void (sound.body = json({
      fileIds: [(await world.file()).id],
      name: 'Figures of the third quarter',
      password: secret,
      expiresAt: '2100-12-01T00:00:00Z',
      maxDownloads: 10,
    })),
  'createShare 409': () => 'a thousand shares of one account: a test reaches it with rows of its own making',
  'createShare 422': () => undefined,
  'getShare 200': ownShare,
  'getShare 304': notModified(ownShare),
  'updateShare 200': ownShare,
  'updateShare 412': async (situation) => {
    await ownShare(situation)
    situation.request.headers['If-Match'] = '"stale"'
  },
  'updateShare 422': async (situation) => {
    await ownShare(situation)
    situation.request.body = json({ password: 'password' })
  },
  'deleteShare 204': ownShare,
  'deleteShare 412': async (situation) => {
    await ownShare(situation)
    situation.request.headers['If-Match'] = '"stale"'
  },
  'openShare 200': ofShare(),
  'openShare 401': ofShare({ password: secret }),
  'openShare 410': revokedShare,
  'unlockShare 200': async (situation) => {
    await ofShare({ password: secret })(situation)
    Object.assign(situation.request.headers, { 'Content-Type': 'application/json', Accept: 'application/json' })
    situation.request.body = json({ password: secret })
  },
  'unlockShare 303': async (situation) => {
    await ofShare({ password: secret })(situation)
    situation.request.headers['Content-Type'] = 'application/x-www-form-urlencoded'
    situation.request.body = form({ password: secret })
    asPerson(situation)
  },
  'unlockShare 401': ofShare({ password: secret }),
  'unlockShare 410': revokedShare,
  ...downloads('downloadShare'),
  ...downloads('downloadSharedFile'),
  'listUploadRequests 200': async ({ request: sound, world }) => {
    await request(world)
    sound.query = '?limit=1&count=exact'
  },
  'createUploadRequest 201': ({ request: sound }) =>
    void (sound.body = json({
      name: 'Photographs of the excursion',
      expiresAt: '2100-12-01T00:00:00Z',
      maxFiles: 50,
      maxBytes: 1_073_741_824,
      mediaTypes: ['image/*'],
    })),
  'createUploadRequest 409': () =>
    'a thousand upload requests of one account: a test reaches it with rows of its own making',
  'createUploadRequest 422': ({ request: sound }) => void (sound.body = json({ password: 'password' })),
  'getUploadRequest 200': ownRequest,
  'deleteUploadRequest 204': ownRequest,
  'listReceivedFiles 200': async ({ request: sound, world }) => {
    const one = await request(world)
    for (const name of ['first', 'second'])
      await world.ask('POST', `${one.path}/files?guestName=${name}`, {
        text: 'Figures',
        headers: { 'content-type': pdf },
      })
    sound.path = sound.path.replace(exampleId, one.id)
    sound.query = '?limit=1&count=exact'
  },
  'openUploadRequest 200': ofRequest({ name: 'Photographs of the excursion', mediaTypes: ['image/*'] }),
  'openUploadRequest 401': ofRequest({ password: secret }),
  'openUploadRequest 410': revokedRequest,
  'unlockUploadRequest 200': async (situation) => {
    await ofRequest({ password: secret })(situation)
    Object.assign(situation.request.headers, { 'Content-Type': 'application/json', Accept: 'application/json' })
    situation.request.body = json({ password: secret })
  },
  'unlockUploadRequest 303': async (situation) => {
    await ofRequest({ password: secret })(situation)
    situation.request.headers['Content-Type'] = 'application/x-www-form-urlencoded'
    situation.request.body = form({ password: secret })
    asPerson(situation)
  },
  'unlockUploadRequest 401': ofRequest({ password: secret }),
  'unlockUploadRequest 410': revokedRequest,
  'uploadToRequest 200': guestUploadTo(ofRequest()),
  'uploadToRequest 303': async (situation) => {
    await guestUploadTo(ofRequest())(situation)
    asPerson(situation)
  },
  'uploadToRequest 401': guestUploadTo(ofRequest({ password: secret })),
  'uploadToRequest 404': guestUpload,
  'uploadToRequest 410': guestUploadTo(revokedRequest),
  'createDownloadLink 201': async ({ request: sound, world }) =>
    void (sound.path = sound.path.replace(exampleId, (await world.file()).id)),
  'createDownloadLink 409': async ({ request: sound, world }) =>
    void (sound.path = sound.path.replace(exampleId, (await world.trashedFile()).id)),
  'createUploadLink 201': ({ request: sound }) =>
    void (sound.body = json({ name: 'quarterly-report.pdf', mediaType: pdf, size: 7 })),
  'downloadByLink 200': async (situation) => {
    await downloadLink(situation)
  },
  'downloadByLink 206': withRange(async (situation) => {
    await downloadLink(situation)
  }, 'bytes=0-3'),
  'downloadByLink 304': notModified(async (situation) => {
    await downloadLink(situation)
  }),
  'downloadByLink 410': async (situation) => {
    const { id } = await downloadLink(situation)
    await situation.world.ask('DELETE', `/v1/files/${id}`, { headers: await asAdmin(situation.world) })
  },
  'downloadByLink 416': withRange(async (situation) => {
    await downloadLink(situation)
  }, 'bytes=999999-'),
  'downloadByLink 503': async (situation) => {
    await downloadLink(situation)
    return atTheTroubled(situation)
  },
  'uploadByLink 200': uploadLink,
  'uploadByLink 410': async (situation) => {
    await uploadLink(situation)
    const { path } = situation.request
    await situation.world.ask('PUT', path, { text: 'Figures', headers: { 'content-type': pdf } })
  },
  'uploadByLink 503': async (situation) => {
    await uploadLink(situation)
    return atTheTroubled(situation)
  },
}
