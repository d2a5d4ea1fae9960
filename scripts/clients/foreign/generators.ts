// The generators that this project does not ship a client of. Each has a folder beside this file with its configuration,
// its pinned versions and, where it costs little, a program that calls the service with what was generated.

export interface Command {
  /** A program of the PATH; `node` is the one that runs this. */
  readonly program: string
  readonly args: readonly string[]
  /** Below the generator's folder. */
  readonly in?: string
}

export interface Generator {
  readonly name: string
  readonly language: string
  /** Where its own version stands. */
  readonly version: { readonly file: string; readonly pattern: RegExp }
  /** What installing depends upon; the rest of the folder may change without it. */
  readonly locks: readonly string[]
  readonly install?: Command
  /** One of the locks that has to lie beside a manifest that is generated. */
  readonly lockForGenerated?: string
  readonly generate: Command
  readonly compile: Command
  readonly compiledBy: string
  /** Called with the service's address as its last argument; must print the contract's version and the problem's. */
  readonly call?: Command
  /** Tags and operations that it leaves out, for a reason that stands in its configuration. */
  readonly without?: readonly string[]
  /** Takes longer than people wait for: only with `--all`. */
  readonly isSlow?: boolean
}

const npmLocks = ['package.json', 'package-lock.json']
const npmInstall: Command = { program: 'npm', args: ['ci', '--ignore-scripts', '--no-audit', '--no-fund'] }
const tsc: Command = { program: 'node', args: ['node_modules/typescript/bin/tsc', '--project', '.'] }
const callMjs: Command = { program: 'node', args: ['dist/call.mjs'] }

const ofNpm = (name: string, packageName: string, generate: readonly string[]): Generator => ({
  name,
  language: 'TypeScript',
  version: { file: 'package.json', pattern: new RegExp(`"${packageName}": "([^"]+)"`) },
  locks: npmLocks,
  install: npmInstall,
  generate: { program: 'node', args: generate },
  compile: tsc,
  compiledBy: 'tsc --strict',
  call: callMjs,
})

const openapiGenerator = { file: 'pom.xml', pattern: /openapi-generator-maven-plugin<\/artifactId>\s*<version>([^<]+)/ }
const mavenGenerate: Command = {
  program: 'mvn',
  args: ['--quiet', '--batch-mode', 'org.openapitools:openapi-generator-maven-plugin:generate'],
}

export const generators: readonly Generator[] = [
  ofNpm('hey-api', '@hey-api/openapi-ts', ['node_modules/@hey-api/openapi-ts/bin/run.js']),
  ofNpm('orval', 'orval', ['node_modules/orval/dist/bin/orval.mjs', '--config', 'orval.config.mjs']),
  ofNpm('swagger-typescript-api', 'swagger-typescript-api', [
    'node_modules/swagger-typescript-api/dist/cli.mjs',
    ...['generate', '--path', 'openapi.yaml', '--output', 'out', '--name', 'coffer.ts', '--responses'],
  ]),
  {
    name: 'ogen',
    language: 'Go',
    version: { file: 'go.mod', pattern: /github\.com\/ogen-go\/ogen v(\S+)/ },
    locks: ['go.mod', 'go.sum'],
    install: { program: 'go', args: ['mod', 'download'] },
    generate: {
      program: 'go',
      args: ['tool', 'ogen', '--config', 'ogen.yml', '--target', 'out', '--package', 'coffer', 'openapi.yaml'],
    },
    compile: { program: 'go', args: ['build', '-o', 'call', '.'] },
    compiledBy: 'go build',
    call: { program: './call', args: [] },
    without: [
      ...['web', 'issueToken', 'revokeToken', 'introspectToken'],
      // What stands behind links shows people a page as well.
      ...['downloadByLink', 'uploadByLink', 'openShare', 'unlockShare', 'downloadShare', 'downloadSharedFile'],
      ...['openUploadRequest', 'unlockUploadRequest', 'uploadToRequest'],
    ],
  },
  {
    name: 'kotlin',
    language: 'Kotlin',
    version: openapiGenerator,
    locks: ['pom.xml'],
    generate: mavenGenerate,
    compile: { program: 'mvn', args: ['--quiet', '--batch-mode', 'compile'] },
    compiledBy: 'kotlinc (Maven)',
    isSlow: true,
  },
  {
    name: 'rust',
    language: 'Rust',
    version: openapiGenerator,
    locks: ['pom.xml', 'Cargo.lock'],
    generate: mavenGenerate,
    compile: {
      program: 'cargo',
      args: ['check', '--locked', '--no-default-features', '--quiet', '--target-dir', '../target'],
      in: 'out',
    },
    lockForGenerated: 'Cargo.lock',
    compiledBy: 'cargo check',
    isSlow: true,
  },
]
