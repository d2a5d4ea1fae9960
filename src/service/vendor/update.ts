/**
 * `node src/service/vendor/update.ts <version>`: takes the reference page's script out of the npm package, with the
 * record that the tests hold it to. The package is no dependency, because to ship this one file it would install
 * 270 others and 300 MB.
 */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const name = '@scalar/api-reference'
const file = 'dist/browser/standalone.js'
const version = process.argv[2]
if (version === undefined || !/^\d+\.\d+\.\d+$/.test(version)) {
  console.error('usage: node src/service/vendor/update.ts <version>')
  process.exit(2)
}

const folder = mkdtempSync(join(tmpdir(), 'coffer-vendor-'))
try {
  const packed = JSON.parse(
    execFileSync('npm', ['pack', `${name}@${version}`, '--json'], { cwd: folder, encoding: 'utf8' }),
  ) as [{ filename: string; integrity: string }]
  const { filename, integrity } = packed[0]
  execFileSync('tar', ['-xzf', filename, `package/${file}`], { cwd: folder })
  const script = readFileSync(join(folder, 'package', file))
  const sha256 = createHash('sha256').update(script).digest('hex')
  writeFileSync(new URL('scalar.js', import.meta.url), script)
  writeFileSync(
    new URL('scalar.json', import.meta.url),
    `${JSON.stringify({ name, version, integrity, file, sha256 }, null, 2)}\n`,
  )
} finally {
  rmSync(folder, { recursive: true })
}
