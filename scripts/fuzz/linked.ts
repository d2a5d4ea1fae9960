// Requests about files, links and uploads that are granted once, by operation: what they name is made beforehand.

import { randomUUID } from 'node:crypto'
import { json, somebody, type Maker, type Prepared, type Throwaway, type Workshop } from './somebody.ts'

interface Owned {
  readonly account: Throwaway
  readonly fileId: string
}

const text = 'Figures'
const password = 'seven small boats'
const tus = { 'Tus-Resumable': '1.0.0' }
const bytes = { body: text, media_type: 'text/plain' }

export const linkedMakers: Readonly<Record<string, Maker>> = {
  deleteFileVersion: onFormerVersion,
  restoreFileVersion: async (workshop) => ({ ...(await onFormerVersion(workshop)), headers: { 'If-Match': '*' } }),
  createShare: async (workshop) => {
    const { account, fileId } = await withFile(workshop)
    return { account, ...json({ fileIds: [fileId] }) }
  },
  getShare: onShare,
  deleteShare: onShare,
  updateShare: async (workshop) => ({
    ...(await onShare(workshop)),
    body: { maxDownloads: 3 },
    media_type: 'application/merge-patch+json',
  }),
  openShare: async (workshop) => ({ path_parameters: { shareToken: (await shared(workshop)).token } }),
  downloadShare: async (workshop) => ({ path_parameters: { shareToken: (await shared(workshop)).token } }),
  downloadSharedFile: async (workshop) => {
    const { token, fileId } = await shared(workshop)
    return { path_parameters: { shareToken: token, fileId } }
  },
  unlockShare: async (workshop) => ({
    path_parameters: { shareToken: (await shared(workshop, { password })).token },
    ...json({ password }),
  }),
  openUploadRequest: async (workshop) => ({ path_parameters: { requestToken: await requested(workshop) } }),
  unlockUploadRequest: async (workshop) => ({
    path_parameters: { requestToken: await requested(workshop, { password }) },
    ...json({ password }),
  }),
  uploadToRequest: async (workshop) => ({ path_parameters: { requestToken: await requested(workshop) }, ...bytes }),
  downloadByLink: async (workshop) => {
    const { account, fileId } = await withFile(workshop)
    const { url } = await workshop.ask<Linked>('POST', `/v1/files/${fileId}/download-links`, {}, account)
    return { path_parameters: { downloadToken: tokenOf(url) } }
  },
  uploadByLink: async (workshop) => {
    const link = { name: 'a.txt', mediaType: 'text/plain', size: text.length }
    const { url } = await workshop.ask<Linked>('POST', '/v1/upload-links', link, await somebody(workshop))
    return { path_parameters: { uploadToken: tokenOf(url) }, ...bytes }
  },
  appendUpload: async (workshop) => {
    const account = await somebody(workshop)
    const fields = { ...tus, 'Upload-Length': String(text.length) }
    await workshop.ask('POST', '/v1/uploads', undefined, account, fields)
    const { items } = await workshop.ask<{ items: { id: string }[] }>('GET', '/v1/uploads', undefined, account)
    return {
      account,
      path_parameters: { uploadId: items[0]?.id ?? '' },
      headers: { ...tus, 'Upload-Offset': '0' },
      body: text,
      media_type: 'application/offset+octet-stream',
    }
  },
  updateRole: async (workshop) => {
    const { email, password: own } = workshop.administrator
    const tokens = await workshop.ask<{ accessToken: string }>('POST', '/v1/sessions', { email, password: own })
    const name = `auditor-${randomUUID().slice(0, 8)}`
    await workshop.ask('POST', '/v1/roles', { name, scopes: ['audit:read'] }, tokens)
    return {
      path_parameters: { roleName: name },
      body: { description: 'Looks at the trail' },
      media_type: 'application/merge-patch+json',
    }
  },
}

interface Linked {
  readonly id: string
  readonly url: string
}

const tokenOf = (url: string): string => url.split('/').at(-1) ?? ''

async function withFile(workshop: Workshop): Promise<Owned> {
  const account = await somebody(workshop)
  const fields = { 'Content-Type': 'text/plain' }
  const { id } = await workshop.ask<{ id: string }>('POST', '/v1/files', text, account, fields)
  return { account, fileId: id }
}

async function onFormerVersion(workshop: Workshop): Promise<Prepared> {
  const { account, fileId } = await withFile(workshop)
  const fields = { 'Content-Type': 'text/plain', 'If-Match': '*' }
  await workshop.ask('PUT', `/v1/files/${fileId}/content`, 'Other figures', account, fields)
  return { account, path_parameters: { fileId, version: 1 } }
}

async function shared(
  workshop: Workshop,
  more: object = {},
): Promise<{ account: Throwaway; id: string; token: string; fileId: string }> {
  const { account, fileId } = await withFile(workshop)
  const { id, url } = await workshop.ask<Linked>('POST', '/v1/shares', { fileIds: [fileId], ...more }, account)
  return { account, id, token: tokenOf(url), fileId }
}

async function onShare(workshop: Workshop): Promise<Prepared> {
  const { account, id } = await shared(workshop)
  return { account, path_parameters: { shareId: id } }
}

async function requested(workshop: Workshop, more: object = {}): Promise<string> {
  const { url } = await workshop.ask<Linked>('POST', '/v1/upload-requests', more, await somebody(workshop))
  return tokenOf(url)
}
