// Jest reads TypeScript as Node itself does, by stripping the types: no second compiler, and every line and column stays.
// Of what is tested it sees the exports alone: Node loads the module (`jest-environment.js`).

import { createHash } from 'node:crypto'
import { createRequire, stripTypeScriptTypes } from 'node:module'
import { join, sep } from 'node:path'

const tests = join(import.meta.dirname, '..', 'tests') + sep
const require = createRequire(import.meta.url)

export default {
  process: (source, path) => ({ code: path.startsWith(tests) ? stripTypeScriptTypes(source) : exportsOf(path) }),
  getCacheKey: (source, path) => createHash('sha256').update(process.version).update(path).update(source).digest('hex'),
  // The exports of a module may come from another one, which changes by itself.
  canInstrument: false,
}

function exportsOf(path) {
  const names = Object.keys(require(path))
  return [
    `const module = loadNatively(${JSON.stringify(path)})`,
    ...names.map((name, at) => `const e${at} = module[${JSON.stringify(name)}]; export { e${at} as ${name} }`),
  ].join('\n')
}
