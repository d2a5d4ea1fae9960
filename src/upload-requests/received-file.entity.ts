import { defineEntity, p } from '@mikro-orm/core'
import { CountType, MillisType, UuidType } from '../db/types.ts'

/** What a guest sent, as it was then: the file itself its owner may have renamed or deleted since. */
const ReceivedFileSchema = defineEntity({
  name: 'ReceivedFile',
  tableName: 'received_file',
  indexes: [
    { name: 'received_file_of_request', properties: ['uploadRequestId', 'receivedAt', 'id'] },
    { name: 'received_file_of_owner', properties: ['ownerId'] },
  ],
  properties: {
    /** The file's. */
    id: p.type(UuidType).$type<string>().primary(),
    uploadRequestId: p.type(UuidType).$type<string>(),
    /** The request's: with the account its rows go. */
    ownerId: p.type(UuidType).$type<string>(),
    name: p.string().length(255),
    mediaType: p.string().length(255),
    size: p.type(CountType).$type<number>(),
    /** As the guest typed it. */
    guestName: p.string().length(200).nullable(),
    receivedAt: p.type(MillisType).$type<number>(),
  },
})
export class ReceivedFile extends ReceivedFileSchema.class {}
ReceivedFileSchema.setClass(ReceivedFile)
