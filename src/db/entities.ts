import { IdempotencyKey } from '../access/idempotency-key.entity.ts'
import { RateLimit } from '../access/rate-limit.entity.ts'
import { AccountLink } from '../accounts/account-link.entity.ts'
import { Account } from '../accounts/account.entity.ts'
import { EmailChange } from '../accounts/email-change.entity.ts'
import { MfaFactor } from '../accounts/mfa-factor.entity.ts'
import { PasskeyChallenge } from '../accounts/passkey-challenge.entity.ts'
import { Passkey } from '../accounts/passkey.entity.ts'
import { RecoveryCode } from '../accounts/recovery-code.entity.ts'
import { ApiKey } from '../api-keys/api-key.entity.ts'
import { AuditEvent } from '../audit/audit-event.entity.ts'
import { File } from '../files/file.entity.ts'
import { FileVersion } from '../files/file-version.entity.ts'
import { ExternalSignIn } from '../identities/external-sign-in.entity.ts'
import { Identity } from '../identities/identity.entity.ts'
import { Mail } from '../mail/mail.entity.ts'
import { MfaChallenge } from '../sessions/mfa-challenge.entity.ts'
import { Role } from '../roles/role.entity.ts'
import { Revocation } from '../sessions/revocation.entity.ts'
import { Thumbnail } from '../media/thumbnail.entity.ts'
import { Segment } from '../storage/segment.entity.ts'
import { Session } from '../sessions/session.entity.ts'
import { SigningKey } from '../sessions/signing-key.entity.ts'
import { SharedFile } from '../shares/shared-file.entity.ts'
import { Share } from '../shares/share.entity.ts'
import { Chunk } from '../storage/chunk.entity.ts'
import { ContentCopy } from '../storage/content-copy.entity.ts'
import { Content } from '../storage/content.entity.ts'
import { Upload } from '../uploads/upload.entity.ts'
import { ReceivedFile } from '../upload-requests/received-file.entity.ts'
import { UploadRequest } from '../upload-requests/upload-request.entity.ts'
import { Deletion } from '../users/deletion.entity.ts'
import { Invitation } from '../users/invitation.entity.ts'
import { Installation } from './installation.entity.ts'

/** Every table, so that the schema can be compared with the migrations. */
export const entities = [
  Account,
  AccountLink,
  ApiKey,
  AuditEvent,
  Chunk,
  Content,
  ContentCopy,
  Deletion,
  EmailChange,
  ExternalSignIn,
  File,
  IdempotencyKey,
  FileVersion,
  Identity,
  Installation,
  Invitation,
  Mail,
  MfaChallenge,
  MfaFactor,
  Passkey,
  PasskeyChallenge,
  RateLimit,
  ReceivedFile,
  RecoveryCode,
  Revocation,
  Role,
  Segment,
  Session,
  Share,
  SharedFile,
  SigningKey,
  Thumbnail,
  Upload,
  UploadRequest,
]
