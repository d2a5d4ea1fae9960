import { createClient } from './out/client/index.js'
import { getMe, getVersion } from './out/index.js'

const client = createClient({ baseUrl: process.argv[2] })
const version = await getVersion({ client })
console.log(version.data?.contractVersion)
const me = await getMe({ client })
console.log(me.error?.status, me.error?.type)
