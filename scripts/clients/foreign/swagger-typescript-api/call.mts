import { Api, type HttpResponse, type Problem } from './out/coffer.js'

const api = new Api({ baseUrl: process.argv[2] ?? '' })
const version = await api.version.getVersion()
console.log(version.data.contractVersion)
const me = await api.v1.getMe().catch((refused: HttpResponse<unknown, Problem>) => refused)
if (me.error) console.log(me.error.status, me.error.type)
