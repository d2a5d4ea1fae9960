import { defineEntity, p } from '@mikro-orm/core'

/** Facts about the whole installation, each written once: its id, the proof of its secret, that the first account was made. */
const InstallationSchema = defineEntity({
  name: 'Installation',
  tableName: 'installation',
  properties: {
    name: p.string().length(64).primary(),
    value: p.string().length(255),
  },
})
export class Installation extends InstallationSchema.class {}
InstallationSchema.setClass(Installation)
