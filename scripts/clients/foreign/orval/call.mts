import { getMe, getVersion } from './out/coffer.js'

const version = await getVersion()
if (version.status === 200) console.log(version.data.contractVersion)
const me = await getMe()
if (me.status === 401) console.log(me.data.status, me.data.type)
