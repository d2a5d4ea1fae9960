/** Small values that travel through a client and come back unaltered: nothing is stored for them, so each must say when it ends. */
import { sameBytes, type Secret } from './secret.ts'

export interface SignedValues {
  /** @param purpose the text's prefix as well, such as `coft`; a text made for one purpose is none for another */
  readonly sign: (purpose: string, value: readonly SignedPart[]) => string
  /** What was signed; undefined for what was altered, invented, or made for another purpose. */
  readonly read: (purpose: string, text: string) => readonly SignedPart[] | undefined
}
export type SignedPart = string | number

const macBytes = 32

export function createSignedValues(secret: Pick<Secret, 'mac'>): SignedValues {
  return {
    sign: (purpose, value) => {
      const content = Buffer.from(JSON.stringify(value))
      return `${purpose}_${Buffer.concat([secret.mac(purpose, content), content]).toString('base64url')}`
    },
    read: (purpose, text) => {
      if (!text.startsWith(`${purpose}_`)) return undefined
      const encoded = text.slice(purpose.length + 1)
      const bytes = Buffer.from(encoded, 'base64url')
      const content = bytes.subarray(macBytes)
      // One text for one value: what decodes to the same bytes is not the same.
      if (bytes.toString('base64url') !== encoded || bytes.length <= macBytes) return undefined
      if (!sameBytes(bytes.subarray(0, macBytes), secret.mac(purpose, content))) return undefined
      return JSON.parse(content.toString('utf8')) as SignedPart[]
    },
  }
}
