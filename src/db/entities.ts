import { RateLimit } from '../access/rate-limit.entity.ts'
import { Account } from '../accounts/account.entity.ts'
import { File } from '../files/file.entity.ts'
import { Revocation } from '../sessions/revocation.entity.ts'
import { Session } from '../sessions/session.entity.ts'
import { SigningKey } from '../sessions/signing-key.entity.ts'
import { Chunk } from '../storage/chunk.entity.ts'
import { Content } from '../storage/content.entity.ts'
import { Installation } from './installation.entity.ts'

/** Every table, so that the schema can be compared with the migrations. */
export const entities = [Account, Chunk, Content, File, Installation, RateLimit, Revocation, Session, SigningKey]
