// The entry of every `npm run` script. Plain JavaScript for Node 20 and no packages, because it runs before they are
// installed: it installs what the lock file says when that is missing, then hands over to the task under Node 24.

import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { constants, tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** `dev`: the task needs the development dependencies too. */
const tasks = {
  start: { file: 'src/main.ts', about: 'serve' },
  test: { file: 'scripts/test.ts', about: 'run every check and test', dev: true },
  check: { file: 'scripts/check.ts', about: 'format, lint, types, generated files, contract rules', dev: true },
  generate: { file: 'scripts/generate.ts', about: 'make generated/ from openapi.yaml', dev: true },
  contract: { file: 'scripts/contract.ts', about: 'run the contract against the service with dredd', dev: true },
  clients: { file: 'scripts/clients.ts', about: 'generate the clients and run their scenario', dev: true },
  compare: { file: 'scripts/compare.ts', about: 'hold the contract against the released one', dev: true },
  guides: { file: 'scripts/guides.ts', about: 'run the code that the guides and the reference show', dev: true },
  mock: { file: 'scripts/mock.ts', about: 'serve the examples of the contract', dev: true },
  proof: { file: 'scripts/proof.ts', about: 'run what needs other languages’ tools, or minutes', dev: true },
  fuzz: { file: 'scripts/fuzz.ts', about: 'draw requests from the contract with Schemathesis', dev: true },
  bench: { file: 'scripts/bench/main.ts', about: 'measure', dev: true },
  'torture:uploads': {
    file: 'scripts/torture/uploads.ts',
    about: 'kill replicas under resumable uploads, and look what is left',
    dev: true,
  },
  'torture:moves': {
    file: 'scripts/torture/moves.ts',
    about: 'kill whoever moves bytes from store to store, and look what is left',
    dev: true,
  },
  coffer: { file: 'src/cli/main.ts', about: 'the command line' },
}

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const lockFile = join(root, 'package-lock.json')
const treeFile = join(root, 'node_modules', '.package-lock.json')
const stampFile = join(root, 'node_modules', '.coffer-stamp')
/** Node 24, as a platform package that the lock file pins like any other. */
const lockedNode =
  process.platform === 'win32'
    ? join(root, 'node_modules', `node-win-${process.arch}`, 'bin/node.exe')
    : join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin/node')

main(process.argv.slice(2))

function main([name, ...args]) {
  if (name === '--help' || name === '-h') return void console.log(usage())
  const task = Object.hasOwn(tasks, name ?? '') ? tasks[name] : undefined
  if (!task) fail(name ? `unknown task "${name}"\n${usage()}` : usage(), 2)
  if (major(process.versions.node) < 20) fail(`Node 20 or newer is needed; this is ${process.versions.node}`)

  process.env.INIT_CWD ??= process.cwd()
  process.chdir(root)
  const { ownNode } = readyStamp(Boolean(task.dev))
  handOver(ownNode ? runningNode() : lockedNode, [
    '--disable-warning=ExperimentalWarning',
    join(root, task.file),
    ...args,
  ])
}

/** The stamp of an installed tree that fits the lock file; installs first when there is none. */
function readyStamp(needsDev) {
  const fits = (stamp) => stamp && (stamp.dev || !needsDev)
  const written = readStamp()
  if (fits(written)) return written
  const found = makeStamp()
  if (fits(found)) return found
  install(needsDev)
  const installed = makeStamp()
  if (!fits(installed)) fail('npm ci ended well, but node_modules does not hold what package-lock.json lists')
  return installed
}

function readStamp() {
  try {
    const stamp = JSON.parse(readFileSync(stampFile, 'utf8'))
    return stamp.lock === lockKey() && stamp.tree === statSync(treeFile).mtimeMs ? stamp : undefined
  } catch {
    return undefined
  }
}

/** Compares the tree that npm recorded with the lock file, so that an `npm ci` made by hand counts as well. */
function makeStamp() {
  let tree
  try {
    tree = JSON.parse(readFileSync(treeFile, 'utf8')).packages
  } catch {
    return undefined
  }
  let dev = true
  for (const [path, locked] of Object.entries(JSON.parse(readFileSync(lockFile, 'utf8')).packages)) {
    const installed = tree[path]
    if (path === '' || locked.link) continue
    if (installed && (installed.version !== locked.version || installed.integrity !== locked.integrity))
      return undefined
    if (installed || locked.optional || locked.devOptional) continue
    if (!locked.dev) return undefined
    dev = false
  }
  const stamp = { lock: lockKey(), tree: statSync(treeFile).mtimeMs, dev, ownNode: !runs(lockedNode) }
  try {
    writeFileSync(stampFile, JSON.stringify(stamp))
  } catch {
    // A read-only tree is fine: the comparison above is only made again at the next start.
  }
  return stamp
}

function lockKey() {
  if (!existsSync(lockFile)) fail('package-lock.json is missing; it belongs to the source')
  return createHash('sha256').update(readFileSync(lockFile)).update(process.platform).update(process.arch).digest('hex')
}

/** Asked once per installation: on musl, for example, the locked Node is there and does not run. */
function runs(node) {
  return existsSync(node) && spawnSync(node, ['--version'], { stdio: 'ignore' }).status === 0
}

/** MikroORM 7 needs 22.17, running TypeScript files directly needs 22.18. */
function runningNode() {
  const [first, second] = process.versions.node.split('.').map(Number)
  if (first > 22 || (first === 22 && second >= 18)) return process.execPath
  return fail(
    `Node 22.18 or newer is needed: this is ${process.versions.node}, and there is no Node package that runs on ` +
      `${process.platform} ${process.arch}`,
  )
}

function install(needsDev) {
  console.error('Installing dependencies (locked) ...')
  const logs = mkdtempSync(join(tmpdir(), 'coffer-npm-'))
  const npmArgs = ['ci', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error', `--logs-dir=${logs}`]
  // Whoever only serves waits a quarter of the time; the first task that needs the rest installs it.
  npmArgs.push(needsDev ? '--include=dev' : '--omit=dev')
  const npm = process.env.npm_execpath
  const [command, args] =
    npm && basename(npm) === 'npm-cli.js' ? [process.execPath, [npm, ...npmArgs]] : ['npm', npmArgs]
  // npm writes to our stderr only: stdout belongs to the task.
  const { status, signal, error } = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: command === 'npm' && process.platform === 'win32',
  })
  if (status === 0) return rmSync(logs, { recursive: true, force: true })
  if (signal) process.exit(128 + constants.signals[signal])
  if (error?.code === 'ENOENT') fail('npm was not found on the PATH; install npm 10 or newer')
  fail(`npm ci failed (exit ${status}): ${error?.message ?? npmError(logs)}`)
}

/** npm's log has lines such as `12 error code ECONNREFUSED`; their text without numbers, on one line. */
function npmError(logs) {
  const file = readdirSync(logs).at(-1)
  if (!file) return 'npm left no log; see its messages above'
  const lines = readFileSync(join(logs, file), 'utf8')
    .split('\n')
    .map((line) => /^\d+ error (?!A complete log)(.+)$/.exec(line)?.[1]?.trim())
    .filter(Boolean)
  return [...new Set(lines)].slice(0, 4).join('; ') || 'see the messages above'
}

function handOver(node, args) {
  // Replacing this process leaves one process less to pass signals through. Node 20 has no execve, Windows neither.
  if (process.execve && process.platform !== 'win32') {
    process.removeAllListeners('warning')
    process.execve(node, [node, ...args], process.env)
  }
  const child = spawn(node, args, { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      // A terminal sends Ctrl-C to the child itself, which should see it once.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
    })
  }
  child.on('error', (error) => fail(`cannot run ${node}: ${error.message}`))
  child.on('exit', (code, signal) => {
    if (!signal) process.exit(code)
    process.removeAllListeners(signal)
    process.kill(process.pid, signal)
    // Reached where a signal to oneself does not end the process at once.
    setTimeout(() => process.exit(128 + constants.signals[signal]), 100)
  })
}

function usage() {
  const lines = Object.entries(tasks).map(([name, { about }]) => `  ${name.padEnd(15)} ${about}`)
  return ['usage: node scripts/bootstrap.mjs <task> [arguments]', ...lines].join('\n')
}

function major(version) {
  return Number(version.split('.')[0])
}

function fail(message, code = 1) {
  console.error(`coffer: ${message}`)
  process.exit(code)
}
