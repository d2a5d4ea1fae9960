import { Type, type EntityProperty, type Platform } from '@mikro-orm/core'

const isMySql = (platform: Platform): boolean => platform.constructor.name.startsWith('MySql')

/** A UUID: text in memory, 16 bytes at rest. */
export class UuidType extends Type<string, Buffer> {
  override convertToDatabaseValue(value: string | Buffer): Buffer {
    return typeof value === 'string' ? uuidToBytes(value) : value
  }
  override convertToJSValue(value: Buffer | string): string {
    return typeof value === 'string' ? value : bytesToUuid(value)
  }
  override compareAsType(): string {
    return 'Buffer'
  }
  override getColumnType(_property: EntityProperty, platform: Platform): string {
    return isMySql(platform) ? 'binary(16)' : 'blob'
  }
}

/** Bytes of a fixed length, such as a digest: compared as bytes, never by a collation. */
export class FixedBytesType extends Type<Buffer, Buffer> {
  override compareAsType(): string {
    return 'Buffer'
  }
  override getColumnType(property: EntityProperty, platform: Platform): string {
    return isMySql(platform) ? `binary(${property.length ?? 32})` : 'blob'
  }
}

/** A few bytes that are compared as such, of a length that differs. */
export class ShortBytesType extends Type<Buffer, Buffer> {
  override compareAsType(): string {
    return 'Buffer'
  }
  override getColumnType(property: EntityProperty, platform: Platform): string {
    return isMySql(platform) ? `varbinary(${property.length ?? 255})` : 'blob'
  }
}

/** A chunk of a file: at most 1 MiB. */
export class ChunkBytesType extends Type<Buffer, Buffer> {
  override compareAsType(): string {
    return 'Buffer'
  }
  override getColumnType(_property: EntityProperty, platform: Platform): string {
    return isMySql(platform) ? 'mediumblob' : 'blob'
  }
}

/** An instant in milliseconds since 1970; whole numbers behave alike on every database. */
export class MillisType extends Type<number, number> {
  override convertToJSValue(value: number | string): number {
    return Number(value)
  }
  override compareAsType(): string {
    return 'number'
  }
  override getColumnType(_property: EntityProperty, platform: Platform): string {
    return isMySql(platform) ? 'bigint' : 'integer'
  }
}

/** A count or size up to 2^53. */
export class CountType extends MillisType {}

/** Text of any length. */
export class LongTextType extends Type<string, string> {
  override compareAsType(): string {
    return 'string'
  }
  override getColumnType(_property: EntityProperty, platform: Platform): string {
    return isMySql(platform) ? 'mediumtext' : 'text'
  }
}

/** A JSON value kept as text, because the two databases' own JSON types differ in what they give back. */
export class JsonTextType<T> extends Type<T, string> {
  override convertToDatabaseValue(value: T | string): string {
    return typeof value === 'string' ? value : JSON.stringify(value)
  }
  override convertToJSValue(value: T | string): T {
    return typeof value === 'string' ? (JSON.parse(value) as T) : value
  }
  override compareAsType(): string {
    return 'string'
  }
  override getColumnType(_property: EntityProperty, platform: Platform): string {
    return isMySql(platform) ? 'mediumtext' : 'text'
  }
}

export const uuidToBytes = (uuid: string): Buffer => Buffer.from(uuid.replaceAll('-', ''), 'hex')

export function bytesToUuid(bytes: Buffer): string {
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
