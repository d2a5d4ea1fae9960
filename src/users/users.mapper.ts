import { createHash } from 'node:crypto'
import type { StorageLimits, UsageView } from '../accounts/usage.ts'
import type { Schema } from '../http/contract.ts'
import type { Deletion } from './deletion.entity.ts'
import type { UserRow } from './directory.ts'
import type { InvitationView, MadeInvitation } from './invitations.ts'

/** The one shape of an account for administrators; takes an entity or a row of the directory. */
export function toManagedUser(user: UserRow): Schema<'ManagedUser'> {
  return {
    id: user.id,
    kind: user.kind,
    ...(user.email === '' ? {} : { email: user.email }),
    ...(user.emailVerifiedAt == null ? {} : { emailVerifiedAt: time(user.emailVerifiedAt) }),
    ...(user.displayName == null ? {} : { displayName: user.displayName }),
    roles: [...user.roles],
    ...(user.quotaBytes == null ? {} : { quotaBytes: user.quotaBytes }),
    ...(user.disabledAt == null ? {} : { disabledAt: time(user.disabledAt) }),
    createdAt: time(user.createdAt),
    updatedAt: time(user.updatedAt),
  }
}

/** Of all that is shown, whoever changed it. */
export const userETag = (user: UserRow): string =>
  `"${createHash('sha256')
    .update(JSON.stringify(toManagedUser(user)))
    .digest('base64url')}"`

export function toInvitation(invitation: InvitationView): Schema<'Invitation'> {
  return {
    id: invitation.id,
    email: invitation.email,
    ...(invitation.displayName == null ? {} : { displayName: invitation.displayName }),
    roles: [...invitation.roles],
    ...(invitation.accountId == null ? {} : { inviterId: invitation.accountId }),
    createdAt: time(invitation.createdAt),
    expiresAt: time(invitation.expiresAt),
  }
}

export function toNewlyMadeInvitation(made: MadeInvitation): Schema<'NewlyMadeInvitation'> {
  return { ...toInvitation(made.invitation), link: made.link }
}

/** With what clients need to refuse at once what would be refused here. */
export function toUsage(
  { quotaBytes, usedBytes, versionBytes, reservedBytes, fileCount }: UsageView,
  { maxFileBytes, fileTypes }: StorageLimits,
): Schema<'Usage'> {
  return {
    usedBytes,
    versionBytes,
    reservedBytes,
    fileCount,
    ...(quotaBytes === undefined ? {} : { quotaBytes }),
    maxFileBytes,
    ...(fileTypes.length === 0 ? {} : { fileTypes: fileTypes.map(toFileTypeRule) }),
  }
}

function toFileTypeRule({ type, isAllowed, maxBytes }: StorageLimits['fileTypes'][number]): Schema<'FileTypeRule'> {
  return { mediaType: type, allowed: isAllowed, ...(maxBytes === undefined ? {} : { maxBytes }) }
}

export function toDeletion({ id, files, filesUntil }: Deletion): Schema<'Deletion'> {
  return { userId: id, files, ...(filesUntil == null ? {} : { filesExpireAt: time(filesUntil) }) }
}

const time = (millis: number): string => new Date(millis).toISOString()
